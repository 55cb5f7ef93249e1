"""What holds for every file under version control."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

import pytest

from tests.support.imports import ROOT

TRACES = re.compile(
    r"(?<![\w.:/])/(?:root|work|opt|tmp|home/\w+|Users/\w+)/\w"  # a folder of somebody's machine
    r"|\b(?:pypi|registry\.npmjs|files\.pythonhosted)\.org\b"
    r"|--(?:extra-)?index-url|(?i:\bC:\\Users)",
)


@cache
def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout, so there is no list of tracked files")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def lines() -> Iterator[tuple[str, str]]:
    """Every line of every text file, with its place."""
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data:
            for number, line in enumerate(data.decode("utf-8").splitlines(), 1):
                yield f"{name}:{number}", line


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert [f"{place}: {line.strip()[:100]}" for place, line in lines() if TRACES.search(line)] == []


def test_traces_of_a_machine_are_recognised() -> None:
    for trace in [
        "see /ho" + "me/lan/a.txt",
        "'/ro" + "ot/x'",
        "https://py" + "pi.org/simple",
        "--ind" + "ex-url x",
    ]:
        assert TRACES.search(trace), trace
    for innocent in ["/giao-vien/home", "https://example.vn/" + "work/1", "a/tmp/b", "pypi"]:
        assert not TRACES.search(innocent), innocent


def test_nothing_made_on_this_machine_is_tracked() -> None:
    assert [
        name
        for name in tracked()
        if name.startswith((".venv/", "instance/", "wheels/")) and "README" not in name
    ] == []
    assert "uv.lock" not in tracked()


@pytest.mark.parametrize("tool", [["ruff", "check", "--quiet", "."], ["mypy"]], ids=["ruff", "mypy"])
def test_the_code_is_clean(tool: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
