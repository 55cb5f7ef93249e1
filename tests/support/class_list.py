"""The list of a class of 45 as a school keeps it, and the same list as its workbook."""

import random
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from fixtures.personas import invent_name

SIZE = 45
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
HEADING = (
    ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh", "Giới tính", "Đánh giá thường xuyên", None],
    [None, None, None, None, None, "ĐĐGtx1", "ĐĐGtx2"],
)
MERGED = ("A1:G1", "A2:G2", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:G4")


@dataclass(frozen=True)
class Listed:
    """One student as everybody should see them afterwards."""

    seat: int
    code: str
    name: str
    birth_date: date


def class_list(seed: int = 45) -> tuple[Listed, ...]:
    """Invented names, all different, in the order of a school register: by given name."""
    chance, names = random.Random(seed), set[str]()
    while len(names) < SIZE:
        names.add(invent_name(chance))
    register = sorted(names, key=lambda name: [in_order(word) for word in reversed(name.split())])
    return tuple(
        Listed(seat, f"00{52_000_000 + 7 * seat}", name, date(2010, chance.randint(1, 12), seat % 28 + 1))
        for seat, name in enumerate(register, 1)
    )


def in_order(word: str) -> tuple[list[int], str]:
    """A key that sorts as Vietnamese dictionaries do: ă â after a, đ after d, tones last."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    plain = "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if letter not in tones)
    return [ALPHABET.find(letter) for letter in unicodedata.normalize("NFC", plain)], word


def save_workbook(students: tuple[Listed, ...], path: Path) -> Path:
    """Title rows, a heading of two rows with merged cells, every third name in the decomposed form."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "DS lớp"
    for line in (["TRƯỜNG THPT THỰC HÀNH"], ["DANH SÁCH HỌC SINH LỚP 10A1"], [], *HEADING):
        sheet.append(line)
    for student in students:
        sheet.append(_cells(student))
    sheet.append([None, f"Tổng số: {len(students)} học sinh"])
    for area in MERGED:
        sheet.merge_cells(area)
    book.save(path)
    book.close()
    return path


def _cells(student: Listed) -> list[object]:
    """As different hands fill such a list: dates as dates or as text, names composed or not."""
    name = student.name if student.seat % 3 else unicodedata.normalize("NFD", student.name)
    birth = student.birth_date if student.seat % 2 else f"{student.birth_date:%d/%m/%Y}"
    return [student.seat, student.code, name, birth, "Nữ" if student.seat % 2 else "Nam"]
