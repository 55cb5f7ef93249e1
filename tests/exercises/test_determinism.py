"""The same stored work gets the same report on every machine, years apart."""

import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from exercises.engine.evidence import snapshot
from exercises.engine.exercise import Change, Exercise
from exercises.engine.variants import make_variant
from exercises.engine.works import changed, evidence_for

ROOT = Path(__file__).parents[2]
STORED = 500
REGRADE = """
import hashlib, json, locale, sys, time
from exercises.engine.evidence import from_snapshot
from exercises.engine.grading import grade
from exercises.engine.schema import load_library
from fixtures.world import load_world
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass  # this machine does not have it
time.tzset() if hasattr(time, "tzset") else None
library = load_library(load_world())
with open(sys.argv[1], encoding="utf-8") as file:
    stored = list(enumerate(json.load(file)))
graded = {}
for number, snapshot in stored[:: int(sys.argv[2])]:
    report = grade(library[snapshot["exercise"]], *from_snapshot(snapshot))
    graded[number] = json.dumps(report.to_json(), ensure_ascii=False)
lines = "\\n".join(graded[number] for number in sorted(graded))
print(len(graded), hashlib.sha256(lines.encode()).hexdigest())
"""
MACHINES = [
    ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "0"}, "1"),
    ({"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "vi_VN.UTF-8", "PYTHONUTF8": "1"}, "-1"),
    ({"PYTHONHASHSEED": "4294967295", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"}, "-1"),
]


@pytest.fixture(scope="module")
def stored(exercise: Exercise, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Snapshots of each hand-written case, for one variant after another."""
    changes = [Change(), *(case.change for case in exercise.cases.cases)]
    snapshots = (
        snapshot(exercise, variant, evidence_for(exercise, changed(exercise.cases.reference, change), variant))
        for variant in (make_variant(exercise, f"lượt {number}") for number in range(STORED))
        for change in changes
    )
    file = tmp_path_factory.mktemp("stored") / "snapshots.json"
    file.write_text(json.dumps(list(islice(snapshots, STORED))), "utf-8")
    return file


def regraded(file: Path, env: dict[str, str], order: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", REGRADE, str(file), order],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        cwd=ROOT,
    )
    return done.stdout


@pytest.fixture(scope="module")
def usual(stored: Path) -> str:
    return regraded(stored, *MACHINES[0])


def test_stored_work_is_graded_alike_by_every_machine_in_any_order(stored: Path, usual: str) -> None:
    assert usual.split()[0] == str(STORED)
    assert {regraded(stored, env, order) for env, order in MACHINES[1:]} == {usual}


def test_one_letter_written_otherwise_changes_the_sum(stored: Path, usual: str, tmp_path: Path) -> None:
    snapshots = json.loads(stored.read_text("utf-8"))
    snapshots[7]["evidence"]["dossier"]["fields"]["owner_name"] += "x"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(snapshots), "utf-8")
    assert regraded(other, *MACHINES[0]) != usual
