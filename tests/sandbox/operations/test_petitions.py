"""Feedback: sent once, answered on the next working day, a complaint sent back with guidance."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from sandbox.operations import attempts, petitions
from sandbox.operations.refusals import Refused, SignedOut
from sandbox.reports import petitions as report
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.base import NotFound
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Notice, Petition
from tests.support.aftermath import PETITION, finished, petition_of
from tests.support.lesson import filed, lesson, signed_in


@pytest.fixture
def of(app):
    return lesson(app)


def send(of, attempt_id, key="key-1", dossier_id=None, **otherwise):
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id, with_for_update=True)  # held, as pages hold it
        values = PETITION | otherwise
        return petitions.send(session, of.parts.content, attempt, values, dossier_id, key, of.now)


def next_day(of, attempt_id):
    with of.parts.database.writing() as session:
        attempts.next_day(session, of.parts.content, session.get_one(Attempt, attempt_id), of.now)


def stored(of, petition_id):
    with of.parts.database.reading() as session:
        return session.get_one(Petition, petition_id)


def last(of, model, attempt_id):
    wanted = select(model).where(model.attempt_id == attempt_id).order_by(model.id.desc())
    with of.parts.database.reading() as session:
        return session.scalars(wanted).first()


def test_it_gets_a_practice_number_and_is_noted(of):
    attempt = signed_in(of, of.students[0])
    sent = send(of, attempt)
    assert sent.code == f"PAKN-TH-{sent.id:07d}"
    assert (sent.state, sent.fields["kind"]) == ("sent", "report")
    entry = last(of, JournalEntry, attempt)
    assert (entry.kind, entry.data) == ("petition.sent", {"code": sent.code, "subject": sent.subject})


def test_four_presses_with_one_key_send_one(of):
    attempt = signed_in(of, of.students[0])
    with ThreadPoolExecutor(4) as tabs:
        assert len({made.id for made in tabs.map(lambda _: send(of, attempt), range(4))}) == 1


def test_the_office_answers_the_next_working_day_and_quotes_the_subject(of):
    attempt, dossier = filed(of, of.students[0])
    finished(of, dossier)
    sent = petition_of(of, attempt, dossier)
    assert stored(of, sent).state == "sent"
    next_day(of, attempt)
    answered = stored(of, sent)
    assert answered.state == "answered"
    assert "“Trả kết quả trễ hẹn”" in answered.answer
    assert "Đã xử lý xong" in answered.answer or "Đã trả kết quả" in answered.answer, "how the dossier stands"
    assert answered.answered_on.date() > answered.sent_on.date()
    assert last(of, Notice, attempt).text == answered.answer
    assert answered.code in last(of, PhoneMessage, attempt).text


def test_it_is_answered_once(of):
    attempt = signed_in(of, of.students[0])
    sent = petition_of(of, attempt)
    next_day(of, attempt)
    first = stored(of, sent)
    next_day(of, attempt)
    assert stored(of, sent).answered_on == first.answered_on
    with of.parts.database.reading() as session:
        assert len(session.scalars(select(Notice).where(Notice.text == first.answer)).all()) == 1


def test_a_complaint_comes_back_with_the_right_way(of):
    attempt = signed_in(of, of.students[0])
    sent = petition_of(of, attempt, content="Tôi tố cáo cán bộ đã tiếp tôi.")
    next_day(of, attempt)
    back = stored(of, sent)
    assert back.state == "returned"
    assert "không tiếp nhận" in back.answer
    assert "nơi tiếp công dân" in back.answer
    entry = last(of, JournalEntry, attempt)
    assert (entry.kind, entry.data["reason"]) == ("petition.returned", "Nội dung là khiếu nại, tố cáo")


def test_waiting_for_the_office_stops_at_its_answer(of):
    attempt = signed_in(of, of.students[0])
    sent = petition_of(of, attempt)
    with of.parts.database.writing() as session:
        attempts.next_answer(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
    assert stored(of, sent).state == "answered"


def test_nobody_reads_a_classmates_or_uses_their_key_or_dossier(of):
    attempt, dossier = filed(of, of.students[0])
    sent = send(of, attempt)
    other = signed_in(of, of.students[1])
    with of.parts.database.reading() as session:
        me = session.get_one(Attempt, other)
        for wanted in (sent.id, 987654):
            with pytest.raises(NotFound):
                petitions.find(session, me, wanted)
        assert not report.of_attempt(session, other)
    with pytest.raises(NotFound):
        send(of, other)
    with pytest.raises(NotFound):
        send(of, other, "key-2", dossier)


def test_it_needs_the_account_and_knows_an_end(of):
    attempt = signed_in(of, of.students[0])
    for number in range(petitions.MOST):
        send(of, attempt, f"key-{number}")
    with pytest.raises(Refused, match="tối đa 20"):
        send(of, attempt, "one-more")
    with of.parts.database.writing() as session:
        session.get_one(Attempt, attempt).signed_in = False
        session.commit()
    with pytest.raises(SignedOut):
        send(of, attempt, "signed-out")
