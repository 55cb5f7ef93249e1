"""Sao lưu dữ liệu của trường thành một tệp zip, kiểm tra một bản, hoặc lấy lại vào thư mục trống."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from sandbox.config import load_settings
from sandbox.operations import backups
from sandbox.operations.backup_zip import Found, verify


def run(args: list[str]) -> int:
    """Refused for a damaged backup, for a folder that is not empty, and where there is nothing to back up."""
    parser = _parser()
    options = parser.parse_args(args)
    if (options.restore is None) != (options.to is None):
        parser.error("--restore TỆP cần đi cùng --to THƯ_MỤC")
    if options.verify:
        print(f"Bản sao lưu còn nguyên vẹn: {_said(verify(options.verify))}.")
    elif options.restore:
        print(f"Đã lấy lại vào {options.to}: {_said(backups.restore(options.restore, options.to))}.")
        print("Để dùng: dừng máy chủ, cất thư mục instance/ cũ đi, đổi tên thư mục này thành instance.")
    else:
        _make(options.out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("dvc-sandbox backup", description=__doc__)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="THƯ_MỤC",
        help="nơi để bản sao lưu, như một USB (mặc định instance/backups)",
    )
    parser.add_argument("--verify", type=Path, metavar="TỆP", help="chỉ kiểm tra một bản sao lưu")
    parser.add_argument("--restore", type=Path, metavar="TỆP", help="lấy lại một bản, vào thư mục của --to")
    parser.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="thư mục trống hoặc chưa có")
    return parser


def _make(out: Path | None) -> None:
    settings = load_settings()
    database, instance = backups.database_file(settings["DATABASE"]), Path(settings["INSTANCE"])
    made = backups.make(database, instance / "papers", out or instance / "backups", datetime.now(UTC))
    if out is None:
        backups.keep_newest(made.parent)
    megabytes = made.stat().st_size / 1024**2
    print(f"Đã sao lưu vào {made} ({megabytes:.1f} MB), đã đọc lại và kiểm tra. Máy chủ không phải dừng.")


def _said(found: Found) -> str:
    lost = f", {found.lost} giấy tờ đã mất từ trước" if found.lost else ""
    made_at = found.made_at.astimezone(backups.VIETNAM)
    return f"dữ liệu lúc {made_at:%H:%M %d/%m/%Y}, {found.papers} giấy tờ{lost}"
