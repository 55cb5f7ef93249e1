"""Several exercises given together: all or none, once for a key, and each in its turn."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from sandbox.operations import assignments, attempts, sequences
from sandbox.operations.giving import Terms
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment, Prepared, Sequence
from sandbox.store.classrooms import Classroom, Group, GroupMember
from tests.support.clock import Clock
from tests.support.lesson import SLUG, Lesson, filed, lesson

THIRD, FREE = "tim-thu-tuc-bang-loi-thuong", "kham-pha-cong-tinh-2024"


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app)


def give(
    of: Lesson, *slugs: str, in_order: bool = True, key: str | None = None, **terms: object
) -> list[int]:
    """The ids of the assignments, in their order."""
    wanted = {"mode": "practice", "attempts_allowed": 3, "opens_at": of.now, "closes_at": None} | terms
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        made = sequences.give(
            session,
            of.parts.content,
            room,
            "Làm quen",
            in_order,
            slugs,
            Terms(**wanted),
            of.now,
            key,  # type: ignore[arg-type]
        )
        steps = select(Assignment.id).where(Assignment.sequence_id == made.id).order_by(Assignment.position)
        return list(session.scalars(steps))


def start(of: Lesson, assignment: int, student: int) -> int:
    with of.parts.database.writing() as session:
        given = session.get_one(Assignment, assignment)
        return attempts.start(session, of.parts.content, given, student, of.now).id


def test_every_step_is_an_assignment_with_its_place(of: Lesson) -> None:
    given = give(of, SLUG, THIRD)
    with of.parts.database.reading() as session:
        steps = [session.get_one(Assignment, id) for id in given]
        assert [(one.exercise, one.position) for one in steps] == [(SLUG, 1), (THIRD, 2)]
        prepared = select(Prepared).where(Prepared.assignment_id == given[1])
        assert len(session.scalars(prepared).all()) == len(of.students)


def test_the_same_key_gives_the_same_sequence(of: Lesson) -> None:
    assert give(of, SLUG, THIRD, key="k1") == give(of, SLUG, THIRD, key="k1")


@pytest.mark.parametrize(
    ("slugs", "terms", "reason"),
    [
        ((SLUG,), {}, "từ 2 đến 8 bài"),
        ((SLUG, SLUG), {}, "chọn hai lần"),
        ((SLUG, "khong-co"), {}, "Không có bài"),
        ((SLUG, FREE), {"mode": "guided"}, "Bài khám phá tự do"),
        ((SLUG, THIRD), {"mode": "test"}, "cần giờ đóng"),
        ((SLUG, THIRD), {"weight": 4}, "Hệ số"),
    ],
)
def test_one_that_cannot_be_given_so_gives_none(
    of: Lesson, slugs: tuple[str, ...], terms: dict[str, object], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        give(of, *slugs, **terms)
    with of.parts.database.reading() as session:
        assert session.scalars(select(Sequence)).all() == []
        assert len(session.scalars(select(Assignment)).all()) == 1


def test_a_step_waits_for_the_one_before(of: Lesson) -> None:
    first, second = give(of, SLUG, THIRD)
    with pytest.raises(Refused, match="Em làm xong bài"):
        start(of, second, of.students[0])
    filed(replace(of, assignment=first), of.students[0])
    assert start(of, second, of.students[0])
    with pytest.raises(Refused, match="Em làm xong bài"):
        start(of, second, of.students[1])


def test_a_step_that_was_done_and_is_done_again_holds_nobody_up(of: Lesson) -> None:
    first, second = give(of, SLUG, THIRD)
    filed(replace(of, assignment=first), of.students[0])
    with of.parts.database.writing() as session:
        given = session.get_one(Assignment, first)
        again = attempts.start(session, of.parts.content, given, of.students[0], of.now)
        attempts.start_again(session, of.parts.content, given, of.students[0], again.id, of.now)
    assert start(of, second, of.students[0])


def test_without_an_order_any_step_may_come_first(of: Lesson) -> None:
    _first, second = give(of, SLUG, THIRD, in_order=False)
    assert start(of, second, of.students[0])


def test_a_step_that_has_closed_holds_nobody_up(of: Lesson, clock: Clock) -> None:
    first, second = give(of, SLUG, THIRD)
    with of.parts.database.writing() as session:
        session.get_one(Assignment, first).closes_at = of.now + timedelta(minutes=1)
        session.commit()
    clock.forward(minutes=2)
    assert start(of, second, of.students[0])


def test_a_step_waits_for_the_one_right_before_it(of: Lesson) -> None:
    _first, _second, third = give(of, SLUG, THIRD, "trang-gia-mao")
    with pytest.raises(Refused, match="Tìm thủ tục bằng lời thường"):
        start(of, third, of.students[0])


def test_a_step_with_nothing_to_file_is_done_once_begun(of: Lesson) -> None:
    first, second = give(of, FREE, SLUG)
    start(of, first, of.students[0])
    assert start(of, second, of.students[0])


def test_starting_over_cannot_go_round_the_order(of: Lesson) -> None:
    _first, second = give(of, SLUG, THIRD)
    with of.parts.database.writing() as session:
        given = session.get_one(Assignment, second)
        with pytest.raises(Refused, match="Em làm xong bài"):
            attempts.start_again(session, of.parts.content, given, of.students[0], 0, of.now)


def a_group(of: Lesson, *students: int) -> int:
    with of.parts.database.writing() as session:
        group = Group(school_id=of.school, classroom_id=of.classroom, name="Nhóm 1")
        session.add(group)
        session.flush()
        session.add_all(
            GroupMember(school_id=of.school, group_id=group.id, student_id=one) for one in students
        )
        session.commit()
        return group.id


def test_a_group_gets_citizens_of_its_own_only(of: Lesson) -> None:
    first, _second = give(of, SLUG, THIRD, group_id=a_group(of, of.students[0]))
    with of.parts.database.reading() as session:
        prepared = select(Prepared.student_id).where(Prepared.assignment_id == first)
        assert list(session.scalars(prepared)) == [of.students[0]]


def test_an_empty_group_and_another_classs_are_refused(app: Flask, of: Lesson) -> None:
    other = lesson(app, username="co.mai")
    for group, reason in (
        (a_group(of), "chưa có em nào"),
        (a_group(other, other.students[0]), "không có nhóm"),
    ):
        terms = Terms("practice", 3, of.now, None, group_id=group)
        with of.parts.database.writing() as session:
            room = session.get_one(Classroom, of.classroom)
            with pytest.raises(Refused, match=reason):
                assignments.give(session, of.parts.content, room, SLUG, terms, of.now)
