"""The backups there are, as pages show them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from flask import current_app

from sandbox.operations import backups, setup
from sandbox.operations.backup_zip import manifest, papers_of
from sandbox.operations.refusals import Refused
from sandbox.reports import storage
from sandbox.web.access import actor
from sandbox.web.context import now, reading
from sandbox.web.languages import said

OLD = timedelta(days=7)


@dataclass(frozen=True)
class One:
    """`made_at` is None for one that cannot be read: `problem` says why."""

    name: str
    size: int
    made_at: datetime | None
    papers: int = 0
    lost: int = 0
    problem: str = ""


@dataclass(frozen=True)
class Kept:
    """`unable`: why none can be made here. `may_take`: whether this administrator may have the files."""

    all: tuple[One, ...]
    unable: str
    may_take: bool

    @property
    def last(self) -> One | None:
        return next((one for one in self.all if one.made_at), None)

    @property
    def is_old(self) -> bool:
        return self.last is None or self.last.made_at is None or now() - self.last.made_at > OLD


def folder() -> Path:
    return Path(current_app.config["INSTANCE"]) / "backups"


def kept() -> Kept:
    shared = storage.is_shared(reading(), actor().school_id, setup.DEMO_SCHOOL)
    return Kept(tuple(_one(path) for path in backups.listed(folder())), _unable(), not shared)


def _unable() -> str:
    try:
        backups.database_file(current_app.config["DATABASE"])
    except Refused as refused:
        return said(refused)
    return ""


def _one(path: Path) -> One:
    size = path.stat().st_size
    try:
        inside = manifest(path)
    except Refused as refused:
        return One(path.name, size, None, problem=said(refused))
    made_at = datetime.fromisoformat(inside["made_at"])
    return One(path.name, size, made_at, papers_of(inside), len(inside["lost"]))
