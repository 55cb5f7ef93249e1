"""Asks for a new password at the keyboard, or takes it from another program."""

import sys
import warnings
from getpass import GetPassWarning, getpass

from sandbox.operations.accounts import check_password
from sandbox.operations.refusals import Refused


def ask(from_stdin: bool) -> str:
    """Typed twice and not shown; or the first line of standard input. Raises Refused with the reason."""
    password = sys.stdin.readline().rstrip("\r\n") if from_stdin else _typed_twice()
    check_password(password)
    return password


def _typed_twice() -> str:
    try:
        warnings.simplefilter("error", GetPassWarning)  # rather nothing than a password on the screen
        first, again = getpass("Mật khẩu mới (không hiện khi gõ): "), getpass("Gõ lại mật khẩu: ")
    except (EOFError, GetPassWarning):
        raise Refused("Chưa nhận được mật khẩu. Khi không có bàn phím, hãy dùng --password-stdin.") from None
    if first != again:
        raise Refused("Hai lần gõ chưa giống nhau, chưa có gì thay đổi. Hãy chạy lại lệnh.")
    return first
