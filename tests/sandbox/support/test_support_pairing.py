"""Who sits beside whom."""

import pytest

from sandbox.operations import attempts, support_giving
from sandbox.operations.refusals import Refused
from sandbox.store import NotFound
from sandbox.store.attempts import Attempt
from tests.support.helping import helper_begins, helpers_of, pairs, say
from tests.support.lesson import Lesson, started


def seat(of: Lesson, helper: int, citizen: int, teacher: int | None = None) -> None:
    given = helpers_of(of).assignment
    with of.parts.database.writing() as session:
        support_giving.seat(session, teacher or of.teacher, given, helper, citizen, of.now)


def test_helpers_are_seated_in_the_order_of_their_seats_as_they_come(of: Lesson) -> None:
    ann, bao, binh, cuong, duong = of.students
    helpers_of(of)
    cuongs = helper_begins(of, cuong)
    assert pairs(of) == set()
    baos, anns = started(of, bao), started(of, ann)
    assert pairs(of) == {(cuongs, baos)}
    duongs = helper_begins(of, duong)
    assert pairs(of) == {(cuongs, baos), (duongs, anns)}
    started(of, binh)
    assert len(pairs(of)) == 2, "nobody is left to help"


def test_of_two_who_wait_the_one_who_sits_in_front_comes_first(of: Lesson) -> None:
    bao, ann = started(of, of.students[1]), started(of, of.students[0])
    helper = helper_begins(of, of.students[4])
    assert pairs(of) == {(helper, ann)}
    assert (helper_begins(of, of.students[3]), bao) in pairs(of)


def test_nobody_helps_themselves(of: Lesson) -> None:
    started(of, of.students[0])
    helper_begins(of, of.students[0])
    assert pairs(of) == set()


def test_who_has_finished_is_seated_beside_nobody(of: Lesson) -> None:
    mine = started(of, of.students[0])
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, mine), of.now)
    helper_begins(of, of.students[1])
    assert pairs(of) == set()


def test_the_teacher_seats_them_anew_and_the_old_words_are_gone(of: Lesson) -> None:
    ann, bao = started(of, of.students[0]), started(of, of.students[1])
    helper, other = helper_begins(of, of.students[2]), helper_begins(of, of.students[3])
    say(of, helper, kind="encourage", points_to="")
    seat(of, helper, bao)
    assert pairs(of) == {(helper, bao)}
    seat(of, other, ann)
    seat(of, helper, 0)
    assert pairs(of) == {(other, ann)}


def test_attempts_of_others_cannot_be_seated(of: Lesson) -> None:
    ann = started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    for wrong in ((ann, helper), (helper, helper), (ann, ann), (987_654, ann), (helper, 987_654)):
        with pytest.raises(NotFound):
            seat(of, *wrong)
    with pytest.raises(NotFound):
        seat(of, helper, ann, teacher=987_654)
    assert pairs(of) == {(helper, ann)}


def test_who_has_finished_cannot_be_seated(of: Lesson) -> None:
    ann, bao = started(of, of.students[0]), started(of, of.students[1])
    helper = helper_begins(of, of.students[2])
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, bao), of.now)
    with pytest.raises(Refused, match="đã kết thúc"):
        seat(of, helper, bao)
    assert pairs(of) == {(helper, ann)}
