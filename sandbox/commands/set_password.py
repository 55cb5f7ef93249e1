"""Đổi mật khẩu của một thầy cô: set-password TÊN_ĐĂNG_NHẬP."""

import argparse
import unicodedata
from contextlib import closing

from sandbox import create_app
from sandbox.extensions import Parts
from sandbox.new_password import ask
from sandbox.operations import accounts


def run(args: list[str]) -> int:
    """Refused for an unknown username or a password too short; signs that person out everywhere."""
    parser = argparse.ArgumentParser("dvc-sandbox set-password", description=__doc__)
    parser.add_argument("username", help="tên đăng nhập")
    parser.add_argument(
        "--password-stdin", action="store_true", help="đọc mật khẩu từ dòng đầu của đầu vào chuẩn"
    )
    options = parser.parse_args(args)
    username = unicodedata.normalize("NFC", options.username)
    parts: Parts = create_app().extensions["dvc-sandbox"]
    with closing(parts.database) as database:
        with database.reading() as session:
            accounts.named(session, username)
        secret = parts.passwords.hash(ask(options.password_stdin))
        with database.writing() as session:
            person = accounts.set_password(session, username, secret)
    print(f"Đã đổi mật khẩu của {person.full_name}. Máy nào đang mở tài khoản này đều phải đăng nhập lại.")
    return 0
