"""Backups: one zip with the database as it stood at one moment, every paper, the authority that signs
results, and a list with their SHA-256.

Readers and writers go on meanwhile. The zip gets its name only when it is whole and on the platter, so one
that was killed leaves nothing but rubbish, which the next one takes away.
"""

import os
import re
import shutil
import tempfile
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

from sandbox.operations.backup_zip import (
    DATABASE,
    Found,
    Progress,
    extract,
    manifest_of,
    opened,
    pack,
    papers_in,
    verify,
)
from sandbox.operations.refusals import Refused
from sandbox.store.database import sqlite_module
from sandbox.store.files import fsync_folder

KEPT = 10
SPARE = 50 * 1024 * 1024
STALE = 6 * 3600  # seconds after which an unfinished one is nobody's
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
UNFINISHED = ".dang-sao-luu-"
NAME = re.compile(r"sao-luu-(\d{5})_\d{4}-\d\d-\d\d_\d\d-\d\d\.zip")
ONLY_SQLITE = (
    "Dữ liệu đang nằm trên PostgreSQL: hãy sao lưu bằng pg_dump, "
    "và chép thêm thư mục papers và signing trong instance/."
)


def database_file(url: str) -> Path:
    """Raises Refused where the data is not in a file of ours, or there is none yet."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        raise Refused(ONLY_SQLITE)
    path = Path(address.database or "")
    if not path.is_file():
        raise Refused("Chưa có dữ liệu nào để sao lưu.")
    return path


def listed(folder: Path) -> list[Path]:
    """The finished ones, the newest first: by their number, for clocks may be wrong."""
    found = [path for path in folder.glob("*.zip") if NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name[:13], reverse=True)


def make(database: Path, papers: Path, folder: Path, now: datetime, tell: Progress = lambda *_: None) -> Path:
    """A new backup in the folder, read again from the disk and found whole. Raises Refused, OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    _need_room(folder, 2 * _size(database) + sum(_size(path) for path in papers_in(papers)))
    with tempfile.TemporaryDirectory(dir=folder, prefix=UNFINISHED) as aside:
        copy, whole = Path(aside) / DATABASE, Path(aside) / "whole.zip"
        _copy_database(database, copy)
        pack(whole, copy, papers, now, tell)
        verify(whole)
        return _name(whole, folder, now)


def keep_newest(folder: Path, many: int = KEPT) -> None:
    for old in listed(folder)[many:]:
        old.unlink(missing_ok=True)


def restore(backup: Path, to: Path) -> Found:
    """Everything into an empty folder, which may then be the instance. Raises Damaged, Refused, OSError."""
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise Refused("“%(name)s” đã có dữ liệu. Hãy chọn một thư mục trống hoặc chưa có.", name=str(to))
    found = verify(backup)
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=UNFINISHED) as aside:
        whole = Path(aside) / "whole"
        with opened(backup) as archive:
            extract(archive, manifest_of(archive)["files"], whole)
        if to.exists():
            to.rmdir()
        os.replace(whole, to)
    fsync_folder(to.parent)
    return found


def _copy_database(database: Path, copy: Path) -> None:
    """In one step: writers do not wait for a reader of a write-ahead log, and it is one moment's state."""
    module = sqlite_module()
    with closing(module.connect(database, timeout=15)) as source, closing(module.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def _name(whole: Path, folder: Path, now: datetime) -> Path:
    last = max((int(path.name[8:13]) for path in listed(folder)), default=0)
    target = folder / f"sao-luu-{last + 1:05}_{now.astimezone(VIETNAM):%Y-%m-%d_%H-%M}.zip"
    os.replace(whole, target)
    fsync_folder(folder)
    return target


def _need_room(folder: Path, bytes_wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < bytes_wanted + SPARE:
        raise Refused(
            "Đĩa chỉ còn trống %(free)d MB, sao lưu cần khoảng %(wanted)d MB. "
            "Hãy xoá bớt tệp, hoặc sao lưu ra đĩa khác bằng lệnh backup --out.",
            free=free // 1024**2,
            wanted=(bytes_wanted + SPARE) // 1024**2,
        )


def _size(path: Path) -> int:
    return path.stat().st_size


def _sweep(folder: Path) -> None:
    """What a killed backup left behind."""
    for left in folder.glob(f"{UNFINISHED}*"):
        if time.time() - left.stat().st_mtime > STALE:
            shutil.rmtree(left, ignore_errors=True)
