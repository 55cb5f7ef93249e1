"""How much room there is and what takes it: the disk, the database, the folders, the rows that matter."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, make_url, select, text
from sqlalchemy.orm import Session

from sandbox.store.attempts import Attempt
from sandbox.store.base import Owned
from sandbox.store.classrooms import Classroom
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.people import Student
from sandbox.store.reports import Report
from sandbox.store.schools import School

ENOUGH_FREE = 200 * 1024 * 1024
COUNTED: dict[str, type[Owned]] = {
    "students": Student,
    "classes": Classroom,
    "attempts": Attempt,
    "dossiers": Dossier,
    "attachments": Attachment,
    "reports": Report,
    "journal": JournalEntry,
}


@dataclass(frozen=True)
class Room:
    """Sizes in bytes; `log`: what the database has not folded in yet, None where it has no such file."""

    free: int
    disk: int
    database: int
    log: int | None
    papers: int
    drawings: int
    backups: int

    @property
    def scarce(self) -> bool:
        return self.free < ENOUGH_FREE


def room(session: Session, address: str, instance: Path) -> Room:
    """`address` of the database, as in the settings."""
    disk = shutil.disk_usage(instance)
    database, log = _database(session, address)
    folders = [_weight(instance / name) for name in ("papers", "papers-cache", "backups")]
    return Room(disk.free, disk.total, database, log, *folders)


def counts(session: Session, school_id: int) -> dict[str, int]:
    """Rows of this school, by their name in COUNTED."""
    return {
        name: session.execute(
            select(func.count()).select_from(table).where(table.school_id == school_id)
        ).scalar_one()
        for name, table in COUNTED.items()
    }


def is_shared(session: Session, school_id: int, besides: str) -> bool:
    """Whether other schools have their data here too, not counting the one of the name `besides`."""
    others = select(School.id).where(School.id != school_id, School.name != besides)
    return session.execute(others).first() is not None


def _database(session: Session, address: str) -> tuple[int, int | None]:
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        return session.execute(text("SELECT pg_database_size(current_database())")).scalar_one(), None
    path = Path(url.database or "")
    return _size(path), _size(path.with_name(f"{path.name}-wal"))


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _weight(folder: Path) -> int:
    """Files may come and go meanwhile."""
    total = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            total += _size(Path(place) / name)
    return total
