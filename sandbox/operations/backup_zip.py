"""What a backup is: a zip with database, papers, practice authority, and a list with their SHA-256."""

import hashlib
import json
import os
import re
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sandbox.operations.refusals import Refused
from sandbox.store.database import sqlite_module

FORMAT = 1
DATABASE, MANIFEST = "practice.db", "manifest.json"
PAPER = re.compile(r"papers/([0-9a-f]{2})/\1[0-9a-f]{62}")
AUTHORITY_KEY, *_ = AUTHORITY = ("signing/ca.key", "signing/ca.crt")
"""The practice authority goes along: without it every result that was signed would be judged untrusted."""
PAPERS_KEPT = "SELECT DISTINCT sha256 FROM attachments WHERE sha256 <> ''"  # others are drawn when wanted
CHUNK = 1024 * 1024
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, ValueError, RuntimeError)
Progress = Callable[[int, int], None]
Listed = dict[str, dict[str, Any]]


class Damaged(Refused):
    """A backup that cannot be relied on; the message says what is wrong with it."""


@dataclass(frozen=True)
class Found:
    """What a whole backup holds. `lost`: papers that were missing or spoilt on the disk when it was made."""

    made_at: datetime
    papers: int
    lost: int


def manifest(backup: Path) -> dict[str, Any]:
    """What is said to be in it; raises Damaged for a zip that was cut off or is none of ours."""
    with opened(backup) as archive:
        return manifest_of(archive)


def verify(backup: Path) -> Found:
    """Read every byte of it: each file's SHA-256, the database's own check, and that no paper is missing.

    Raises Damaged with what is wrong.
    """
    with opened(backup) as archive, tempfile.TemporaryDirectory() as aside:
        said = manifest_of(archive)
        extract(archive, said["files"], Path(aside), only=DATABASE)
        missing = check_database(Path(aside) / DATABASE) - {name.rpartition("/")[2] for name in said["files"]}
        if missing - set(said["lost"]):
            raise Damaged("Bản sao lưu thiếu %(n)d giấy tờ.", n=len(missing))
        return Found(datetime.fromisoformat(said["made_at"]), papers_of(said), len(said["lost"]))


def papers_of(said: dict[str, Any]) -> int:
    """How many papers a list names."""
    return sum(name.startswith("papers/") for name in said["files"])


def pack(zip_file: Path, copy: Path, papers: Path, now: datetime, tell: Progress) -> None:
    """Papers after the database: a paper is on the disk before its row is."""
    found = papers_in(papers)
    total, done = copy.stat().st_size + sum(path.stat().st_size for path in found), 0
    files: Listed = {}
    lost = check_database(copy) - {path.name for path in found}
    with zip_file.open("wb") as raw:
        with zipfile.ZipFile(raw, "w") as archive:
            named = [*_authority(papers.parent), *((_inside(path), path) for path in found)]
            for name, path in [(DATABASE, copy), *named]:
                files[name] = _put(archive, name, path)
                done += files[name]["size"]
                tell(done, total)
                if PAPER.fullmatch(name) and files[name]["sha256"] != path.name:
                    lost.add(path.name)
            said = {"format": FORMAT, "made_at": now.isoformat(), "files": files, "lost": sorted(lost)}
            archive.writestr(MANIFEST, json.dumps(said, indent=1), zipfile.ZIP_DEFLATED)
        raw.flush()
        os.fsync(raw.fileno())


def extract(archive: zipfile.ZipFile, files: Listed, to: Path, only: str = "") -> None:
    """All are read and compared; those wanted are written, and on the platter."""
    for name, said in files.items():
        target = to / name if only in ("", name) else None
        with archive.open(name) as source, _written(target) as file:
            if _poured(source, file) != said:
                raise Damaged("Trong bản sao lưu có tệp đã hỏng: %(name)s.", name=name)
        if target is not None and name == AUTHORITY_KEY:
            target.chmod(0o600)


def check_database(path: Path) -> set[str]:
    """The papers its rows speak of. Raises Damaged."""
    module = sqlite_module()
    try:
        with closing(module.connect(path)) as connection:
            said = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
            astray = connection.execute("PRAGMA foreign_key_check").fetchall()
            papers = {row[0] for row in connection.execute(PAPERS_KEPT)}
    except module.DatabaseError as error:
        said, astray, papers = [str(error)], [], set()
    if said != ["ok"] or astray:
        raise Damaged("Cơ sở dữ liệu có chỗ hỏng: %(why)s.", why=said[0] if said != ["ok"] else "dòng lạc")
    return papers


def papers_in(papers: Path) -> list[Path]:
    """Whatever is still being written has another name."""
    return [path for path in sorted(papers.glob("??/*")) if PAPER.fullmatch(_inside(path))]


def _authority(instance: Path) -> list[tuple[str, Path]]:
    """None before the first result is signed."""
    return [(name, instance / name) for name in AUTHORITY if (instance / name).is_file()]


def _inside(paper: Path) -> str:
    return f"papers/{paper.parent.name}/{paper.name}"


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    """Papers are pressed already."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED if name == DATABASE else zipfile.ZIP_STORED
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        return _poured(source, target)


def _poured(source: IO[bytes], target: IO[bytes] | None) -> dict[str, Any]:
    seen, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        seen.update(chunk)
        size += len(chunk)
        if target is not None:
            target.write(chunk)
        time.sleep(0)  # a lesson may be going on
    return {"sha256": seen.hexdigest(), "size": size}


@contextmanager
def _written(path: Path | None) -> Iterator[IO[bytes] | None]:
    if path is None:
        yield None
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    if not backup.is_file():
        raise Refused("Không thấy tệp “%(name)s”.", name=backup.name)
    try:
        with zipfile.ZipFile(backup) as archive:
            yield archive
    except BROKEN as error:
        raise Damaged("Tệp “%(name)s” bị cụt hoặc hỏng (%(why)s).", name=backup.name, why=error) from None


def manifest_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    said = _read(archive)
    files: Listed = said.get("files") or {}
    strange = [name for name in files if not (name in (DATABASE, *AUTHORITY) or PAPER.fullmatch(name))]
    if said.get("format") != FORMAT or DATABASE not in files or strange:
        raise Damaged("Đây không phải bản sao lưu của phần mềm này, hoặc của một bản mới hơn.")
    if sorted(archive.namelist()) != sorted([*files, MANIFEST]):
        raise Damaged("Bản sao lưu thiếu tệp, hoặc có tệp lạ.")
    return said


def _read(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        said = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
