"""A citizen who is helped by the Tổ hỗ trợ: what was said to them, their answers, and their authorisation."""

from typing import Any

from flask import Response, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response as Redirect

from fixtures.support import load_support
from sandbox.operations import support
from sandbox.reports import helping as report
from sandbox.store.attempts import Attempt
from sandbox.web.access import student
from sandbox.web.context import content, now, reading, writing
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool, under_way
from sandbox.web.learn.whereabouts import address_of, page_at
from sandbox.web.referrer import came_from

HELPED = f"{ATTEMPT}/to-ho-tro"
LARGEST = 2147483647  # what a key column can hold


@blueprint.get(HELPED)
@student
def helped(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    helping = report.watched(reading(), attempt.id)
    said = report.advice(reading(), helping.id) if helping else []
    return tool(
        "learn/helped.html",
        attempt,
        helping=helping,
        said=[(one, address_of(attempt, one.points_to)) for one in said],
        kinds=load_support().kinds,
    )


@blueprint.get(f"{HELPED}/<any('tra-loi', 'uy-quyen'):form>")
@student
def to_helped(attempt_id: int, form: str) -> Redirect:
    """These only take a form: opened like a page, they lead to the tool."""
    return redirect(url_for(".helped", attempt_id=mine(attempt_id).id))


@blueprint.post(f"{HELPED}/tra-loi")
@student
def answer_helper(attempt_id: int) -> Redirect:
    advice, said = request.form.get("advice", 0, type=int), request.form.get("said", "")
    with writing() as db:
        support.answer(db, under_way(db, attempt_id), min(advice, LARGEST), said, now())
    return _back(attempt_id)


@blueprint.post(f"{HELPED}/uy-quyen")
@student
def authorise(attempt_id: int) -> Redirect:
    on = request.form.get("on") == "1"
    with writing() as db:
        support.authorise(db, content(), under_way(db, attempt_id), on, now())
    flash(_("Em đã ủy quyền nộp hồ sơ.") if on else _("Em đã rút lại ủy quyền."), "done")
    return _back(attempt_id)


@blueprint.post(f"{HELPED}/dang-xem")
@student
def tell_page(attempt_id: int) -> tuple[str, int]:
    """What the open page tells of itself while somebody helps: its name, never what stands in it."""
    page, field = page_at(request.form.get("page", "")), request.form.get("field", "")[:64]
    seen = min(request.form.get("seen", 0, type=int), LARGEST)
    with writing() as db:
        attempt = under_way(db, attempt_id, while_paused=True)
        support.look(db, content(), attempt, page, field, seen, now())
    return "", 204


def version_of(row: Any) -> str:
    """What the pulse adds to its version for somebody who is helped; "" for everybody else."""
    return f".h{row.helping_id}.{row.help_revision}" if row is not None and row.helping_id else ""


def card(row: Any) -> dict[str, Any] | None:
    """What the open page shows: the newest advice without an answer, and where it points."""
    at_work = row is not None and row.helping_id and row.finished_at is None
    helping = report.watched(reading(), row.id) if at_work else None
    if helping is None:
        return None
    waiting = [one for one in report.advice(reading(), helping.id) if not one.answer]
    newest = waiting[0] if waiting else None
    where = address_of(reading().get_one(Attempt, row.id), newest.points_to) if newest else ""
    return {"helping": helping, "newest": newest, "more": len(waiting) - 1, "where": where}


def _back(attempt_id: int) -> Redirect:
    return redirect(came_from() or url_for(".helped", attempt_id=attempt_id), 303)
