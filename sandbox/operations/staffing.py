"""The people of a school, as its administrator keeps them."""

import re
import unicodedata
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from sandbox.operations import accounts, tries
from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, ClassShare
from sandbox.store.people import Staff, Student
from sandbox.store.sessions import BrowserSession

ROLES = ("teacher", "head", "admin")
NOT_YOURSELF = "Thầy cô không tự làm việc này với tài khoản của mình được. Hãy nhờ một quản trị viên khác."
LAST = "Đây là quản trị viên cuối cùng còn vào được. Hãy giao quyền quản trị cho một người khác trước."


def username(typed: str) -> str:
    """A name that can be typed at the door; raises Refused."""
    name = unicodedata.normalize("NFC", typed)
    if not re.fullmatch(r"[\w.@-]{2,64}", name):
        raise Refused(
            "Tên đăng nhập “%(name)s” không dùng được: "
            "cần 2 đến 64 chữ, số hoặc dấu . _ - @, không có dấu cách.",
            name=typed if typed.isprintable() else ascii(typed)[1:-1],
        )
    return name


def line(typed: str, what: str) -> str:
    """Words on one line, spaces collapsed; raises Refused, saying `what` they are."""
    words = " ".join(unicodedata.normalize("NFC", typed).split())
    if not words or len(words) > 255 or not words.isprintable():
        raise Refused("%(what)s cần từ 1 đến 255 chữ, viết trên một dòng.", what=what)
    return words


def find(session: Session, school_id: int, staff_id: int) -> Staff:
    """Raises NotFound for anybody of another school."""
    person = session.get(Staff, staff_id)
    if person is None or person.school_id != school_id:
        raise NotFound
    return person


def find_student(session: Session, school_id: int, student_id: int) -> Student:
    """Raises NotFound for anybody of another school."""
    student = session.get(Student, student_id)
    if student is None or student.school_id != school_id:
        raise NotFound
    return student


def add(session: Session, school_id: int, name: str, full_name: str, role: str, secret: str) -> Staff:
    """`secret`: the hash of the first password. Raises Refused."""
    _known(role)
    return accounts.create_staff(
        session, school_id, username(name), line(full_name, "Họ và tên"), secret, role
    )


def change_role(session: Session, actor_id: int, person: Staff, role: str) -> None:
    """Holds from the next page on. Raises Refused for oneself and for the last administrator."""
    _known(role)
    if role == person.role:
        return
    if person.role == "admin":
        _may_lose(session, actor_id, person)
    person.role = role
    session.commit()


def set_password(session: Session, person: Staff, secret: str) -> None:
    """A new password; whoever was signed in with the old one is out."""
    person.password_hash = secret
    _sign_out(session, BrowserSession.staff_id == person.id)
    tries.forget(session, f"staff:{person.username}")
    session.commit()


def disable(session: Session, actor_id: int, person: Staff, now: datetime) -> None:
    """Out at once and not let in again; classes and their work stay. Raises Refused as `change_role` does."""
    _may_lose(session, actor_id, person)
    person.disabled_at = person.disabled_at or now
    _sign_out(session, BrowserSession.staff_id == person.id)
    session.commit()


def disable_student(session: Session, student: Student, now: datetime) -> None:
    """Out at once and not on the list at the door; their work stays."""
    student.disabled_at = student.disabled_at or now
    _sign_out(session, BrowserSession.student_id == student.id)
    session.commit()


def enable(session: Session, person: Staff | Student) -> None:
    person.disabled_at = None
    session.commit()


def hand_over(session: Session, school_id: int, classroom_id: int, to: int) -> tuple[Classroom, Staff]:
    """The class, with all its work, to another teacher of the school; (class, who had it).

    Raises NotFound, or Refused for somebody who cannot take it.
    """
    classroom = session.get(Classroom, classroom_id, with_for_update=True)
    if classroom is None or classroom.school_id != school_id:
        raise NotFound
    had, gets = find(session, school_id, classroom.teacher_id), session.get(Staff, to)
    if gets is None or gets.school_id != school_id or gets.disabled_at is not None:
        raise Refused("Thầy cô chọn một người của trường đang dùng được tài khoản.")
    if had.id == gets.id:
        raise Refused("Lớp này đang do %(name)s dạy. Thầy cô chọn người khác.", name=had.full_name)
    classroom.teacher_id = gets.id
    own_share = ClassShare.classroom_id == classroom.id, ClassShare.staff_id == gets.id
    session.execute(delete(ClassShare).where(*own_share))
    session.commit()
    return classroom, had


def _known(role: str) -> None:
    if role not in ROLES:
        raise Refused("Không có vai trò này. Thầy cô chọn lại trong danh sách.")


def _may_lose(session: Session, actor_id: int, person: Staff) -> None:
    """Whether a school does without this administrator."""
    if person.id == actor_id:
        raise Refused(NOT_YOURSELF)
    able = Staff.school_id == person.school_id, Staff.role == "admin", Staff.disabled_at.is_(None)
    admins = session.scalars(select(Staff.id).where(*able).order_by(Staff.id).with_for_update()).all()
    if person.role == "admin" and not set(admins) - {person.id}:
        raise Refused(LAST)


def _sign_out(session: Session, whose: ColumnElement[bool]) -> None:
    session.execute(delete(BrowserSession).where(whose))
