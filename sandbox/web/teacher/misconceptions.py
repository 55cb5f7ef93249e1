"""What the class gets wrong, by kind of mistake: to read, and one kind at a time to project."""

from typing import Any

from flask import render_template
from flask_babel import lazy_gettext

from exercises.engine.kinds import load_kinds
from sandbox.reports.classes import students
from sandbox.reports.counting import counting_reports
from sandbox.reports.misconceptions import kinds_found
from sandbox.store.base import NotFound
from sandbox.web.access import staff
from sandbox.web.context import reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import collected_assignment


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/loi-hay-gap")
@listed("assignment", 20, lazy_gettext("Lỗi hay gặp"), "bar-chart")
@staff
def misconceptions(assignment_id: int) -> str:
    return render_template("teacher/misconceptions.html", **_found(assignment_id))


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/loi-hay-gap/<kind>/chieu")
@staff
def project_kind(assignment_id: int, kind: str) -> str:
    """One kind, big, without names; also when nobody has it any more. Raises NotFound for no kind at all."""
    if kind not in load_kinds():
        raise NotFound
    page = _found(assignment_id)
    ids = [one.counted.kind.id for one in page["found"]]
    one = page["found"][ids.index(kind)] if kind in ids else None
    following = (ids[ids.index(kind) + 1 :] if kind in ids else ids) or ids[:1] or [kind]
    return render_template(
        "teacher/project_kind.html", **page, kind=load_kinds()[kind], one=one, following=following[0]
    )


def _found(assignment_id: int) -> dict[str, Any]:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    reports = counting_reports(reading(), assignment, exercise)
    names = [row.full_name for row in students(reading(), classroom.id)]
    return {
        "assignment": assignment,
        "classroom": classroom,
        "exercise": exercise,
        "found": kinds_found(exercise, reports, names),
        "graded": len(reports),
    }
