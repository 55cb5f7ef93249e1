"""Xem máy này đã sẵn sàng cho một tiết học chưa."""

import platform
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from sandbox.addresses import lab_addresses
from sandbox.config import load_settings
from sandbox.content import load_content
from sandbox.demo import WARNING, known_to_all
from sandbox.passwords import Passwords
from sandbox.store import Database
from sandbox.store.database import WAL_SAFE, journal_settings, sqlite_module

ENOUGH_FREE = 200 * 1024 * 1024


def run(args: list[str]) -> int:
    """Exit status 1 when something would spoil a lesson."""
    settings = load_settings()
    findings = list(_findings(settings))
    for good, sentence in findings:
        print(f"  [{'tốt' if good else 'XEM LẠI'}] {sentence}")
    if _demo_password_works(settings):
        print(f"  [LƯU Ý] {WARNING}")
    return 0 if all(good for good, _ in findings) else 1


def _demo_password_works(settings: dict[str, Any]) -> bool:
    """False as well when there is no database yet; looking makes none."""
    address = make_url(settings["DATABASE"])
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return False
    with suppress(DBAPIError, ImportError), closing(Database(settings["DATABASE"])) as database:
        return known_to_all(database, Passwords(settings["ARGON2_TIME"], settings["ARGON2_KIB"]))
    return False


def _findings(settings: dict[str, object]) -> Iterator[tuple[bool, str]]:
    yield sys.version_info >= (3, 11), f"Python {platform.python_version()} trên {platform.system()}"
    yield _sqlite(str(settings["DATABASE"]))
    free = shutil.disk_usage(_existing(str(settings["INSTANCE"]))).free
    yield free > ENOUGH_FREE, f"Đĩa còn trống {free // 1024 // 1024} MB (cần trên 200 MB)"
    addresses = [address for address in lab_addresses() if address != "127.0.0.1"]
    yield bool(addresses), f"Địa chỉ trong phòng máy: {', '.join(addresses) or 'chưa có mạng LAN'}"
    yield _port(int(str(settings["PORT"])))
    content = load_content()
    yield True, f"{len(content.world.catalogue.procedures)} thủ tục, {len(content.library)} bài thực hành"


def _sqlite(database: str) -> tuple[bool, str]:
    if not database.startswith("sqlite"):
        return True, "Cơ sở dữ liệu PostgreSQL"
    version = sqlite_module().sqlite_version_info
    journal, synchronous = journal_settings(version)
    note = "" if version >= WAL_SAFE else " (bản SQLite cũ: dùng cách ghi chậm hơn nhưng an toàn)"
    return True, f"SQLite {'.'.join(map(str, version))}, {journal}, synchronous={synchronous}{note}"


def _port(port: int) -> tuple[bool, str]:
    with socket.socket() as probe:
        busy = probe.connect_ex(("127.0.0.1", port)) == 0
    return True, f"Cổng {port} " + (
        "đang có chương trình dùng (có thể chính là máy chủ)" if busy else "sẵn sàng"
    )


def _existing(folder: str) -> str:
    path = Path(folder)
    while not path.exists():
        path = path.parent
    return str(path)
