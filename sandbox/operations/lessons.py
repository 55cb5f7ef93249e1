"""Steering a lesson: stopping the class, telling it something, more time, the next day, the end."""

from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import assignments, attempts, class_calendar, classrooms
from sandbox.operations.allowances import MOST_MINUTES
from sandbox.operations.progress import turn_boards
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom, Enrolment, Hand
from sandbox.store.lessons import LONGEST_PAUSE, is_paused
from sandbox.store.sessions import BrowserSession

MORE_MINUTES = (5, 10, 15)
LONGEST_WORDS = 200
REOPENS = timedelta(hours=2)
MOVED_ALREADY = "Vừa có thay đổi ở lớp này. Thầy cô xem lại bảng rồi bấm lần nữa nếu cần."


def pause(session: Session, teacher_id: int, classroom_id: int, now: datetime) -> Classroom:
    """Nobody of the class works on until `resume`; pausing twice is one pause.

    What was open gets the longest pause at once, and gives back at the end what was not used: so no time
    runs out meanwhile, also when nobody resumes.
    """
    classroom = _locked(session, teacher_id, classroom_id, now)
    if not is_paused(classroom.paused_at, now):
        _go_on(session, classroom, now)  # one that was forgotten is over
        classroom.paused_at = now
        _lend(session, classroom, now)
        _tell(session, classroom)
    session.commit()
    return classroom


def resume(session: Session, teacher_id: int, classroom_id: int, now: datetime) -> Classroom:
    """The class works on; its clocks stood still for as long as the pause was."""
    classroom = _locked(session, teacher_id, classroom_id, now)
    _go_on(session, classroom, now)
    session.commit()
    return classroom


def announce(session: Session, teacher_id: int, classroom_id: int, words: str, now: datetime) -> Classroom:
    """Every student of the class reads it, until another one or none takes its place; raises Refused."""
    classroom = _locked(session, teacher_id, classroom_id, now)
    said = " ".join(words.split())
    if len(said) > LONGEST_WORDS:
        raise Refused("Thông báo dài quá %(most)d chữ cái. Thầy cô viết ngắn lại nhé.", most=LONGEST_WORDS)
    classroom.announcement, classroom.announced_at = said, now if said else None
    _tell(session, classroom)
    session.commit()
    return classroom


def extend(session: Session, teacher_id: int, assignment_id: int, minutes: int, now: datetime) -> Assignment:
    """More time for everybody: it closes later, and an attempt may take longer. Raises Refused.

    One that has just closed opens again, unless somebody's work was handed in for them by then; one that
    never ends stays as it is.
    """
    assignment, classroom = assignments.find(session, teacher_id, assignment_id, now)
    session.refresh(classroom, with_for_update=True)
    _tell(session, classroom)  # holds every board, in their order
    session.refresh(assignment, with_for_update=True)
    if minutes not in MORE_MINUTES:
        raise Refused("Chỉ thêm được 5, 10 hoặc 15 phút mỗi lần.")
    problem = _extending_problem(session, assignment, now)
    if problem:
        raise problem
    if assignment.closes_at is not None:
        assignment.closes_at = max(assignment.closes_at, now) + timedelta(minutes=minutes)
    if assignment.minutes is not None:
        assignment.minutes = min(assignment.minutes + minutes, MOST_MINUTES)
    session.commit()
    return assignment


def claim_day(
    session: Session, teacher_id: int, assignment_id: int, revision: int, now: datetime
) -> list[tuple[int, int]]:
    """(attempt, student) of everybody whose calendar is to move now; raises Refused for a form sent twice.

    Each is then moved in a transaction of its own by `next_day`, so that nobody waits for the whole class.
    Where both sides of a role swap share one calendar, this moves it for both.
    """
    assignment, classroom = assignments.find(session, teacher_id, assignment_id, now)
    session.refresh(classroom, with_for_update=True)
    if classroom.lesson_revision != revision:
        raise Refused(MOVED_ALREADY)
    _tell(session, classroom)
    if assignment.clock is not None:
        shared = class_calendar.move_on(session, assignment)
        session.flush()
        found = class_calendar.behind(session, shared)
    else:
        found = _under_way(session, assignment)
    session.commit()
    return found


def next_day(session: Session, content: Content, attempt_id: int, student_id: int, now: datetime) -> bool:
    """Whether this student's calendar has moved; one whose work is over stays where it is, but for the
    calendar of a whole class."""
    if class_calendar.is_shared(session, attempt_id):
        held = session.get_one(Attempt, attempt_id, with_for_update=True)
        moved = class_calendar.follow(session, content, held, now)
        session.commit()
        return moved
    try:
        attempt = attempts.under_way(session, content, attempt_id, student_id, now, while_paused=True)
    except Refused:
        return False
    attempts.next_day(session, content, attempt, now)
    return True


def end(session: Session, teacher_id: int, classroom_id: int, now: datetime) -> int:
    """Everybody is signed out and nothing of the lesson goes on; how many were. What was kept stays kept."""
    classroom = _locked(session, teacher_id, classroom_id, now)
    _go_on(session, classroom, now)
    classroom.announcement, classroom.announced_at = "", None
    up = (Hand.classroom_id == classroom.id, Hand.lowered_at.is_(None))
    session.execute(update(Hand).where(*up).values(lowered_at=now))
    students = select(Enrolment.student_id).where(Enrolment.classroom_id == classroom.id)
    signed_out = session.execute(delete(BrowserSession).where(BrowserSession.student_id.in_(students)))
    _tell(session, classroom)
    session.commit()
    assert isinstance(signed_out, CursorResult)
    return signed_out.rowcount


def _under_way(session: Session, assignment: Assignment) -> list[tuple[int, int]]:
    wanted = select(Attempt.id, Attempt.student_id).where(
        Attempt.assignment_id == assignment.id, Attempt.finished_at.is_(None)
    )
    return [(row.id, row.student_id) for row in session.execute(wanted.order_by(Attempt.id))]


def _locked(session: Session, teacher_id: int, classroom_id: int, now: datetime) -> Classroom:
    classroom = classrooms.find(session, teacher_id, classroom_id, now)
    session.refresh(classroom, with_for_update=True)
    return classroom


def _tell(session: Session, classroom: Classroom) -> None:
    """The students' pages and the teacher's boards hear of it."""
    classroom.lesson_revision += 1
    turn_boards(session, [classroom.id])


def _go_on(session: Session, classroom: Classroom, now: datetime) -> None:
    began = classroom.paused_at
    if began is None:
        return
    classroom.paused_at, took = None, min(now - began, LONGEST_PAUSE)
    _take_back(session, classroom, took)
    here = select(Assignment.id).where(Assignment.classroom_id == classroom.id)
    stood = select(Progress).where(Progress.assignment_id.in_(here), Progress.moved_at <= began)
    for cell in session.scalars(stood):
        cell.moved_at += took  # nobody was stuck meanwhile
    _tell(session, classroom)


def _lend(session: Session, classroom: Classroom, now: datetime) -> None:
    """The longest pause to whatever is open now: nothing ends meanwhile."""
    _give_time(session, classroom, int(LONGEST_PAUSE.total_seconds()))
    for one in _held(session, classroom):
        if one.closes_at is not None and one.opens_at <= now < one.closes_at:
            one.closes_at += LONGEST_PAUSE
            one.lent_seconds = int(LONGEST_PAUSE.total_seconds())


def _take_back(session: Session, classroom: Classroom, took: timedelta) -> None:
    """What was lent and not used. Where somebody has said another closing time since, nothing is lent."""
    _give_time(session, classroom, int((took - LONGEST_PAUSE).total_seconds()))
    for one in _held(session, classroom):
        if one.closes_at is not None and one.lent_seconds:
            one.closes_at += took - timedelta(seconds=one.lent_seconds)
            one.lent_seconds = 0


def _held(session: Session, classroom: Classroom) -> list[Assignment]:
    """After the attempts, as whoever files locks them in this order; all, as every board turns."""
    here = select(Assignment).where(Assignment.classroom_id == classroom.id)
    return list(session.scalars(here.order_by(Assignment.id).with_for_update()))


def _give_time(session: Session, classroom: Classroom, seconds: int) -> None:
    """To every attempt under way, or back from those that were when they were given it.

    Who serves others comes first: officers and helpers hold their own attempt before a citizen's.
    """
    running = (
        select(Attempt.id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.classroom_id == classroom.id)
        .where(Attempt.finished_at.is_(None), Attempt.paused_seconds >= -seconds)
        .order_by(Assignment.serves_id.is_(None), Attempt.id)
    )
    ids = session.scalars(running.with_for_update(of=Attempt)).all()
    session.execute(
        update(Attempt)
        .where(Attempt.id.in_(ids))
        .values(paused_seconds=Attempt.paused_seconds + seconds)
        .execution_options(synchronize_session=False)
    )


def _extending_problem(session: Session, assignment: Assignment, now: datetime) -> Refused | None:
    if now < assignment.opens_at:
        return Refused("Bài này chưa mở. Thầy cô chờ bài mở rồi thêm giờ.")
    if assignment.closes_at is None or now < assignment.closes_at:
        return None
    if assignment.mode == "test" or now - assignment.closes_at > REOPENS:
        return Refused("Bài đã đóng, học sinh đã xem được điểm. Thầy cô giao bài lần nữa nếu cần.")
    collected = select(Attempt.id).where(
        Attempt.assignment_id == assignment.id, Attempt.finished_at >= assignment.closes_at
    )
    if session.execute(collected.limit(1)).first():
        return Refused("Bài đã đóng và máy đã chấm phần làm dở. Thầy cô giao bài lần nữa nếu cần.")
    return None
