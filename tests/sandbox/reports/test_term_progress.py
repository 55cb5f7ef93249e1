"""Progress over the term: measures by hand, and a class with a term behind it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from exercises.engine.exercise import Change, Exercise
from exercises.engine.variants import Variant
from sandbox.reports.term_progress import class_progress, level, student_progress
from sandbox.reports.term_progress.measures import Given, not_practised, practised, skill_shares
from sandbox.store.base import NotFound
from tests.sandbox.teacher.desk import counted
from tests.support.lesson import Lesson, lesson
from tests.support.questions import HANDED_IN, ask_questions
from tests.support.term import AS_ASKED, given, graded

DAY = datetime(2026, 10, 5, tzinfo=UTC)
OTHER = "chuyen-truong-thpt"


def set_to(*marks: float, exercise: str = "x") -> Given:
    return Given(1, exercise, "Bài", DAY, dict(enumerate(marks)))


def test_average_and_median_of_an_exercise() -> None:
    assert (set_to(4, 6, 9.5).average, set_to(4, 6, 9.5).median) == (6.5, 6)
    assert (set_to(4, 6).median, set_to().average, set_to().median) == (5, None, None)


@pytest.mark.parametrize(("marks", "up"), [((9.6, 9.7), 9.7), ((6.3, 6.6), 6.5), ((8.2, 8.3), 8.3)])
def test_what_lies_halfway_between_two_tenths_rounds_up(marks: tuple[float, float], up: float) -> None:
    assert (set_to(*marks).average, set_to(*marks).median) == (up, up)


@pytest.mark.parametrize(
    ("mark", "words"),
    [(None, ""), (10, "high"), (7.95, "high"), (7.94, "good"), (6.5, "good"), (6.4, "pass"), (4.9, "low")],
)
def test_levels_are_those_of_the_circular(mark: float | None, words: str) -> None:
    assert level(mark) == words


def row(skill: str, verdict: str, earned: int, **more: Any) -> Mapping[str, Any]:
    return {"skill": skill, "verdict": verdict, "earned": earned, "points": 100, **more}


def test_a_skill_is_the_share_of_what_was_judged() -> None:
    one = {"criteria": [row("search", "pass", 100), row("search", "fail", 0), row("files", "not_reached", 0)]}
    other = {
        "criteria": [row("search", "partial", 50), row("files", "error", 100), row("safety", "pending", 0)]
    }
    assert skill_shares([one, other]) == {"search": 0.5, "files": 0}
    assert skill_shares([{"criteria": [row("safety", "pending", 75, machine=0)]}]) == {"safety": 0.75}


class Practising:
    outcomes = ("THCS-6-C-tim-kiem",)


def test_an_outcome_has_the_mean_mark_of_the_exercises_that_practise_it() -> None:
    library: Any = {"x": Practising}
    work = [set_to(4, 8), set_to(9), set_to(10, exercise="gone")]
    rows = practised(work, library)
    assert [(one.outcome.id, one.practised, one.mark, one.level) for one in rows] == [
        ("THCS-6-C-tim-kiem", 2, 7, "good")
    ]
    assert [one.mark for one in practised(work, library, 1)] == [8]
    assert [one.mark for one in practised(work, library, 5)] == [None]
    assert "THCS-6-C-tim-kiem" not in {one.id for one in not_practised(rows)}


def wrong_name(place: int, exercise: Exercise, variant: Variant) -> Change:
    """The second student leaves the name out."""
    fields = {"owner_name": ""} if place == 1 and "owner_name" in exercise.cases.reference.fields else {}
    return Change(fields=fields)


@pytest.fixture
def of(app: Flask) -> Lesson:
    """Three students, three exercises; the third student has done the first alone."""
    made = lesson(app)
    graded(made, made.assignment, wrong_name)
    graded(made, given(made, OTHER), lambda *_: AS_ASKED, made.students[:2])
    graded(made, given(made, "doc-thanh-phan-ho-so"), lambda *_: AS_ASKED, made.students[:2])
    return made


def test_a_class_has_its_marks_in_the_order_of_the_term(of: Lesson) -> None:
    with of.parts.database.reading() as session:
        found = class_progress(session, of.classroom, of.parts.content.library)
    assert [sorted(one.marks.values()) for one in found.given] == [[9, 10, 10], [10, 10], [10, 10]]
    assert [one.exercise for one in found.given][:2] == ["cap-ban-sao-bang-tot-nghiep", OTHER]
    assert [(row.seat, row.done, row.average) for row in found.students] == [
        (1, 3, 10),
        (2, 3, 9.7),
        (3, 1, 10),
    ]
    assert found.skills["search"] == 1
    assert 0.9 < found.skills["data_entry"] < 1


def test_a_student_has_now_and_then(of: Lesson) -> None:
    library = of.parts.content.library
    with of.parts.database.reading() as session:
        found = student_progress(session, of.classroom, of.students[1], library)
    assert [mark for _given, mark in found.marked] == [9, 10, 10]
    skills = {row.skill: row for row in found.skills}
    assert skills["data_entry"].first is not None
    assert skills["data_entry"].first < 1
    assert skills["reading"].now == 1
    assert [one.mark for one in found.attempts] == ["10.0", "10.0", "9.0"]


def test_a_few_marks_have_no_beginning_to_compare_with(of: Lesson) -> None:
    with of.parts.database.reading() as session:
        found = student_progress(session, of.classroom, of.students[2], of.parts.content.library)
    assert {row.first for row in found.skills} == {None}


def test_a_student_of_another_class_is_not_there(of: Lesson) -> None:
    stranger = lesson(of.app, username="co.mai").students[0]
    with of.parts.database.reading() as session, pytest.raises(NotFound):
        student_progress(session, of.classroom, stranger, of.parts.content.library)


def test_what_is_not_handed_in_is_nobodys_mark(app: Flask) -> None:
    ask_questions(app, slug=HANDED_IN)
    of = lesson(app)
    task = given(of, HANDED_IN)
    graded(of, task, lambda *_: AS_ASKED, of.students[:1], done=False)
    graded(of, task, lambda *_: AS_ASKED, of.students[1:2])
    with of.parts.database.reading() as session:
        found = class_progress(session, of.classroom, of.parts.content.library)
    assert [list(one.marks) for one in found.given] == [[], [of.students[1]]]


def test_a_longer_term_costs_no_more_statements(of: Lesson) -> None:
    def ask() -> None:
        with of.parts.database.reading() as session:
            class_progress(session, of.classroom, of.parts.content.library)
            student_progress(session, of.classroom, of.students[0], of.parts.content.library)

    before = len(counted(of.app, ask))
    for _ in range(3):
        graded(of, given(of, OTHER), lambda *_: AS_ASKED)
    assert len(counted(of.app, ask)) == before == 8
