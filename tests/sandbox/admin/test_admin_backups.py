"""The administrator makes backups, looks whether they are whole, and takes one home."""

import io
import threading
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.operations import backups
from sandbox.store.schools import School
from sandbox.web.admin.running import Running, running
from tests.sandbox.teacher.desk import Desk, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed

PAGE = "/quan-tri/sao-luu"
PATIENCE = 60  # seconds a slow machine may take


def work(of: Lesson) -> Running:
    with of.app.app_context():
        return running()


def finished(of: Lesson) -> None:
    thread = work(of)._thread
    if thread is not None:
        thread.join(PATIENCE)
    assert not work(of).is_busy


def folder(of: Lesson) -> Path:
    return Path(of.app.config["INSTANCE"]) / "backups"


def made(of: Lesson, admin: Desk) -> Path:
    assert admin.send(PAGE).status_code == 303
    finished(of)
    return backups.listed(folder(of))[0]


def test_a_backup_is_made_checked_and_taken_home(of: Lesson, admin: Desk) -> None:
    filed(of, of.students[0])
    assert "Chưa có bản sao lưu nào" in admin.open(PAGE)
    name = made(of, admin).name
    page = words(admin.open(PAGE))
    assert "Đã sao lưu xong" in page
    assert f"08:00 05/10/2026 {name}" in page
    assert "Chưa có bản sao lưu" not in page
    for address in (name, "moi-nhat"):
        answer = admin.client.get(f"{PAGE}/{address}")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
            assert {"practice.db", "manifest.json"} < {*archive.namelist()}


def test_a_backup_older_than_a_week_is_pointed_out(of: Lesson, admin: Desk, clock: Clock) -> None:
    made(of, admin)
    clock.forward(hours=3)
    assert "quá 7 ngày" not in admin.open(PAGE)
    settings = backups.database_file(of.app.config["DATABASE"]), folder(of).parent / "papers", folder(of)
    backups.listed(folder(of))[0].unlink()
    backups.make(*settings, of.now - timedelta(days=8))
    assert "quá 7 ngày" in admin.open(PAGE)
    assert "quá 7 ngày" in admin.open("/quan-tri")


def test_a_spoilt_backup_is_named_and_a_sound_one_confirmed(of: Lesson, admin: Desk) -> None:
    path = made(of, admin)
    admin.send(f"{PAGE}/{path.name}/kiem-tra", page=PAGE)
    finished(of)
    assert "còn nguyên vẹn" in admin.open(PAGE)
    data = path.read_bytes()
    path.write_bytes(data[:300] + bytes([data[300] ^ 1]) + data[301:])
    admin.send(f"{PAGE}/{path.name}/kiem-tra", page=PAGE)
    finished(of)
    assert "hỏng" in admin.open(PAGE)
    path.write_bytes(data[: len(data) // 2])
    page = words(admin.open(PAGE))
    assert "không rõ" in page
    assert "bị cụt hoặc hỏng" in page
    assert "Chưa có bản sao lưu nào" in page


def test_while_one_is_made_another_waits_and_the_page_shows_how_far_it_is(of: Lesson, admin: Desk) -> None:
    begun, go, busy = threading.Event(), threading.Event(), work(of)

    def slow(tell: object) -> str:
        tell(1024**2, 4 * 1024**2)  # type: ignore[operator]
        begun.set()
        go.wait(PATIENCE)
        return "xong"

    thread = threading.Thread(target=busy.begin, args=(slow,))
    thread.start()
    assert begun.wait(PATIENCE)
    page = admin.open(PAGE)
    assert "1,0 MB / 4,0 MB" in page
    assert "Sao lưu ngay</button>" not in page
    answer = admin.send(PAGE, page="/quan-tri/dung-luong")
    assert "đợi xong rồi bấm lại" in admin.follow(answer)
    go.set()
    thread.join(PATIENCE)
    finished(of)
    assert backups.listed(folder(of)) == []


@pytest.mark.parametrize(
    ("error", "said"),
    [(OSError(28, "No space left"), "Đĩa của máy chủ đã đầy"), (RuntimeError("lạ"), "bị dừng vì lỗi")],
)
def test_work_that_breaks_off_says_so(
    of: Lesson, admin: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(backups, "make", broken)
    admin.send(PAGE)
    finished(of)
    assert said in admin.open(PAGE)


def test_where_other_schools_have_their_data_too_the_file_stays_at_the_server(
    of: Lesson, admin: Desk
) -> None:
    path = made(of, admin)
    with of.parts.database.writing() as session:
        session.add(School(name="THPT Khác"))
        session.commit()
    assert "Máy này giữ dữ liệu của nhiều trường" in admin.open(f"{PAGE}/{path.name}", 409)
    assert "Tải về" not in admin.open(PAGE)


@pytest.mark.parametrize(
    "name", ["..", "practice.db", "%2e%2e%2fpractice.db", "sao-luu-00009_2026-10-05_08-00.zip"]
)
def test_only_backups_can_be_taken(of: Lesson, admin: Desk, name: str) -> None:
    made(of, admin)
    admin.open(f"{PAGE}/{name}", 404)


def test_on_postgresql_the_page_says_what_to_use(of: Lesson, admin: Desk) -> None:
    real = of.app.config["DATABASE"]
    of.app.config["DATABASE"] = "postgresql+psycopg://sandbox@localhost/sandbox"
    page = admin.open(PAGE)
    token = admin.send(PAGE, page="/quan-tri/nguoi-dung/moi")
    of.app.config["DATABASE"] = real
    assert "pg_dump" in page
    assert "Sao lưu ngay</button>" not in page
    assert (token.status_code, "pg_dump" in token.text) == (409, True)
