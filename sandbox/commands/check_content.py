"""Chứng minh mọi bài thực hành: lời giải đúng được 10, mỗi lỗi mất đúng tiêu chí của nó."""

import argparse
from pathlib import Path

from exercises.engine.cases import check_exercises
from exercises.engine.schema import load_exercise, load_library
from fixtures.world import load_world


def run(args: list[str]) -> int:
    """Exit status 0 only when every case of every exercise holds, and there is something to hold."""
    parser = argparse.ArgumentParser("dvc-sandbox check-content", description=__doc__)
    parser.add_argument(
        "--seeds", type=_seeds, default=20, help="số bộ dữ liệu thử cho mỗi bài (mặc định 20)"
    )
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="THƯ_MỤC", help="chỉ thử các bài này (mặc định cả thư viện)"
    )
    options = parser.parse_args(args)
    world, seeds = load_world(), options.seeds
    if options.folders:
        library = {folder.name: load_exercise(folder, world) for folder in options.folders}
    else:
        library = dict(load_library(world))
    problems = check_exercises(library.values(), world, seeds)
    for problem in problems:
        print(problem)
    counted = f"{len(library)} bài × {seeds} bộ dữ liệu"
    print(f"{counted}: {len(problems)} chỗ sai." if problems else f"{counted}: tất cả đều đúng.")
    return 1 if problems else 0


def _seeds(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"cần một số nguyên từ 1 trở lên, không phải “{text}”")
    return int(text)
