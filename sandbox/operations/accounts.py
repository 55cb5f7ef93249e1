"""Who may come in: staff passwords, student PINs, and how often one may try."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.operations.refusals import Refused, TooManyTries
from sandbox.store.base import NotFound
from sandbox.store.people import Staff, Student, Throttle

FREE_TRIES = 5
PAUSE = timedelta(seconds=60)


def take_try(session: Session, account: str, now: datetime) -> None:
    """Count one try before the secret is looked at, so that parallel guesses count too.

    After FREE_TRIES in a row each further try waits PAUSE; raises TooManyTries. `account` as "student:12".
    """
    throttle = session.get(Throttle, account, with_for_update=True)
    if throttle is None:
        throttle = Throttle(key=account, tries=0, blocked_until=None)
        session.add(throttle)
    if throttle.blocked_until is not None and now < throttle.blocked_until:
        raise TooManyTries(int((throttle.blocked_until - now).total_seconds()) + 1)
    throttle.tries += 1
    if throttle.tries >= FREE_TRIES:
        throttle.blocked_until = now + PAUSE
    session.commit()


def forgive(session: Session, account: str) -> None:
    """The right secret was given: forget the wrong ones."""
    throttle = session.get(Throttle, account)
    if throttle is not None:
        session.delete(throttle)
        session.commit()


def staff_by_username(session: Session, username: str) -> Staff | None:
    wanted = select(Staff).where(Staff.username == username, Staff.disabled_at.is_(None))
    return session.scalars(wanted).one_or_none()


def create_staff(
    session: Session, school_id: int, username: str, full_name: str, password_hash: str, role: str = "teacher"
) -> Staff:
    """Raises Refused when the username is taken."""
    if session.execute(select(Staff.id).where(Staff.username == username)).first():
        raise Refused(f"Tên đăng nhập “{username}” đã có người dùng. Hãy chọn tên khác.")
    person = Staff(
        school_id=school_id, username=username, full_name=full_name, password_hash=password_hash, role=role
    )
    session.add(person)
    session.commit()
    return person


def set_pin(session: Session, student_id: int, pin_hash: str) -> None:
    """The first PIN of a student; raises Refused when somebody set one meanwhile."""
    student = session.get(Student, student_id, with_for_update=True)
    if student is None:
        raise NotFound
    if student.pin_hash is not None:
        raise Refused("Tên này đã có mã PIN. Em nhập mã PIN của mình, hoặc nhờ thầy cô đặt lại.")
    student.pin_hash = pin_hash
    session.commit()


def reset_pin(session: Session, student: Student) -> None:
    """The student chooses a new PIN at the next sign-in; the caller has checked whose student it is."""
    student.pin_hash = None
    throttle = session.get(Throttle, f"student:{student.id}")
    if throttle is not None:
        session.delete(throttle)
    session.commit()
