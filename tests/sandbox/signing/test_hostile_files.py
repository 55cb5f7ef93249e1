"""Whatever is handed in is judged, with a bounded amount of work, and never called valid."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sandbox.signing import judging, ranges, reading
from sandbox.signing.certificates import Credential
from sandbox.signing.judging import judge
from tests.support.hostile_files import hostile_files
from tests.support.signatures import signed_by_a_stranger, strange_pdf

STEPS = 400_000  # calls of functions written in Python, less than a second; a right file takes a tenth
NAMES = list(hostile_files(b"%PDF-1.7\n" + b"x" * 5000))


@pytest.fixture(scope="session")
def hostile(files: dict[str, bytes]) -> dict[str, bytes]:
    return hostile_files(files["valid"])


def test_there_are_sixty_of_them() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_judged_in_few_steps(
    hostile: dict[str, bytes], authority: Credential, later: datetime, name: str
) -> None:
    found, steps = _counted(lambda: judge(hostile[name], authority.certificate, later))
    assert found.verdict != "valid"
    assert steps < STEPS


def test_a_right_file_takes_fewer_still(
    files: dict[str, bytes], authority: Credential, later: datetime
) -> None:
    found, steps = _counted(lambda: judge(files["valid"], authority.certificate, later))
    assert found.verdict == "valid"
    assert 100 < steps < STEPS


def test_few_signatures_are_looked_at_and_each_byte_a_few_times(
    hostile: dict[str, bytes], authority: Credential, later: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    digest = reading._digest
    monkeypatch.setattr(
        reading,
        "_digest",
        lambda algorithm, pieces: (
            kept := list(pieces),
            read.append(sum(map(len, kept))),
            digest(algorithm, kept),
        )[2],
    )
    many = strange_pdf("S0")
    for number in range(1, judging.MOST + 3):
        many = signed_by_a_stranger(many, f"S{number}")
    assert judge(many, authority.certificate, later).verdict == "untrusted"
    assert 0 < sum(read) <= (judging.MOST + 1) * len(many)


def test_a_signature_longer_than_any_is_not_read(authority: Credential, later: datetime) -> None:
    name = next(name for name in NAMES if "more than there may be" in name)
    data = hostile_files(b"x" * 500)[name]
    assert list(ranges.find(data)) == [None]


def _counted(work: Callable[[], Any]) -> tuple[Any, int]:
    """What it gives, and how many calls it took."""
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        return work(), count
    finally:
        sys.setprofile(None)
