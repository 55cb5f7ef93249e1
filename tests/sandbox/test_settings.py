"""Settings: from a file, from the environment, and what is said of those that cannot be used."""

import socket
from pathlib import Path

import pytest

from sandbox.addresses import own_names
from sandbox.cli import main
from sandbox.config import SettingsError, load_settings


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DVC_INSTANCE", str(tmp_path))
    return tmp_path


def test_the_file_comes_before_the_defaults_and_the_environment_before_the_file(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (instance / "config.toml").write_text("PORT = 9000\nTHREADS = 4\nPIN_TO_CORE = false\n")
    monkeypatch.setenv("DVC_PORT", "9001")
    settings = load_settings()
    assert (settings["PORT"], settings["THREADS"], settings["PIN_TO_CORE"]) == (9001, 4, False)
    assert settings["SESSION_HOURS"] == 4


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('THREADS = "tam"', "một số nguyên từ 1 đến 256"),
        ("THREADS = 0", "một số nguyên từ 1 đến 256"),
        ("THREADS = true", "một số nguyên"),
        ("PORT = 99999", "một số nguyên từ 1 đến 65535"),
        ("PORT = 8080.5", "một số nguyên"),
        ('PIN_TO_CORE = "có"', "true hoặc false"),
        ("HOSTS = 5", "một chuỗi chữ"),
        ('DATABASE = "mysql://x"', "postgresql+psycopg"),
        ("CONG = 1", "không có cài đặt CONG"),
        ("PORT = ", "không đọc được"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_what_to_write(
    instance: Path, capsys: pytest.CaptureFixture[str], line: str, wanted: str
) -> None:
    (instance / "config.toml").write_text(line, encoding="utf-8")
    assert main(["serve"]) == 1
    said = capsys.readouterr().err
    assert "config.toml" in said
    assert line.split(" ")[0] in said or wanted.startswith("không đọc")
    assert wanted in said


@pytest.mark.parametrize("value", ["tám", "٨", "", "-1", "9" * 5000])
def test_a_number_of_the_environment_must_be_one(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DVC_THREADS", value)
    with pytest.raises(SettingsError, match="DVC_THREADS: cần một số nguyên"):
        load_settings()


@pytest.mark.parametrize(("word", "meant"), [("0", False), ("no", False), ("TRUE", True), ("on", True)])
def test_a_switch_of_the_environment_is_a_word(
    monkeypatch: pytest.MonkeyPatch, word: str, meant: bool
) -> None:
    monkeypatch.setenv("DVC_PIN_TO_CORE", word)
    assert load_settings()["PIN_TO_CORE"] is meant


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("MAY-CHU", ["may-chu", "may-chu.local"]),
        ("may-chu.local", ["may-chu.local", "may-chu"]),
        ("may.truong.vn", ["may.truong.vn", "may", "may.local"]),
        ("localhost", []),
    ],
)
def test_the_machine_goes_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch, name: str, known: list[str]
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: name)
    assert own_names() == known
    assert load_settings({"HOSTS": "cong.thuchanh"})["HOSTS"].split(",") == ["cong.thuchanh", *known]


def test_pages_open_under_the_machines_own_name_and_no_strange_one(
    monkeypatch: pytest.MonkeyPatch, instance: Path
) -> None:
    from sandbox import create_app

    monkeypatch.setattr(socket, "gethostname", lambda: "may-chu")
    app = create_app({"TESTING": True, "ARGON2_TIME": 1, "ARGON2_KIB": 64})
    statuses = [
        app.test_client().get("/", base_url=f"http://{host}:8080").status_code
        for host in ("may-chu", "may-chu.local", "MAY-CHU", "la.vn")
    ]
    app.extensions["dvc-sandbox"].database.close()
    assert statuses == [200, 200, 200, 403]
