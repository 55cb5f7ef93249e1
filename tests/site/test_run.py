"""`python3 run.py` on a machine of its own: set-up, second start, interruption, and clear words."""

import hashlib
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import run
from tests.support.imports import ROOT

APP = """import os, sys, greeting
print(greeting.WORDS, sys.argv[1:], os.getcwd(), sys.flags.utf8_mode)
sys.exit(7)
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A copy of run.py with a small app that needs one package, which lies in wheels/."""
    folder = tmp_path / "phòng máy số 1"
    (folder / "sandbox").mkdir(parents=True)
    (folder / "wheels").mkdir()
    shutil.copy(ROOT / "run.py", folder)
    (folder / "sandbox/__main__.py").write_text(APP, encoding="utf-8")
    make_wheel(folder / "wheels/greeting-1.0-py3-none-any.whl")
    digest = hashlib.sha256((folder / "wheels/greeting-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    (folder / "requirements.lock").write_text(f"greeting==1.0 \\\n    --hash=sha256:{digest}\n")
    (folder / "requirements-uv.lock").write_text("uv==0.0.1 --hash=sha256:" + "0" * 64)
    return folder


def make_wheel(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("greeting.py", "WORDS = 'chào cả lớp'\n")
        wheel.writestr(
            "greeting-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n"
        )
        wheel.writestr(
            "greeting-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("greeting-1.0.dist-info/RECORD", "")


def start(folder: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """As a person would, from another folder, with next to nothing in the environment."""
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, str(folder / "run.py"), *words]
    env = keep | internet("http://127.0.0.1:9/simple") | changes
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder.parent, env=env)


def internet(address: str) -> dict[str, str]:
    """Where both installers look for packages; nobody answers on port 9."""
    looks = dict.fromkeys(("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"), address)
    return looks | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_RETRIES": "0",
        "UV_HTTP_RETRIES": "0",
        "UV_NO_CONFIG": "1",
    }


@contextmanager
def registry(wheel: Path, folder: Path) -> Iterator[str]:
    """A package registry with this one wheel; its address."""
    (folder / "simple/greeting").mkdir(parents=True)
    shutil.move(wheel, folder / "simple/greeting")
    (folder / "simple/greeting/index.html").write_text(f'<a href="{wheel.name}">{wheel.name}</a>')
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/simple"
        finally:
            server.shutdown()
            thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


def test_the_first_start_makes_the_environment_and_the_second_needs_nothing(school: Path) -> None:
    first = start(school, "doctor", "--kỹ")
    assert first.returncode == 7, first.stderr
    assert "Đang chuẩn bị" in first.stdout
    assert f"chào cả lớp ['doctor', '--kỹ'] {school} 1" in first.stdout

    shutil.rmtree(school / "wheels")
    second = start(school, HOME="")
    assert second.stdout == f"chào cả lớp ['serve'] {school} 1\n"


def test_an_interrupted_set_up_is_mended(school: Path) -> None:
    broken = school / ".venv/lib"
    broken.mkdir(parents=True)
    (broken / "half.py").write_text("…", encoding="utf-8")
    assert start(school).returncode == 7
    assert not (broken / "half.py").exists()


def test_a_package_that_is_not_the_locked_one_is_refused(school: Path) -> None:
    lock = school / "requirements.lock"
    lock.write_text(lock.read_text()[:-9] + "00000000\n")
    refused = start(school)
    assert refused.returncode == 1
    assert "Không cài được các thư viện" in refused.stderr
    assert "Từ thư mục wheels:" in refused.stderr
    assert "Từ Internet:" in refused.stderr
    assert "127.0.0.1" not in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (school / ".venv/.ready").exists()


def test_what_the_wheels_folder_lacks_comes_from_the_network(school: Path, tmp_path: Path) -> None:
    wheel = school / "wheels/greeting-1.0-py3-none-any.whl"
    with registry(wheel, tmp_path / "registry") as address:
        done = start(school, **internet(address))
    assert done.returncode == 7, done.stderr
    assert "Thư mục wheels chưa đủ" in done.stdout


def test_without_wheels_and_without_network_one_learns_how_to_bring_them(school: Path) -> None:
    shutil.rmtree(school / "wheels")
    refused = start(school)
    assert refused.returncode == 1
    assert "pip download -d wheels" in refused.stderr
    assert "wheels:" not in refused.stderr


def test_no_address_is_shown_when_the_installation_fails() -> None:
    output = "Looking in indexes: https://lan:secret@mirror.vn\nERROR: no match at https://lan:secret@mirror.vn/simple"
    assert run.without_addresses(output) == "ERROR: no match at …"


def test_an_old_python_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert run.main([]) == 1
    assert "Cần Python 3.11 trở lên" in capsys.readouterr().err


def test_the_browser_named_by_the_person_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert run.find_browser() == sys.executable
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(run.Trouble, match="CHROMIUM"):
        run.find_browser()


def test_the_office_is_fetched_only_where_that_needs_no_questions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(run, "quietly", asked.append)
    monkeypatch.setattr(run, "find_office", lambda: None)
    for root, times in ((True, 2), (False, 0)):
        monkeypatch.setattr(run, "is_debian_root", lambda root=root: root)
        asked.clear()
        run.fetch_office()
        assert len(asked) == times
        assert "phần kiểm thử mở tệp xuất bị bỏ qua" in capsys.readouterr().out


def test_other_judges_of_signatures_are_fetched_only_where_that_needs_no_questions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(run, "quietly", asked.append)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    for root, times in ((True, 2), (False, 0)):
        monkeypatch.setattr(run, "is_debian_root", lambda root=root: root)
        asked.clear()
        run.fetch_judges()
        assert len(asked) == times
        assert "Không có pdfsig, openssl" in capsys.readouterr().out
