"""The dossier an exercise gives: all of it, or nothing at all."""

import errno
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from exercises.engine.variants import Variant
from sandbox.extensions import Parts
from sandbox.operations import assignments, attempts, preparing
from sandbox.operations.given import Press
from sandbox.store import FileStore
from sandbox.store.attempts import Attempt
from tests.support.desk import everything
from tests.support.lesson import SLUG, Lesson, come_in, lesson, press, started


@pytest.fixture
def of(app: Flask) -> Lesson:
    parts: Parts = app.extensions["dvc-sandbox"]
    given = parts.content.library["bo-sung-ho-so"].model_copy(update={"slug": SLUG})
    library = {**parts.content.library, SLUG: given}
    app.extensions["dvc-sandbox"] = replace(parts, content=replace(parts.content, library=library))
    return lesson(app)


class Full(FileStore):
    def put(self, data: bytes) -> str:
        raise OSError(errno.ENOSPC, "no space left")


def undrawn(variant: Variant, paper: str) -> bytes:
    raise ValueError(f"{paper} cannot be drawn")


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda of: replace(press(of), files=Full(of.parts.files.folder)), OSError),
        (lambda of: replace(press(of), draw=undrawn), ValueError),
    ],
)
def test_a_start_that_fails_half_way_leaves_nothing(
    of: Lesson, broken: Callable[[Lesson], Press], fault: type[Exception]
) -> None:
    before = everything(of)
    with of.parts.database.writing() as session:
        assignment, _ = assignments.find(session, of.teacher, of.assignment, of.now)
        with pytest.raises(fault):
            attempts.start(session, of.parts.content, assignment, of.students[0], of.now, broken(of))
    assert everything(of) == before
    started(of, of.students[0])  # and the next press begins as if nothing had been


def test_a_full_disk_is_said_to_who_begins(of: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(of)
    app = of.app
    app.config["WTF_CSRF_ENABLED"] = False
    monkeypatch.setattr(FileStore, "put", Full.put)
    browser = come_in(app.test_client(), "student", of.students[0])
    assert browser.post(f"/bai/{of.assignment}").status_code == 507
    assert {name: rows for name, rows in everything(of).items() if name != "browser_sessions"} == {
        name: rows for name, rows in before.items() if name != "browser_sessions"
    }


@pytest.mark.parametrize("stale", [False, True])
def test_two_tabs_begin_one_attempt(of: Lesson, monkeypatch: pytest.MonkeyPatch, stale: bool) -> None:
    """`stale`: the second has looked before the first began, as PostgreSQL lets it."""
    first, seen = started(of, of.students[0]), preparing.past_attempts
    views = iter([[]] if stale else list[list[Attempt]]())
    monkeypatch.setattr(preparing, "past_attempts", lambda *given: next(views, seen(*given)))
    before = everything(of)
    assert started(of, of.students[0]) == first
    assert everything(of) == before
