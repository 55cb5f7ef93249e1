"""Reads class lists as schools keep them: bytes or pasted text in, students and named problems out."""

from datetime import date

from sandbox.rosters import delimited, kinds, workbook
from sandbox.rosters.grid import ROWS_MAX, Unreadable, clean
from sandbox.rosters.problems import Problem
from sandbox.rosters.row import RosterRow
from sandbox.rosters.sheets import best
from sandbox.rosters.students import Roster, read_students, to_text

BYTES_MAX = 5 * 1024 * 1024

__all__ = [
    "BYTES_MAX",
    "ROWS_MAX",
    "Problem",
    "Roster",
    "RosterRow",
    "Unreadable",
    "clean",
    "read_file",
    "read_text",
    "to_text",
]


def read_file(data: bytes, today: date, classroom: str = "") -> Roster:
    """A workbook or text file, told apart by content; raises Unreadable with a sentence for the teacher.

    `classroom` is the name of the class the list is for: of several sheets the one called so is read.
    """
    if len(data) > BYTES_MAX:
        raise Unreadable(
            "Tệp lớn hơn 5 MB. Hãy xoá ảnh và các trang tính không cần, hoặc chép rồi dán danh sách."
        )
    kind = kinds.kind_of(data)
    grids = workbook.grids(data) if kind == "workbook" else [delimited.grid(delimited.decode(data))]
    return best([read_students(grid, today) for grid in grids], classroom)


def read_text(text: str, today: date) -> Roster:
    """Rows pasted from a spreadsheet; raises Unreadable when there is nothing in them."""
    return read_students(delimited.grid(text), today)
