"""The board of both sides of a role swap, and what the projector shows of it."""

from datetime import datetime
from typing import Any

from flask import Response, render_template
from flask_babel import lazy_gettext

from sandbox.reports import swap_board as report
from sandbox.store import swaps
from sandbox.store.base import NotFound
from sandbox.store.lessons import is_paused
from sandbox.web.access import actor, staff
from sandbox.web.context import now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.board import fresh
from sandbox.web.teacher.lookup import collected_assignment

PATH = f"/bai-giao/<{ID}:assignment_id>/hai-phia"
GROUPS = {
    "tiep-nhan": (lazy_gettext("Chờ tiếp nhận"), "help"),
    "xu-ly": (lazy_gettext("Đang xử lý"), "doing"),
    "bo-sung": (lazy_gettext("Chờ bổ sung"), "idle"),
    "nop-phi": (lazy_gettext("Chờ nộp phí"), "idle"),
    "tra": (lazy_gettext("Chờ trả kết quả"), "doing"),
    "xong": (lazy_gettext("Đã xong"), "done"),
}
"""What dossiers wait for (reports.desk_inbox), with its tone."""
LATE = {
    "tiep-nhan": lazy_gettext("Quá hạn tiếp nhận"),
    "xu-ly": lazy_gettext("Quá hạn xử lý"),
    "tra": lazy_gettext("Xong khi quá hạn"),
}


@blueprint.get(PATH)
@listed("assignment", 12, lazy_gettext("Hai phía"), "people", where=swaps.is_side)
@staff
def swap_board(assignment_id: int) -> str:
    moment = now()
    found = _found(assignment_id, moment)
    return render_template("teacher/swap_board.html", **found, version=_version(assignment_id, moment))


@blueprint.get(f"{PATH}/bang")
@staff
def swap_board_part(assignment_id: int) -> Response:
    """`?v=` what the browser has: 204 after one SELECT while nothing has moved."""
    return _part(assignment_id, "teacher/_swap_board.html")


@blueprint.get(f"{PATH}/chieu")
@staff
def swap_project(assignment_id: int) -> str:
    """Figures without any name."""
    moment = now()
    found = _found(assignment_id, moment)
    return render_template("teacher/swap_project.html", **found, version=_version(assignment_id, moment))


@blueprint.get(f"{PATH}/chieu/bang")
@staff
def swap_project_part(assignment_id: int) -> Response:
    return _part(assignment_id, "teacher/_swap_project.html")


def _part(assignment_id: int, template: str) -> Response:
    moment = now()
    latest = _version(assignment_id, moment)
    return fresh(latest, lambda: render_template(template, **_found(assignment_id, moment)))


def _version(assignment_id: int, moment: datetime) -> str:
    """Minutes pass even when nobody moves."""
    return f"{report.revision(reading(), actor().id, assignment_id, moment)}-{int(moment.timestamp()) // 60}"


def _found(assignment_id: int, moment: datetime) -> dict[str, Any]:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    of = swaps.of(reading(), assignment)
    if of is None:
        raise NotFound
    paused_at = classroom.paused_at if is_paused(classroom.paused_at, moment) else None
    return {
        "assignment": assignment,
        "classroom": classroom,
        "exercise": exercise,
        "of": of,
        "board": report.swap_board(reading(), of, moment, paused_at),
        "turned": swaps.is_turned(reading(), of.citizens),
        "groups": GROUPS,
        "late": LATE,
        "both_sides": True,
        "now": moment,
    }
