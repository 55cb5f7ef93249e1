"""Hands go up in an order and come down once."""

import pytest

from sandbox.operations import attempts, hands
from sandbox.operations.refusals import Refused
from sandbox.reports.hands import raised
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from tests.support.lesson import NAMES, lesson, started


def do(of, operation, attempt):
    with of.parts.database.writing() as session:
        operation(session, session.get_one(Attempt, attempt), of.now)


def queue(of):
    with of.parts.database.reading() as session:
        return raised(session, of.classroom, of.now)


def revision(of):
    with of.parts.database.reading() as session:
        return session.get_one(Assignment, of.assignment).board_revision


def test_who_waits_longest_comes_first(app, clock):
    of = lesson(app)
    first, second = started(of, of.students[1]), started(of, of.students[0])
    do(of, hands.put_up, first)
    clock.forward(minutes=3)
    do(of, hands.put_up, second)
    do(of, hands.put_up, first)  # again, and keeps its place
    assert [(one.name, one.minutes) for one in queue(of)] == [(NAMES[1], 3), (NAMES[0], 0)]


def test_the_board_hears_of_a_hand(app):
    of = lesson(app)
    attempt = started(of, of.students[0])
    before = revision(of)
    do(of, hands.put_up, attempt)
    raised_at = revision(of)
    do(of, hands.take_down, attempt)
    assert before < raised_at < revision(of)
    assert queue(of) == []


def test_the_teacher_helps_and_the_hand_comes_down(app):
    of, other = lesson(app), lesson(app, username="thay.nam")
    attempt = started(of, of.students[0])
    do(of, hands.put_up, attempt)
    hand = queue(of)[0].id
    with pytest.raises(NotFound), of.parts.database.writing() as session:
        hands.help_given(session, other.teacher, other.classroom, hand, of.now)
    for _ in range(2):
        with of.parts.database.writing() as session:
            hands.help_given(session, of.teacher, of.classroom, hand, of.now)
    assert queue(of) == []
    do(of, hands.put_up, attempt)
    assert queue(of)[0].id != hand


def test_a_hand_of_an_earlier_lesson_is_down(app, clock):
    of = lesson(app)
    attempt = started(of, of.students[0])
    do(of, hands.put_up, attempt)
    clock.forward(hours=2)
    assert queue(of) == []
    do(of, hands.put_up, attempt)
    assert [one.minutes for one in queue(of)] == [0]


def test_who_has_done_raises_no_hand(app):
    of = lesson(app)
    attempt = started(of, of.students[0])
    do(of, lambda session, me, now: attempts.finish(session, of.parts.content, me, now), attempt)
    with pytest.raises(Refused, match="gọi thầy cô"):
        do(of, hands.put_up, attempt)
