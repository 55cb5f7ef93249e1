"""The library for teachers: what there is for a grade; of each exercise its lesson sheet and rubric."""

from flask import render_template, request
from flask_babel import lazy_gettext

from exercises.engine.describing import ENDS, by_topic, grades_said
from exercises.engine.outcomes import load_outcomes
from sandbox.reports.taught import taught
from sandbox.store.base import NotFound
from sandbox.web.access import actor, staff
from sandbox.web.context import now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import blueprint
from sandbox.web.teacher.lookup import library
from sandbox.web.words import GROUPS


@blueprint.get("/thu-vien")
@listed("staff", 20, lazy_gettext("Thư viện bài"), "book")
@staff
def exercises() -> str:
    """`?lop=8`: those of that grade only."""
    everything = library().values()
    grades = sorted({grade for one in everything for grade in one.grades})
    grade = request.args.get("lop", 0, type=int)
    found = [one for one in everything if grade in one.grades] if grade in grades else everything
    return render_template(
        "teacher/library.html",
        topics=by_topic(found),
        grades=grades,
        grade=grade if grade in grades else 0,
        said=grades_said,
    )


@blueprint.get("/thu-vien/<slug>")
@staff
def lesson_sheet(slug: str) -> str:
    exercise = library().get(slug)
    if exercise is None:
        raise NotFound
    return render_template(
        "teacher/lesson_sheet.html",
        exercise=exercise,
        outcomes=[load_outcomes()[name] for name in exercise.outcomes],
        ends=ENDS[exercise.ends],
        groups=GROUPS,
        grades=grades_said(exercise),
        classes=taught(reading(), actor().id, now()),
    )
