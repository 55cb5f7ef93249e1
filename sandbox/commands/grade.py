"""Chấm lại một bản chụp: grade MÃ_BÀI BẢN_CHỤP.json, in phiếu điểm dạng JSON."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from exercises.engine.evidence import from_snapshot
from exercises.engine.grading import grade
from exercises.engine.schema import Exercise
from sandbox.content import load_content


def run(args: list[str]) -> int:
    """Exit status 1, with a sentence, for an unknown exercise or a file that is not its snapshot."""
    parser = argparse.ArgumentParser("dvc-sandbox grade", description=__doc__)
    parser.add_argument("slug", help="mã bài, là tên thư mục trong exercises/library")
    parser.add_argument("snapshot", type=Path, help="tệp JSON của bản chụp")
    options = parser.parse_args(args)
    library = load_content().library
    if options.slug not in library:
        print(f"Không có bài “{options.slug}”. Các bài: {', '.join(library)}.", file=sys.stderr)
        return 1
    try:
        print(_graded(library[options.slug], options.snapshot))
    except FileNotFoundError:
        print(f"Không thấy tệp {options.snapshot}.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"Không chấm được {options.snapshot.name}: {error}", file=sys.stderr)
        return 1
    return 0


def _graded(exercise: Exercise, file: Path) -> str:
    """The report as JSON; ValueError says what is wrong with the file."""
    snapshot = _read(file)
    variant, evidence = from_snapshot(snapshot)
    if snapshot["exercise"] != exercise.slug:
        raise ValueError(f"đây là bản chụp của bài “{snapshot['exercise']}”, không phải “{exercise.slug}”")
    _warn(exercise, snapshot)
    report = grade(exercise, variant, evidence, snapshot.get("rounding", "0.1"))
    return json.dumps(report.to_json(), ensure_ascii=False, indent=2)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("tệp không lưu bằng UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"dòng {error.lineno} không phải JSON") from None
    except RecursionError:
        raise ValueError("tệp lồng quá nhiều tầng") from None


def _warn(exercise: Exercise, snapshot: dict[str, Any]) -> None:
    if snapshot.get("exercise_hash", exercise.hash) != exercise.hash:
        print("Bài đã được sửa từ lúc chụp, nên điểm có thể khác.", file=sys.stderr)
