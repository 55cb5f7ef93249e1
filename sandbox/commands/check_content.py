"""Chứng minh mọi bài thực hành: lời giải đúng được 10, mỗi lỗi mất đúng tiêu chí của nó."""

import argparse

from exercises.engine.cases import check_library
from sandbox.content import load_content


def run(args: list[str]) -> int:
    """Exit status 0 only when every case of every exercise holds, and there is something to hold."""
    parser = argparse.ArgumentParser("dvc-sandbox check-content", description=__doc__)
    parser.add_argument(
        "--seeds", type=_seeds, default=20, help="số bộ dữ liệu thử cho mỗi bài (mặc định 20)"
    )
    seeds = parser.parse_args(args).seeds
    content = load_content()
    problems = check_library(content.world, seeds)
    for problem in problems:
        print(problem)
    counted = f"{len(content.library)} bài × {seeds} bộ dữ liệu"
    print(f"{counted}: {len(problems)} chỗ sai." if problems else f"{counted}: tất cả đều đúng.")
    return 1 if problems else 0


def _seeds(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"cần một số nguyên từ 1 trở lên, không phải “{text}”")
    return int(text)
