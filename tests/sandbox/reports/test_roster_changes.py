"""What a class list would change is said before, and true after."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from sandbox.operations import accounts, classrooms, rosters
from sandbox.operations.refusals import Refused
from sandbox.reports.roster_changes import RosterChanges, roster_changes
from sandbox.rosters.row import RosterRow
from sandbox.store.classrooms import Classroom
from sandbox.store.people import Student
from tests.support.lesson import Lesson, lesson

ANH = RosterRow(1, "0052000000", "Nguyễn Thị Ánh", "Ánh", date(2011, 3, 5))
NEW = RosterRow(9, "77", "Đinh Hoà", "Hoà", None)


def changes(of: Lesson, *rows: RosterRow) -> RosterChanges:
    with of.parts.database.reading() as session:
        return roster_changes(session, session.get_one(Classroom, of.classroom), rows)


def kinds(of: Lesson, *rows: RosterRow) -> list[str]:
    return [change.kind for change in changes(of, *rows).changes]


def test_each_kind_of_change_is_told_apart(app: Flask) -> None:
    of = lesson(app, students=2)
    rows = (
        ANH,
        replace(ANH, seat=5),
        replace(ANH, full_name="Nguyễn Ánh"),
        replace(ANH, birth_date=None),
        NEW,
    )
    assert kinds(of, *rows) == ["same", "changed", "renamed", "same", "new"]


def test_a_student_known_to_the_school_only_joins(app: Flask) -> None:
    of = lesson(app, students=2)
    with of.parts.database.writing() as session:
        other = classrooms.create(session, of.school, of.teacher, "10A2", date(2026, 10, 5))
        assert [one.kind for one in roster_changes(session, other, [ANH]).changes] == ["joins"]


def test_who_is_absent_from_the_list_is_named_and_stays(app: Flask) -> None:
    assert changes(lesson(app, students=2), ANH).absent == ("Trần Quốc Bảo",)


def test_what_was_foretold_is_what_happens(app: Flask) -> None:
    of = lesson(app, students=2)
    foretold = changes(of, ANH, NEW)
    with of.parts.database.writing() as session:
        done = rosters.enrol(session, session.get_one(Classroom, of.classroom), [ANH, NEW])
    assert (done.added, done.updated) == (foretold.count("new", "joins"), 1)
    assert kinds(of, ANH, NEW) == ["same", "same"]


def test_the_code_of_a_colleagues_student_tells_nothing_and_renames_nobody(app: Flask) -> None:
    of, nosy = lesson(app, students=2), replace(ANH, full_name="Xa Lạ")
    with of.parts.database.writing() as session:
        colleague = accounts.create_staff(session, of.school, "thay.nam", "Thầy Nam", "x")
        there = classrooms.create(session, of.school, colleague.id, "10A2", date(2026, 10, 5))
        planned = Classroom(school_id=of.school, teacher_id=colleague.id, name="10A3")
        for room in (there, planned):
            (change,) = roster_changes(session, room, [nosy]).changes
            assert (change.kind, change.was) == ("other", "")
            (change,) = roster_changes(session, room, [replace(ANH, full_name="Nguyễn thị Ánh")]).changes
            assert change.kind == "renamed", "another writing of the name is the same student"
        with pytest.raises(Refused, match="một em khác tên"):
            rosters.enrol(session, there, [nosy])
        session.rollback()
        assert {one.full_name for one in session.query(Student)} == {"Nguyễn Thị Ánh", "Trần Quốc Bảo"}
