"""What is wrong with a class list, and where."""

from dataclasses import dataclass

LABELS = {"code": "Mã học sinh", "name": "Họ và tên", "birth_date": "Ngày sinh", "seat": "STT"}


@dataclass(frozen=True)
class Problem:
    """`row` is the number the spreadsheet shows, None for the whole list."""

    row: int | None
    column: str
    message: str
