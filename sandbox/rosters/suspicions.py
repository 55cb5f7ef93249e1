"""Looks at the students of a list together: the same code or person twice, codes that lost their zeros."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sandbox.rosters.grid import Line
from sandbox.rosters.problems import LABELS, Problem
from sandbox.rosters.row import RosterRow

Pairs = Sequence[tuple[Line, RosterRow]]


def warnings(pairs: Pairs, class_column: int | None = None) -> tuple[Problem, ...]:
    """What a teacher should look at twice before importing."""
    found = [
        *_short_codes(pairs),
        *_same_people(pairs),
        *_lone_names(pairs),
        *_other_classes(pairs, class_column),
    ]
    return tuple(sorted(found, key=lambda one: one.row or 0))


def same_codes(pairs: Pairs) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for line, row in pairs:
        if row.code in first:
            words = f"Mã {row.code} đã có ở dòng {first[row.code]}. Mỗi học sinh cần một mã riêng."
            problems.append(Problem(line.number, LABELS["code"], words))
        first.setdefault(row.code, line.number)
    return problems


def _same_people(pairs: Pairs) -> list[Problem]:
    first: dict[tuple[str, date], int] = {}
    warnings = []
    for line, row in pairs:
        if row.birth_date is None:
            continue
        person = (row.full_name.casefold(), row.birth_date)
        if person in first:
            words = (
                f"{row.full_name} có cùng họ tên và ngày sinh với dòng {first[person]}. "
                "Có phải một em ghi hai lần?"
            )
            warnings.append(Problem(line.number, LABELS["name"], words))
        first.setdefault(person, line.number)
    return warnings


def _short_codes(pairs: Pairs) -> list[Problem]:
    """Codes with fewer digits than the rest: Excel may have dropped the zeros in front."""
    lengths = Counter(len(row.code) for _, row in pairs if row.code.isdecimal())
    usual = max(lengths, key=lambda length: (lengths[length], length), default=0)
    return [
        Problem(
            line.number,
            LABELS["code"],
            f"Mã {row.code} có {len(row.code)} chữ số, các mã khác có {usual}. "
            "Có thể Excel đã bỏ số 0 ở đầu.",
        )
        for line, row in pairs
        if row.code.isdecimal() and len(row.code) < usual and lengths[usual] * 2 > len(pairs)
    ]


def _lone_names(pairs: Pairs) -> list[Problem]:
    words = "“{}” chỉ có một chữ. Hãy xem có thiếu họ không."
    return [
        Problem(line.number, LABELS["name"], words.format(row.full_name))
        for line, row in pairs
        if " " not in row.full_name
    ]


def _other_classes(pairs: Pairs, column: int | None) -> list[Problem]:
    """A list of a whole grade, with the class of each student in a column."""
    if column is None:
        return []
    first = {line[column]: line.number for line, _ in reversed(pairs) if line[column]}
    if len(first) < 2:
        return []
    names = ", ".join(sorted(first)[:8])
    words = f"Cột Lớp có nhiều lớp: {names}. Mọi em trong danh sách sẽ vào cùng lớp này."
    return [Problem(sorted(first.values())[1], "Lớp", words)]
