"""Who may come in: staff with their passwords, students with their PINs."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from sandbox.operations import tries
from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.store.people import Staff, Student
from sandbox.store.sessions import BrowserSession

SHORTEST = 8
KNOWN_TO_ALL = "thuchanh"  # of the demo teacher, written in the README


def staff_by_username(session: Session, username: str) -> Staff | None:
    wanted = select(Staff).where(Staff.username == username, Staff.disabled_at.is_(None))
    return session.scalars(wanted).one_or_none()


def named(session: Session, username: str) -> Staff:
    """For whoever sits at the server; raises Refused for an unknown name."""
    person = staff_by_username(session, username)
    if person is None:
        raise Refused("Không có tài khoản “%(name)s”. Hãy xem lại tên đăng nhập.", name=username)
    return person


def create_staff(
    session: Session, school_id: int, username: str, full_name: str, password_hash: str, role: str = "teacher"
) -> Staff:
    """Raises Refused when the username is taken."""
    if session.execute(select(Staff.id).where(Staff.username == username)).first():
        raise Refused("Tên đăng nhập “%(name)s” đã có người dùng. Hãy chọn tên khác.", name=username)
    person = Staff(
        school_id=school_id, username=username, full_name=full_name, password_hash=password_hash, role=role
    )
    session.add(person)
    session.commit()
    return person


def set_password(session: Session, username: str, password_hash: str) -> Staff:
    """A new password; whoever was signed in with the old one is out. Raises Refused for an unknown name."""
    person = named(session, username)
    person.password_hash = password_hash
    session.execute(delete(BrowserSession).where(BrowserSession.staff_id == person.id))
    tries.forget(session, f"staff:{username}")
    session.commit()
    return person


def set_language(session: Session, kind: str, id: int, language: str) -> None:
    """Of the interface, for this student or member of staff."""
    table = Student if kind == "student" else Staff
    session.execute(update(table).where(table.id == id).values(language=language))
    session.commit()


def check_password(password: str) -> None:
    """Raises Refused for one that is too short or known to all."""
    if len(password) < SHORTEST:
        raise Refused("Mật khẩu cần ít nhất %(n)d ký tự. Hãy chọn mật khẩu dài hơn.", n=SHORTEST)
    if password == KNOWN_TO_ALL:
        raise Refused("Đây là mật khẩu mẫu, ai cũng biết. Hãy chọn mật khẩu khác.")


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
    """The student is signed out everywhere and chooses a new PIN at the next sign-in.

    The caller has checked whose student it is.
    """
    student.pin_hash = None
    session.execute(delete(BrowserSession).where(BrowserSession.student_id == student.id))
    tries.forget(session, f"student:{student.id}")
    session.commit()
