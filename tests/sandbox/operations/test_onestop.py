"""The one-stop desk by itself: receives, asks, decides and hands over, each thing at its own hour."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event, select

from fixtures.lifecycle import NotAllowed
from sandbox.operations import attempts, dossiers, onestop, submission
from sandbox.operations.journal import note
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from tests.support.aftermath import charging
from tests.support.desk import (
    BY_DESK,
    FEE,
    PROCEDURE,
    answer,
    change,
    dossier,
    everything,
    history,
    notices,
    ordering,
    paid,
    pass_days,
    texts,
    withdrawn,
)
from tests.support.lesson import SLUG, attach, filed, lesson

# The exercise begins on Wednesday 17 April 2024, 14:10; the 18th is a holiday.


@pytest.fixture
def of(app):
    ordering(app)
    return lesson(app)


def sent(of, **fields):
    return filed(of, of.students[0], fields=BY_DESK | fields)


def test_a_right_dossier_goes_the_whole_way(of):
    attempt, mine = sent(of)
    pass_days(of, attempt, 3)
    assert history(of, mine) == [
        "14:10 17/04 submitted",
        "08:00 19/04 received",
        "08:00 19/04 processed",
        "17:00 19/04 finished",
        "09:00 22/04 returned",
    ]
    found = dossier(of, mine)
    assert (found.state, found.due_on) == ("returned", found.first_due_on)
    assert found.received_on < found.finished_on == found.due_on < found.returned_on


def test_the_citizen_sees_each_state_on_the_way(of):
    attempt, mine = sent(of)
    seen = []
    for _ in range(3):
        pass_days(of, attempt)
        seen.append(dossier(of, mine).state)
    assert seen == ["processing", "done", "returned"]


@pytest.mark.parametrize(("way", "returned"), [("post", "09:00 23/04"), ("online", "17:00 19/04")])
def test_how_the_result_comes_says_when_it_comes(of, way, returned):
    attempt, mine = sent(of)
    change(of, mine, receive_method=way)  # this procedure does not offer every way
    pass_days(of, attempt, 5)
    assert history(of, mine)[-1] == f"{returned} returned"


def test_every_act_is_told_kindly_in_the_account_and_on_the_phone(of):
    attempt, mine = sent(of)
    pass_days(of, attempt, 3)
    code = dossier(of, mine).code
    assert [one.title for one in notices(of, attempt)] == [
        "Hồ sơ đã được tiếp nhận",
        "Hồ sơ đã giải quyết xong",
        "Đã trả kết quả",
    ]
    assert len(texts(of, attempt)) == 3
    assert all(code in words for words in texts(of, attempt))
    assert "Hẹn trả kết quả: 17:00 ngày 19/04/2024" in texts(of, attempt)[0]
    assert [f"{one.clock:%H:%M %d/%m}" for one in notices(of, attempt)] == [
        "08:00 19/04",
        "17:00 19/04",
        "09:00 22/04",
    ]


def test_asking_the_desk_twice_changes_nothing(of):
    attempt, _ = sent(of)
    pass_days(of, attempt, 2)
    before = everything(of)
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        assert onestop.work(session, of.parts.content, mine, of.now) == 0
        session.commit()
    assert everything(of) == before


def test_nothing_is_done_before_its_hour(of):
    attempt, mine = sent(of)
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, attempt)
        assert onestop.work(session, of.parts.content, me, of.now) == 0
    assert dossier(of, mine).state == "registered"


def blurred(of):
    """Filed with a photo nobody can read."""
    attempt, mine = filed(of, of.students[0], fields=BY_DESK, without=("identity",))
    return attempt, mine


def test_what_is_missing_is_asked_for_by_name(of):
    attempt, mine = blurred(of)
    pass_days(of, attempt)
    assert history(of, mine)[-1] == "08:00 19/04 supplement_requested"
    told = notices(of, attempt)[-1]
    assert "căn cước" in told.text
    assert "Hạn bổ sung: 17:00 ngày 26/04/2024" in told.text, "five working days after the 19th"


def test_after_the_supplement_the_desk_looks_again_and_receives(of):
    attempt, mine = blurred(of)
    pass_days(of, attempt)
    attach(of, attempt, mine, "identity", "id_card")
    answer(of, attempt, mine)
    assert dossier(of, mine).state == "registered"
    pass_days(of, attempt)
    assert history(of, mine)[-3:] == [
        "08:00 19/04 supplemented",
        "08:00 22/04 received",
        "08:00 22/04 processed",
    ]


def test_a_dossier_asked_for_in_vain_three_times_is_not_received(of):
    attempt, mine = blurred(of)
    for number in range(3):
        pass_days(of, attempt)
        attach(of, attempt, mine, "identity", ("old_scan", "sister_id", "diploma")[number])
        answer(of, attempt, mine, key=f"lan-{number}")
    pass_days(of, attempt)
    found = dossier(of, mine)
    assert (found.state, history(of, mine)[-1]) == ("refused", "08:00 24/04 refused")
    assert "Lý do: Thành phần" in notices(of, attempt)[-1].text


def test_a_supplement_that_never_comes_ends_the_dossier_on_its_last_day(of):
    attempt, mine = blurred(of)
    pass_days(of, attempt, 7)
    assert history(of, mine)[-1] == "17:00 26/04 expired"
    assert dossier(of, mine).state == "refused"
    assert "hết hạn bổ sung" in notices(of, attempt)[-1].text
    with of.parts.database.reading() as session:
        assert not onestop.is_waiting(session, of.parts.content, session.get_one(Attempt, attempt), of.now)


def test_a_fee_on_reception_stops_the_clock_until_it_is_paid(app, of):
    charging(app, PROCEDURE, FEE)
    attempt, mine = sent(of)
    pass_days(of, attempt)
    assert history(of, mine)[-1] == "08:00 19/04 payment_requested"
    assert "đồng" in notices(of, attempt)[-1].text
    pass_days(of, attempt, 2)
    assert dossier(of, mine).state == "payment", "the desk waits as long as it takes"
    paid(of, attempt, mine)
    found = dossier(of, mine)
    assert (found.state, f"{found.due_on:%H:%M %d/%m}") == ("processing", "17:00 23/04")
    assert f"{found.first_due_on:%d/%m}" == "19/04"
    pass_days(of, attempt)
    assert history(of, mine)[-1] == "17:00 23/04 finished"


def test_a_fee_with_the_result_keeps_the_result_back_until_it_is_paid(app, of):
    charging(app, PROCEDURE, FEE.model_copy(update={"when": "return"}))
    attempt, mine = sent(of)
    pass_days(of, attempt, 4)
    assert [line.split()[-1] for line in history(of, mine)[-2:]] == ["finished", "payment_requested"]
    paid(of, attempt, mine)
    found = dossier(of, mine)
    assert (found.state, found.due_on) == ("done", found.first_due_on), "nothing is due any more"
    pass_days(of, attempt, 2)
    assert dossier(of, mine).state == "returned"


def test_waiting_for_an_answer_passes_as_many_days_as_it_takes(of):
    attempt, mine = sent(of)
    for _ in range(3):
        with of.parts.database.writing() as session:
            attempts.next_answer(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
    assert dossier(of, mine).state == "returned"


def test_waiting_when_nothing_is_under_way_passes_one_day(of):
    attempt, mine = blurred(of)
    pass_days(of, attempt, 7)
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        before = mine.clock
        attempts.next_answer(session, of.parts.content, mine, of.now)
        assert (mine.clock - before).days == 1


def test_waiting_for_an_answer_does_not_let_the_citizens_own_time_run_out(of):
    """The desk waits for its citizen here: the button may cost a day, never the dossier."""
    attempt, mine = blurred(of)
    pass_days(of, attempt)
    assert dossier(of, mine).state == "supplement"
    with of.parts.database.writing() as session:
        attempts.next_answer(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
    assert dossier(of, mine).state == "supplement"


def test_a_day_costs_as_many_statements_for_each_dossier_however_many_there_are(of):
    """One citizen's many dossiers must not hold the only writer for the whole class."""
    attempt, first = sent(of)
    costs = []
    for number in (3, 9):
        many(of, attempt, first, number)
        with of.parts.database.writing() as session, counted(session) as statements:
            attempts.next_day(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
        costs.append(len(statements) / (number + 1))
    assert costs[1] <= 1.1 * costs[0]


@contextmanager
def counted(session):
    statements = []

    def count(*about):
        statements.append(about[2])

    event.listen(session.get_bind(), "before_cursor_execute", count)
    yield statements
    event.remove(session.get_bind(), "before_cursor_execute", count)


def many(of, attempt_id, dossier_id, number):
    """So many dossiers more, filed a moment ago like that one; what there was of others is at its end."""
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        columns = [column.key for column in Dossier.__table__.columns]
        given = {key: getattr(session.get_one(Dossier, dossier_id), key) for key in columns}
        for one in session.scalars(select(Dossier).where(Dossier.id != dossier_id)):
            one.state = "withdrawn"
        for copy in range(number):
            names = {
                "id": None,
                "start_key": f"{number}-{copy}",
                "code": f"{number}-{copy}",
                "submit_key": None,
            }
            fresh = {"state": "registered", "received_on": None, "due_on": None, "first_due_on": None}
            one = Dossier(**(given | names | fresh))
            session.add(one)
            session.flush()
            note(session, of.parts.content, attempt, "dossier.submitted", of.now, one.id, code=one.code)
        session.commit()


def test_the_clock_is_never_turned_back(of):
    attempt, mine = sent(of)
    pass_days(of, attempt, 5)
    hours = [line[6:11] + line[:5] for line in history(of, mine)]
    assert hours == sorted(hours)
    with of.parts.database.reading() as session:
        assert f"{session.get_one(Attempt, attempt).clock:%H:%M %d/%m}" == "08:00 25/04"


def test_what_is_paid_for_first_comes_to_the_desk_when_it_is_paid(app, of):
    charging(app, PROCEDURE, FEE.model_copy(update={"when": "submit"}))
    attempt, mine = sent(of)
    pass_days(of, attempt, 3)
    assert history(of, mine) == ["14:10 17/04 submitted"]
    paid(of, attempt, mine)
    found = dossier(of, mine)
    assert (found.state, found.received_on) == ("registered", None)
    with pytest.raises(NotAllowed, match="đã nộp phí"):
        withdrawn(of, attempt, mine)
    pass_days(of, attempt)
    assert history(of, mine)[1:] == ["08:00 23/04 paid", "08:00 24/04 received", "08:00 24/04 processed"]


def test_an_unpaid_dossier_that_is_refused_owes_nothing_any_more(app, of):
    charging(app, PROCEDURE, FEE.model_copy(update={"when": "submit"}))
    ordering(app, {"on": "dossier.paid", "after": "1 working_hour", "do": "refuse", "reason": "Sai cơ quan."})
    attempt, mine = sent(of)
    paid(of, attempt, mine)
    pass_days(of, attempt)
    with of.parts.database.reading() as session:
        [payment] = session.scalars(select(Payment)).all()
    assert (dossier(of, mine).state, payment.state) == ("refused", "refunded")
    assert "Số tiền đã nộp được hoàn lại." in notices(of, attempt)[-1].text


def test_two_dossiers_of_one_citizen_are_each_answered_in_their_own_time(app, of):
    parts = app.extensions["dvc-sandbox"]
    free = parts.content.library[SLUG].model_copy(update={"free": True})
    library = {**parts.content.library, SLUG: free}
    app.extensions["dvc-sandbox"] = replace(parts, content=replace(parts.content, library=library))
    attempt, first = sent(of)
    pass_days(of, attempt)
    second = another(of, attempt, first)
    pass_days(of, attempt, 3)
    assert history(of, first)[-2:] == ["17:00 19/04 finished", "09:00 22/04 returned"]
    assert history(of, second) == [
        "08:00 19/04 submitted",
        "08:00 22/04 received",
        "08:00 22/04 processed",
        "17:00 22/04 finished",
        "09:00 23/04 returned",
    ]
    clocks = [one.clock for one in notices(of, attempt)]
    assert clocks == sorted(clocks)


def another(of, attempt_id, like):
    """A second dossier with the same answers and papers; its id."""
    with of.parts.database.writing() as session:
        me, old = session.get_one(Attempt, attempt_id), session.get_one(Dossier, like)
        made = dossiers.start(session, of.parts.content, me, old.procedure, old.agency, "lan-hai", of.now)
        made.fields, made.removed = old.fields, old.removed
        session.commit()
    for component, paper in (("application_form", "application_form"), ("identity", "id_card")):
        attach(of, attempt_id, made.id, component, paper)
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, attempt_id)
        return submission.submit(session, of.parts.content, me, made.id, "nop-lan-hai", of.now).id
