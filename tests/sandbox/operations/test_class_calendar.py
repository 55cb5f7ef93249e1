"""One calendar for both sides of a role swap: who moves it, how often, and what runs out meanwhile."""

from dataclasses import replace

import pytest
from flask import Flask

from sandbox.operations import attempts, class_calendar, lessons
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from tests.support.desk import dossier, history, texts
from tests.support.lesson import Lesson, filed, lesson
from tests.support.officers import decide
from tests.support.swapping import Swap, clock_of, next_day, sits_down, swap

FIRST, SECOND = "14:10 17/04", "08:00 19/04"  # 18 April 2024 is a holiday


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=4)


@pytest.fixture
def made(of: Lesson) -> Swap:
    return swap(of)


def press(of: Lesson, attempt_id: int, operation: object) -> None:
    """▸ in the student's own bar."""
    with of.parts.database.writing() as session:
        operation(session, of.parts.content, session.get_one(Attempt, attempt_id), of.now)  # type: ignore[operator]


def class_clock(of: Lesson, assignment: int) -> str:
    with of.parts.database.reading() as session:
        return f"{session.get_one(Assignment, assignment).clock:%H:%M %d/%m}"


def test_both_sides_begin_at_the_moment_of_the_class(made: Swap) -> None:
    citizen, officer = (sits_down(side, side.students[0]) for side in (made.citizens, made.officers))
    assert clock_of(made.citizens, citizen) == clock_of(made.citizens, officer) == FIRST
    assert next_day(made.citizens) == 2
    for side in (made.citizens, made.officers):
        assert clock_of(side, sits_down(side, side.students[1])) == SECOND, (
            "who begins later is no day behind"
        )


@pytest.mark.parametrize("operation", [attempts.next_day, attempts.next_answer])
def test_no_student_moves_it_alone(made: Swap, operation: object) -> None:
    for side in (made.citizens, made.officers):
        attempt = sits_down(side, side.students[0])
        with pytest.raises(Refused, match="Lớp em dùng chung một lịch, thầy cô chuyển ngày"):
            press(side, attempt, operation)
        assert clock_of(side, attempt) == FIRST


@pytest.mark.parametrize("board", ["citizens", "officers"])
def test_the_board_of_either_side_moves_everybody_once(made: Swap, board: str) -> None:
    everybody = [
        (side, sits_down(side, one)) for side in (made.citizens, made.officers) for one in side.students
    ]
    assert next_day(getattr(made, board), revision=0) == 4
    with pytest.raises(Refused, match="Vừa có thay đổi"):
        next_day(made.citizens, revision=0)
    assert {clock_of(*one) for one in everybody} == {SECOND}
    for side in (made.citizens, made.officers):
        assert class_clock(side, side.assignment) == SECOND


def test_it_goes_on_while_nobody_has_begun(made: Swap) -> None:
    assert next_day(made.officers) == 0
    assert class_clock(made.citizens, made.citizens.assignment) == SECOND


def test_another_assignment_of_the_class_keeps_its_own_days(of: Lesson, made: Swap) -> None:
    ordinary = sits_down(of, of.students[0])
    next_day(made.citizens)
    assert clock_of(of, ordinary) == FIRST
    press(of, ordinary, attempts.next_day)
    assert clock_of(of, ordinary) == SECOND


def test_what_is_filed_and_done_bears_the_moment_of_the_class(made: Swap) -> None:
    next_day(made.citizens)
    attempt, filing = filed(made.citizens, made.citizens.students[0])
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, filing, "receive")
    told = [f"{SECOND} submitted", f"{SECOND} received", f"{SECOND} desk.acted"]
    assert history(made.citizens, filing) == told
    assert len(texts(made.citizens, attempt)) == 1


def test_the_bot_does_nothing_but_let_time_run_out(made: Swap) -> None:
    waiting, asked = (filed(made.citizens, student) for student in made.citizens.students)
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, asked[1], "request_supplement", faults=("identity:blurred",), days=1)
    next_day(made.citizens)
    assert dossier(made.citizens, asked[1]).state == "supplement", "its last day has begun"
    next_day(made.officers)
    assert dossier(made.citizens, asked[1]).state == "refused"
    assert dossier(made.citizens, waiting[1]).state == "registered"
    assert "hết hạn bổ sung" in texts(made.citizens, asked[0])[-1]


def test_time_goes_on_for_what_somebody_who_has_left_filed(made: Swap) -> None:
    attempt, filing = filed(made.citizens, made.citizens.students[0])
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, filing, "request_supplement", faults=("identity:blurred",), days=1)
    press(made.citizens, attempt, attempts.finish)
    for _ in range(2):
        next_day(made.officers)
    assert dossier(made.citizens, filing).state == "refused"


def test_a_day_that_a_crash_left_half_done_is_done_at_the_next_request(of: Lesson, made: Swap) -> None:
    mine = sits_down(made.citizens, made.citizens.students[0])
    with of.parts.database.writing() as session:
        lessons.claim_day(session, of.teacher, made.citizens.assignment, 0, of.now)
    assert clock_of(of, mine) == FIRST
    with of.parts.database.writing() as session:
        student = made.citizens.students[0]
        attempts.under_way(session, of.parts.content, mine, student, of.now)
        session.commit()
    assert clock_of(of, mine) == SECOND


def test_a_second_round_begins_its_own_calendar(of: Lesson, made: Swap) -> None:
    next_day(made.citizens)
    again = swap(of, key="lan-hai")
    assert clock_of(of, sits_down(again.citizens, again.citizens.students[0])) == FIRST


def test_an_assignment_without_a_class_calendar_shares_it_with_nobody(of: Lesson) -> None:
    with of.parts.database.reading() as session:
        one = session.get_one(Assignment, of.assignment)
        assert class_calendar.sides(session, one) == [one]
    assert next_day(replace(of)) == 0
