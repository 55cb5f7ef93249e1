"""The classroom's bar above the portal: which exercise, which step, which day, and the student's tools."""

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, session
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from sandbox.reports import practice
from sandbox.web.context import content, now, reading
from sandbox.web.formats import VIETNAM
from sandbox.web.learn import blueprint
from sandbox.web.learn.seen import last_seen
from sandbox.web.learn.steps import steps_of


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
    row = practice.bar(reading(), wanted, current_user.id)
    if row is None or row.exercise not in content().library:
        return Markup()
    unread = practice.unread(reading(), row.id, last_seen(row.id))
    steps = steps_of(row.steps if row.current else {})
    values = {
        "bar": row,
        "exercise": content().library[row.exercise],
        "steps": steps,
        "past": sum(step.state == "done" for step in steps),
        "tabs": _tabs(row),
        "unread": unread,
        "closing": _closing(row.closes_at),
        "beside": beside,
        "here": request.full_path if request.query_string else request.path,
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
