"""Changing an assignment that was given, or taking it back while nobody has begun."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Rounding
from exercises.engine.marking import mark_of
from sandbox.content import Content
from sandbox.operations import assignments, grading, swap_sides
from sandbox.operations.giving import Terms, problem
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Allowance, Assignment, Prepared, Progress, Sequence
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Hand
from sandbox.store.reports import Report

BEGUN = "Đã có em vào làm nên không rút bài được. Hãy đóng bài, hoặc để hệ số 0 để không tính vào sổ điểm."
PAST = "Giờ đóng mới đã qua. Hãy chọn giờ sau bây giờ; muốn đóng ngay thì dùng nút Đóng bài."
OPENED = "Đã có em vào làm nên không dời giờ mở được nữa."


@dataclass(frozen=True)
class Changes:
    """What may be changed, by the columns of an assignment."""

    attempts_allowed: int
    opens_at: datetime
    closes_at: datetime | None
    feedback: str
    policy: str
    rounding: str
    minutes: int | None
    weight: int
    hints: str


def change(
    session: Session, content: Content, teacher_id: int, assignment_id: int, wanted: Changes, now: datetime
) -> Assignment:
    """A later closing time opens a closed one again. Another policy or rounding counts the marks anew.

    Raises NotFound for another's assignment, Refused for what cannot be or comes too late.
    """
    assignment, classroom = assignments.find(session, teacher_id, assignment_id, now)
    if assignment.exercise not in content.library:
        raise NotFound
    assignments.hold(session, assignment, classroom)
    _check(session, content, assignment, wanted, now)
    marks_move = (wanted.policy, wanted.rounding) != (assignment.policy, assignment.rounding)
    if wanted.closes_at != assignment.closes_at:
        assignment.lent_seconds = 0  # said during a pause, it holds as it was said
    for name, value in vars(wanted).items():
        setattr(assignment, name, value)
    if assignment.mode == "test":
        assignment.attempts_allowed = 1
    if marks_move:
        count_anew(session, content, assignment, now)
    assignment.board_revision += 1
    classroom.lesson_revision += 1
    session.commit()
    return assignment


def has_begun(session: Session, assignment_id: int) -> bool:
    wanted = select(Attempt.id).where(Attempt.assignment_id == assignment_id).limit(1)
    return session.execute(wanted).first() is not None


def take_back(session: Session, teacher_id: int, assignment_id: int, now: datetime) -> None:
    """As if it had never been given; raises Refused once somebody has begun.

    The citizens of a role swap take their officers along.
    """
    assignment, _classroom = assignments.find(session, teacher_id, assignment_id, now)
    session.refresh(assignment, with_for_update=True)
    for one in (assignment, *swap_sides.left_behind(session, assignment)):
        _forget(session, one)
    session.commit()


def _forget(session: Session, assignment: Assignment) -> None:
    if has_begun(session, assignment.id):
        raise Refused(BEGUN)
    for table in (Prepared, Allowance, Hand):
        session.execute(delete(table).where(table.assignment_id == assignment.id))
    sequence = assignment.sequence_id
    session.delete(assignment)
    session.flush()
    if sequence is not None:
        _drop_if_empty(session, sequence)


def _check(
    session: Session, content: Content, assignment: Assignment, wanted: Changes, now: datetime
) -> None:
    terms = Terms(mode=assignment.mode, **vars(wanted))
    found = problem(terms, content.library[assignment.exercise].free)
    if found:
        raise found
    if wanted.closes_at != assignment.closes_at and wanted.closes_at is not None and wanted.closes_at <= now:
        raise Refused(PAST)
    if wanted.opens_at != assignment.opens_at and wanted.opens_at > now and has_begun(session, assignment.id):
        raise Refused(OPENED)


def count_anew(
    session: Session, content: Content, assignment: Assignment, now: datetime, student_id: int | None = None
) -> None:
    """By the terms of the assignment, for one student or for all; part of the caller's transaction.

    Reports stay as they are; one whose mark is rounded otherwise now gets a new one beside it.
    """
    exercise = content.library.get(assignment.exercise)
    if exercise is None:
        return
    rounding = cast(Rounding, assignment.rounding)
    mine = () if student_id is None else (Progress.student_id == student_id,)
    students = session.scalars(
        select(Progress.student_id).where(Progress.assignment_id == assignment.id, *mine)
    ).all()
    for report in _latest(session, assignment.id, students):
        mark = mark_of(report.earned, report.points, rounding)
        if mark != report.mark:
            session.add(_rounded(report, mark, rounding, now))
    session.flush()
    for student in students:
        grading.recount(session, exercise, assignment, student)


def _latest(session: Session, assignment_id: int, students: Collection[int]) -> list[Report]:
    newest = (
        select(func.max(Report.id))
        .join(Attempt, Attempt.id == Report.attempt_id)
        .where(Attempt.assignment_id == assignment_id, Attempt.student_id.in_(students))
        .group_by(Report.attempt_id)
    )
    return list(session.scalars(select(Report).where(Report.id.in_(newest)).order_by(Report.id)))


def _rounded(report: Report, mark: str, rounding: Rounding, now: datetime) -> Report:
    same = ("school_id", "attempt_id", "dossier_id", "exercise_hash", "engine_version", "earned", "points")
    return Report(
        **{name: getattr(report, name) for name in same},
        cause="rounding",
        mark=mark,
        snapshot={**report.snapshot, "rounding": rounding},
        report={**report.report, "mark": mark},
        created_at=now,
    )


def _drop_if_empty(session: Session, sequence_id: int) -> None:
    left = select(Assignment.id).where(Assignment.sequence_id == sequence_id).limit(1)
    if session.execute(left).first() is None:
        session.execute(delete(Sequence).where(Sequence.id == sequence_id))
