"""A school to begin with: one teacher, one class, one exercise, all invented."""

import random
from datetime import date, datetime

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.alphabet import alphabetical
from fixtures.personas import invent_name
from sandbox.extensions import Parts
from sandbox.operations import accounts, assignments, classrooms, rosters, setup
from sandbox.passwords import Passwords
from sandbox.rosters import RosterRow
from sandbox.store import Database
from sandbox.store.classrooms import Classroom
from sandbox.store.people import Staff
from sandbox.store.schools import School

SCHOOL, TEACHER, PASSWORD = setup.DEMO_SCHOOL, setup.DEMO_TEACHER, accounts.KNOWN_TO_ALL
WARNING = (
    f"Ai cũng biết mật khẩu mẫu của {TEACHER}. Trước khi dạy lớp thật, "
    f"hãy đổi: python3 run.py set-password {TEACHER}"
)
CLASS, SIZE = "10A1 (lớp mẫu)", 45
EXERCISE = "cap-ban-sao-bang-tot-nghiep"


def load_demo(app: Flask) -> list[str] | None:
    """Fill an empty database; the lines to print while the demo teacher is there, else None."""
    parts: Parts = app.extensions["dvc-sandbox"]
    with parts.database.writing() as session:
        if session.execute(select(School.id)).first() is None:
            _fill(session, parts, parts.clock())
        row = session.execute(
            select(Classroom.join_code)
            .join(Staff, Staff.id == Classroom.teacher_id)
            .where(Staff.username == TEACHER, Classroom.name == CLASS)
        ).first()
    if row is None or not known_to_all(parts.database, parts.passwords):
        return None
    return [
        "Trường mẫu (mọi tên đều do máy đặt ra):",
        f"  Thầy cô:   tên đăng nhập {TEACHER}, mật khẩu {PASSWORD}",
        f"  Học sinh:  mã lớp {row.join_code}, chọn tên, tự đặt mã PIN lần đầu",
        "",
        "Xem thử: mở địa chỉ trên, thầy cô đăng nhập, mở lớp mẫu và xem bảng theo dõi.",
    ]


def known_to_all(database: Database, passwords: Passwords) -> bool:
    """Whether the demo teacher still has the password that is written here."""
    wanted = select(Staff.password_hash).where(Staff.username == TEACHER, Staff.disabled_at.is_(None))
    with database.reading() as session:
        stored = session.execute(wanted).scalar_one_or_none()
    return stored is not None and passwords.verify(stored, PASSWORD)


def _fill(session: Session, parts: Parts, now: datetime) -> None:
    school = School(name=SCHOOL)
    session.add(school)
    session.commit()
    secret = parts.passwords.hash(PASSWORD)
    teacher = accounts.create_staff(session, school.id, TEACHER, "Cô giáo Mẫu", secret)
    classroom = classrooms.create(session, school.id, teacher.id, CLASS, now.date())
    rosters.enrol(session, classroom, _students())
    assignments.assign(session, parts.content, classroom, EXERCISE, "practice", 3, now, None, now)


def _students() -> list[RosterRow]:
    """The same invented class at every school."""
    chance = random.Random(978)  # noqa: S311  names, not secrets
    names = [invent_name(chance) for _ in range(SIZE)]
    names.sort(key=lambda name: alphabetical(" ".join(name.split()[::-1])))
    return [
        RosterRow(seat, f"{seat:010}", name, name.split()[-1], date(2011, chance.randint(1, 12), 15))
        for seat, name in enumerate(names, 1)
    ]
