"""Nhập danh sách một lớp: import-class TÊN_LỚP TỆP [--teacher TÊN_ĐĂNG_NHẬP] [--dry-run]."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox import create_app, rosters
from sandbox.extensions import Parts
from sandbox.operations import accounts, classrooms, setup
from sandbox.operations import rosters as enrolment
from sandbox.operations.refusals import Refused
from sandbox.reports.roster_changes import RosterChanges, roster_changes
from sandbox.rosters import Problem, Roster
from sandbox.store.classrooms import Classroom
from sandbox.store.people import Staff

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NAME_MAX = 60
KINDS = {
    "new": "thêm mới",
    "joins": "thêm vào lớp",
    "renamed": "đổi từ: {}",
    "changed": "đổi STT",
    "same": "giữ nguyên",
    "other": "mã của một em khác tên trong trường, hãy xem lại mã",
}


def run(args: list[str]) -> int:
    """Status 1 when a row is wrong or the file cannot be read: nothing has been imported then."""
    options = _options(args)
    name, data = _name(options.name), Path(options.file).read_bytes()
    parts: Parts = create_app().extensions["dvc-sandbox"]
    with closing(parts.database) as database:
        today = parts.clock().astimezone(VIETNAM).date()
        roster = _read(data, name, today)
        if not roster.usable:
            return _refuse(roster)
        with database.reading() as session:
            teacher = _teacher(session, options.teacher)
            known = classrooms.own(session, teacher.id, name, today)
            classroom = known or Classroom(school_id=teacher.school_id, teacher_id=teacher.id, name=name)
            print("\n".join(_preview(roster, roster_changes(session, classroom, roster.rows), known)))
        if options.dry_run:
            print("Chỉ xem trước (--dry-run), chưa nhập gì.")
            return 0
        with database.writing() as session:
            found = classrooms.own(session, teacher.id, name, today)
            made = found or classrooms.begin(session, teacher.school_id, teacher.id, name, today)
            done = enrolment.enrol(session, made, roster.rows)
        print(f"Đã nhập: thêm {done.added}, cập nhật {done.updated} em. Mã vào lớp: {made.join_code}")
    return 0


def _options(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("dvc-sandbox import-class", description=__doc__)
    parser.add_argument("name", help="tên lớp, như 10A1; lớp chưa có thì được tạo")
    parser.add_argument("file", help="tệp .xlsx hoặc .csv của trường")
    parser.add_argument("--teacher", help="tên đăng nhập của thầy cô dạy lớp; bỏ trống khi chỉ có một người")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không nhập")
    return parser.parse_args(args)


def _name(typed: str) -> str:
    name = rosters.clean(typed)
    if not 0 < len(name) <= NAME_MAX:
        raise Refused(f"Tên lớp cần từ 1 đến {NAME_MAX} chữ, như 10A1.")
    return name


def _read(data: bytes, name: str, today: date) -> Roster:
    try:
        return rosters.read_file(data, today, name)
    except rosters.Unreadable as reason:
        raise Refused(str(reason)) from None


def _teacher(session: Session, username: str | None) -> Staff:
    """Who is named; else the only one there is, the demo teacher counting last."""
    if username is not None:
        return accounts.named(session, username)
    everybody = list(session.scalars(select(Staff).where(Staff.disabled_at.is_(None)).order_by(Staff.id)))
    real = [one for one in everybody if one.username != setup.DEMO_TEACHER] or everybody
    if not real:
        raise Refused("Chưa có thầy cô nào. Hãy thêm bằng lệnh add-teacher, hoặc mở máy chủ để thiết lập.")
    if len(real) > 1:
        names = ", ".join(one.username for one in real)
        raise Refused(f"Có nhiều thầy cô: {names}. Hãy thêm --teacher TÊN_ĐĂNG_NHẬP.")
    return real[0]


def _refuse(roster: Roster) -> int:
    print(f"Có {len(roster.problems)} chỗ cần sửa, chưa nhập em nào:", file=sys.stderr)
    print("\n".join(map(_line, roster.problems)), file=sys.stderr)
    return 1


def _preview(roster: Roster, changes: RosterChanges, known: Classroom | None) -> Iterator[str]:
    yield f"{'Lớp đã có' if known else 'Lớp mới'}, danh sách {len(roster.rows)} học sinh" + (
        f", trang tính “{roster.sheet}”:" if roster.sheet else ":"
    )
    for one in changes.changes:
        born = f"{one.row.birth_date:%d/%m/%Y}" if one.row.birth_date else "-"
        words = KINDS[one.kind].format(one.was)
        yield f"  {one.row.seat:>3}  {one.row.code:<12}  {one.row.full_name:<30}  {born:<10}  {words}"
    if roster.warnings:
        yield "Nên xem lại:"
        yield from map(_line, roster.warnings)
    for row, code in changes.doubles:
        yield f"  {row.full_name} có thể đã ở trong lớp với mã {code}: nếu là một em, sửa mã {row.code}."
    if changes.absent:
        yield f"Vẫn ở trong lớp dù không có trong danh sách: {', '.join(changes.absent)}"


def _line(problem: Problem) -> str:
    where = f"dòng {problem.row}" if problem.row else ""
    return "  " + ": ".join(filter(None, (where, problem.column, problem.message)))
