"""A student's go at an assignment: starting, hints, the calendar, leaving."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from exercises.engine.schema import Exercise, Hint
from sandbox.content import Content
from sandbox.operations import (
    answers,
    class_calendar,
    given,
    onestop,
    pairing,
    petitions,
    preparing,
    progress,
    turns,
)
from sandbox.operations.given import Press
from sandbox.operations.journal import note
from sandbox.operations.onestop import stack
from sandbox.operations.refusals import Paused, Refused
from sandbox.store.assignments import Allowance, Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.store.journal import JournalEntry
from sandbox.store.lessons import is_held, is_paused
from sandbox.store.support import Helping

MONTH = 20  # working days
CLOSED = "Bài này đã đóng. Em hỏi thầy cô nếu cần làm tiếp nhé."
FINISHED = "Lượt làm này đã kết thúc. Em về kệ bài để xem phiếu điểm hoặc làm lại."
USED_UP = "Em đã dùng hết số lượt làm của bài này. Em xem phiếu điểm hoặc hỏi thầy cô nhé."
TIME_UP = "Hết giờ làm bài. Máy đã chấm những gì em làm xong đến lúc này."
UNDER_WAY = (
    select(Attempt, Assignment, Progress, Allowance.minutes, Classroom.paused_at, Helping)
    .join(Assignment, Assignment.id == Attempt.assignment_id)
    .join(Classroom, Classroom.id == Assignment.classroom_id)
    .outerjoin(
        Allowance,
        and_(Allowance.assignment_id == Attempt.assignment_id, Allowance.student_id == Attempt.student_id),
    )
    .join(
        Progress,
        and_(Progress.assignment_id == Attempt.assignment_id, Progress.student_id == Attempt.student_id),
    )
    .outerjoin(Helping, Helping.citizen_id == Attempt.id)
    .where(Attempt.id == bindparam("attempt"), Attempt.student_id == bindparam("student"))
    .with_for_update(of=Attempt)
)


def start(
    session: Session,
    content: Content,
    assignment: Assignment,
    student_id: int,
    now: datetime,
    press: Press | None = None,
) -> Attempt:
    """The attempt under way, or a new one when the last is over and another is allowed; raises Refused.

    `press` makes the papers of a given dossier, where the exercise has one.
    """
    _check_open(assignment, now)
    _check_running(session, assignment.id, now)
    past = preparing.past_attempts(session, assignment, student_id)
    return _start(session, content, assignment, student_id, past, now, press)


def _start(
    session: Session,
    content: Content,
    assignment: Assignment,
    student_id: int,
    past: list[Attempt],
    now: datetime,
    press: Press | None,
) -> Attempt:
    if past and past[-1].finished_at is None:
        return past[-1]
    if len(past) >= allowed(session, assignment, student_id):
        raise Refused(USED_UP)
    sides = pairing.queue(session, content, assignment)
    if not past:
        turns.check(session, content, assignment, student_id, now)
    exercise = content.library[assignment.exercise]
    variant = preparing.coming_variant(session, content, assignment, student_id, past)
    variant = stack.with_classmates(session, exercise, assignment, student_id, variant)
    attempt = _new_attempt(exercise, assignment, student_id, past, variant, now)
    session.add(attempt)
    try:
        session.flush()
    except IntegrityError:  # begun at the same moment in another tab
        session.rollback()
        return preparing.past_attempts(session, assignment, student_id)[-1]
    preparing.issue_papers(session, attempt)
    if press is not None:
        given.lay(session, content, attempt, press, now)
    stack.lay(session, content, attempt, now)
    pairing.begun(session, sides, now)
    progress.begin(session, attempt, now)
    note(session, content, attempt, "attempt.started", now)
    session.commit()
    return attempt


def under_way(
    session: Session,
    content: Content,
    attempt_id: int,
    student_id: int,
    now: datetime,
    while_paused: bool = False,
) -> Attempt:
    """The student's attempt, to be changed. Raises NotFound for anybody else's, and when its exercise has
    left the library; Refused when it is over, Paused while the teacher holds the class up.

    One whose time is up is graded as it stands, and is over then. `while_paused`: a draft is kept even so.
    """
    row = session.execute(UNDER_WAY, {"attempt": attempt_id, "student": student_id}).one_or_none()
    if row is None or row.Attempt.exercise not in content.library:
        raise NotFound
    attempt, assignment, cell, extra, paused_at, helping = row
    session.info["held"] = cell, assignment  # every event asks for them: held, they are not read again
    session.info["beside"] = attempt.id, helping  # the filing asks who helps
    if attempt.finished_at is not None:
        raise Refused(FINISHED)
    if assignment.closes_at is not None and now >= assignment.closes_at:
        raise Refused(CLOSED)
    if is_time_up(assignment, attempt, extra or 0, now):
        answers.close(session, content, attempt, "attempt.time_up", now)
        session.commit()
        raise Refused(TIME_UP)
    if not while_paused and is_held(paused_at, now):
        raise Paused
    found: Attempt = attempt
    if assignment.clock is not None:
        class_calendar.follow(session, content, found, now)
    return found


def ends_at(assignment: Assignment, attempt: Attempt, extra: int) -> datetime | None:
    """When the attempt's time is up, with the minutes this student gets more and those the class was held
    up; None without a limit."""
    if assignment.minutes is None:
        return None
    return attempt.started_at + timedelta(minutes=assignment.minutes + extra, seconds=attempt.paused_seconds)


def is_time_up(assignment: Assignment, attempt: Attempt, extra: int, now: datetime) -> bool:
    end = ends_at(assignment, attempt, extra)
    return end is not None and now >= end


def allowed(session: Session, assignment: Assignment, student_id: int) -> int:
    """How many attempts this student has."""
    more = session.get(Allowance, (assignment.id, student_id))
    return assignment.attempts_allowed + (more.attempts if more else 0)


def start_again(
    session: Session,
    content: Content,
    assignment: Assignment,
    student_id: int,
    shown: int,
    now: datetime,
    press: Press | None = None,
) -> Attempt:
    """End the attempt the student was shown (its id) and begin the next; pressing twice begins one."""
    _check_open(assignment, now)
    _check_running(session, assignment.id, now)
    pairing.queue(session, content, assignment)
    past = preparing.past_attempts(session, assignment, student_id)
    if past and past[-1].id == shown:
        _end(session, content, assignment, past, now)
    return _start(session, content, assignment, student_id, past, now, press)


def _end(
    session: Session, content: Content, assignment: Assignment, past: Sequence[Attempt], now: datetime
) -> None:
    """End the last of them if it is under way; raises Refused where no other may follow."""
    last = past[-1]
    session.refresh(last, with_for_update=True)  # it may be handed in at this very moment
    if last.finished_at is None:
        if len(past) >= allowed(session, assignment, last.student_id):
            raise Refused(USED_UP)
        answers.close(session, content, last, "attempt.finished", now)


def finish(session: Session, content: Content, attempt: Attempt, now: datetime) -> None:
    """Close the attempt for good; what was filed stays. Raises Paused while the class is held up."""
    _check_running(session, attempt.assignment_id, now)
    session.refresh(attempt, with_for_update=True)
    if attempt.finished_at is None:
        answers.close(session, content, attempt, "attempt.finished", now)
        session.commit()


def take_hint(session: Session, content: Content, attempt: Attempt, hint_id: str, now: datetime) -> Hint:
    """Note that a hint was opened (its cost is the grader's business) and return it; raises NotFound."""
    exercise = content.library[attempt.exercise]
    hint = next((hint for hint in exercise.hints if hint.id == hint_id), None)
    if hint is None:
        raise NotFound
    if hint_id not in hints_taken(session, attempt):
        note(session, content, attempt, "hint.used", now, hint=hint_id)
        session.commit()
    return hint


def hints_taken(session: Session, attempt: Attempt) -> set[str]:
    used = select(JournalEntry.data).where(
        JournalEntry.attempt_id == attempt.id, JournalEntry.kind == "hint.used"
    )
    return {data["hint"] for data in session.scalars(used)}


def next_day(session: Session, content: Content, attempt: Attempt, now: datetime) -> None:
    """Move the attempt's calendar to the next working morning; the officer does what is due by then.

    Raises Refused where the calendar is the class's.
    """
    class_calendar.check_own(session, attempt)
    _advance(session, content, attempt, now)
    session.commit()


def next_answer(session: Session, content: Content, attempt: Attempt, now: datetime) -> None:
    """Move it day by day until the office has done something; a month at most, one day when nothing waits.

    Raises Refused where the calendar is the class's.
    """
    class_calendar.check_own(session, attempt)
    waits = onestop.is_waiting(session, content, attempt, now) or petitions.is_waiting(session, attempt)
    days = MONTH if waits else 1
    while days and not _advance(session, content, attempt, now):
        days -= 1
    session.commit()


def _advance(session: Session, content: Content, attempt: Attempt, now: datetime) -> int:
    """One working day on; how much was done meanwhile."""
    morning = class_calendar.next_morning(attempt.clock)
    note(session, content, attempt, "calendar.advanced", now, to=morning.date().isoformat())
    done = onestop.work(session, content, attempt, now, until=morning)
    return done + petitions.work(session, content, attempt, now)


def _check_open(assignment: Assignment, now: datetime) -> None:
    if now < assignment.opens_at:
        raise Refused("Bài này chưa mở. Em đợi thầy cô mở bài nhé.")
    if assignment.closes_at is not None and now >= assignment.closes_at:
        raise Refused(CLOSED)


def _check_running(session: Session, assignment_id: int, now: datetime) -> None:
    """Nothing typed is at stake where an attempt begins or ends, so there is no time to send it."""
    wanted = select(Classroom.paused_at).join(Assignment, Assignment.classroom_id == Classroom.id)
    if is_paused(session.execute(wanted.where(Assignment.id == assignment_id)).scalar_one(), now):
        raise Paused


def _new_attempt(
    exercise: Exercise,
    assignment: Assignment,
    student_id: int,
    past: Sequence[Attempt],
    variant: dict[str, Any],
    now: datetime,
) -> Attempt:
    return Attempt(
        school_id=assignment.school_id,
        assignment_id=assignment.id,
        student_id=student_id,
        number=len(past) + 1,
        exercise=exercise.slug,
        exercise_hash=exercise.hash,
        variant=variant,
        clock=assignment.clock or exercise.start,
        started_at=now,
    )
