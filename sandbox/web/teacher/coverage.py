"""What a class has practised of the curriculum, and what could come next."""

from dataclasses import replace

from flask import render_template, request
from flask_babel import lazy_gettext

from exercises.engine.outcomes import load_outcomes
from sandbox.reports import coverage as report
from sandbox.reports.classes import students
from sandbox.web.access import staff
from sandbox.web.context import reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import given_alone, library, seen_class


@blueprint.get(f"/lop/<{ID}:classroom_id>/yeu-cau-can-dat")
@listed("class", 45, lazy_gettext("Yêu cầu cần đạt"), "list-check")
@staff
def coverage(classroom_id: int) -> str:
    """`?khoi=9`: the outcomes of that grade; without it, of the grade that the name of the class tells."""
    classroom = seen_class(classroom_id)
    outcomes = load_outcomes().values()
    grades = sorted({one.grade for one in outcomes})
    asked = request.args.get("khoi", report.grade_of(classroom.name), type=int)
    grade = asked if asked in grades else 0
    known = report.practice(reading(), classroom.id)
    return render_template(
        "teacher/coverage.html",
        classroom=classroom,
        grades=grades,
        grade=grade,
        guessed=report.grade_of(classroom.name),
        covered=[_offered(one) for one in report.coverage(library(), outcomes, known, grade)],
        students=len(students(reading(), classroom.id)),
    )


def _offered(one: report.Covered) -> report.Covered:
    """Without what is given from a page of its own, as the two sides of a role swap are."""
    return replace(one, others=tuple(other for other in one.others if other.slug in given_alone()))
