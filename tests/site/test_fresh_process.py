"""What must work in a process that has imported nothing yet: other tests may have loaded what it forgot."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.imports import ROOT

LIBRARY = """
from exercises.engine.schema import load_library
from fixtures.world import load_world
load_library(load_world())
"""

COMMANDS = """
from importlib import import_module
from sandbox.cli import _names
for name in _names():
    command = import_module(f"sandbox.commands.{name.replace('-', '_')}")
    assert command.run and command.__doc__, name
"""


def alone(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"DVC_INSTANCE": str(tmp_path), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *words], cwd=ROOT, env=env, capture_output=True, encoding="utf-8")


def test_the_library_loads(tmp_path: Path) -> None:
    done = alone(tmp_path, "-c", LIBRARY)
    assert done.returncode == 0, done.stderr


def test_the_application_starts(tmp_path: Path) -> None:
    done = alone(tmp_path, "-W", "error", "-c", "import sandbox; sandbox.create_app()")
    assert done.returncode == 0, done.stderr


def test_every_command_can_be_imported_and_says_what_it_does(tmp_path: Path) -> None:
    done = alone(tmp_path, "-c", COMMANDS)
    assert done.returncode == 0, done.stderr


def test_an_unknown_command_is_named_with_the_known_ones(tmp_path: Path) -> None:
    done = alone(tmp_path, "-m", "sandbox", "khong-co")
    assert done.returncode == 2
    assert "khong-co" in done.stderr
    assert "serve" in done.stderr
