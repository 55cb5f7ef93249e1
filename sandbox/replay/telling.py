"""A proof as people read it: a line while it runs, a table at the end, a page to be kept."""

import platform
from collections.abc import Sequence
from datetime import date
from statistics import median

from sandbox.replay.proving import Proof

COUNTED = ("seeds", "thorough", "replayed", "criteria", "mutants", "ideas", "writings", "cases")
HEADING = (
    "bài",
    "dữ liệu",
    "thử đủ",
    "diễn lại",
    "tiêu chí",
    "làm sai",
    "hiểu nhầm",
    "cách viết",
    "cases",
    "chấm",
    "sai",
)
PAGE = """# Chứng minh các bài thực hành

`make content` thử mỗi bài với từng bộ dữ liệu. Lời giải đúng được 10, chưa nộp gì được 0. Làm sai một tiêu
chí thì mất đúng tiêu chí ấy; mỗi hiểu nhầm được nhận ra; viết theo cách khác không mất điểm. Các cases được
chấm như đã ghi. Không chỗ nào ngoài đề bài, thẻ nhân vật và giấy tờ cho biết đáp án. Rồi lời giải được diễn
lại qua chính ứng dụng (thao tác của người nộp, cán bộ, lịch, phiếu điểm) và cũng được 10 ở từng tiêu chí.
Các bộ “thử đủ” thử tất cả; các bộ còn lại chỉ thử lời giải, bài trắng, từng tiêu chí và các cách viết.
Trong một lớp 60 em không có hai nhân vật trùng họ tên, số căn cước hay số điện thoại. Cột “chấm” là trung vị
một lần `grade()`, đích ≤ 1 ms.

Ngày {day}. Máy: {machine}. {seconds} giây với {jobs} tiến trình.

{table}

{sum}
"""


def line(proof: Proof, number: int, total: int) -> str:
    found = f"{len(proof.problems)} chỗ sai" if proof.problems else "đúng"
    counted = f"{proof.seeds} bộ dữ liệu, {proof.replayed} lần diễn lại"
    return f"[{number:>{len(str(total))}}/{total}] {proof.slug:<40} {counted}: {found}"


def table(proofs: Sequence[Proof]) -> str:
    """In Markdown, which a terminal shows as well."""
    rows = [HEADING, *map(_row, proofs)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADING))]
    lines = [" | ".join(_set(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    rule = "-|-".join("-" * width for width in widths)
    return "\n".join(f"| {one} |" for one in (lines[0], rule, *lines[1:]))


def summed(proofs: Sequence[Proof]) -> str:
    seeds = max((one.seeds for one in proofs), default=0)
    counted = f"{len(proofs)} bài × {seeds} bộ dữ liệu"
    wrong = sum(len(one.problems) for one in proofs)
    return f"{counted}: {wrong} chỗ sai." if wrong else f"{counted}: tất cả đều đúng."


def page(proofs: Sequence[Proof], day: date, jobs: int, cores: int, seconds: float) -> str:
    machine = f"{platform.system()} {platform.machine()}, {cores} nhân, Python {platform.python_version()}"
    return PAGE.format(
        day=f"{day:%d/%m/%Y}",
        machine=machine,
        jobs=jobs,
        seconds=round(seconds),
        table=table(proofs),
        sum=summed(proofs),
    )


def _row(proof: Proof) -> tuple[str, ...]:
    grade = f"{median(proof.grades) * 1000:.2f} ms".replace(".", ",")
    return (proof.slug, *(str(getattr(proof, name)) for name in COUNTED), grade, str(len(proof.problems)))


def _set(cell: str, width: int) -> str:
    return cell.ljust(width) if not cell[:1].isdigit() else cell.rjust(width)
