"""Opens files in LibreOffice, without a screen, and reads what it understood, cell by cell."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from run import find_office

NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
GROUPS = [f"{{{NAMES['table']}}}{name}" for name in ("table-header-rows", "table-row-group", "table-rows")]
WIDEST = 64  # cells that are repeated to the end of the sheet stand for nothing
CSV = "Text - txt - csv (StarCalc):59,34,76,1,,1066,{quoted},true"  # “;”, UTF-8, Vietnamese numbers


@dataclass(frozen=True)
class Seen:
    """`kind`: float | string | date | percentage | "" as LibreOffice has it."""

    kind: str
    value: str
    formula: bool

    def said(self) -> str:
        """As a Vietnamese page would write it."""
        if self.kind in ("float", "percentage"):
            number = Decimal(self.value) * (100 if self.kind == "percentage" else 1)
            return f"{number.normalize():f}".replace(".", ",")
        if self.kind == "date":
            moment = datetime.fromisoformat(self.value)
            return f"{moment:%H:%M %d/%m/%Y}" if "T" in self.value else f"{moment:%d/%m/%Y}"
        return self.value


Rows = list[list[Seen]]


def need_office() -> str:
    """Where LibreOffice is; the test is skipped, saying why, where it is not."""
    found = find_office()
    if found is None:
        pytest.skip("no LibreOffice here; `python3 run.py test` installs it where it can (Debian, as root)")
    return found


def opened(files: Sequence[Path], folder: Path, csv: str = "") -> dict[str, list[Rows]]:
    """The sheets of each file by its name, all opened by one start of the program.

    csv: for .csv files, "true" where the person who opens them ticks “quoted field as text”, else "false".
    """
    out = folder / f"seen{csv}"
    told = [f"--infilter={CSV.format(quoted=csv)}"] if csv else []
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [need_office(), "--headless", "--norestore", profile, *told, "--convert-to", "fods"]
    home = {**os.environ, "HOME": str(folder)}
    done = subprocess.run(
        [*command, "--outdir", str(out), *map(str, files)],
        capture_output=True, encoding="utf-8", env=home, timeout=300,
    )  # fmt: skip
    results = {file.name: out / f"{file.stem}.fods" for file in files}
    assert all(path.exists() for path in results.values()), done.stdout + done.stderr
    return {name: _sheets(path) for name, path in results.items()}


def _sheets(path: Path) -> list[Rows]:
    tables = ElementTree.parse(path).iterfind(".//office:spreadsheet/table:table", NAMES)
    return [_rows(table) for table in tables]


def _row_elements(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Also those in a frozen heading or a group; not those of a chart, which has a table of its own."""
    for child in table:
        if child.tag == _name("table", "table-row"):
            yield child
        elif child.tag in GROUPS:
            yield from _row_elements(child)


def _rows(table: ElementTree.Element) -> Rows:
    found: Rows = []
    for row in _row_elements(table):
        cells = _cells(row)
        times = int(row.get(_name("table", "number-rows-repeated"), 1))
        found += [cells] * (times if cells else min(times, 8))
    while found and not found[-1]:
        found.pop()
    return found


def _cells(row: ElementTree.Element) -> list[Seen]:
    found: list[Seen] = []
    for cell in row:
        if cell.tag not in (_name("table", "table-cell"), _name("table", "covered-table-cell")):
            continue
        times = min(int(cell.get(_name("table", "number-columns-repeated"), 1)), WIDEST)
        found += [_seen(cell)] * times
    while found and not found[-1].kind and not found[-1].formula:
        found.pop()
    return found


def _seen(cell: ElementTree.Element) -> Seen:
    kind = cell.get(_name("office", "value-type"), "")
    value = cell.get(_name("office", "value")) or cell.get(_name("office", "date-value"))
    lines = ["".join(_letters(one)) for one in cell.findall("text:p", NAMES)]
    return Seen(kind, value or "\n".join(lines), _name("table", "formula") in cell.attrib)


def _letters(part: ElementTree.Element) -> list[str]:
    """Text of a paragraph; runs of spaces, tabs and line ends stand there as elements."""
    spaces = {_name("text", "s"): " ", _name("text", "tab"): "\t", _name("text", "line-break"): "\n"}
    found = [part.text or ""]
    for one in part:
        times = int(one.get(_name("text", "c"), 1))
        found += [spaces[one.tag] * times] if one.tag in spaces else _letters(one)
        found.append(one.tail or "")
    return found


def _name(space: str, local: str) -> str:
    return f"{{{NAMES[space]}}}{local}"
