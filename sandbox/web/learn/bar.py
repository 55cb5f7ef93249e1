"""The classroom's bar above the portal: which exercise, which step, which day, and the student's tools."""

from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from flask import render_template, request, session
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from sandbox.reports import practice
from sandbox.web.context import content, now, reading
from sandbox.web.formats import VIETNAM
from sandbox.web.learn import blueprint
from sandbox.web.learn.seen import last_seen
from sandbox.web.learn.steps import steps_of
from sandbox.web.learn.tour import tour_strip


@dataclass(frozen=True)
class Tab:
    """A tool: its endpoint is learn.<name>; `count` stands beside the word."""

    name: str
    icon: str
    words: str
    count: int = 0


@blueprint.app_context_processor
def provide() -> dict[str, Any]:
    return {"practice_bar": practice_bar}


def practice_bar(attempt_id: int | None = None, beside: bool = True) -> Markup:
    """The bar of the attempt in play; `beside`: the page has a sheet for the tools to open in."""
    wanted = attempt_id or session.get("attempt")
    if wanted is None or not current_user.is_authenticated or current_user.kind != "student":
        return Markup()
    row = practice.bar(reading(), wanted, current_user.id, last_seen(wanted))
    if row is None or row.exercise not in content().library:
        return Markup()
    generate_csrf()
    facts = {**row._mapping, "closing": _closing(row.closes_at), "beside": beside}
    facts["steps"] = tuple(sorted(row.steps.items())) if row.current else ()
    here = "" if beside else request.path
    return _drawn(session["csrf_token"], here, str(get_locale()), tuple(facts.items())) + tour_strip(row)


@lru_cache(1024)
def _drawn(_session: str, _here: str, _locale: str, facts: tuple[tuple[str, Any], ...]) -> Markup:
    """Drawn again only when something on it has changed, for this browser's own session."""
    bar = SimpleNamespace(**dict(facts))
    steps = steps_of(dict(bar.steps))
    values = {
        "bar": bar,
        "exercise": content().library[bar.exercise],
        "steps": steps,
        "past": sum(step.state == "done" for step in steps),
        "tabs": _tabs(bar),
    }
    return Markup(render_template("learn/bar.html", **values))  # noqa: S704  our own template


def _tabs(row: Any) -> list[Tab]:
    exercise = content().library[row.exercise]
    tabs = [
        Tab("brief", "file-earmark-text", _("Đề bài")),
        Tab("persona", "person-vcard", _("Nhân vật")),
        Tab("papers", "folder2-open", _("Giấy tờ"), len(exercise.papers)),
        Tab("phone", "phone", _("Điện thoại")),
        Tab("checklist", "list-check", _("Việc cần làm")),
    ]
    hints = [Tab("hints", "lightbulb", _("Gợi ý"))] if exercise.hints and row.mode != "test" else []
    return tabs + hints


def _closing(closes_at: Any) -> Any:
    """The closing time when it is today; a date further off is no matter of this lesson."""
    if closes_at is None:
        return None
    local = closes_at.astimezone(VIETNAM)
    return local if local.date() == now().astimezone(VIETNAM).date() and closes_at > now() else None
