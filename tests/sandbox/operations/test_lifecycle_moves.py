"""What the lifecycle does not allow changes nothing in the database, whoever asks for it and however."""

from itertools import product

import pytest

from fixtures.lifecycle import WHO, NotAllowed, load_lifecycle
from sandbox.operations import answering, banking, dossiers, payments, submission, withdrawals
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from tests.support.desk import brought, dossier, everything, moved, ordering
from tests.support.lesson import lesson

STATES = list(load_lifecycle().states)
ACTIONS = {move.action for move in load_lifecycle().transitions}


@pytest.fixture
def of(app):
    ordering(app)
    return lesson(app, students=1)


def allowed(found: Dossier) -> set[tuple[str, str]]:
    known = {"received": found.received_on is not None, "finished": found.finished_on is not None}
    moves = [move for actor in WHO for move in load_lifecycle().actions(found.state, actor, **known)]
    return {(move.action, move.actor) for move in moves}


@pytest.mark.parametrize("state", STATES)
def test_a_move_that_is_not_in_the_table_leaves_every_row_as_it_was(of, state):
    ids = brought(of, of.students[0], state)
    may, before = allowed(dossier(of, ids[1])), everything(of)
    for action, actor in product(sorted(ACTIONS), WHO):
        if (action, actor) not in may:
            with pytest.raises(NotAllowed, match=r"^[A-ZĐ].*\.$"):
                moved(of, *ids, action, actor, "Có lý do.")
    assert everything(of) == before


OPERATIONS = {
    "withdraw": lambda db, content, me, id, now: withdrawals.withdraw(db, content, me, id, "", now),
    "supplement": lambda db, content, me, id, now: answering.send(
        db, content, me, id, {}, "Đã bổ sung", "khoa-moi", now
    ),
    "keep a supplement": lambda db, content, me, id, now: answering.save(
        db, content, me, id, {"owner_address": "x"}, "x", now
    ),
    "pay": lambda db, content, me, id, now: payments.pay(db, content, me, id, "a", "khoa-moi", now),
    "choose a bank": lambda db, content, me, id, now: banking.choose(db, me, id, "a"),
    "submit": lambda db, content, me, id, now: submission.submit(db, content, me, id, "khoa-moi", now),
    "save": lambda db, content, me, id, now: dossiers.save(db, content, me, id, {"copies": "9"}, now),
    "discard": lambda db, content, me, id, now: dossiers.discard(db, me, id),
}
OPEN = {
    "withdraw": {"registered"},
    "supplement": {"supplement"},
    "keep a supplement": {"supplement"},
    "pay": {"payment"},
    "choose a bank": {"payment"},
    "submit": {"draft"},
    "save": {"draft"},
    "discard": {"draft"},
}
SAID_BEFORE = {("withdraw", "withdrawn")} | {("submit", state) for state in STATES if state != "draft"}
"""What was done already is done again without a word: pressing twice does it once."""


@pytest.mark.parametrize("state", STATES)
def test_a_citizen_out_of_turn_is_told_so_and_nothing_is_changed(of, state):
    attempt, mine = brought(of, of.students[0], state)
    before = everything(of)
    for name in sorted(set(OPERATIONS) - {name for name, states in OPEN.items() if state in states}):
        with of.parts.database.writing() as session:
            me = session.get_one(Attempt, attempt)
            act = (session, of.parts.content, me, mine, of.now)
            if (name, state) in SAID_BEFORE:
                OPERATIONS[name](*act)
            else:
                with pytest.raises((NotAllowed, Refused), match=r"^[A-ZĐ].*\.$"):
                    OPERATIONS[name](*act)
    assert everything(of) == before
