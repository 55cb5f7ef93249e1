"""The same stored work gets the same report on every machine, years apart.

DVC_STORED=10000 regrades so many attempts, as before a release (make determinism).
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any, get_args

import pytest

from exercises.engine.checking import BREAKS
from exercises.engine.evidence import Evidence, snapshot
from exercises.engine.exercise import Exercise, Rounding
from exercises.engine.proof import Trial, trial_of
from exercises.engine.schema import load_library
from exercises.engine.works import changed, evidence_for
from fixtures.world import World

ROOT = Path(__file__).parents[2]
STORED = int(os.environ.get("DVC_STORED", "500"))
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
library = load_library(load_world(), samples=1)
with open(sys.argv[1], encoding="utf-8") as file:
    stored = [json.loads(line) for line in file]
order = list(range(len(stored)))
if sys.argv[2] == "backwards":
    order.reverse()
if sys.argv[2] == "by exercise":
    order.sort(key=lambda number: (stored[number]["exercise"], -number))
graded = {}
for number in order:
    one = stored[number]
    report = grade(library[one["exercise"]], *from_snapshot(one), one["rounding"])
    graded[number] = json.dumps(report.to_json(), ensure_ascii=False)
lines = "\\n".join(graded[number] for number in sorted(graded))
print(len(graded), hashlib.sha256(lines.encode()).hexdigest())
"""
MACHINES = [
    ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "0"}, "as stored"),
    (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "vi_VN.UTF-8", "PYTHONUTF8": "1"},
        "backwards",
    ),
    ({"PYTHONHASHSEED": "4294967295", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"}, "by exercise"),
]


def worked(trial: Trial) -> Iterator[Evidence]:
    """What different students leave: all right, each row wrong, every hand-written case."""
    yield trial.evidence
    for row in trial.rows:
        if row.check in BREAKS:
            yield BREAKS[row.check](trial.context(row), **row.args)
    for case in trial.exercise.cases.cases:
        work = changed(trial.exercise.cases.reference, case.change)
        yield evidence_for(trial.exercise, work, trial.variant)


def snapshots(world: World) -> Iterator[dict[str, Any]]:
    """One of each exercise in turn, as long as they are asked for."""
    exercises = [one for one in load_library(world).values() if not one.free]
    for row in zip(*map(of_one, exercises), strict=True):
        yield from row


def of_one(exercise: Exercise) -> Iterator[dict[str, Any]]:
    """With one seed after another, without end."""
    for seed in count():
        trial = trial_of(exercise, f"lượt {seed}")
        for evidence, rounding in zip(worked(trial), cycle(get_args(Rounding)), strict=False):
            yield snapshot(exercise, trial.variant, evidence, rounding)


@pytest.fixture(scope="module")
def stored(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A line of JSON for each attempt, of all exercises of the library."""
    file = tmp_path_factory.mktemp("stored") / "snapshots.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for one in islice(snapshots(world), STORED):
            lines.write(json.dumps(one) + "\n")
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
    sys.stdout.write(usual)  # how many and their one sum, seen with -s
    assert usual.split()[0] == str(STORED)
    assert {regraded(stored, env, order) for env, order in MACHINES[1:]} == {usual}


def test_the_stored_work_is_of_every_exercise_and_of_every_standing(stored: Path, world: World) -> None:
    lines = [json.loads(line) for line in stored.read_text("utf-8").splitlines()]
    graded = {slug for slug, exercise in load_library(world).items() if not exercise.free}
    assert {one["exercise"] for one in lines} == graded
    assert {one["rounding"] for one in lines} == {"0.1", "0.25", "0.5"}
    assert any(one["evidence"]["dossier"] is None for one in lines)
    assert any(one["evidence"]["repairs"] for one in lines)


def test_one_letter_written_otherwise_changes_the_sum(
    stored: Path, usual: str, tmp_path: Path, exercise: Exercise
) -> None:
    lines = [json.loads(line) for line in stored.read_text("utf-8").splitlines()]
    filed = next(one for one in lines if one["exercise"] == exercise.slug)
    filed["evidence"]["dossier"]["fields"]["owner_name"] += "x"
    other = tmp_path / "other.jsonl"
    other.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    assert regraded(other, *MACHINES[0]) != usual
