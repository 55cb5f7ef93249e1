"""Filing what is paid for first, and filing where nothing is graded."""

import pytest
from sqlalchemy import select

from fixtures.procedure import Charge
from sandbox.operations import dossiers, payments, submission
from sandbox.operations.refusals import Refused
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.reports import Report
from tests.support.lesson import drafted, filed, lesson, signed_in

CODE = "1.005092"


@pytest.fixture
def of(app):
    return lesson(app)


@pytest.fixture
def charged(of, monkeypatch):
    """Each copy costs 8.000 đồng before the desk sees the dossier."""
    procedures = of.parts.content.world.catalogue.procedures
    fee = Charge(name="Phí", kind="fee", amount=8000, per="copies", when="submit")
    monkeypatch.setitem(procedures, CODE, procedures[CODE].model_copy(update={"charges": (fee,)}))
    return of


@pytest.fixture
def free(of, monkeypatch):
    """Nothing is graded."""
    library = of.parts.content.library
    monkeypatch.setitem(library, of.exercise.slug, of.exercise.model_copy(update={"free": True}))
    return of


def submit(of, attempt_id, dossier_id, key="key"):
    with of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        return submission.submit(session, of.parts.content, attempt, dossier_id, key, of.now)


def begin(of, attempt_id, key, code=CODE, agency="so-gddt"):
    with of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        return dossiers.start(session, of.parts.content, attempt, code, agency, key, of.now)


def stored(of, model):
    with of.parts.database.reading() as session:
        return list(session.scalars(select(model).order_by(model.id)))


def test_what_is_paid_for_first_waits_for_its_money(charged):
    attempt, dossier = drafted(charged, charged.students[0], fields={"copies": "3"})
    assert submit(charged, attempt, dossier).state == "payment"
    [payment] = stored(charged, Payment)
    assert (payment.reason, payment.amount, payment.state) == ("submit", 24_000, "waiting")
    submit(charged, attempt, dossier, "again")
    assert len(stored(charged, Payment)) == 1


def test_once_paid_it_is_registered(charged):
    attempt, dossier = filed(charged, charged.students[0])
    with charged.parts.database.writing() as session:
        mine = session.get(Attempt, attempt)
        payments.pay(session, charged.parts.content, mine, dossier, "a", "k", charged.now)
    assert stored(charged, Dossier)[0].state == "registered"


def test_no_money_is_asked_where_nothing_is_due(of):
    filed(of, of.students[0])
    assert stored(of, Payment) == []


def test_looking_around_files_as_many_as_one_likes_and_marks_nothing(free):
    attempt, first = drafted(free, free.students[0])
    assert submit(free, attempt, first, "one").code
    second = begin(free, attempt, "another").id
    fields = stored(free, Dossier)[0].fields
    with free.parts.database.writing() as session:
        draft = session.get(Dossier, second)
        draft.fields, draft.removed = fields, ["identity", "relationship"]
        session.commit()
    from tests.support.lesson import attach

    attach(free, attempt, second, "application_form", "application_form")
    assert submit(free, attempt, second, "two").code != stored(free, Dossier)[0].code
    assert submit(free, attempt, second, "three").id == second
    assert stored(free, Report) == []


def test_what_was_filed_does_not_count_among_the_drafts(free):
    attempt, dossier = drafted(free, free.students[0])
    submit(free, attempt, dossier)
    for number in range(5):
        begin(free, attempt, f"draft-{number}")
    with pytest.raises(Refused, match="tối đa 05"):
        begin(free, attempt, "draft-6")


def test_a_graded_exercise_takes_one_dossier(of):
    attempt, _ = filed(of, of.students[0])
    with pytest.raises(Refused, match="đã nộp một hồ sơ"):
        begin(of, attempt, "another")


def test_a_procedure_that_has_run_out_takes_no_dossier(of, monkeypatch):
    procedures = of.parts.content.world.catalogue.procedures
    old = procedures[CODE].in_force.model_copy(update={"until": of.exercise.start.date().replace(day=1)})
    monkeypatch.setitem(procedures, CODE, procedures[CODE].model_copy(update={"in_force": old}))
    with pytest.raises(Refused, match="hết hiệu lực"):
        begin(of, signed_in(of, of.students[0]), "late")


def test_a_draft_of_a_procedure_that_has_run_out_is_not_filed(of, monkeypatch):
    """The calendar was turned past its last day while the draft lay there."""
    attempt, mine = drafted(of, of.students[0])
    procedures = of.parts.content.world.catalogue.procedures
    old = procedures[CODE].in_force.model_copy(update={"until": of.exercise.start.date().replace(day=1)})
    monkeypatch.setitem(procedures, CODE, procedures[CODE].model_copy(update={"in_force": old}))
    with pytest.raises(Refused, match="hết hiệu lực"):
        submit(of, attempt, mine)
    assert [one.state for one in stored(of, Dossier)] == ["draft"]
