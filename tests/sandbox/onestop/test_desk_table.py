"""Every state × every officer action × every role, by the forms of the desk: the table or nothing at all."""

from collections.abc import Callable, Iterator
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from fixtures.lifecycle import load_lifecycle
from fixtures.procedure import Charge
from sandbox.operations.moves import known_of
from sandbox.store.dossiers import Dossier
from tests.sandbox.onestop.clerk import FORMS
from tests.support.aftermath import charging
from tests.support.kept import Copy, differences
from tests.support.kept import rows as everything_in
from tests.support.lesson import Lesson, come_in, filed, lesson
from tests.support.neighbours import TOKEN, class_next_door, signed_token
from tests.support.officers import WHY, at_the_desk, decide, dossiers_of

PROCEDURE = "1.005092"
STATES = list(load_lifecycle().states)
ACTIONS = tuple(
    dict.fromkeys(move.action for move in load_lifecycle().transitions if move.actor == "officer")
)
ROLES = ("officer", "colleague", "citizen", "stranger", "teacher", "anonymous")
WHEN = {"registered": "submit", "processing": "receive", "done": "return"}
WAYS: dict[str, tuple[str, ...]] = {
    "received": ("receive",),
    "refused": ("refuse",),
    "supplement": ("request_supplement",),
    "processing": ("receive", "process"),
    "stopped": ("receive", "process", "stop"),
    "done": ("receive", "process", "finish"),
    "returned": ("receive", "process", "finish", "return_result"),
}


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app, students=3)


@pytest.fixture
def kept(of: Lesson) -> Iterator[Callable[[], Copy]]:
    copies: list[Copy] = []

    def take() -> Copy:
        copies.append(Copy(of.parts.database))
        return copies[-1]

    yield take
    for one in copies:
        one.close()


def charge(of: Lesson, when: str = "") -> None:
    """From now on the procedure costs something at that point, or nothing."""
    fee = Charge.model_validate(
        {"name": "Lệ phí", "kind": "charge", "amount": 8000, "when": when or "receive"}
    )
    charging(of.app, PROCEDURE, *([fee] if when else []))


def brought(of: Lesson, attempt_id: int, state: str) -> int:
    """A dossier of the stack, moved there by its officer; what no officer does is done to it."""
    dossier_id = dossiers_of(of, attempt_id)["right"]
    if state == "payment":
        decide(of, attempt_id, dossier_id, "receive")
        decide(of, attempt_id, dossier_id, "process")
        charge(of, "receive")
        decide(of, attempt_id, dossier_id, "request_payment")
    for action in WAYS.get(state, ()):
        decide(of, attempt_id, dossier_id, action)
    if state in ("draft", "withdrawn"):
        with of.parts.database.writing() as session:
            session.get_one(Dossier, dossier_id).state = state
            session.commit()
    return dossier_id


def at_computers(of: Lesson, attempt_id: int) -> dict[str, FlaskClient]:
    """Somebody of every role, with a form open."""
    me, other, citizen = of.students
    next_door = class_next_door(of)
    own, _ = filed(of, citizen)
    people = {
        "officer": ("student", me, attempt_id),
        "colleague": ("student", other, at_the_desk(of, other)),
        "citizen": ("student", citizen, own),
        "stranger": ("student", next_door.students[0], at_the_desk(next_door, next_door.students[0])),
        "teacher": ("staff", of.teacher, None),
    }
    clients = {role: come_in(of.app.test_client(), *who) for role, who in people.items()}
    clients["anonymous"] = of.app.test_client()
    for client in clients.values():
        with client.session_transaction() as session:
            session["csrf_token"] = TOKEN
        client.get("/")  # what the first request writes into a session is in it now
    return clients


def pressed(of: Lesson, client: FlaskClient, dossier_id: int, action: str) -> TestResponse:
    with of.parts.database.reading() as session:
        revision = session.get_one(Dossier, dossier_id).revision
    form = {"action": action, "revision": str(revision), "reason": WHY, "form": FORMS.get(action, "")}
    token = signed_token(of.app, TOKEN)
    return client.post(f"/mot-cua/ho-so/{dossier_id}/xu-ly", data={**form, "csrf_token": token})


def state_of(of: Lesson, dossier_id: int) -> str:
    with of.parts.database.reading() as session:
        return session.get_one(Dossier, dossier_id).state


def allowed(of: Lesson, dossier_id: int) -> dict[str, str]:
    """Action → where it leads, as the lifecycle says of the dossier."""
    with of.parts.database.reading() as session:
        found = session.get_one(Dossier, dossier_id)
        known = known_of(session, of.parts.content, found)
        moves = of.parts.content.world.lifecycle.actions(found.state, "officer", **known)
        return {move.action: move.to for move in moves}


def refused_in_words(role: str, answer: TestResponse, there: bool) -> None:
    """Who may not even know of it is told nothing; the officer whose it is, why."""
    if role == "anonymous":
        assert answer.headers["Location"] == "/vao-lop"
    elif role == "citizen":
        assert answer.headers["Location"] == "/cong"
    elif role != "officer" or not there:
        assert answer.status_code == 404
    else:
        assert answer.status_code == 409
        assert "Chưa xử lý được" in answer.text
        assert "nên không thể “" in unescape(answer.text) or "Hồ sơ không còn cơ quan" in answer.text


@pytest.mark.parametrize("state", STATES)
def test_each_cell_does_what_the_table_says_and_no_other_touches_a_row(
    of: Lesson, kept: Callable[[], Copy], state: str
) -> None:
    mine = at_the_desk(of, of.students[0])
    dossier_id, clients = brought(of, mine, state), at_computers(of, mine)
    may, copy = allowed(of, dossier_id), kept()
    before = everything_in(of.parts.database)
    for action in ACTIONS:
        charge(of, WHEN.get(state, "receive") if action == "request_payment" else "")
        for role in ROLES:
            answer = pressed(of, clients[role], dossier_id, action)
            if role == "officer" and action in may:
                assert answer.status_code == 303, (action, unescape(answer.text)[:2000])
                assert state_of(of, dossier_id) == may[action]
                copy.restore()
            else:
                refused_in_words(role, answer, there=state != "draft")
                assert differences(before, everything_in(of.parts.database)) == set(), (role, action)


def test_the_table_has_every_action_and_some_cell_for_each() -> None:
    """The control: each action is allowed somewhere, so that the test above is not about refusals alone."""
    somewhere = {
        move.action
        for state in STATES
        for left in (True, False)
        for move in load_lifecycle().actions(state, "officer", hops_left=left)
    }
    assert somewhere == set(ACTIONS)
