"""Backups made while a class works: each restores whole, and one that is not whole is found out."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sandbox.operations import backup_zip, backups
from sandbox.operations.backup_zip import Damaged
from sandbox.operations.refusals import Refused
from sandbox.store import Database
from sandbox.store.database import journal_settings, sqlite_module
from sandbox.store.dossiers import Attachment
from sandbox.store.people import Student
from tests.support.lesson import Lesson, filed, lesson
from tests.support.officers import at_the_desk

NOW = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
ROUNDS = 3


@dataclass(frozen=True)
class School:
    """A class with filed work, in its instance."""

    of: Lesson
    instance: Path

    @property
    def database(self) -> Path:
        return self.instance / "practice.db"

    @property
    def papers(self) -> Path:
        return self.instance / "papers"

    @property
    def folder(self) -> Path:
        return self.instance / "backups"

    def back_up(self, now: datetime = NOW) -> Path:
        return backups.make(self.database, self.papers, self.folder, now)


@pytest.fixture
def school(app) -> School:
    of = lesson(app, students=3)
    filed(of, of.students[0])
    return School(of, Path(app.config["INSTANCE"]))


@contextmanager
def writing_all_the_time(school: School) -> Iterator[list[int]]:
    """A student and a paper with each commit, from two threads; yields how many were acknowledged."""
    stop, count = threading.Event(), [0]

    def write(who: int) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            sha256 = school.of.parts.files.put(f"{who} {number}".encode() * 100)
            with school.of.parts.database.writing() as session:
                session.add_all(pair(school, f"{who}-{number}", sha256))
                session.commit()
            count[0] += 1

    threads = [threading.Thread(target=write, args=(who,)) for who in range(2)]
    [thread.start() for thread in threads]
    try:
        yield count
    finally:
        stop.set()
        [thread.join() for thread in threads]


def until(done: Callable[[], bool]) -> None:
    """Fails, rather than waits for ever, where a thread has fallen over."""
    for _ in range(6000):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("nothing more is written")


def pair(school: School, code: str, sha256: str) -> tuple[Student, Attachment]:
    student = Student(school_id=school.of.school, code=f"viet {code}", full_name="Em", given_name="Em")
    with school.of.parts.database.reading() as session:
        first = session.scalars(select(Attachment)).first()
        assert first is not None
        dossier = first.dossier_id
    paper = Attachment(
        school_id=school.of.school,
        dossier_id=dossier,
        component="viet",
        paper_code=code,
        filename="a.png",
        media_type="image/png",
        size=1,
        sha256=sha256,
    )
    return student, paper


def written(database: Path) -> tuple[int, int]:
    """Students and papers of the writers, which come in pairs."""
    found = Database(f"sqlite:///{database}")
    with found.reading() as session:
        students = select(func.count()).where(Student.code.startswith("viet "))
        papers = select(func.count()).where(Attachment.component == "viet")
        answer = session.execute(students).scalar_one(), session.execute(papers).scalar_one()
    found.close()
    return answer


def test_every_backup_under_load_restores_whole(school: School, tmp_path: Path) -> None:
    with writing_all_the_time(school) as acknowledged:
        for number in range(ROUNDS):
            until(lambda wanted=5 * (number + 1): acknowledged[0] >= wanted)
            before = acknowledged[0]
            made = school.back_up()
            found = backups.restore(made, tmp_path / f"lai-{number}")
            students, papers = written(tmp_path / f"lai-{number}" / "practice.db")
            assert students == papers >= before
            assert found.lost == 0
            kept = [*(tmp_path / f"lai-{number}" / "papers").glob("??/*")]
            assert found.papers == len(kept) > papers
            assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in kept)
    assert [path.name for path in school.folder.iterdir() if path.name.startswith(".")] == []


def test_a_plain_copy_of_the_file_would_lose_what_was_acknowledged(school: School, tmp_path: Path) -> None:
    """The control: what a backup must not be."""
    if journal_settings(sqlite_module().sqlite_version_info)[0] != "WAL":
        pytest.skip("this SQLite keeps no write-ahead log, so the file alone is the whole database")
    with school.of.parts.database.reading() as reader:
        reader.execute(select(Student.id)).all()  # as in a lesson, somebody reads: nothing is folded in
        with school.of.parts.database.writing() as session:
            session.add_all(pair(school, "sau", school.of.parts.files.put(b"sau")))
            session.commit()
        shutil.copy(school.database, tmp_path / "chep.db")
        assert b"viet sau" not in (tmp_path / "chep.db").read_bytes()
        assert written(backed_up(school, tmp_path)) == (1, 1)


def backed_up(school: School, tmp_path: Path) -> Path:
    backups.restore(school.back_up(), tmp_path / "lai")
    return tmp_path / "lai" / "practice.db"


def rewritten(backup: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """The same zip with other files in it, itself sound."""
    with zipfile.ZipFile(backup) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def a_paper(files: dict[str, bytes]) -> str:
    return next(name for name in files if name.startswith("papers/"))


def unlisted_paper(files: dict[str, bytes]) -> None:
    """Gone, and its line in the manifest with it."""
    said, gone = json.loads(files["manifest.json"]), a_paper(files)
    del said["files"][gone], files[gone]
    files["manifest.json"] = json.dumps(said).encode()


def slipping(files: dict[str, bytes]) -> None:
    said = json.loads(files["manifest.json"])
    files["../ra-ngoai"] = b""
    said["files"]["../ra-ngoai"] = {"sha256": hashlib.sha256(b"").hexdigest(), "size": 0}
    files["manifest.json"] = json.dumps(said).encode()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda files: files.update({a_paper(files): b"khac"}), "tệp đã hỏng: papers/"),
        (lambda files: files.update({"practice.db": files["practice.db"][:-4096]}), "tệp đã hỏng: practice"),
        (lambda files: files.pop(a_paper(files)), "thiếu tệp"),
        (lambda files: files.update({"la.txt": b""}), "thiếu tệp, hoặc có tệp lạ"),
        (unlisted_paper, "thiếu 1 giấy tờ"),
        (lambda files: files.pop("manifest.json"), "không phải bản sao lưu"),
        (lambda files: files.update({"manifest.json": b"[]"}), "không phải bản sao lưu"),
        (lambda files: files.update({"manifest.json": b"{"}), "không phải bản sao lưu"),
        (slipping, "không phải bản sao lưu"),
    ],
)
def test_a_backup_that_is_not_whole_is_found_out_and_not_restored(
    school: School, tmp_path: Path, change: Callable[[dict[str, bytes]], None], reason: str
) -> None:
    made = school.back_up()
    rewritten(made, change)
    with pytest.raises(Damaged, match=reason):
        backup_zip.verify(made)
    with pytest.raises(Damaged, match=reason):
        backups.restore(made, tmp_path / "lai")
    assert not (tmp_path / "lai").exists()


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_a_backup_that_was_cut_off_is_found_out(school: School, part: float) -> None:
    made = school.back_up()
    data = made.read_bytes()
    made.write_bytes(data[: int(len(data) * part)])
    for look in (backup_zip.verify, backup_zip.manifest):
        with pytest.raises(Damaged, match="bị cụt hoặc hỏng"):
            look(made)


def test_papers_that_are_only_drawn_need_no_file(school: School) -> None:
    at_the_desk(school.of, school.of.students[1])
    with school.of.parts.database.reading() as session:
        assert session.scalars(select(Attachment).where(Attachment.sha256 == "")).first()
    assert "" not in backup_zip.check_database(school.database)
    backup_zip.verify(school.back_up())


def test_a_byte_that_turned_is_found_out(school: School) -> None:
    made = school.back_up()
    whole = made.read_bytes()
    for at in range(200, len(whole) * 9 // 10, len(whole) // 7):
        made.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Damaged):
            backup_zip.verify(made)


def test_a_damaged_database_is_not_backed_up_and_the_earlier_ones_stay(school: School) -> None:
    made = school.back_up()
    school.of.parts.database.close()
    data = bytearray(school.database.read_bytes())
    data[8192:40960] = bytes(32768)
    school.database.write_bytes(bytes(data))
    with pytest.raises(Damaged, match="Cơ sở dữ liệu có chỗ hỏng"):
        school.back_up()
    assert backups.listed(school.folder) == [made]
    assert backup_zip.verify(made).lost == 0


def test_papers_that_are_lost_already_are_said_and_do_not_hold_up_the_rest(school: School) -> None:
    first, second = sorted(school.papers.glob("??/*"))[:2]
    first.unlink()
    second.write_bytes(b"hong")
    assert backup_zip.verify(school.back_up()).lost == 2


KILLED = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from sandbox.operations import backups

def tell(done, total):
    print("writing", flush=True)
    time.sleep(60)

database, papers, folder = map(Path, sys.argv[1:])
backups.make(database, papers, folder, datetime.now(UTC), tell)
"""


def test_a_killed_backup_leaves_the_earlier_ones_and_is_cleared_away(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = school.back_up()
    command = [sys.executable, "-c", KILLED, str(school.database), str(school.papers), str(school.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    assert len([*school.folder.glob(".*")]) == 1, "the kill came in the middle"
    assert backups.listed(school.folder) == [made]
    assert backup_zip.verify(made).papers > 0
    monkeypatch.setattr(backups, "STALE", -1)
    again = school.back_up()
    assert backups.listed(school.folder) == [again, made]
    assert [*school.folder.glob(".*")] == []


def test_the_newest_ten_are_kept_whatever_the_clock_says(school: School) -> None:
    school.folder.mkdir()
    for number in range(12):
        day = NOW - timedelta(days=400 * number)
        (school.folder / f"sao-luu-{number + 1:05}_{day:%Y-%m-%d_%H-%M}.zip").touch()
    (school.folder / "cua-toi.zip").touch()
    made = school.back_up(datetime(1970, 1, 2, tzinfo=UTC))
    backups.keep_newest(school.folder)
    assert made.name.startswith("sao-luu-00013_1970")
    assert backups.listed(school.folder)[0] == made
    assert [path.name[8:13] for path in backups.listed(school.folder)] == [
        f"{n:05}" for n in range(13, 3, -1)
    ]
    assert (school.folder / "cua-toi.zip").exists()


def test_a_backup_is_restored_only_into_an_empty_folder(school: School, tmp_path: Path) -> None:
    made, empty = school.back_up(), tmp_path / "trong"
    empty.mkdir()
    assert backups.restore(made, empty).made_at == NOW
    before = (empty / "practice.db").read_bytes()
    for full in (empty, school.instance, empty / "practice.db"):
        with pytest.raises(Refused, match="đã có dữ liệu"):
            backups.restore(made, full)
    assert (empty / "practice.db").read_bytes() == before


def test_no_backup_is_begun_without_room(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "SPARE", 10**18)
    with pytest.raises(Refused, match="Đĩa chỉ còn trống"):
        school.back_up()
    assert [*school.folder.iterdir()] == []


def test_there_must_be_a_file_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Chưa có dữ liệu"):
        backups.database_file(f"sqlite:///{tmp_path / 'practice.db'}")
    with pytest.raises(Refused, match="pg_dump"):
        backups.database_file("postgresql+psycopg://sandbox@localhost/sandbox")
    assert [*tmp_path.iterdir()] == []


def test_the_practice_authority_goes_along_and_its_key_stays_private(school, tmp_path):
    school.of.parts.authority.credential  # noqa: B018  made when it is first asked for
    backup = school.back_up()
    assert backup_zip.verify(backup).papers == len(backup_zip.papers_in(school.papers))
    backups.restore(backup, tmp_path / "again")
    for name in backup_zip.AUTHORITY:
        assert (tmp_path / "again" / name).read_bytes() == (school.instance / name).read_bytes()
    if os.name != "nt":
        assert (tmp_path / "again" / backup_zip.AUTHORITY_KEY).stat().st_mode & 0o777 == 0o600
