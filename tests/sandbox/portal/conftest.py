"""A citizen on the portal, as far along as a test needs."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.sandbox.portal.citizen import Citizen, citizen
from tests.support import more_fields as more
from tests.support.lesson import Lesson, drafted, filed, lesson, signed_in, started


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=2)


@pytest.fixture
def portal_with(of: Lesson, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """portal_with(captcha=("submit",)): the portal of the exercise is otherwise than its file says."""

    def change(**keys: Any) -> None:
        portals = of.parts.content.world.portals
        portal = of.parts.content.portal_of(of.exercise.slug)
        monkeypatch.setitem(portals, portal.id, portal.model_copy(update=keys))  # type: ignore[arg-type]

    return change


@pytest.fixture
def more_fields(of: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """The e-form of the exercise asks, at its second step, for one field of every kind more."""
    procedures = of.parts.content.world.catalogue.procedures
    copy = procedures["1.005092"]
    form = (*copy.form, *more.FIELDS)
    monkeypatch.setitem(procedures, copy.code, copy.model_copy(update={"form": form}))  # type: ignore[arg-type]


@pytest.fixture
def visitor(of: Lesson) -> Citizen:
    """On the portal, not signed in to it."""
    return citizen(of, started(of, of.students[0]))


@pytest.fixture
def holder(of: Lesson) -> Citizen:
    """Signed in to the portal with the persona's account."""
    return citizen(of, signed_in(of, of.students[0]))


@pytest.fixture
def draft(of: Lesson) -> tuple[Citizen, int]:
    """With a dossier that is ready to be sent; its id."""
    attempt_id, dossier_id = drafted(of, of.students[0])
    return citizen(of, attempt_id), dossier_id


@pytest.fixture
def sent(of: Lesson) -> tuple[Citizen, int]:
    """With a dossier that has been sent; its id."""
    attempt_id, dossier_id = filed(of, of.students[0])
    return citizen(of, attempt_id), dossier_id


@pytest.fixture
def blank(holder: Citizen) -> tuple[Citizen, int]:
    """With a new draft, only just begun; its id."""
    where = "/thu-tuc/1.005092/co-quan"
    answer: Any = holder.send(where, {"agency": "so-gddt"}, page=where)
    return holder, int(answer.headers["Location"].split("/")[2])
