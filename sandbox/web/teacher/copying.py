"""Signs of copying: evidence for the teacher to talk about, never a penalty."""

from flask import render_template
from flask_babel import lazy_gettext as _l

from sandbox.reports.copying import suspicions
from sandbox.web.access import staff
from sandbox.web.context import reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import own_assignment

KINDS = {
    "paper": _l("Giấy tờ của bạn khác"),
    "value": _l("Thông tin của bạn khác"),
    "same_slip": _l("Cùng một chỗ sai giống hệt"),
    "speed": _l("Làm nhanh khác thường"),
}


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/dau-hieu-chep-bai")
@listed("assignment", 60, _l("Dấu hiệu chép bài"), "files", teach=True)
@staff
def copying(assignment_id: int) -> str:
    assignment, classroom, exercise = own_assignment(assignment_id)
    return render_template(
        "teacher/copying.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        found=suspicions(reading(), assignment, exercise),
        kinds=KINDS,
    )
