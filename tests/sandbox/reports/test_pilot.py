"""The pilot report counts what was done, and tells of no group smaller than five."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from flask import Flask
from sqlalchemy import update

from sandbox.reports.pilot import pilot_report
from sandbox.reports.pilot_gathering import Scope
from sandbox.reports.pilot_rows import PilotReport, Size
from sandbox.reports.suppression import SMALLEST, hidden
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from tests.support.lesson import SLUG, Lesson, lesson
from tests.support.marked import given, marked
from tests.support.questions import ask_questions


def report(of: Lesson, **scope: Any) -> PilotReport:
    with of.parts.database.reading() as session:
        return pilot_report(session, Scope(**scope), of.parts.content.library)


def criterion(
    id: str = "owner_name", verdict: str = "fail", tag: str | None = "wrong_person"
) -> dict[str, Any]:
    earned = {"pass": 100, "partial": 50}.get(verdict, 0)
    return {
        "id": id, "skill": "data_entry", "verdict": verdict, "points": 100, "earned": earned,
        "misconception": tag,
    }  # fmt: skip


def with_marks(of: Lesson, marks: Sequence[str], criteria: Sequence[dict[str, Any]] = ()) -> None:
    for student, mark in zip(of.students, marks, strict=False):
        marked(of, of.assignment, student, mark, criteria)


def test_everything_is_counted(app: Flask) -> None:
    of = lesson(app, students=30)
    with_marks(of, ["4.0"] * 6 + ["6.0"] * 7 + ["9.0"] * 8, [criterion()])
    found = report(of)
    assert (found.schools, found.classes, found.students, found.practised) == (1, 1, Size(30), Size(21))
    assert (found.exercises, found.given, found.attempts, found.hours) == (1, 1, 21, 7)
    (row,) = found.by_exercise
    assert (row.slug, row.students, row.reached, row.good) == (SLUG, Size(21), 15, 8)
    assert [(one.topic, one.average) for one in found.by_topic] == [("file_self", Decimal("6.6"))]
    assert [(one.skill, one.share) for one in found.by_skill] == [("data_entry", 0)]
    assert [(one.slug, one.students) for one in found.ideas] == [(SLUG, 21)]


def test_what_is_not_handed_in_yet_is_no_mark(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app, students=6)
    with_marks(of, ["8.0"] * 6)
    for ended, reached in ((None, []), (of.now, [6])):
        with of.parts.database.writing() as session:
            session.execute(update(Attempt).values(finished_at=ended))
            session.commit()
        assert [row.reached for row in report(of).by_exercise] == reached


def test_the_best_of_two_assignments_counts_once(app: Flask) -> None:
    of = lesson(app, students=6)
    again = given(of)
    for student in of.students:
        marked(of, of.assignment, student, "4.0")
        marked(of, again, student, "9.0")
    (row,) = report(of).by_exercise
    assert (row.students, row.reached, row.good) == (Size(6), 6, 6)


def test_only_the_classes_and_the_time_asked_for_count(app: Flask) -> None:
    of, other = lesson(app, students=6), lesson(app, students=7, username="co.mai")
    with_marks(of, ["8.0"] * 6)
    with_marks(other, ["8.0"] * 7)
    assert report(of).students == Size(13)
    mine = report(of, where=Classroom.teacher_id == of.teacher)
    assert (mine.schools, mine.students, mine.practised) == (1, Size(6), Size(6))
    later = report(of, since=of.now + timedelta(days=1))
    assert (later.given, later.attempts, later.by_exercise) == (0, 0, ())
    assert report(of, until=of.now + timedelta(days=1)).given == 2


def test_an_attempt_left_open_is_no_work_of_days(app: Flask) -> None:
    of = lesson(app, students=6)
    for student in of.students:
        marked(of, of.assignment, student, "8.0", minutes=60 * 24 * 3)
    assert report(of).hours == 9


def test_a_class_of_four_tells_nothing_of_them(app: Flask) -> None:
    of = lesson(app, students=4)
    with_marks(of, ["4.0", "6.0", "9.0", "9.0"], [criterion()])
    found = report(of)
    small = Size(None, small=True)
    assert (found.students, found.practised, found.attempts, found.hours) == (small, small, None, None)
    assert [(one.students, one.reached, one.good) for one in found.by_exercise] == [(small, None, None)]
    assert [(one.students, one.average) for one in found.by_topic] == [(small, None)]
    assert [(one.students, one.share) for one in found.by_skill] == [(small, None)]
    assert found.ideas == ()


def test_two_who_failed_cannot_be_worked_out(app: Flask) -> None:
    of = lesson(app, students=30)
    with_marks(of, ["4.0"] * 2 + ["6.0"] * 10 + ["9.0"] * 8)
    (row,) = report(of).by_exercise
    assert (row.students, row.reached, row.good) == (Size(20), None, None)


def test_the_few_who_have_not_practised_cannot_be_worked_out(app: Flask) -> None:
    of = lesson(app, students=30)
    with_marks(of, ["8.0"] * 28)
    assert report(of).practised == Size(None, over=25)


def test_a_small_school_is_hidden_by_another(app: Flask) -> None:
    lessons = [lesson(app, students=n, username=f"co.{n}") for n in (2, 8, 20)]
    found = report(lessons[0])
    assert found.students == Size(30)
    assert sorted(one.students.people or 0 for one in found.by_school) == [0, 0, 20]


def test_no_small_group_follows_from_what_is_told() -> None:
    """Whoever knows the total and every told part knows at most the sum of the untold ones."""
    for counts in (one for n in (1, 2, 3, 4) for one in product((0, 1, 3, 5, 9), repeat=n)):
        found = hidden(counts)
        told = [count for place, count in enumerate(counts) if place not in found.parts]
        assert not any(0 < count < SMALLEST for count in told), counts
        if found.parts and not found.total:
            assert len(found.parts) > 1, counts
            assert sum(counts[place] for place in found.parts) >= SMALLEST, counts


def names(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from names(one)
    elif hasattr(value, "__dict__"):
        for one in vars(value).values():
            yield from names(one)


def test_nobody_is_named(app: Flask) -> None:
    of = lesson(app, students=30)
    with_marks(of, ["8.0"] * 20, [criterion()])
    said = " ".join(names(report(of)))
    assert "Trường của" in said
    assert not [name for name in ("Nguyễn", "Trần", "Cô Lan", "Học Sinh", "10A1", "00520") if name in said]
