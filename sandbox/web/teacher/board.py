"""The live board: a page, and the part of it that a browser asks for again and again."""

from datetime import datetime
from typing import Any

from flask import Response, render_template, request
from flask_babel import lazy_gettext

from sandbox.reports import board as report
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint, doors
from sandbox.web.teacher.lookup import collected_assignment


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>")
@listed("assignment", 10, lazy_gettext("Theo dõi"), "display")
@staff
def board(assignment_id: int) -> str:
    moment = now()
    found = _found(assignment_id, moment)
    return render_template(
        "teacher/board.html",
        **found,
        etag=_etag(found["assignment"].board_revision, moment),
        door=next(iter(doors.addresses()), request.host),
    )


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/bang")
@staff
def board_part(assignment_id: int) -> Response:
    """304 after one SELECT while nothing has moved; minutes pass even when nobody moves."""
    moment = now()
    etag = _etag(report.revision(reading(), actor().id, assignment_id, moment), moment)
    if request.if_none_match.contains_raw(etag):
        answer = Response(status=304)
    else:
        answer = Response(render_template("teacher/_board.html", **_found(assignment_id, moment)))
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _found(assignment_id: int, moment: datetime) -> dict[str, Any]:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    events = content().world.events
    return {
        "assignment": assignment,
        "classroom": classroom,
        "exercise": exercise,
        "board": report.board(reading(), assignment, exercise, events, moment),
        "now": moment,
    }


def _etag(revision: int, moment: datetime) -> str:
    return f'"{revision}-{int(moment.timestamp()) // 60}"'
