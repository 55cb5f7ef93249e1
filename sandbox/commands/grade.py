"""Chấm lại một bản chụp: grade MÃ_BÀI BẢN_CHỤP.json, in phiếu điểm dạng JSON."""

import argparse
import json
import sys
from pathlib import Path

from exercises.engine.evidence import from_snapshot
from exercises.engine.grading import grade
from sandbox.content import load_content


def run(args: list[str]) -> int:
    """Exit status 1, with a sentence, for an unknown exercise or a file that is not a snapshot."""
    parser = argparse.ArgumentParser("dvc-sandbox grade", description=__doc__)
    parser.add_argument("slug", help="mã bài, là tên thư mục trong exercises/library")
    parser.add_argument("snapshot", type=Path, help="tệp JSON của bản chụp")
    options = parser.parse_args(args)
    library = load_content().library
    if options.slug not in library:
        print(f"Không có bài “{options.slug}”. Các bài: {', '.join(library)}.", file=sys.stderr)
        return 1
    try:
        variant, evidence = from_snapshot(json.loads(options.snapshot.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        print(f"Không thấy tệp {options.snapshot}.", file=sys.stderr)
        return 1
    except (ValueError, KeyError, TypeError) as error:
        print(f"{options.snapshot.name} không phải bản chụp của một lượt làm: {error}", file=sys.stderr)
        return 1
    report = grade(library[options.slug], variant, evidence)
    print(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
    return 0
