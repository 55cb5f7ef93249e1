"""The gradebook of a class: weights, groups, what is not done, and a fixed number of SELECTs."""

from datetime import timedelta
from decimal import Decimal

import pytest
from flask import Flask

from sandbox.reports.class_gradebook import ClassGradebook, Given, Standing, average, class_gradebook
from sandbox.store.classrooms import Classroom, Group, GroupMember
from tests.sandbox.teacher.desk import counted
from tests.support.lesson import Lesson, lesson
from tests.support.marked import change, given, marked
from tests.support.questions import HANDED_IN, ask_questions

FREE = "kham-pha-cong-tinh-2024"


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=5)


def book(of: Lesson, **period: object) -> ClassGradebook:
    with of.parts.database.reading() as session:
        classroom = session.get_one(Classroom, of.classroom)
        return class_gradebook(session, classroom, of.parts.content.library, **period)  # type: ignore[arg-type]


def column(weight: int = 1, graded: bool = True) -> Given:
    from datetime import UTC, datetime

    return Given(1, "Bài", weight, datetime(2026, 10, 5, tzinfo=UTC), "0.1", graded, None)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(1, "8.0"), (1, "9.0")], "8.5"),
        ([(1, "8.0"), (2, "9.0")], "8.7"),
        ([(1, "8.2"), (1, "8.3")], "8.3"),  # 8.25, half up
        ([(2, "8.25"), (1, "8.4")], "8.3"),
        ([(1, "8.0"), (0, "1.0")], "8.0"),
        ([(1, "8.0"), (3, None)], "8.0"),
        ([(0, "8.0")], None),
        ([(1, None)], None),
        ([], None),
    ],
)
def test_the_average_is_by_weight_to_one_decimal_half_up(
    pairs: list[tuple[int, str | None]], expected: str | None
) -> None:
    columns = [column(weight) for weight, _ in pairs]
    standings = [Standing(Decimal(mark) if mark else None, "done") for _, mark in pairs]
    assert average(columns, standings) == (Decimal(expected) if expected else None)


def test_who_has_not_worked_has_a_state_and_no_zero(of: Lesson) -> None:
    first, second, *_ = of.students
    marked(of, of.assignment, first, "8.3")
    marked(of, of.assignment, second, None)
    found = book(of)
    assert [one.standings[0].state for one in found.students] == ["done", "working", "todo", "todo", "todo"]
    assert [one.average for one in found.students] == [Decimal("8.3"), None, None, None, None]
    assert [(one.done, one.given) for one in found.students[:2]] == [(1, 1), (0, 1)]
    assert found.class_average() == Decimal("8.3")


def test_a_group_s_exercise_is_nobody_else_s_gap(of: Lesson) -> None:
    first, second, *_ = of.students
    with of.parts.database.writing() as session:
        group = Group(school_id=of.school, classroom_id=of.classroom, name="Nhóm 1")
        session.add(group)
        session.flush()
        session.add(GroupMember(school_id=of.school, group_id=group.id, student_id=first))
        session.commit()
        id = group.id
    own = given(of, group_id=id)
    found = book(of)
    assert [one.standings[1].state for one in found.students[:2]] == ["todo", "not_given"]
    assert [one.given for one in found.students[:2]] == [2, 1]
    marked(of, own, second, "7.0")  # from before the student left the group
    assert book(of).students[1].standings[1].mark == Decimal("7.0")


def test_exercises_stand_in_the_order_they_opened(of: Lesson) -> None:
    later = given(of, opens_at=of.now + timedelta(days=2))
    sooner = given(of, opens_at=of.now + timedelta(days=1), weight=0)
    found = book(of)
    assert [one.id for one in found.assignments] == [of.assignment, sooner, later]
    assert [one.counts for one in found.assignments] == [True, False, True]


def test_only_what_opened_in_the_time_asked_for_counts(of: Lesson) -> None:
    later = given(of, opens_at=of.now + timedelta(days=2))
    marked(of, of.assignment, of.students[0], "2.0")
    marked(of, later, of.students[0], "9.0")
    found = book(of, since=of.now + timedelta(days=1))
    assert [one.id for one in found.assignments] == [later]
    assert found.students[0].average == Decimal("9.0")
    assert [one.id for one in book(of, until=of.now + timedelta(days=1)).assignments] == [of.assignment]


def test_what_is_not_handed_in_is_no_mark(app: Flask) -> None:
    ask_questions(app, slug=HANDED_IN)
    of = lesson(app)
    own = given(of, HANDED_IN)
    marked(of, own, of.students[0], "9.0", finished=False)
    assert book(of).students[0].standings[1].mark is None
    assert book(of).students[0].average is None


def test_a_portal_to_look_around_in_has_no_marks_to_count(of: Lesson) -> None:
    given(of, FREE)
    assert [one.counts for one in book(of).assignments] == [True, False]


def test_an_exercise_that_left_the_library_keeps_its_marks(of: Lesson) -> None:
    change(of, of.assignment, exercise="bai-cu")
    marked(of, of.assignment, of.students[0], "8.0")
    found = book(of)
    assert found.assignments[0].title == "bai-cu"
    assert found.students[0].average == Decimal(8)


def test_the_number_of_statements_does_not_grow(app: Flask, of: Lesson) -> None:
    small = len(counted(app, lambda: book(of)))
    for _ in range(4):
        own = given(of)
        for student in of.students:
            marked(of, own, student, "8.0")
    assert len(counted(app, lambda: book(of))) == small <= 6
