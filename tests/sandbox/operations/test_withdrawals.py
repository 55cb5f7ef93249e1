"""A dossier is taken back while nobody has received it and nothing was paid for it."""

import pytest
from sqlalchemy import select

from fixtures.lifecycle import NotAllowed
from sandbox.operations.refusals import SignedOut
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.support.aftermath import owing
from tests.support.desk import brought, dossier, everything, notices, ordering, pass_days, withdrawn
from tests.support.lesson import lesson


@pytest.fixture
def of(app):
    ordering(app)
    return lesson(app, students=1)


def test_taken_back_it_is_over_with_its_reason(of):
    ids = brought(of, of.students[0], "registered")
    withdrawn(of, *ids, reason="Tôi nộp nhầm cơ quan.")
    assert dossier(of, ids[1]).state == "withdrawn"
    with of.parts.database.reading() as session:
        last = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (last.kind, last.data["reason"]) == ("dossier.withdrawn", "Tôi nộp nhầm cơ quan.")
    assert notices(of, ids[0])[-1].title == "Đã thu hồi hồ sơ"


def test_without_a_reason_too_and_the_desk_leaves_it_alone(of):
    ids = brought(of, of.students[0], "registered")
    withdrawn(of, *ids)
    before = dossier(of, ids[1]).changed_at
    pass_days(of, ids[0], 5)
    assert (dossier(of, ids[1]).state, dossier(of, ids[1]).changed_at) == ("withdrawn", before)


def test_twice_is_once(of):
    ids = brought(of, of.students[0], "registered")
    withdrawn(of, *ids)
    before = everything(of)
    withdrawn(of, *ids)
    assert everything(of) == before


def test_once_received_it_is_too_late(of):
    ids = brought(of, of.students[0], "processing")
    with pytest.raises(NotAllowed, match="“Đang xử lý” nên không thể “Thu hồi hồ sơ”"):
        withdrawn(of, *ids)


def test_once_paid_it_is_too_late(of):
    ids = brought(of, of.students[0], "registered")
    payment = owing(of, ids[1], state="registered")
    with of.parts.database.writing() as session:
        session.get_one(Payment, payment).state = "paid"
        session.commit()
    with pytest.raises(NotAllowed, match="đã nộp phí nên không thu hồi được"):
        withdrawn(of, *ids)


def test_signed_out_nothing_is_taken_back(of):
    ids = brought(of, of.students[0], "registered")
    with of.parts.database.writing() as session:
        session.get_one(Attempt, ids[0]).signed_in = False
        session.commit()
    with pytest.raises(SignedOut):
        withdrawn(of, *ids)
    with of.parts.database.reading() as session:
        assert session.get_one(Dossier, ids[1]).state == "registered"
