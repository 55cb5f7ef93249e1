"""The live board: a page, and the part of it that a browser asks for again and again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Response, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from exercises.engine.schema import Exercise
from sandbox.reports import board as report
from sandbox.reports.board_cells import BoardRow
from sandbox.reports.hands import raised
from sandbox.store.lessons import is_paused
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint, doors
from sandbox.web.teacher.helping import names_of, said
from sandbox.web.teacher.lookup import collected_assignment
from sandbox.web.words import STATES

LETTERS = {"done": "x", "now": "o", "trouble": "!", "": "."}
"""How a poll writes a row's steps; js/teacher-board.js reads them."""


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>")
@listed("assignment", 10, lazy_gettext("Theo dõi"), "display")
@staff
def board(assignment_id: int) -> str:
    moment = now()
    found = found_board(assignment_id, moment)
    return render_template(
        "teacher/board.html",
        **found,
        whole=True,
        version=version(found["assignment"].board_revision, found["classroom"].lesson_revision, moment),
        door=next(iter(doors.addresses()), request.host),
    )


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/bang")
@staff
def board_part(assignment_id: int) -> Response:
    """`?v=` what the browser has: 204 after one SELECT while nothing has moved."""
    return fresh_part(assignment_id, "teacher/_board.html")


def fresh_part(assignment_id: int, template: str, **more: Any) -> Response:
    """A part of the board, or nothing when it would be as it was; minutes pass even when nobody moves."""
    moment = now()
    latest = version(*report.revision(reading(), actor().id, assignment_id, moment), moment)
    return fresh(latest, lambda: render_template(template, **found_board(assignment_id, moment), **more))


def fresh(latest: str, draw: Callable[[], str]) -> Response:
    """What `draw` makes, or nothing where the browser has this version."""
    if request.args.get("v") == latest:
        answer = Response(status=204)
    elif request.if_none_match.contains(latest):
        answer = Response(status=304)
    else:
        answer = Response(draw())
    answer.set_etag(latest)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def found_board(assignment_id: int, moment: datetime) -> dict[str, Any]:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    events = content().world.events
    paused_at = classroom.paused_at if is_paused(classroom.paused_at, moment) else None
    board = report.board(reading(), assignment, exercise, events, moment, paused_at)
    return {
        "assignment": assignment,
        "classroom": classroom,
        "exercise": exercise,
        "board": board,
        "why": _reasons(board, exercise),
        "hands": raised(reading(), classroom.id, moment),
        "letters": LETTERS,
        "now": moment,
    }


def version(board: int, lesson: int, moment: datetime) -> str:
    return f"{board}-{lesson}-{int(moment.timestamp()) // 60}"


def _reasons(board: report.Board, exercise: Exercise) -> dict[int, list[str]]:
    """By student, each reason in words."""
    names = names_of(content().world, exercise)
    labels = {kind: _(event.label) for kind, event in content().world.events.items()}
    return {
        row.student_id: [said(one, names, labels) for one in row.reasons] for row in board.rows if row.reasons
    }


@blueprint.app_template_filter()
def row_why(row: BoardRow, why: dict[int, list[str]]) -> str:
    """State, minutes and reasons, as a row says them to whoever stops at it."""
    told = [str(STATES[row.state])]
    if row.stands and not any(one.kind == "still" for one in row.reasons):
        told.append(_("%(n)d phút từ bước gần nhất", n=row.minutes))
    return "; ".join([*told, *why.get(row.student_id, [])])
