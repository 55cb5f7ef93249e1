"""What a class list would change, before anything is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.reports.colleagues import strangers
from sandbox.rosters.row import RosterRow
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Student

Kind = Literal["new", "joins", "renamed", "changed", "same", "other"]


@dataclass(frozen=True)
class Change:
    """`kind`: new to the school; joins this class; name or birth date differs; seat only; nothing;
    another student's code, whose name is a colleague's to know."""

    row: RosterRow
    kind: Kind
    was: str = ""


@dataclass(frozen=True)
class RosterChanges:
    """`absent`: names in the class that the list does not have; they stay. `doubles`: new students called
    as one of the absent, with the code that one has in the class."""

    changes: tuple[Change, ...]
    absent: tuple[str, ...]
    doubles: tuple[tuple[RosterRow, str], ...] = ()

    def count(self, *kinds: Kind) -> int:
        return sum(change.kind in kinds for change in self.changes)


def roster_changes(session: Session, classroom: Classroom, rows: Sequence[RosterRow]) -> RosterChanges:
    seats = _seats(session, classroom)
    known = _known(session, classroom.school_id, [row.code for row in rows])
    listed = {row.code for row in rows}
    absent = {code: name for code, (name, _) in seats.items() if code not in listed}
    others = strangers(session, classroom, rows)
    changes = tuple(
        Change(row, "other") if row.code in others else _change(row, known.get(row.code), seats)
        for row in rows
    )
    return RosterChanges(changes, tuple(absent.values()), _doubles(changes, absent))


def _doubles(changes: Sequence[Change], absent: Mapping[str, str]) -> tuple[tuple[RosterRow, str], ...]:
    """As when Excel has dropped the zeros of every code: the same children would come in once more."""
    codes = {name.casefold(): code for code, name in absent.items()}
    new = (change.row for change in changes if change.kind in ("new", "joins"))
    return tuple((row, codes[row.full_name.casefold()]) for row in new if row.full_name.casefold() in codes)


def _change(row: RosterRow, student: Student | None, seats: dict[str, tuple[str, int]]) -> Change:
    if student is None:
        return Change(row, "new")
    was = student.full_name
    born = row.birth_date or student.birth_date
    if (was, student.birth_date) != (row.full_name, born):
        return Change(row, "renamed", f"{was} {student.birth_date:%d/%m/%Y}" if student.birth_date else was)
    if row.code not in seats:
        return Change(row, "joins")
    return Change(row, "same" if seats[row.code][1] == row.seat else "changed")


def _seats(session: Session, classroom: Classroom) -> dict[str, tuple[str, int]]:
    """Code to (name, seat) of those who sit in the class."""
    columns = select(Student.code, Student.full_name, Enrolment.seat)
    inside = columns.join(Enrolment, Enrolment.student_id == Student.id)
    found = session.execute(inside.where(Enrolment.classroom_id == classroom.id).order_by(Enrolment.seat))
    return {row.code: (row.full_name, row.seat) for row in found}


def _known(session: Session, school_id: int, codes: list[str]) -> dict[str, Student]:
    wanted = select(Student).where(Student.school_id == school_id, Student.code.in_(codes))
    return {student.code: student for student in session.scalars(wanted)}
