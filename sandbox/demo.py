"""A school to begin with: one teacher, one class, one exercise, all invented."""

import random
from datetime import date, datetime

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.personas import invent_name
from sandbox.extensions import Parts
from sandbox.operations import accounts, assignments, classrooms, rosters
from sandbox.rosters import RosterRow
from sandbox.store.classrooms import Classroom
from sandbox.store.people import Staff
from sandbox.store.schools import School

TEACHER, PASSWORD = "giaovien", "thuchanh"
CLASS, SIZE = "10A1 (lớp mẫu)", 45


def load_demo(app: Flask) -> list[str] | None:
    """Fill an empty database; the lines to print while the demo teacher is there, else None."""
    parts: Parts = app.extensions["dvc-sandbox"]
    with parts.database.writing() as session:
        if session.execute(select(School.id)).first() is None:
            _fill(session, parts, parts.clock())
        row = session.execute(
            select(Staff.password_hash, Classroom.join_code)
            .join(Classroom, Classroom.teacher_id == Staff.id)
            .where(Staff.username == TEACHER, Classroom.name == CLASS)
        ).first()
    if row is None or not parts.passwords.verify(row.password_hash, PASSWORD):
        return None
    return [
        "Trường mẫu (mọi tên đều do máy đặt ra):",
        f"  Thầy cô:   tên đăng nhập {TEACHER}, mật khẩu {PASSWORD}",
        f"  Học sinh:  mã lớp {row.join_code}, chọn tên, tự đặt mã PIN lần đầu",
        "",
        "Tiếp theo: mở địa chỉ trên, thầy cô đăng nhập, mở lớp mẫu và xem bảng theo dõi.",
    ]


def _fill(session: Session, parts: Parts, now: datetime) -> None:
    school = School(name="Trường THPT Thực Hành (trường mẫu)")
    session.add(school)
    session.commit()
    secret = parts.passwords.hash(PASSWORD)
    teacher = accounts.create_staff(session, school.id, TEACHER, "Cô giáo Mẫu", secret)
    classroom = classrooms.create(session, school.id, teacher.id, CLASS, now.date())
    rosters.enrol(session, classroom, _students())
    exercise = next(iter(parts.content.library))
    assignments.assign(session, parts.content, classroom, exercise, "practice", 3, now, None, now)


def _students() -> list[RosterRow]:
    """The same invented class at every school."""
    chance = random.Random(978)  # noqa: S311  names, not secrets
    names = [invent_name(chance) for _ in range(SIZE)]
    names.sort(key=lambda name: name.split()[::-1])
    return [
        RosterRow(seat, f"{seat:010}", name, name.split()[-1], date(2011, chance.randint(1, 12), 15))
        for seat, name in enumerate(names, 1)
    ]
