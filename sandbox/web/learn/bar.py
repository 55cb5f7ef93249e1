"""The classroom's bar above the portal: which exercise, which step, which day, and the student's tools."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from flask import render_template, request, session
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from sandbox.reports import lesson, practice
from sandbox.reports.limits import ends_at
from sandbox.store.attempts import sheet_of
from sandbox.web.context import content, now, reading
from sandbox.web.formats import VIETNAM
from sandbox.web.languages import chosen
from sandbox.web.learn import blueprint
from sandbox.web.learn.seen import last_seen
from sandbox.web.learn.steps import steps_of
from sandbox.web.learn.tour import tour_strip

OF_A_CITIZEN = ("persona", "papers", "phone")  # a helper has none of their own
TICK = 10  # seconds; a bar that is the same for so long is drawn once


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
    with force_locale(chosen()):  # the portal around it speaks Vietnamese only
        return _bar(wanted, beside)


def _bar(attempt_id: int, beside: bool) -> Markup:
    row = practice.bar(reading(), attempt_id, current_user.id, last_seen(attempt_id))
    if row is None or row.exercise not in content().library:
        return Markup()
    generate_csrf()
    exercise = content().library[row.exercise]
    facts = {**row._mapping, **time_of(row), **vars(lesson.told(row, now())), "beside": beside}
    facts["steps"] = tuple(sorted(row.steps.items())) if row.current else ()
    facts["answers"] = sum(not sheet_of(row.answers).get(one.id) for one in exercise.questions)
    facts["filed"] = row.filed and (exercise.ends == "submit" or facts["over"])
    here = "" if beside else request.path
    return _drawn(session["csrf_token"], here, str(get_locale()), tuple(facts.items())) + tour_strip(row)


@lru_cache(1024)
def _drawn(_session: str, _here: str, _locale: str, facts: tuple[tuple[str, Any], ...]) -> Markup:
    """Drawn again only when something on it has changed, for this browser's own session."""
    bar = SimpleNamespace(**dict(facts))
    exercise = content().library[bar.exercise]
    steps = steps_of(exercise, dict(bar.steps))
    values = {
        "bar": bar,
        "exercise": exercise,
        "steps": steps,
        "past": sum(step.state == "done" for step in steps),
        "tabs": _tabs(bar),
    }
    return Markup(render_template("learn/bar.html", **values))  # noqa: S704  our own template


def _tabs(row: Any) -> list[Tab]:
    exercise = content().library[row.exercise]
    papers = len(exercise.papers) + len(exercise.received)
    who = _("Thẻ cán bộ") if exercise.side == "officer" else _("Nhân vật")
    tabs = [
        Tab("brief", "file-earmark-text", _("Đề bài")),
        Tab("persona", "person-vcard", who),
        Tab("papers", "folder2-open", _("Giấy tờ"), papers),
        Tab("phone", "phone", _("Điện thoại")),
        Tab("checklist", "list-check", _("Việc cần làm")),
    ]
    if exercise.side == "officer":  # no citizen's bag, nor phone, unless the exercise brings one
        useless = {"papers": not papers, "phone": not exercise.phone}
        tabs = [tab for tab in tabs if not useless.get(tab.name)]
    if exercise.side == "support":
        tabs = [one for one in tabs if one.name not in OF_A_CITIZEN]
    if exercise.questions:
        tabs.insert(1, Tab("answers", "pencil-square", _("Phiếu trả lời"), row.answers))
    hinted = exercise.hints and row.mode != "test" and row.hints == "yes"
    return [*tabs, Tab("hints", "lightbulb", _("Gợi ý"))] if hinted else tabs


def time_of(row: Any) -> dict[str, Any]:
    """`over`: ended, or time is up; of a limited one its `limit` and the seconds `left`, else `closing`."""
    moment = now()
    limit = ends_at(row.started_at, row.minutes, row.extra, row.paused_seconds)
    if limit is not None and row.closes_at is not None:
        limit = min(limit, row.closes_at)
    ends = [time for time in (limit, row.closes_at) if time is not None]
    over = row.finished_at is not None or any(moment >= time for time in ends)
    left = int((limit - moment).total_seconds()) // TICK * TICK if limit and not over else 0
    return {
        "over": over,
        "limit": limit and limit.astimezone(VIETNAM),
        "left": left,
        "closing": None if limit or over else _closing(row.closes_at, moment),
    }


def _closing(closes_at: datetime | None, moment: datetime) -> datetime | None:
    """The closing time when it is today; a date further off is no matter of this lesson."""
    if closes_at is None:
        return None
    local = closes_at.astimezone(VIETNAM)
    return local if local.date() == moment.astimezone(VIETNAM).date() and closes_at > moment else None
