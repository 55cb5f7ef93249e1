"""Half of a class files, the other half receives: given once, turned once, taken back whole."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from sandbox.operations import assignments, attempts, changes, groups, rosters, swaps, transfers
from sandbox.operations.refusals import Refused
from sandbox.rosters import RosterRow
from sandbox.store.assignments import Assignment, Prepared
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Enrolment, Group, GroupMember
from tests.support.desk import dossier as dossier_of
from tests.support.lesson import SLUG, Lesson, filed, lesson
from tests.support.officers import decide, dossiers_of
from tests.support.swapping import Swap, sits_down, swap, turned


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=5)


def groups_of(of: Lesson) -> dict[str, set[int]]:
    with of.parts.database.reading() as session:
        rows = session.execute(
            select(Group.name, GroupMember.student_id).join(GroupMember, GroupMember.group_id == Group.id)
        )
        found: dict[str, set[int]] = {}
        for name, student in rows:
            found.setdefault(name, set()).add(student)
        return found


def given(of: Lesson, id: int) -> Assignment:
    with of.parts.database.reading() as session:
        return session.get_one(Assignment, id)


def count(of: Lesson, table: type) -> int:
    with of.parts.database.reading() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def take_back(of: Lesson, assignment: int) -> None:
    with of.parts.database.writing() as session:
        changes.take_back(session, of.teacher, assignment, of.now)


def close(side: Lesson) -> None:
    with side.parts.database.writing() as session:
        assignments.close(session, side.parts.content, side.teacher, side.assignment, side.now)


def test_one_press_makes_two_groups_and_two_assignments_on_one_calendar(of: Lesson) -> None:
    made = swap(of)
    assert groups_of(of) == {
        "Người dân · đợt 1": set(of.students[:2]),
        "Cán bộ · đợt 1": set(of.students[2:]),
    }
    citizens, officers = given(of, made.citizens.assignment), given(of, made.officers.assignment)
    assert (citizens.exercise, citizens.desk, citizens.serves_id) == (SLUG, "class", None)
    assert (officers.desk, officers.serves_id) == ("bot", citizens.id)
    start = of.parts.content.library[SLUG].start
    assert citizens.clock == officers.clock == start
    assert count(of, Prepared) == 5 + 5, "the citizens and officers of the round, after those of the lesson"


def test_the_same_form_sent_twice_gives_one_round(of: Lesson) -> None:
    assert swap(of) == swap(of)
    assert (count(of, Group), count(of, Assignment)) == (2, 1 + 2)


def test_a_key_of_another_form_is_refused(of: Lesson) -> None:
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        assignments.assign(
            session, of.parts.content, room, SLUG, "practice", 1, of.now, None, of.now, key="chung-khoa"
        )
    with pytest.raises(Refused, match="Trang này đã cũ"):
        swap(of, key="chung-khoa")


def test_both_sides_need_somebody(of: Lesson) -> None:
    for citizens in ((), of.students):
        with pytest.raises(Refused, match="Mỗi phía cần ít nhất một em"):
            swap(of, citizens)
    assert count(of, Group) == 0


@pytest.mark.parametrize("slug", ["khong-co", "kham-pha-cong-tinh-2024", "bo-sung-ho-so", "nop-roi-bo-sung"])
def test_only_what_files_something_new_can_be_swapped(of: Lesson, slug: str) -> None:
    with pytest.raises(Refused, match="không dùng để đổi vai"):
        swap(of, exercise=slug)
    assert count(of, Group) == 0


def test_an_era_without_a_desk_is_refused(of: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swaps, "AT_THE_DESK", "khong-co-%s")
    with pytest.raises(Refused, match="chưa có bài cán bộ"):
        swap(of)


def test_terms_that_cannot_be_leave_nothing_behind(of: Lesson) -> None:
    with pytest.raises(Refused, match="Giờ đóng phải sau giờ mở"):
        swap(of, closes_at=of.now)
    assert (count(of, Group), count(of, Assignment)) == (0, 1)


def test_turning_swaps_the_halves_once(of: Lesson) -> None:
    before = swap(of)
    after = turned(of, before)
    assert turned(of, before) == after
    members = groups_of(of)
    assert members["Người dân · đợt 2"] == members["Cán bộ · đợt 1"]
    assert members["Cán bộ · đợt 2"] == members["Người dân · đợt 1"]
    assert given(of, before.citizens.assignment).closes_at is None


def test_turning_may_close_the_round_before(of: Lesson) -> None:
    before = swap(of)
    attempt, _ = filed(before.citizens, before.citizens.students[0])
    turned(of, before, close=True)
    assert {given(of, side.assignment).closes_at for side in (before.citizens, before.officers)} == {of.now}
    with of.parts.database.reading() as session:
        assert session.get_one(Attempt, attempt).finished_at == of.now


def test_a_student_who_has_come_since_goes_to_the_smaller_half(of: Lesson) -> None:
    before = swap(of)
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        rosters.enrol(session, room, [RosterRow(6, "0099000001", "Trịnh Thị Mơ", "Mơ", None)])
        new = session.scalars(select(Enrolment.student_id).where(Enrolment.seat == 6)).one()
    turned(of, before)
    assert groups_of(of)["Cán bộ · đợt 2"] == {*of.students[:2], new}


def test_another_round_one_of_the_class_takes_the_next_number(of: Lesson) -> None:
    swap(of)
    swap(of, key="lan-sau")
    assert "Người dân · đợt 2" in groups_of(of)


def test_a_colleague_turns_nothing(of: Lesson, app: Flask) -> None:
    before, other = swap(of), lesson(app, username="thay.nam")
    with of.parts.database.writing() as session, pytest.raises(NotFound):
        swaps.turn(session, of.parts.content, other.teacher, before.citizens.assignment, False, of.now)


def test_an_ordinary_assignment_has_no_other_side(of: Lesson) -> None:
    with of.parts.database.writing() as session, pytest.raises(Refused, match="không còn đủ hai phía"):
        swaps.turn(session, of.parts.content, of.teacher, of.assignment, False, of.now)


def test_citizens_that_are_taken_back_take_their_officers_along(of: Lesson) -> None:
    made = swap(of)
    take_back(of, made.citizens.assignment)
    assert count(of, Assignment) == 1


def test_citizens_are_not_taken_back_once_an_officer_has_begun(of: Lesson) -> None:
    made = swap(of)
    sits_down(made.officers, made.officers.students[0])
    with pytest.raises(Refused, match="Đã có em vào làm"):
        take_back(of, made.citizens.assignment)
    assert count(of, Assignment) == 3


def test_without_officers_the_bot_sits_at_the_desk_again(of: Lesson) -> None:
    made = swap(of)
    attempt, dossier = filed(made.citizens, made.citizens.students[0])
    take_back(of, made.officers.assignment)
    with of.parts.database.writing() as session:
        attempts.next_day(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
    assert dossier_of(of, dossier).state == "processing"
    with pytest.raises(Refused, match="không còn đủ hai phía"):
        turned(of, made)


def on_the_desk(of: Lesson, made: Swap, student: int) -> set[int]:
    return set(dossiers_of(of, sits_down(made.officers, student)).values())


def test_what_citizens_file_lies_on_the_desk_of_every_officer(of: Lesson) -> None:
    made = swap(of)
    filing = [filed(made.citizens, student)[1] for student in made.citizens.students]
    for student in made.officers.students:
        assert on_the_desk(of, made, student) == set(filing)


def test_an_officer_never_has_their_own(of: Lesson) -> None:
    """Also when the teacher has moved a citizen to the officers meanwhile."""
    made = swap(of)
    me, other = made.citizens.students
    mine, theirs = (filed(made.citizens, student)[1] for student in (me, other))
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        wanted = given(of, made.officers.assignment).group_id
        assert wanted is not None
        groups.change(session, room, wanted, "Cán bộ", [*made.officers.students, me])
    assert on_the_desk(of, made, me) == {theirs}
    with pytest.raises(NotFound):
        decide(of, sits_down(made.officers, me), mine, "receive")


def test_a_round_that_is_closed_on_one_side_goes_on_on_the_other(of: Lesson) -> None:
    made = swap(of)
    dossier = filed(made.citizens, made.citizens.students[0])[1]
    officer = sits_down(made.officers, made.officers.students[0])
    close(made.citizens)
    for action in ("receive", "process", "finish", "return_result"):
        decide(of, officer, dossier, action)
    close(made.officers)
    turned(of, made)


def test_who_moves_to_another_class_takes_their_dossier_along(of: Lesson, app: Flask) -> None:
    """What their officers hold answers as if it had never been there."""
    made, there = swap(of), lesson(app, username="thay.nam")
    student = made.citizens.students[0]
    dossier = filed(made.citizens, student)[1]
    officer = sits_down(made.officers, made.officers.students[0])
    decide(of, officer, dossier, "receive")
    with of.parts.database.writing() as session:
        rooms = (session.get_one(Classroom, id) for id in (of.classroom, there.classroom))
        here, new = rooms
        new.school_id = here.school_id
        transfers.transfer(session, of.parts.content, student, here, new, 0, of.now)
    assert dossiers_of(of, officer) == {}
    with pytest.raises(NotFound):
        decide(of, officer, dossier, "process")
    assert groups_of(of)["Người dân · đợt 1"] == {made.citizens.students[1]}
    turned(of, made)
