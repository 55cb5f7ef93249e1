"""Paying as a citizen: the bill, the mock bank, the code on the phone, the receipt."""

import re

import pytest

from fixtures.papers import read
from sandbox.operations import identity
from sandbox.store.aftermath import Payment
from sandbox.store.attempts import Attempt
from tests.sandbox.portal.citizen import citizen
from tests.support.aftermath import at_the_bank, owing
from tests.support.lesson import filed


@pytest.fixture
def owes(sent):
    """(citizen, dossier, payment): 24.000 đồng are due."""
    person, dossier = sent
    return person, dossier, owing(person.of, dossier)


def state_of(person, payment):
    with person.of.parts.database.reading() as session:
        return session.get_one(Payment, payment).state


def paid(person, dossier):
    """Through the bank; the address of the receipt."""
    code = at_the_bank(person.of, dossier)
    bank = f"/ho-so/{dossier}/ngan-hang"
    answer = person.send(bank, {"code": code}, page=bank)
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_the_dossier_leads_to_what_it_waits_for(owes):
    person, dossier, _ = owes
    assert f'href="/ho-so/{dossier}/thanh-toan"' in person.read(f"/ho-so/{dossier}")


def test_the_bill_shows_every_line_and_the_sum_with_dots(owes):
    person, dossier, _ = owes
    page = person.read(f"/ho-so/{dossier}/thanh-toan")
    for words in ("Lệ phí", "8.000 đồng", "24.000 đồng", "Chờ thanh toán", "Ngân hàng Thực Hành A"):
        assert words in page


def test_a_dossier_without_money_says_so(sent):
    person, dossier = sent
    page = person.read(f"/ho-so/{dossier}/thanh-toan")
    assert "không phải nộp phí" in page
    assert f'href="/ho-so/{dossier}/thanh-toan"' not in person.read(f"/ho-so/{dossier}")


def test_without_a_bank_there_is_a_sentence_beside_the_choice(owes):
    person, dossier, _ = owes
    answer = person.send(f"/ho-so/{dossier}/thanh-toan", page=f"/ho-so/{dossier}/thanh-toan")
    assert answer.status_code == 422
    assert answer.text.count("Vui lòng chọn ngân hàng") == 2
    assert 'href="#bank-0"' in answer.text


def test_from_the_bill_over_the_bank_to_the_receipt(owes):
    person, dossier, payment = owes
    bill, bank = f"/ho-so/{dossier}/thanh-toan", f"/ho-so/{dossier}/ngan-hang"
    assert person.send(bill, {"bank": "b"}, page=bill).headers["Location"] == bank
    page = person.read(bank)
    assert "Ngân hàng Thực Hành B" in page
    assert "THUC HANH" in page
    assert 'name="code"' not in page
    assert person.send(f"{bank}/ma", page=bank).headers["Location"] == bank
    code = person.attempt.otp.rpartition(":")[2]
    answer = person.send(bank, {"code": f"{code[:3]} {code[3:]}"}, page=bank)
    assert answer.headers["Location"] == f"{bill}/{payment}"
    receipt = person.read(f"{bill}/{payment}")
    for words in (f"BL-TH-{payment:07d}", "24.000 đồng", "Đã thanh toán", "Ngân hàng Thực Hành B"):
        assert words in receipt
    assert person.dossier(dossier).state == "registered"
    assert person.journal()[-1] == ("dossier.paid", {"code": person.dossier(dossier).code})


def test_the_message_with_the_code_is_on_the_phone(owes):
    person, dossier, _ = owes
    code = at_the_bank(person.of, dossier)
    page = person.read(f"/luot/{person.attempt_id}/dien-thoai")
    assert "NGAN HANG TH A" in page
    assert re.findall("<b>([0-9]{6})</b>", page)[-1] == code


def test_the_practice_qr_names_the_order_and_nothing_a_bank_could_use(owes):
    import io

    import segno
    import zxingcpp
    from PIL import Image

    from fixtures.banks import qr_text

    person, dossier, payment = owes
    at_the_bank(person.of, dossier)
    picture = re.search(r'src="(data:image/svg[^"]+)"', person.read(f"/ho-so/{dossier}/ngan-hang"))[1]
    text = qr_text(f"TT-TH-{payment:07d}", 24000)
    assert picture == segno.make(text, error="m").svg_data_uri(scale=4, border=2)
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=4, border=2)
    assert zxingcpp.read_barcodes(Image.open(drawn))[0].text == text
    assert text.startswith("THUC HANH")


@pytest.mark.parametrize(
    ("typed", "words"), [("", "Vui lòng nhập thông tin"), ("12a", "6 chữ số"), ("wrong", "không đúng")]
)
def test_a_wrong_code_gets_a_sentence_and_nothing_is_paid(owes, typed, words):
    person, dossier, payment = owes
    code = at_the_bank(person.of, dossier)
    typed = {"wrong": "000000" if code != "000000" else "111111"}.get(typed, typed)
    bank = f"/ho-so/{dossier}/ngan-hang"
    answer = person.send(bank, {"code": typed}, page=bank)
    assert answer.status_code == 422
    assert answer.text.count(words) >= 2, "in the summary and beside the field"
    assert state_of(person, payment) == "waiting"


def test_a_new_code_replaces_the_old_one(owes):
    person, dossier, payment = owes
    old, bank = at_the_bank(person.of, dossier), f"/ho-so/{dossier}/ngan-hang"
    person.send(f"{bank}/ma", page=bank)
    new = person.attempt.otp.rpartition(":")[2]
    if old != new:
        assert person.send(bank, {"code": old}, page=bank).status_code == 422
    assert person.send(bank, {"code": new}, page=bank).status_code == 303
    assert state_of(person, payment) == "paid"


def test_going_back_from_the_bank_changes_nothing(owes):
    person, dossier, payment = owes
    at_the_bank(person.of, dossier)
    bank = f"/ho-so/{dossier}/ngan-hang"
    assert person.send(f"{bank}/huy", page=bank).headers["Location"] == f"/ho-so/{dossier}/thanh-toan"
    assert "Chưa có khoản tiền nào được thanh toán" in person.read(f"/ho-so/{dossier}/thanh-toan")
    assert state_of(person, payment) == "waiting"
    assert person.dossier(dossier).state == "payment"


def test_the_same_page_sent_again_leads_to_the_same_receipt(owes):
    person, dossier, _ = owes
    receipt, bank = paid(person, dossier), f"/ho-so/{dossier}/ngan-hang"
    assert person.send(bank, {"code": "123456"}).headers["Location"] == receipt
    assert [kind for kind, _ in person.journal()].count("dossier.paid") == 1
    assert person.get(bank).headers["Location"] == f"/ho-so/{dossier}/thanh-toan"
    assert person.send(f"{bank}/ma").status_code == 409


def test_the_bank_without_a_choice_leads_back_to_the_bill(owes):
    person, dossier, _ = owes
    for address in ("ngan-hang/ma", "ngan-hang/huy"):
        assert person.get(f"/ho-so/{dossier}/{address}").headers["Location"] == f"/ho-so/{dossier}/ngan-hang"
    assert person.get(f"/ho-so/{dossier}/ngan-hang").headers["Location"] == f"/ho-so/{dossier}/thanh-toan"


def test_what_waits_and_what_was_paid_stand_in_two_lists(owes):
    person, dossier, _ = owes
    assert "Không có khoản nào chờ" not in person.read("/thanh-toan")
    assert "Thanh toán</a>" in re.sub("<span.*?</span>", "", person.read("/thanh-toan"))
    receipt = paid(person, dossier)
    page = person.read("/thanh-toan")
    assert "Không có khoản nào chờ thanh toán" in page
    assert f'href="{receipt}"' in page
    history = person.read("/lich-su-thanh-toan")
    assert "Đã thanh toán 1 khoản, tổng cộng <strong>24.000 đồng</strong>" in history
    assert f'href="{receipt}"' in history


def test_an_account_that_owes_nothing_is_told_what_will_be_here(holder):
    assert "Không có khoản nào chờ thanh toán" in holder.read("/thanh-toan")
    assert "Chưa có khoản thanh toán nào" in holder.read("/lich-su-thanh-toan")


def test_the_receipt_is_a_paper_with_the_sum_in_words(owes):
    person, dossier, _ = owes
    receipt = paid(person, dossier)
    assert "hai mươi tư nghìn đồng" in person.read(receipt).lower()
    file = person.get(f"{receipt}/bien-lai.pdf")
    assert file.mimetype == "application/pdf"
    assert read(file.data).code is not None
    assert file.data == person.get(f"{receipt}/bien-lai.pdf").data


def test_what_is_not_paid_has_no_receipt(owes):
    person, dossier, payment = owes
    assert person.get(f"/ho-so/{dossier}/thanh-toan/{payment}").status_code == 404
    assert person.get(f"/ho-so/{dossier}/thanh-toan/{payment}/bien-lai.pdf").status_code == 404


def test_nobody_sees_or_pays_a_classmates_bill(of, owes):
    person, dossier, payment = owes
    paid(person, dossier)
    attempt, own = filed(of, of.students[1])
    other = citizen(of, attempt, student=1)
    owing(of, own)
    for path in ("thanh-toan", "ngan-hang", f"thanh-toan/{payment}"):
        assert other.get(f"/ho-so/{dossier}/{path}").status_code == 404
    assert other.get(f"/ho-so/{own}/thanh-toan/{payment}").status_code == 404
    for path, data in (
        ("thanh-toan", {"bank": "a"}),
        ("ngan-hang", {"code": "123456"}),
        ("ngan-hang/ma", {}),
    ):
        assert other.send(f"/ho-so/{dossier}/{path}", data).status_code == 404
    assert other.read("/lich-su-thanh-toan").count("24.000 đồng") == 1, "their own"


def test_signed_out_the_portal_asks_for_the_account_first(owes):
    person, dossier, _ = owes
    with person.of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, person.attempt_id)
        identity.sign_out(session, person.of.parts.content, attempt, person.of.now)
    for path in ("/thanh-toan", "/lich-su-thanh-toan", f"/ho-so/{dossier}/thanh-toan"):
        assert person.get(path).headers["Location"].startswith("/dang-nhap")
