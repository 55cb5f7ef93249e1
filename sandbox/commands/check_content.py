"""Chứng minh mọi bài thực hành: lời giải đúng được 10, mỗi lỗi mất đúng tiêu chí của nó."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from exercises.engine.proof import NOTHING
from sandbox.replay.sharing import load, processors, prove_all
from sandbox.replay.telling import line, page, summed, table

MOST_SHOWN = 20  # of one exercise; the rest is mostly the same with other names


def run(args: list[str]) -> int:
    """Exit status 0 only when every case of every exercise holds, and there is something to hold."""
    options = _parsed(args)
    folders, begun = tuple(options.folders), perf_counter()
    total = sum(not exercise.free for exercise in load(folders).library.values())
    replays = options.seeds if options.replays is None else options.replays
    proofs = []
    thorough = options.seeds if options.thorough is None else options.thorough
    for proof in prove_all(folders, options.seeds, thorough, replays, options.jobs):
        proofs.append(proof)
        print(line(proof, len(proofs), total), flush=True)
        for problem in proof.problems[:MOST_SHOWN]:
            print(f"  {problem}")
        if proof.problems[MOST_SHOWN:]:
            print(f"  … và {len(proof.problems) - MOST_SHOWN} chỗ nữa")
    if not proofs:
        print(NOTHING)
        return 1
    proofs.sort(key=lambda one: one.slug)
    if options.out:
        day, seconds = datetime.now(UTC).astimezone().date(), perf_counter() - begun
        options.out.write_text(page(proofs, day, options.jobs, processors(), seconds), "utf-8")
    print(f"\n{table(proofs)}\n\n{summed(proofs)}")
    return 1 if any(proof.problems for proof in proofs) else 0


def _parsed(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("dvc-sandbox check-content", description=__doc__)
    parser.add_argument(
        "--seeds", type=_count, default=20, help="số bộ dữ liệu thử cho mỗi bài (mặc định 20)"
    )
    parser.add_argument(
        "--thorough", type=_count, help="bao nhiêu bộ thử cả mọi hiểu nhầm và case (mặc định tất cả)"
    )
    parser.add_argument(
        "--replays", type=_count, help="bao nhiêu bộ trong đó được diễn lại qua ứng dụng (mặc định tất cả)"
    )
    parser.add_argument(
        "--jobs", type=_count, default=processors(), help="số tiến trình (mặc định: số nhân của máy)"
    )
    parser.add_argument("--out", type=Path, metavar="TỆP", help="ghi bảng kết quả vào tệp này")
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="THƯ_MỤC", help="chỉ thử các bài này (mặc định cả thư viện)"
    )
    return parser.parse_args(args)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"cần một số nguyên từ 1 trở lên, không phải “{text}”")
    return int(text)
