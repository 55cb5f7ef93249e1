"""The server's clock goes on evenly, whatever somebody does to the time of the machine."""

from datetime import UTC, datetime, timedelta

from flask import Flask

from sandbox.clock import anchored, wall
from tests.conftest import QUICK

EIGHT = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)


class Machine:
    """Its wall clock can be set; the seconds since it was switched on cannot."""

    def __init__(self) -> None:
        self.wall, self.seconds = EIGHT, 1000.0

    def run(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.seconds += seconds


def test_it_starts_with_the_wall_clock_and_goes_on_with_it() -> None:
    machine = Machine()
    clock = anchored(lambda: machine.wall, lambda: machine.seconds)
    assert clock() == EIGHT
    machine.run(90.5)
    assert clock() == machine.wall == EIGHT + timedelta(seconds=90.5)


def test_setting_the_wall_clock_in_a_lesson_moves_no_limit() -> None:
    machine = Machine()
    clock = anchored(lambda: machine.wall, lambda: machine.seconds)
    machine.run(60)
    for hours in (5, -9):
        machine.wall += timedelta(hours=hours)
        assert clock() == EIGHT + timedelta(minutes=1)


def test_a_server_goes_by_such_a_clock_unless_it_is_given_another(tmp_path: object) -> None:
    from sandbox import create_app

    app: Flask = create_app({"INSTANCE": f"{tmp_path}/instance", **QUICK})
    parts = app.extensions["dvc-sandbox"]
    first, second = parts.clock(), parts.clock()
    parts.database.close()
    assert first <= second
    assert abs(wall() - second) < timedelta(minutes=1)
    assert parts.clock.__qualname__ == "anchored.<locals>.<lambda>"
