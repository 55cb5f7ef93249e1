"""Money for a dossier: what it costs, paid once, and what becomes of it when the dossier ends."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from fixtures.procedure import Charge
from sandbox.operations import banking, payments
from sandbox.operations.refusals import Refused, SignedOut
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Notice
from tests.support.aftermath import at_the_bank, charging, owing
from tests.support.lesson import filed, lesson

COPIES = Charge(name="Lệ phí cấp bản sao", kind="charge", amount=8000, per="copies", when="submit")
FORM = Charge(name="Phí tra cứu", kind="fee", amount=5000, when="submit")
LATER = Charge(name="Lệ phí trả kết quả", kind="charge", amount=7000, when="return")


@pytest.fixture
def of(app):
    return lesson(app)


def ask(of, dossier_id, when="submit"):
    with of.parts.database.writing() as session:
        dossier = session.get_one(Dossier, dossier_id)
        attempt = session.get_one(Attempt, dossier.attempt_id)
        made = payments.ask(session, of.parts.content, attempt, dossier, when, of.now)
        session.commit()
        return made


def pay(of, attempt_id, dossier_id, key="key-1", bank="a"):
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        return payments.pay(session, of.parts.content, attempt, dossier_id, bank, key, of.now)


def confirm(of, attempt_id, dossier_id, code, key="key-1"):
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        return banking.confirm(session, of.parts.content, attempt, dossier_id, code, key, of.now)


def stored(of, model, id):
    with of.parts.database.reading() as session:
        return session.get_one(model, id)


def kinds(of, attempt_id):
    wanted = select(JournalEntry.kind).where(JournalEntry.attempt_id == attempt_id).order_by(JournalEntry.id)
    with of.parts.database.reading() as session:
        return list(session.scalars(wanted))


def set_dossier(of, dossier_id, **values):
    with of.parts.database.writing() as session:
        for name, value in values.items():
            setattr(session.get_one(Dossier, dossier_id), name, value)
        session.commit()


def test_the_bill_counts_the_copies_asked_for(of):
    attempt, dossier = filed(of, of.students[0], fields={"copies": "3"})
    charging(of.app, "1.005092", COPIES, FORM, LATER)
    asked = ask(of, dossier)
    assert (asked.amount, asked.state, asked.reason) == (3 * 8000 + 5000, "waiting", "submit")
    assert [(line["kind"], line["quantity"], line["amount"]) for line in asked.lines] == [
        ("charge", 3, 24000),
        ("fee", 1, 5000),
    ]
    assert asked.asked_on == stored(of, Attempt, attempt).clock


def test_what_costs_nothing_is_never_asked_for(of):
    _, dossier = filed(of, of.students[0])
    assert ask(of, dossier) is None
    charging(of.app, "1.005092", COPIES, COPIES.model_copy(update={"amount": 0, "when": "receive"}))
    assert ask(of, dossier, "receive") is None
    assert ask(of, dossier, "return") is None


def test_what_waits_is_not_asked_for_a_second_time_nor_what_is_paid(of):
    attempt, dossier = filed(of, of.students[0])
    charging(of.app, "1.005092", COPIES)
    first = ask(of, dossier)
    assert ask(of, dossier).id == first.id
    set_dossier(of, dossier, state="payment")
    pay(of, attempt, dossier)
    assert ask(of, dossier) is None


@pytest.mark.parametrize(
    ("known", "to"),
    [
        ({}, "registered"),
        ({"received_on": 1}, "processing"),
        ({"received_on": 1, "finished_on": 1}, "done"),
    ],
)
def test_a_paid_dossier_goes_on_where_it_was_stopped(of, known, to):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    clock = stored(of, Attempt, attempt).clock
    set_dossier(of, dossier, **dict.fromkeys(known, clock))
    paid = pay(of, attempt, dossier)
    assert stored(of, Dossier, dossier).state == to
    assert (paid.state, paid.bank, paid.paid_on) == ("paid", "a", clock)
    assert paid.number == f"BL-TH-{paid.id:07d}"
    assert kinds(of, attempt)[-1] == "dossier.paid"


def test_paying_twice_with_one_key_pays_once(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    first, again = pay(of, attempt, dossier), pay(of, attempt, dossier)
    assert (first.id, first.number) == (again.id, again.number)
    assert kinds(of, attempt).count("dossier.paid") == 1


def test_the_bank_and_the_portal_both_say_that_it_is_paid(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    paid = pay(of, attempt, dossier, bank="vi")
    with of.parts.database.reading() as session:
        notice = session.scalars(select(Notice).order_by(Notice.id.desc())).first()
        text = session.scalars(select(PhoneMessage).order_by(PhoneMessage.id.desc())).first()
    assert (notice.dossier_id, notice.title) == (dossier, "Đã nhận tiền phí, lệ phí")
    assert "24.000 đồng" in notice.text
    assert text.sender == "VI THUC HANH"
    assert f"TT-TH-{paid.id:07d}" in text.text


def test_with_another_key_there_is_nothing_left_to_pay(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    pay(of, attempt, dossier)
    with pytest.raises(Refused, match="không có khoản nào"):
        pay(of, attempt, dossier, key="key-2")


def test_four_tabs_at_once_pay_once(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    code = at_the_bank(of, dossier)
    with ThreadPoolExecutor(4) as tabs:
        found = list(tabs.map(lambda n: confirm(of, attempt, dossier, code, f"key-{n}").number, range(4)))
    assert len(set(found)) == 1
    assert kinds(of, attempt).count("dossier.paid") == 1


def test_nobody_pays_for_a_classmate_or_at_a_bank_that_is_not_there(of):
    _, dossier = filed(of, of.students[0])
    owing(of, dossier)
    other, own = filed(of, of.students[1])
    with pytest.raises(NotFound):
        pay(of, other, dossier)
    owing(of, own)
    with pytest.raises(NotFound):
        pay(of, other, own, bank="vietcombank")


def test_a_key_used_for_one_dossier_is_no_key_to_another(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    pay(of, attempt, dossier)
    other, own = filed(of, of.students[1])
    owing(of, own)
    with pytest.raises(NotFound):
        pay(of, other, own)


def test_paying_needs_the_account(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    with of.parts.database.writing() as session:
        session.get_one(Attempt, attempt).signed_in = False
        session.commit()
    with pytest.raises(SignedOut):
        pay(of, attempt, dossier)


def test_the_code_comes_from_the_bank_and_names_the_sum(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    code = at_the_bank(of, dossier)
    with of.parts.database.reading() as session:
        last = session.scalars(select(PhoneMessage).order_by(PhoneMessage.id.desc())).first()
    assert last.attempt_id == attempt
    assert last.sender == "NGAN HANG TH A"
    assert code in last.text
    assert "24.000 đồng" in last.text


def test_a_wrong_code_pays_nothing_and_the_third_one_uses_it_up(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    code = at_the_bank(of, dossier)
    wrong = "000000" if code != "000000" else "111111"
    for words in ("không đúng", "không đúng", "3 lần"):
        with pytest.raises(Refused, match=words):
            confirm(of, attempt, dossier, wrong)
    with pytest.raises(Refused, match="3 lần"):
        confirm(of, attempt, dossier, code)
    assert stored(of, Dossier, dossier).state == "payment"
    assert kinds(of, attempt)[-4:] == ["payment.refused"] * 4


def test_a_code_grows_old(of, clock):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    code = at_the_bank(of, dossier)
    clock.forward(minutes=3, seconds=1)
    with pytest.raises(Refused, match="hết hạn"):
        confirm(of, attempt, dossier, code)


def test_the_banks_code_does_not_sign_anybody_in(of):
    from sandbox.operations import identity

    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    code = at_the_bank(of, dossier)
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, attempt)
        identity.sign_out(session, of.parts.content, me, of.now)
        with pytest.raises(Refused):
            identity.confirm_otp(session, of.parts.content, me, code, of.now)
    assert not stored(of, Attempt, attempt).signed_in


def test_going_back_makes_the_code_worthless_and_leaves_the_payment(of):
    attempt, dossier = filed(of, of.students[0])
    payment = owing(of, dossier)
    code = at_the_bank(of, dossier)
    with of.parts.database.writing() as session:
        banking.leave(session, session.get_one(Attempt, attempt), dossier)
    with pytest.raises(Refused, match="Chưa có mã"):
        confirm(of, attempt, dossier, code)
    assert stored(of, Payment, payment).state == "waiting"


@pytest.mark.parametrize(("then", "pays"), [("a", True), ("b", False)])
def test_the_code_of_one_bank_pays_at_no_other(of, then, pays):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    code = at_the_bank(of, dossier, bank="a")
    with of.parts.database.writing() as session:
        banking.choose(session, session.get_one(Attempt, attempt), dossier, then)
    if pays:
        assert confirm(of, attempt, dossier, code).state == "paid"
    else:
        with pytest.raises(Refused, match="Chưa có mã"):
            confirm(of, attempt, dossier, code)


def test_no_code_is_sent_before_a_bank_is_chosen(of):
    attempt, dossier = filed(of, of.students[0])
    owing(of, dossier)
    with of.parts.database.writing() as session, pytest.raises(Refused, match="chọn ngân hàng"):
        banking.send_code(session, session.get_one(Attempt, attempt), dossier, of.now)
    assert stored(of, Attempt, attempt).otp == ""


def close(of, dossier_id):
    with of.parts.database.writing() as session:
        payments.close(session, session.get_one(Dossier, dossier_id))
        session.commit()


def test_a_dossier_taken_back_waits_for_no_money(of):
    _, dossier = filed(of, of.students[0])
    payment = owing(of, dossier)
    close(of, dossier)
    assert stored(of, Payment, payment).state == "cancelled"


@pytest.mark.parametrize(("received", "state"), [(False, "refunded"), (True, "paid")])
def test_money_comes_back_only_when_the_desk_never_took_the_dossier(of, received, state):
    attempt, dossier = filed(of, of.students[0])
    payment = owing(of, dossier)
    pay(of, attempt, dossier)
    if received:
        later = stored(of, Attempt, attempt).clock + timedelta(hours=1)
        set_dossier(of, dossier, received_on=later)
    close(of, dossier)
    assert stored(of, Payment, payment).state == state
