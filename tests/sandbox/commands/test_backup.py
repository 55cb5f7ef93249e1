"""Backing up, checking and restoring from the command line."""

from pathlib import Path

import pytest

from sandbox import create_app
from sandbox.cli import main
from sandbox.demo import load_demo
from sandbox.operations import accounts
from tests.conftest import QUICK


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DVC_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "instance"


@pytest.fixture
def school(instance: Path) -> Path:
    app = create_app(QUICK)
    load_demo(app)
    app.extensions["dvc-sandbox"].database.close()
    return instance


def test_a_school_is_backed_up_checked_and_comes_back_elsewhere(
    school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["backup"]) == 0
    (made,) = (school / "backups").iterdir()
    assert main(["backup", "--verify", str(made)]) == 0
    assert main(["backup", "--restore", str(made), "--to", str(tmp_path / "lai")]) == 0
    said = capsys.readouterr().out
    assert all(words in said for words in ("Đã sao lưu vào", "còn nguyên vẹn", "Để dùng: dừng máy chủ"))
    monkeypatch.setenv("DVC_INSTANCE", str(tmp_path / "lai"))
    parts = create_app(QUICK).extensions["dvc-sandbox"]
    with parts.database.reading() as session:
        assert accounts.staff_by_username(session, "giaovien") is not None
    parts.database.close()


def test_a_backup_goes_to_a_folder_that_is_named(school: Path, tmp_path: Path) -> None:
    assert main(["backup", "--out", str(tmp_path / "usb")]) == 0
    assert len([*(tmp_path / "usb").iterdir()]) == 1
    assert not (school / "backups").exists()


def test_only_the_newest_ten_stay_at_home(school: Path) -> None:
    for _ in range(12):
        assert main(["backup"]) == 0
    names = sorted(path.name[8:13] for path in (school / "backups").iterdir())
    assert names == [f"{number:05}" for number in range(3, 13)]


def test_what_cannot_be_done_is_said_and_changes_nothing(
    school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup"])
    (made,) = (school / "backups").iterdir()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(made.read_bytes()[:-100])
    for args, reason in (
        (["--verify", str(cut)], "bị cụt hoặc hỏng"),
        (["--restore", str(cut), "--to", str(tmp_path / "lai")], "bị cụt hoặc hỏng"),
        (["--verify", str(tmp_path / "khong-co.zip")], "Không thấy tệp"),
        (["--restore", str(made), "--to", str(school)], "đã có dữ liệu"),
    ):
        assert main(["backup", *args]) == 1, args
        assert reason in capsys.readouterr().err
    assert not (tmp_path / "lai").exists()
    with pytest.raises(SystemExit):
        main(["backup", "--restore", str(made)])
    assert "--to" in capsys.readouterr().err


def test_an_empty_machine_has_nothing_to_back_up_and_stays_empty(
    instance: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup"]) == 1
    assert "Chưa có dữ liệu" in capsys.readouterr().err
    assert not instance.exists()
