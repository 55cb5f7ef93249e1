"""Start DVC Sandbox, or its tests, from a bare Python: `python3 run.py [test] [words…]`."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY = VENV / ".ready"  # written last: without it the set-up was interrupted and starts afresh
OWN_BROWSER = VENV / ".browser"  # Playwright has downloaded its own
WHEELS = ROOT / "wheels"
ALL_TESTS = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]  # each file in one process
APP, DEV, UV = "requirements.lock", "requirements-dev.lock", "requirements-uv.lock"
SCHOOL_CERTIFICATES = {
    "UV_SYSTEM_CERTS": "true",
    "UV_NATIVE_TLS": "true",
}  # firewalls that open TLS; new, old uv
HEADLESS = "chromium-headless-shell"  # drives the tests twice as fast as the full browser
OFFICE = "libreoffice-calc-nogui"  # opens what the app exports, to see it as a school does
JUDGES = {"pdfsig": "poppler-utils", "openssl": "openssl"}  # by the program: of what the app signs
OFFICES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC_BROWSERS = ("Google Chrome", "Microsoft Edge", "Chromium")
WINDOWS_BROWSERS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")


class Trouble(Exception):
    """What went wrong and what to do next, for the person at the keyboard."""


def main(words: list[str]) -> int:
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - this file alone is read by whatever Python there is
            raise Trouble(f"Cần Python 3.11 trở lên; máy đang dùng Python {sys.version.split()[0]}.")
        if words[:1] == ["test"]:
            return test(words[1:])
        prepare(APP)
        return become([str(PYTHON), "-m", "sandbox", *(words or ["serve"])])
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        return 130


def test(words: list[str]) -> int:
    prepare(DEV)
    browser = find_browser() or fetch_browser()
    find_office() or fetch_office()
    all(map(shutil.which, JUDGES)) or fetch_judges()
    words = words or ALL_TESTS
    return become([str(PYTHON), "-m", "pytest", *words], {"CHROMIUM": browser} if browser else {})


def become(command: list[str], extra: dict[str, str] | None = None) -> int:
    sys.stdout.flush()
    os.chdir(ROOT)
    env = clean_env() | (extra or {})
    if os.name == "nt":
        return subprocess.call(command, env=env)
    os.execve(command[0], command, env)  # noqa: S606 - signals and the exit status reach the app itself


def prepare(lock: str) -> None:
    """Install what `lock` names into .venv, unless that has been done with this very Python."""
    if PYTHON.exists() and fingerprint(lock) in made_of():
        return
    print("Đang chuẩn bị môi trường (lần đầu mất khoảng một phút)…", flush=True)
    if not (PYTHON.exists() and fingerprint() in made_of()):
        make_venv()
    READY.unlink(missing_ok=True)
    install(lock)
    covered = [APP, DEV] if lock == DEV else [lock]
    READY.write_text("\n".join([fingerprint(), *map(fingerprint, covered)]), encoding="ascii")


def fingerprint(lock: str = "") -> str:
    python = f"{sys.version} {sys.base_prefix}".encode()
    return hashlib.sha256(python + ((ROOT / lock).read_bytes() if lock else b"")).hexdigest()


def made_of() -> list[str]:
    return READY.read_text(encoding="ascii", errors="replace").split() if READY.exists() else []


def make_venv() -> None:
    try:
        import venv

        venv.create(VENV, clear=True, symlinks=os.name != "nt")
    except ImportError:
        raise Trouble(lacking_pip()) from None
    except (OSError, ValueError) as error:
        raise Trouble(
            f"Không tạo được thư mục .venv ({error}).\n"
            "Hãy đóng các cửa sổ đang chạy, kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại."
        ) from None


def install(lock: str) -> None:
    """From the wheels folder when it suffices, else from the network."""
    outputs = []
    if WHEELS.is_dir():
        outputs.append(failure(lock, ["--no-index", "--find-links", str(WHEELS)]))
        if not outputs[-1]:
            return
        print("Thư mục wheels chưa đủ gói dùng được, đang tải từ Internet…", flush=True)
    outputs.append(failure(lock, []))
    if outputs[-1]:
        raise Trouble(cannot_install(lock, outputs))


def failure(lock: str, source: list[str]) -> str:
    """What the last installer said when none could install `lock` from there; nothing when one did."""
    output = ""
    for installer in installers(source):
        tried = quietly([*installer, *source, "--require-hashes", "-r", str(ROOT / lock)])
        if tried.returncode == 0:
            return ""
        output = tried.stdout or "error"
    return output


def installers(source: list[str]) -> Iterator[list[str]]:
    """The fastest first; pip knows mirrors and proxies that uv does not."""
    uv = shutil.which("uv")
    if uv:
        yield [uv, "pip", "install", "--python", str(PYTHON)]
    pip = [str(PYTHON), "-m", "pip", "install"]
    if quietly([str(PYTHON), "-m", "ensurepip"]).returncode != 0:
        raise Trouble(lacking_pip())
    if not uv and quietly([*pip, *source, "--require-hashes", "-r", str(ROOT / UV)]).returncode == 0:
        yield [str(PYTHON), "-m", "uv", "pip", "install", "--python", str(PYTHON)]
    yield pip


def lacking_pip() -> str:
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return f"Python này thiếu venv hoặc pip. Trên Debian/Ubuntu: sudo apt install {package}; rồi chạy lại."


def cannot_install(lock: str, outputs: list[str]) -> str:
    """`outputs`: from the wheels folder when there is one, then from the network."""
    places = ["Từ thư mục wheels", "Từ Internet"][-len(outputs) :]
    said = [f"{place}: {without_addresses(output)}" for place, output in zip(places, outputs, strict=True)]
    return "\n".join(
        [
            "Không cài được các thư viện cần dùng.",
            *said,
            "Hãy kiểm tra kết nối Internet. Máy không có Internet: trên một máy cùng loại có Internet chạy",
            f"  python3 -m pip download -d wheels --require-hashes -r {lock}",
            "rồi chép thư mục wheels vào cạnh run.py và chạy lại.",
        ]
    )


def without_addresses(output: str) -> str:
    """The lines that name the error; a school's mirror may hold a password, so no address is shown."""
    telling = re.compile(r"\W*(error|cause|because|no solution)", re.IGNORECASE)
    lines = [line.strip() for line in output.splitlines() if telling.match(line)]
    return "\n".join(re.sub(r"\S*://\S+|host='[^']*'", "…", line)[:300] for line in lines[-3:])


def find_browser() -> str | None:
    """$CHROMIUM, or a Chromium, Chrome or Edge where each system keeps it."""
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        raise Trouble("Biến CHROMIUM không chỉ tới một trình duyệt chạy được. Hãy sửa hoặc bỏ biến ấy.")
    programs = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    windows = [f"{folder}/{path}" for folder in programs if folder for path in WINDOWS_BROWSERS]
    mac = [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MAC_BROWSERS]
    return next(filter(None, map(shutil.which, [named or HEADLESS, *BROWSERS, *mac, *windows])), None)


def fetch_browser() -> str | None:
    """The browser installed; None for Playwright's own, or when there is none and those tests skip."""
    if OWN_BROWSER.exists():
        return None
    print("Đang cài trình duyệt để kiểm thử…", flush=True)
    as_root = is_debian_root()
    if as_root:
        quietly(["apt-get", "update"])
        quietly(["apt-get", "install", "-y", "--no-install-recommends", HEADLESS, "fonts-dejavu-core"])
    return find_browser() or playwright_install(["--with-deps"] if as_root else [])


def find_office() -> str | None:
    """LibreOffice where each system keeps it."""
    windows = [f"{os.environ.get('PROGRAMFILES', '')}/LibreOffice/program/soffice.exe"]
    return next(filter(None, map(shutil.which, [*OFFICES, *windows])), None)


def fetch_office() -> None:
    """Where that is quick and allowed; elsewhere the tests that need it skip and say so."""
    if is_debian_root():
        print("Đang cài LibreOffice để kiểm thử tệp xuất…", flush=True)
        quietly(["apt-get", "update"])
        quietly(["apt-get", "install", "-y", "--no-install-recommends", OFFICE])
    if find_office() is None:
        print("Không có LibreOffice, nên phần kiểm thử mở tệp xuất bị bỏ qua. Hãy cài LibreOffice.")


def fetch_judges() -> None:
    if is_debian_root():
        print("Đang cài công cụ để kiểm thử chữ ký số…", flush=True)
        quietly(["apt-get", "update"])
        quietly(["apt-get", "install", "-y", "--no-install-recommends", *JUDGES.values()])
    missing = [name for name in JUDGES if shutil.which(name) is None]
    if missing:
        print(f"Không có {', '.join(missing)}, nên phần kiểm thử chữ ký số bằng đó bị bỏ qua.")


def is_debian_root() -> bool:
    return shutil.which("apt-get") is not None and getattr(os, "geteuid", lambda: 1)() == 0


def playwright_install(options: list[str]) -> str | None:
    if quietly([str(PYTHON), "-m", "playwright", "install", *options, HEADLESS]).returncode == 0:
        OWN_BROWSER.touch()
    else:
        print("Không cài được trình duyệt, nên phần kiểm thử trên trình duyệt bị bỏ qua. Hãy cài Chromium.")
    return None


def quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    run = partial(subprocess.run, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        return run(
            command, encoding="utf-8", errors="replace", env=clean_env() | SCHOOL_CERTIFICATES, cwd=ROOT
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 1, f"error: {error}")


def clean_env() -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return mine | {"PYTHONUTF8": "1"}


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
