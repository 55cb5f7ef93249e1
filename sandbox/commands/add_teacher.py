"""Thêm một thầy cô: add-teacher TÊN_ĐĂNG_NHẬP "Họ và tên" [--school "Tên trường"]."""

import argparse
from contextlib import closing

from sandbox import create_app
from sandbox.demo import SCHOOL as DEMO
from sandbox.extensions import Parts
from sandbox.new_password import ask
from sandbox.operations import schools, staffing


def run(args: list[str]) -> int:
    """Refused for a username that is taken or cannot be typed, or a password too short."""
    options = _options(args)
    username = staffing.username(options.username)
    full_name = staffing.line(options.full_name, "Họ và tên")
    school_name = staffing.line(options.school, "Tên trường") if options.school is not None else None
    password = ask(options.password_stdin)
    parts: Parts = create_app().extensions["dvc-sandbox"]
    secret = parts.passwords.hash(password)
    with closing(parts.database) as database, database.writing() as session:
        school = schools.named(session, school_name) if school_name else schools.only(session, DEMO)
        staffing.add(session, school.id, username, full_name, options.role, secret)
        belongs = school.name
    print(f"Đã thêm {full_name} ({belongs}).")
    print(f"Mở trang của máy chủ, chọn Thầy cô đăng nhập, tên đăng nhập: {username}")
    return 0


def _options(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("dvc-sandbox add-teacher", description=__doc__)
    parser.add_argument("username", help="tên đăng nhập, như co.lan")
    parser.add_argument("full_name", help="họ và tên, trong dấu ngoặc kép")
    parser.add_argument("--school", help="tên trường, in trên thẻ và bảng điểm; trường mới thì được tạo")
    parser.add_argument(
        "--role",
        choices=staffing.ROLES,
        default="teacher",
        help="teacher: giáo viên (mặc định); head: tổ trưởng, xem mọi lớp; admin: quản trị",
    )
    parser.add_argument(
        "--password-stdin", action="store_true", help="đọc mật khẩu từ dòng đầu của đầu vào chuẩn"
    )
    return parser.parse_args(args)
