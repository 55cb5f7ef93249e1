"""The command line writes the pilot report over all schools."""

from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook

from sandbox.commands import pilot_report
from tests.support.lesson import lesson

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def schools(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson(app, students=6)
    lesson(app, students=7, username="co.mai")
    monkeypatch.setattr(pilot_report, "create_app", lambda: app)


def test_all_schools_are_in_it(tmp_path: Path, capsys: Printed) -> None:
    out = tmp_path / "bao-cao.xlsx"
    assert pilot_report.run(["--out", str(out), "--from", "2026-08-01", "--to", "2027-07-31"]) == 0
    assert "Đã ghi" in capsys.readouterr().out
    book = load_workbook(out)
    assert [row[1].value for row in book["Tổng hợp"].iter_rows(min_row=7, max_row=9)] == [2, 2, 13]
    assert [row[0].value for row in book["Theo trường"].iter_rows(min_row=7)] == [
        "Trường của co.lan",
        "Trường của co.mai",
    ]


def test_it_can_be_printed(tmp_path: Path) -> None:
    out = tmp_path / "bao-cao.pdf"
    assert pilot_report.run(["--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--out", "a.docx"], "đuôi .xlsx"), (["--from", "2027-01-01", "--to", "2026-01-01"], "đứng sau")],
)
def test_what_cannot_be_is_said(words: list[str], said: str, capsys: Printed) -> None:
    assert pilot_report.run(words) == 1
    assert said in capsys.readouterr().err


def test_a_day_that_is_none_is_not_understood(capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        pilot_report.run(["--from", "hôm qua"])
    assert "2026-09-05" in capsys.readouterr().err
