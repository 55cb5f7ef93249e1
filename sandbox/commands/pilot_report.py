"""Ghi báo cáo thí điểm của mọi trường trong cơ sở dữ liệu thành tệp .xlsx hoặc .pdf."""

import argparse
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sandbox import create_app
from sandbox.exports import Table
from sandbox.exports.paper import paper
from sandbox.exports.workbook import workbook
from sandbox.extensions import Parts
from sandbox.reports.pilot import pilot_report
from sandbox.reports.pilot_gathering import Scope
from sandbox.web.files import PRACTICE
from sandbox.web.periods import Period
from sandbox.web.pilot_tables import pilot_tables

WRITERS = {".xlsx": workbook, ".pdf": paper}
ALL_SCHOOLS = "Tất cả các trường"


def run(args: list[str]) -> int:
    """Exit status 1, with a sentence, for days in the wrong order or another kind of file."""
    options = _parser().parse_args(args)
    path: Path = options.out
    if path.suffix.lower() not in WRITERS:
        print(f"Tệp cần có đuôi .xlsx hoặc .pdf, không phải “{path.name}”.", file=sys.stderr)
        return 1
    if options.since and options.until and options.since > options.until:
        print("Ngày bắt đầu (--from) đứng sau ngày kết thúc (--to).", file=sys.stderr)
        return 1
    tables = _tables(Period(options.since, options.until))
    path.write_bytes(WRITERS[path.suffix.lower()](tables, str(PRACTICE)))
    print(f"Đã ghi {path}.")
    return 0


def _tables(period: Period) -> list[Table]:
    parts: Parts = create_app().extensions["dvc-sandbox"]
    scope = replace(Scope(), since=period.since, until=period.until)
    with closing(parts.database) as database, database.reading() as session:
        report = pilot_report(session, scope, parts.content.library)
    return pilot_tables(report, parts.content, ALL_SCHOOLS, period.words, datetime.now(UTC))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("dvc-sandbox pilot-report", description=__doc__)
    parser.add_argument("--from", dest="since", type=_day, metavar="NGÀY", help="bài mở từ ngày này")
    parser.add_argument("--to", dest="until", type=_day, metavar="NGÀY", help="đến hết ngày này")
    parser.add_argument(
        "--out", type=Path, default=Path("bao-cao-thi-diem.xlsx"), metavar="TỆP", help="tệp .xlsx hoặc .pdf"
    )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"cần ngày dạng 2026-09-05, không phải “{text}”") from None
