"""An attempt: begun in its time, continued, counted; its calendar and its officer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from sandbox.operations import attempts, identity
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt, IssuedPaper, PhoneMessage
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.support.lesson import filed, lesson, signed_in, started


def finish(of, attempt_id):
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get(Attempt, attempt_id), of.now)


def next_day(of, attempt_id):
    with of.parts.database.writing() as session:
        attempts.next_day(session, of.parts.content, session.get(Attempt, attempt_id), of.now)


def messages(of, attempt_id):
    with of.parts.database.reading() as session:
        return session.scalars(select(PhoneMessage).where(PhoneMessage.attempt_id == attempt_id)).all()


def test_starting_again_goes_on_with_the_same_attempt(app):
    of = lesson(app)
    assert started(of, of.students[0]) == started(of, of.students[0])


def test_a_new_attempt_has_the_same_persona_and_papers(app):
    of = lesson(app)
    first = started(of, of.students[0])
    finish(of, first)
    second = started(of, of.students[0])
    with of.parts.database.reading() as session:
        one, two = session.get(Attempt, first), session.get(Attempt, second)
        assert (one.variant, one.number, two.number) == (two.variant, 1, 2)
        assert len(session.scalars(select(IssuedPaper)).all()) == len(two.variant["papers"])


def test_trying_again_after_an_upgrade_plays_the_person_of_the_first_attempt(app):
    of = lesson(app)
    first = started(of, of.students[0])
    with of.parts.database.writing() as session:
        earlier = session.get(Attempt, first)
        values = {**earlier.variant["values"], "me.full_name": "Người Của Bản Trước"}
        earlier.variant = {**earlier.variant, "values": values}
        session.commit()
    finish(of, first)
    second = started(of, of.students[0])
    with of.parts.database.reading() as session:
        assert session.get(Attempt, second).variant["values"]["me.full_name"] == "Người Của Bản Trước"


def test_an_exercise_that_has_changed_gives_papers_of_its_own(app):
    of = lesson(app)
    first = started(of, of.students[0])
    with of.parts.database.writing() as session:
        session.get(Attempt, first).exercise_hash = "an earlier one"
        session.commit()
    finish(of, first)
    second = started(of, of.students[0])
    with of.parts.database.reading() as session:
        one, two = (session.get(Attempt, id).variant["papers"] for id in (first, second))
        codes = [paper["code"] for paper in two.values()]
        issued = session.scalars(select(IssuedPaper.attempt_id).where(IssuedPaper.code.in_(codes))).all()
    assert {paper["code"] for paper in one.values()}.isdisjoint(codes)
    assert set(issued) == {second}


def test_classmates_get_other_people_to_play(app):
    of = lesson(app)
    ids = [started(of, student) for student in of.students]
    with of.parts.database.reading() as session:
        people = [session.get(Attempt, id).variant["values"] for id in ids]
    for key in ("me.full_name", "me.id_number", "me.phone", "me.diploma.number"):
        assert len({values[key] for values in people}) == len(people), key


def test_attempts_run_out(app):
    of = lesson(app, attempts_allowed=1)
    finish(of, started(of, of.students[0]))
    with pytest.raises(Refused, match="hết số lượt"):
        started(of, of.students[0])


def test_an_exercise_opens_and_closes(app, clock):
    of = lesson(app, opens_at=clock() + timedelta(hours=1), closes_at=clock() + timedelta(hours=2))
    with pytest.raises(Refused, match="chưa mở"):
        started(of, of.students[0])
    clock.forward(hours=1)
    started(of, of.students[0])
    clock.forward(hours=1)
    with pytest.raises(Refused, match="đã đóng"):
        started(of, of.students[1])


def test_a_wrong_code_is_explained_and_three_use_it_up(app, clock):
    of = lesson(app)
    attempt_id = started(of, of.students[0])
    content, said = of.parts.content, []
    with of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        identity.request_otp(session, content, attempt, attempt.variant["values"]["me.id_number"], of.now)
        right, wrong = attempt.otp, "000000" if attempt.otp != "000000" else "111111"
        for code in (wrong, wrong, wrong, right):
            with pytest.raises(Refused) as refused:
                identity.confirm_otp(session, content, attempt, code, of.now)
            said.append(str(refused.value))
    assert ["không đúng" in sentence for sentence in said] == [True, True, False, False]
    assert ["Gửi lại mã" in sentence for sentence in said] == [False, False, True, True]


def test_a_code_grows_old(app, clock):
    of = lesson(app)
    attempt_id = started(of, of.students[0])
    with of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        values = attempt.variant["values"]
        identity.request_otp(session, of.parts.content, attempt, values["me.id_number"], of.now)
        clock.forward(minutes=4)
        with pytest.raises(Refused, match="hết hạn"):
            identity.confirm_otp(session, of.parts.content, attempt, attempt.otp, of.now)


def test_somebody_asks_for_the_code_and_the_answer_is_witnessed(app):
    of = lesson(app)
    attempt_id = signed_in(of, of.students[0])
    scam = next(message for message in messages(of, attempt_id) if message.replies)
    shared = [reply["event"] for reply in scam.replies].index("otp.shared")
    for _ in range(2):  # a second press changes nothing
        with of.parts.database.writing() as session:
            attempt = session.get(Attempt, attempt_id)
            identity.answer(session, of.parts.content, attempt, scam.id, shared, of.now)
    with of.parts.database.reading() as session:
        kinds = session.scalars(select(JournalEntry.kind).where(JournalEntry.attempt_id == attempt_id)).all()
    assert kinds.count("otp.shared") == 1


def test_nobody_answers_a_message_of_somebody_else(app):
    of = lesson(app)
    scam = next(one for one in messages(of, signed_in(of, of.students[0])) if one.replies)
    other = started(of, of.students[1])
    with of.parts.database.writing() as session, pytest.raises(NotFound):
        identity.answer(session, of.parts.content, session.get(Attempt, other), scam.id, 0, of.now)


def test_the_officer_receives_the_dossier_on_the_next_working_day(app):
    of = lesson(app)
    attempt_id, dossier_id = filed(of, of.students[0])
    next_day(of, attempt_id)
    with of.parts.database.reading() as session:
        dossier = session.get(Dossier, dossier_id)
        assert dossier.state == "processing", "what is received is handed on at once"
        assert dossier.submitted_on < dossier.received_on < dossier.due_on


def test_the_calendar_skips_days_off(app):
    of = lesson(app)
    attempt_id = started(of, of.students[0])
    days = []
    for _ in range(3):
        next_day(of, attempt_id)
        with of.parts.database.reading() as session:
            days.append(session.get(Attempt, attempt_id).clock.date())
    assert all(day.weekday() < 5 for day in days)
    assert days == sorted(set(days))
