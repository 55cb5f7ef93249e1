"""“Bổ sung hồ sơ”: what the officer asks for, the papers and fields that answer it, sent once."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from flask import redirect, request, url_for
from werkzeug import Response

from fixtures.eform import FormatError
from fixtures.privacy import PLEASE
from sandbox.operations import answering, attachments, dossiers, supplements
from sandbox.operations.refusals import Incomplete, Paused, Refused
from sandbox.store.aftermath import Demand
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, writing
from sandbox.web.portal import eform
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page, sent_key, tell
from sandbox.web.portal.shape import Shape, shape_with

BASE = f"/ho-so/<{ID}:dossier_id>/bo-sung"


@blueprint.get(BASE)
@persona
@with_account
def supplement(dossier_id: int) -> str | Response:
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    demand = supplements.editable(reading(), found)
    if demand is None:
        tell(answering.NOT_ASKED)
        return redirect(url_for(".dossier", dossier_id=found.id))
    adding = request.args.get("them", "")
    return _page(found, demand, eform.shown(_shape(found, demand), found.fields, adding), demand.answer)


@blueprint.post(BASE)
@persona
@with_account
def send_supplement(dossier_id: int) -> Any:
    intent, _, about = request.form.get("intent", "send").partition(":")
    words = _words(request.form.get("answer", ""))
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    demand = supplements.editable(reading(), found)
    if demand is None:
        return redirect(url_for(".dossier", dossier_id=found.id), 303)
    filled, values, forbidden = _filled(found, demand, intent, about)
    try:
        with writing() as db:
            keep = (db, content(), playing(db, intent != "send"), dossier_id, values, words)
            if intent == "send" and not forbidden:
                answering.send(*keep, sent_key(), now())
            else:
                answering.save(*keep, now())
    except Incomplete as incomplete:
        filled.check()
        return _again(dossier_id, filled, words, incomplete.errors), 422
    except Paused as paused:
        return _held(dossier_id, values, words, paused)
    if intent == "autosave":
        return "", 204
    if forbidden:
        return _again(dossier_id, filled, words), 422
    return _onward(dossier_id, filled, intent, about.partition(":")[0])


def _held(dossier_id: int, values: dict[str, str], words: str, paused: Paused) -> Response:
    """Nothing is sent while the practice stands still; what was typed is kept."""
    with writing() as db:
        answering.save(db, content(), playing(db, while_paused=True), dossier_id, values, words, now())
    tell(str(paused), "warn")
    return redirect(url_for(".supplement", dossier_id=dossier_id), 303)


def _filled(
    found: Dossier, demand: Demand, intent: str, about: str
) -> tuple[eform.StepForm, dict[str, str], list[str]]:
    """The form as it was sent, its values, and the fields that may be a real person's."""
    filled = eform.sent(_shape(found, demand), found.fields, request.form)
    filled.act(intent, about)
    values = filled.values()
    return filled, values, filled.forbid(_somebodys(found, values), PLEASE)


def _somebodys(found: Dossier, values: dict[str, str]) -> frozenset[str]:
    return dossiers.somebodys(content(), attempt(reading()), found, values)


def refused(dossier: Dossier, problems: Mapping[str, str]) -> str:
    """The page with what was wrong with a file, by component; a component nobody asked for is not on it."""
    demand = _demand(dossier)
    for name in problems.keys() - set(demand.components):
        raise Refused(problems[name])
    form = eform.shown(_shape(dossier, demand), dossier.fields)
    errors = [FormatError(answering.STEP, name, words) for name, words in problems.items()]
    return _page(dossier, demand, form, demand.answer, errors)


def _onward(dossier_id: int, filled: eform.StepForm, intent: str, field: str) -> Response:
    if intent == "send":
        tell("Đã gửi bổ sung. Cán bộ xem lại hồ sơ trong 08 giờ làm việc.", "done")
        return redirect(url_for(".dossier", dossier_id=dossier_id), 303)
    if intent in eform.WITHIN and filled.is_here(field):
        more = {"them": field} if intent == "add" else {}
        spot = filled.next_of(field, intent)
        return redirect(url_for(".supplement", dossier_id=dossier_id, _anchor=spot, **more), 303)
    tell("Đã lưu phần bổ sung. Ông/bà nhớ bấm Gửi bổ sung trước khi hết hạn.", "done")
    return redirect(url_for(".supplement", dossier_id=dossier_id), 303)


def _again(dossier_id: int, filled: eform.StepForm, words: str, errors: Sequence[FormatError] = ()) -> str:
    found = dossiers.find(reading(), attempt(reading()), dossier_id)
    return _page(found, _demand(found), filled, words, errors)


def _demand(dossier: Dossier) -> Demand:
    demand = supplements.editable(reading(), dossier)
    if demand is None:
        raise Refused(answering.NOT_ASKED)
    return demand


def _page(
    dossier: Dossier,
    demand: Demand,
    filled: eform.StepForm,
    words: str,
    errors: Sequence[FormatError] = (),
) -> str:
    catalogue = content().world.catalogue
    procedure = catalogue.procedure(dossier.procedure)
    kept: dict[str, list[Attachment]] = {}
    for one in attachments.of_dossier(reading(), dossier):
        kept.setdefault(one.component, []).append(one)
    own = {error.name: error.message for error in errors if error.name not in filled.shape.names}
    return page(
        "supplement.html",
        dossier=dossier,
        demand=demand,
        procedure=procedure,
        agency=catalogue.agency(dossier.agency),
        parts=[part for part in procedure.components if part.id in demand.components],
        files=kept,
        step=filled,
        is_wide=eform.is_wide,
        words=words,
        words_max=answering.ANSWER_MAX,
        problems=own,
        key=secrets.token_urlsafe(16),
    )


def _words(raw: str) -> str:
    """What was written, as it is kept: its lines, without what cannot be seen or stored."""
    lines = (
        "".join(letter for letter in line if letter.isprintable()).strip()
        for line in raw[: 4 * answering.ANSWER_MAX].splitlines()
    )
    return "\n".join(lines).strip()[: answering.ANSWER_MAX]


def _shape(dossier: Dossier, demand: Demand) -> Shape:
    procedure = content().world.catalogue.procedure(dossier.procedure)
    names = [field.name for field in procedure.form if field.name in demand.fields and not field.readonly]
    return shape_with(procedure, names, portal_of(attempt(reading())))
