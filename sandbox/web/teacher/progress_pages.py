"""Progress over the term: of a class, and of one student in it."""

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.reports.term_progress import class_progress, student_progress
from sandbox.web.access import staff
from sandbox.web.context import reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint, progress_words
from sandbox.web.teacher.lookup import library, seen_class


@blueprint.get(f"/lop/<{ID}:classroom_id>/tien-bo")
@listed("class", 50, _l("Tiến bộ"), "graph-up")
@staff
def progress(classroom_id: int) -> str:
    classroom = seen_class(classroom_id)
    found = class_progress(reading(), classroom_id, library())
    covered = {"some": len(found.outcomes), "all": len(found.outcomes) + len(found.unpractised)}
    return render_template(
        "teacher/progress.html",
        classroom=classroom,
        found=found,
        trend=progress_words.trend_of_class([one.average for one in found.given if one.average is not None]),
        skills=progress_words.skills_of_class(found.skills),
        coverage=_("Các bài đã giao luyện %(some)d trong %(all)d yêu cầu mà thư viện có.", **covered),
    )


@blueprint.get(f"/lop/<{ID}:classroom_id>/tien-bo/<{ID}:student_id>")
@staff
def student_progress_page(classroom_id: int, student_id: int) -> str:
    classroom = seen_class(classroom_id)
    found = student_progress(reading(), classroom_id, student_id, library())
    return render_template(
        "teacher/progress_student.html",
        classroom=classroom,
        found=found,
        trend=progress_words.trend_of_student(found.marked),
        skills=progress_words.skills_of_student(found.skills),
        compared=any(row.first is not None for row in found.skills),
        openable={one.assignment_id for one in found.given if one.exercise in library()},
    )
