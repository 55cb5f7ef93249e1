"""A class's gradebook: every student, every exercise it was given, the weighted average."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise
from sandbox.exports.table import half_up
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom, Enrolment, GroupMember
from sandbox.store.people import Student
from sandbox.store.reports import Report

NOT_GIVEN = "not_given"


@dataclass(frozen=True)
class Given:
    """One exercise of the class. `graded`: there are marks to get; `counts`: they enter the average."""

    id: int
    title: str
    weight: int
    opens_at: datetime
    rounding: str
    graded: bool
    group_id: int | None

    @property
    def counts(self) -> bool:
        return self.graded and self.weight > 0


@dataclass(frozen=True)
class Standing:
    """`state`: todo | working | done | not_given."""

    mark: Decimal | None
    state: str


@dataclass(frozen=True)
class Line:
    """One line of the class; `standings` in the order of the exercises."""

    student_id: int
    seat: int
    code: str
    full_name: str
    birth_date: date | None
    standings: tuple[Standing, ...]
    average: Decimal | None

    @property
    def given(self) -> int:
        return sum(one.state != NOT_GIVEN for one in self.standings)

    @property
    def done(self) -> int:
        return sum(one.state == "done" for one in self.standings)


@dataclass(frozen=True)
class ClassGradebook:
    classroom: str
    assignments: tuple[Given, ...]
    students: tuple[Line, ...]

    @property
    def averages(self) -> list[Decimal]:
        return [one.average for one in self.students if one.average is not None]

    def class_average(self, index: int | None = None) -> Decimal | None:
        """Of one exercise, by its place, or of the students' own averages; None where nobody has any."""
        marks = self.averages if index is None else self._marks(index)
        return half_up(sum(marks, Decimal(0)) / len(marks)) if marks else None

    def _marks(self, index: int) -> list[Decimal]:
        found = (one.standings[index].mark for one in self.students)
        return [mark for mark in found if mark is not None]


def class_gradebook(
    session: Session,
    classroom: Classroom,
    library: Mapping[str, Exercise],
    since: datetime | None = None,
    until: datetime | None = None,
) -> ClassGradebook:
    """Four SELECTs, however many students and exercises. Those that open from `since` to before `until`.

    Where “Nộp bài” ends an exercise, what is not handed in yet is nobody's mark.
    """
    given = session.scalars(_assignments(classroom.id, since, until)).all()
    cells = _cells(session, given, library)
    members = _members(session, given)
    columns = tuple(_given(one, library.get(one.exercise)) for one in given)
    rows = session.execute(_roster(classroom.id)).all()
    return ClassGradebook(
        classroom.name, columns, tuple(_student(row, columns, cells, members) for row in rows)
    )


def waiting(session: Session, classroom_id: int, now: datetime) -> Sequence[Assignment]:
    """Those where somebody's time may be over whose work is not handed in."""
    over = or_(Assignment.closes_at <= now, Assignment.minutes.is_not(None))
    wanted = (
        select(Assignment)
        .where(Assignment.classroom_id == classroom_id, over)
        .where(Assignment.id.in_(select(Attempt.assignment_id).where(Attempt.finished_at.is_(None))))
    )
    return session.scalars(wanted).all()


def _assignments(classroom_id: int, since: datetime | None, until: datetime | None) -> Any:
    wanted = select(Assignment).where(Assignment.classroom_id == classroom_id)
    if since is not None:
        wanted = wanted.where(Assignment.opens_at >= since)
    if until is not None:
        wanted = wanted.where(Assignment.opens_at < until)
    return wanted.order_by(Assignment.opens_at, Assignment.position, Assignment.id)


def _roster(classroom_id: int) -> Any:
    return (
        select(Student.id, Enrolment.seat, Student.code, Student.full_name, Student.birth_date)
        .join(Enrolment, Enrolment.student_id == Student.id)
        .where(Enrolment.classroom_id == classroom_id)
        .order_by(Enrolment.seat, Enrolment.id)
    )


def _members(session: Session, given: Sequence[Assignment]) -> set[tuple[int, int]]:
    """(group, student) of the groups that were given something of their own."""
    groups = {one.group_id for one in given}
    wanted = select(GroupMember.group_id, GroupMember.student_id).where(GroupMember.group_id.in_(groups))
    return {(row.group_id, row.student_id) for row in session.execute(wanted)}


def _cells(
    session: Session, given: Sequence[Assignment], library: Mapping[str, Exercise]
) -> dict[tuple[int, int], Standing]:
    handed_in = {one.id for one in given if _ends_by_hand(library.get(one.exercise))}
    wanted = (
        select(Progress.assignment_id, Progress.student_id, Progress.state, Progress.mark)
        .add_columns(Progress.report_id, Report.id.label("kept"), Attempt.finished_at)
        .outerjoin(Report, Report.id == Progress.report_id)
        .outerjoin(Attempt, Attempt.id == Report.attempt_id)
        .where(Progress.assignment_id.in_([one.id for one in given]))
    )
    return {
        (row.assignment_id, row.student_id): _standing(row, row.assignment_id in handed_in)
        for row in session.execute(wanted)
    }


def _ends_by_hand(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.ends == "hand_in"


def _standing(row: Row[Any], hands_in: bool) -> Standing:
    graded = row.kept is not None and not (hands_in and row.finished_at is None)
    mark = Decimal(row.mark) if graded and row.mark is not None else None
    return Standing(mark, "done" if graded or row.state == "done" else "working")


def _given(one: Assignment, exercise: Exercise | None) -> Given:
    """An exercise that has left the library keeps its marks under the name of its folder."""
    title = exercise.title.vi if exercise else one.exercise
    graded = exercise is None or not exercise.free
    return Given(one.id, title, one.weight, one.opens_at, one.rounding, graded, one.group_id)


def _student(
    row: Row[Any],
    columns: Sequence[Given],
    cells: Mapping[tuple[int, int], Standing],
    members: set[tuple[int, int]],
) -> Line:
    standings = tuple(_standing_of(row.id, one, cells, members) for one in columns)
    return Line(
        row.id, row.seat, row.code, row.full_name, row.birth_date, standings, average(columns, standings)
    )


def _standing_of(
    student_id: int,
    one: Given,
    cells: Mapping[tuple[int, int], Standing],
    members: set[tuple[int, int]],
) -> Standing:
    if (one.id, student_id) in cells:
        return cells[one.id, student_id]
    outside = one.group_id is not None and (one.group_id, student_id) not in members
    return Standing(None, NOT_GIVEN if outside else "todo")


def average(columns: Sequence[Given], standings: Sequence[Standing]) -> Decimal | None:
    """By weight over the marks there are, to 0.1 half up (TT 22/2021); what is not done is no zero."""
    pairs = [
        (one.weight, standing.mark)
        for one, standing in zip(columns, standings, strict=True)
        if one.counts and standing.mark is not None
    ]
    weights = sum(weight for weight, _ in pairs)
    if not weights:
        return None
    return half_up(sum((weight * mark for weight, mark in pairs), Decimal(0)) / weights)
