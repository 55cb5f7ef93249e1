"""Chấm lại bài đã nộp: xem trước ai đổi điểm, rồi ghi điểm mới bên cạnh điểm cũ."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import select

from sandbox import create_app
from sandbox.content import Content
from sandbox.extensions import Parts
from sandbox.operations import regrading
from sandbox.reports.regrading import Change, Damaged, Scope, again
from sandbox.store import Database
from sandbox.store.attempts import Attempt


def run(args: list[str]) -> int:
    """Exit status 1, with a sentence, for an unknown exercise or part; without --apply nothing is changed."""
    options = _parser().parse_args(args)
    parts: Parts = create_app().extensions["dvc-sandbox"]
    with closing(parts.database) as database:
        if options.slug not in parts.content.library:
            names = ", ".join(parts.content.library)
            print(f"Không có bài “{options.slug}”. Các bài: {names}.", file=sys.stderr)
            return 1
        part, of = options.part
        schools = _schools(database, options.slug, options.assignment)
        if not schools:
            print("0 lượt đã chấm lại: chưa có học sinh nào làm.")
        for school in schools:
            scope = Scope(options.slug, school, options.assignment, part, of)
            if options.apply:
                _apply(database, parts.content, scope, school, options.reason)
            else:
                _preview(database, parts.content, scope)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("dvc-sandbox regrade", description=__doc__)
    parser.add_argument("slug", help="mã bài, là tên thư mục trong exercises/library")
    parser.add_argument(
        "--assignment", type=int, help="chỉ một lần giao bài, theo số trong địa chỉ của bảng lớp"
    )
    parser.add_argument("--apply", action="store_true", help="ghi điểm mới (mặc định chỉ xem trước)")
    parser.add_argument("--reason", default="", help="vì sao chấm lại, ghi vào sổ")
    parser.add_argument(
        "--part", type=_part, default=(0, 1), metavar="K/N", help="phần thứ K trong N phần, để chia nhiều máy"
    )
    return parser


def _part(text: str) -> tuple[int, int]:
    """ "2/4" as (1, 4)."""
    first, _, last = text.partition("/")
    if not (first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        raise argparse.ArgumentTypeError(f"cần K/N với 1 ≤ K ≤ N, ví dụ 1/4, không phải “{text}”")
    return int(first) - 1, int(last)


def _schools(database: Database, slug: str, assignment: int | None) -> Sequence[int]:
    """Where anybody has done the exercise: no other school gets a row that says it was graded again."""
    done = select(Attempt.school_id).where(Attempt.exercise == slug).distinct().order_by(Attempt.school_id)
    with database.reading() as session:
        return list(
            session.scalars(done if assignment is None else done.where(Attempt.assignment_id == assignment))
        )


def _preview(database: Database, content: Content, scope: Scope) -> None:
    seen = changed = 0
    with database.reading() as session:
        for one in again(session, content.library[scope.exercise], scope):
            seen += 1
            if isinstance(one, Damaged):
                print(f"Lượt {one.attempt} ({one.name}): không đọc được bản chụp, giữ điểm cũ. {one.why}")
            elif one.moved:
                changed += 1
                print(_said(one))
    print(f"{seen} lượt đã chấm lại, {changed} lượt đổi. Chưa ghi gì; thêm --apply để ghi.")


def _said(change: Change) -> str:
    rows = "; ".join(f"{row.title} {row.before / 100:g} → {row.after / 100:g}" for row in change.rows)
    return f"Lượt {change.attempt} ({change.name}): {change.before} → {change.after}. {rows}"


def _apply(database: Database, content: Content, scope: Scope, school: int, reason: str) -> None:
    done = regrading.apply(database, content, scope, school, None, reason, datetime.now(UTC))
    said = f"{done.graded} lượt đã chấm lại, {done.changed} lượt có điểm mới."
    print(said + (f" {done.damaged} bản chụp không đọc được, giữ điểm cũ." if done.damaged else ""))
