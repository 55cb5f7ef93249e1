"""Marks into the workbook of the school's own program: chosen, looked at, then downloaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePath

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.exports import school
from sandbox.reports.class_gradebook import ClassGradebook
from sandbox.rosters import Unreadable
from sandbox.store.classrooms import Classroom
from sandbox.web.access import staff
from sandbox.web.context import now
from sandbox.web.files import file_answer
from sandbox.web.formats import VIETNAM
from sandbox.web.periods import Period, asked_period
from sandbox.web.teacher import blueprint, kept_template
from sandbox.web.teacher.gradebook import PATH, collected_gradebook
from sandbox.web.teacher.lookup import seen_class

AVERAGE = "tb"
FIELD = "cot-"
Answer = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Filling:
    """The school's workbook beside the class: who is who, and what would be written."""

    name: str
    template: school.Template
    matches: tuple[school.Match, ...]
    chosen: Mapping[int, str]
    plan: school.Plan
    over: bool


@blueprint.get(f"{PATH}/dien-mau")
@staff
def fill_template(classroom_id: int) -> Answer:
    """The form for the file; once it is there, its columns and a preview (`?cot-5=tb&de=1`)."""
    period = asked_period()
    classroom, book = collected_gradebook(classroom_id, period)
    kept_template.sweep(Path(current_app.config["INSTANCE"]))
    kept = kept_template.kept(classroom.id)
    if kept is None:
        return _page(classroom, book, period)
    return _page(classroom, book, period, _filling(kept, book, request.args))


@blueprint.post(f"{PATH}/dien-mau")
@staff
def send_template(classroom_id: int) -> Answer:
    """The file itself, or `tai` for the filled one, or `bo` to forget it."""
    classroom = seen_class(classroom_id)
    if "tai" in request.form:
        return _download(classroom)
    if "bo" in request.form:
        kept_template.drop()
        return _to_page(classroom)
    file = request.files.get("file")
    data = file.read(school.BYTES_MAX + 1) if file is not None else b""
    try:
        school.read_template(data, now().astimezone(VIETNAM).date())
    except Unreadable as reason:
        classroom, book = collected_gradebook(classroom_id, asked_period())
        return _page(classroom, book, asked_period(), problem=str(reason)), 422
    kept_template.keep(classroom.id, _name(file.filename if file else ""), data)
    return _to_page(classroom)


def _download(classroom: Classroom) -> Response:
    """The file is used once: what is downloaded is not kept here."""
    _classroom, book = collected_gradebook(classroom.id, asked_period())
    kept = kept_template.kept(classroom.id)
    if kept is None:
        flash(_("Tệp mẫu không còn ở đây nữa. Thầy cô chọn lại tệp."), "warn")
        return _to_page(classroom)
    filling = _filling(kept, book, request.form)
    done = school.fill(filling.template, filling.plan)
    if not done.cells:
        flash(_("Chưa có ô nào để ghi. Thầy cô chọn cột, hoặc cho ghi đè ô đã có điểm."), "warn")
        return _to_page(classroom)
    kept_template.drop()
    return file_answer(done.data, f"{kept.name} {_('đã điền')}", "xlsx")


def _filling(kept: kept_template.Kept, book: ClassGradebook, asked: Mapping[str, str]) -> Filling:
    template = school.read_template(kept.data, now().astimezone(VIETNAM).date())
    matches = school.match(template.students, _people(book))
    chosen, over = _chosen(template, book, asked), "de" in asked
    marks = {column: _marks(book, source) for column, source in chosen.items()}
    plan = school.plan(template, matches, marks, over)
    return Filling(kept.name, template, matches, chosen, plan, over)


def _people(book: ClassGradebook) -> list[school.Person]:
    return [school.Person(one.student_id, one.code, one.full_name, one.birth_date) for one in book.students]


def _chosen(template: school.Template, book: ClassGradebook, asked: Mapping[str, str]) -> dict[int, str]:
    """Column to what goes there; the guess while nobody has chosen. What is not offered is not chosen."""
    offered = {AVERAGE, *(str(one.id) for one in book.assignments)}
    names = [name for name in asked if name.startswith(FIELD)]
    if not names:
        return {} if template.guess is None else {template.guess: AVERAGE}
    found = {one.index: asked.get(f"{FIELD}{one.index}", "") for one in template.columns}
    return {column: source for column, source in found.items() if source in offered}


def _marks(book: ClassGradebook, source: str) -> dict[int, Decimal]:
    if source == AVERAGE:
        found = {one.student_id: one.average for one in book.students}
    else:
        place = [str(one.id) for one in book.assignments].index(source)
        found = {one.student_id: one.standings[place].mark for one in book.students}
    return {student: mark for student, mark in found.items() if mark is not None}


def _page(
    classroom: Classroom,
    book: ClassGradebook,
    period: Period,
    filling: Filling | None = None,
    problem: str = "",
) -> str:
    written = {one.person_id for one in filling.matches if one.sure} if filling else set()
    return render_template(
        "teacher/fill_template.html",
        classroom=classroom,
        book=book,
        period=period,
        filling=filling,
        problem=problem,
        absent=[one.full_name for one in book.students if one.student_id not in written],
    )


def _name(filename: str | None) -> str:
    return PurePath(filename or "").stem[:60] or _("tệp mẫu")


def _to_page(classroom: Classroom) -> Response:
    return redirect(url_for(".fill_template", classroom_id=classroom.id, **asked_period().query))
