"""What the whole class may see on the projector: big, without names or ranking unless the teacher says so."""

from typing import Any

from flask import Response, render_template, request
from flask_babel import lazy_gettext

from fixtures.alphabet import alphabetical
from sandbox.reports.board import Board
from sandbox.store.lessons import is_of_this_lesson, is_paused
from sandbox.web.access import staff
from sandbox.web.context import now
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint, doors
from sandbox.web.teacher.board import found_board, fresh_part, version


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/chieu")
@listed("assignment", 15, lazy_gettext("Chiếu"), "easel")
@staff
def project(assignment_id: int) -> str:
    """`?ten=1`: with short names, in the order of the alphabet."""
    moment = now()
    found = found_board(assignment_id, moment)
    assignment, classroom = found["assignment"], found["classroom"]
    address = next(iter(doors.addresses()), request.host)
    return render_template(
        "teacher/project.html",
        **found,
        **_shown(),
        version=version(assignment.board_revision, classroom.lesson_revision, moment),
        door=address,
        qr=doors.qr_svg(doors.join_link(address, classroom.join_code)),
    )


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/chieu/bang")
@staff
def project_part(assignment_id: int) -> Response:
    return fresh_part(assignment_id, "teacher/_project.html", **_shown())


def _shown() -> dict[str, Any]:
    return {
        "with_names": request.args.get("ten") == "1",
        "by_state": by_state,
        "of_this_lesson": is_of_this_lesson,
        "is_paused": is_paused,
    }


def by_state(board: Board) -> dict[str, list[str]]:
    """Short names by what their students are doing, as the alphabet has them: no list says who is first."""
    order = ("working", "help", "todo", "done")
    return {
        state: sorted(
            (short_name(row.name, row.given_name) for row in board.rows if row.state == state),
            key=alphabetical,
        )
        for state in order
    }


def short_name(full_name: str, given_name: str) -> str:
    """ "Ánh N." for Nguyễn Thị Ánh."""
    family = full_name.split()[0]
    return given_name if family == given_name else f"{given_name} {family[0]}."
