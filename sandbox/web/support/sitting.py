"""The helper's page: the citizen's screen as it is now, what was said, and the words for the next advice."""

from hashlib import sha256
from typing import Any

from flask import Response, render_template, request, session
from markupsafe import Markup

from exercises.engine.render import brief_html
from fixtures.support import LONGEST, load_support
from sandbox.operations import needs
from sandbox.reports import helping as report
from sandbox.reports.helping_screen import screen
from sandbox.store.attempts import Attempt
from sandbox.store.support import Helping
from sandbox.web import context
from sandbox.web.access import supporter
from sandbox.web.context import attempt, content, now, reading
from sandbox.web.learn.persona import in_threes
from sandbox.web.support import blueprint
from sandbox.web.support.words import ANSWERS, FACTS, STEPS


@blueprint.get("")
@supporter
def sitting() -> str:
    return page()


@blueprint.get("/man-hinh")
@supporter
def beside() -> Response:
    """What the open page asks for again and again: 204 while it would be as it was. Who only looks on is not
    at work: no session lives longer for it."""
    session.stale = False  # type: ignore[attr-defined]
    part = render_template("support/_parts.html", **_seen(attempt(reading())))
    version = sha256(part.encode()).hexdigest()[:16]
    answer = Response(status=204) if request.args.get("v") == version else Response(part)
    answer.set_etag(version)
    return answer


def page(**typed: Any) -> str:
    """The whole page. `typed`: what was written and did not go, with its `problem`."""
    me = attempt(reading())
    return render_template("support/sitting.html", **_whole(me), typed=typed)


def _whole(me: Attempt) -> dict[str, Any]:
    seen, support = _seen(me), load_support()
    found = {**seen, "kinds": support.kinds, "acts": support.acts, "longest": LONGEST, "me": me}
    if seen["citizen"] is None:
        return found
    citizen = seen["citizen"]
    exercise, variant = context.exercise(citizen), context.variant(citizen)
    values = variant.values
    return found | {
        "exercise": exercise,
        "brief": Markup(brief_html(exercise, variant)),  # noqa: S704  our library's markdown
        "persona": values.get("me.full_name", ""),
        "number": in_threes(values.get("me.id_number", "")),
        "facts": [(words, values[f"me.{name}"]) for name, words in FACTS.items() if values.get(f"me.{name}")],
    }


def _seen(me: Attempt) -> dict[str, Any]:
    """The part that is asked for again; without a citizen there is nothing to see."""
    found = report.beside(reading(), me.id, now())
    if found is None:
        return {"citizen": None, "helping": None, "had_one": report.had_one(reading(), me.id)}
    helping, citizen = found
    return {
        "citizen": citizen,
        "helping": helping,
        "screen": screen(reading(), content(), citizen, helping),
        "said": report.advice(reading(), helping.id),
        "places": _places(citizen, helping),
        "pages": load_support().pages,
        "kind_labels": load_support().kinds,
        "answers": ANSWERS,
        "step_words": STEPS,
        "states": content().world.lifecycle.states,
    }


def _places(citizen: Attempt, helping: Helping) -> dict[str, list[tuple[str, str]]]:
    """What may be pointed at, by kind: (name, label)."""
    found: dict[str, list[tuple[str, str]]] = {"page": [], "field": [], "component": []}
    dossier = report.current(reading(), citizen.id)
    procedure = content().world.catalogue.procedure(dossier.procedure) if dossier else None
    labels = {f"page:{one.id}": one.label for one in load_support().pages.values()}
    if procedure is not None:
        labels |= {f"field:{one.name}": one.label for one in procedure.form}
        labels |= {f"component:{one.id}": one.name for one in procedure.components}
    for name in needs.places(reading(), content(), citizen):
        found[name.partition(":")[0]].append((name, labels[name]))
    return found
