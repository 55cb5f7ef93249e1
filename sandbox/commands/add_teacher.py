"""Thêm một thầy cô: add-teacher TÊN_ĐĂNG_NHẬP "Họ và tên" [--school "Tên trường"]."""

import argparse
import re
import unicodedata
from contextlib import closing

from sandbox import create_app
from sandbox.demo import SCHOOL as DEMO
from sandbox.extensions import Parts
from sandbox.new_password import ask
from sandbox.operations import accounts, schools
from sandbox.operations.refusals import Refused


def run(args: list[str]) -> int:
    """Refused for a username that is taken or cannot be typed, or a password too short."""
    options = _options(args)
    username, full_name = _username(options.username), _line(options.full_name, "Họ và tên")
    school_name = _line(options.school, "Tên trường") if options.school is not None else None
    password = ask(options.password_stdin)
    parts: Parts = create_app().extensions["dvc-sandbox"]
    secret = parts.passwords.hash(password)
    with closing(parts.database) as database, database.writing() as session:
        school = schools.named(session, school_name) if school_name else schools.only(session, DEMO)
        accounts.create_staff(session, school.id, username, full_name, secret)
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
        "--password-stdin", action="store_true", help="đọc mật khẩu từ dòng đầu của đầu vào chuẩn"
    )
    return parser.parse_args(args)


def _username(typed: str) -> str:
    name = unicodedata.normalize("NFC", typed)
    if not re.fullmatch(r"[\w.@-]{2,64}", name):
        raise Refused(
            f"Tên đăng nhập “{ascii(typed)[1:-1] if not typed.isprintable() else typed}” không dùng được: "
            "cần 2 đến 64 chữ, số hoặc dấu . _ - @, không có dấu cách."
        )
    return name


def _line(typed: str, what: str) -> str:
    line = " ".join(unicodedata.normalize("NFC", typed).split())
    if not line or len(line) > 255 or not line.isprintable():
        raise Refused(f"{what} cần từ 1 đến 255 chữ, viết trên một dòng.")
    return line
