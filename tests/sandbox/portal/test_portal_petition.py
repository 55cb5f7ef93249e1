"""Writing feedback to the authorities, and reading what they write back."""

import pytest
from sqlalchemy import select

from exercises.engine.variants import fill
from sandbox.operations import attempts
from sandbox.store.attempts import Attempt
from sandbox.store.letters import Petition
from tests.sandbox.portal.citizen import citizen
from tests.support.aftermath import PETITION, petition_of
from tests.support.lesson import filed, signed_in

FORM = "/phan-anh-kien-nghi"


def right(person, **otherwise):
    values = {name: fill(value, person.variant) for name, value in PETITION.items()}
    return values | otherwise


def stored(person):
    with person.of.parts.database.reading() as session:
        return list(session.scalars(select(Petition).where(Petition.attempt_id == person.attempt_id)))


def next_day(person):
    of = person.of
    with of.parts.database.writing() as session:
        attempts.next_day(session, of.parts.content, session.get_one(Attempt, person.attempt_id), of.now)


def test_the_form_knows_the_account_and_says_what_is_not_taken(holder):
    page = holder.read(FORM)
    for words in ("không tiếp nhận đơn thư khiếu nại, tố cáo", "Tổ chức, công dân", "Hình thức"):
        assert words in page
    assert f'value="{holder.variant.values["me.full_name"]}"' in page
    assert f'value="{holder.variant.values["me.phone"]}"' in page


def test_from_the_form_over_the_list_to_the_answer(holder):
    answer = holder.send(FORM, right(holder), page=FORM)
    assert answer.status_code == 303
    (sent,) = stored(holder)
    assert answer.headers["Location"] == f"{FORM}/{sent.id}"
    page = holder.read(f"{FORM}/{sent.id}")
    for words in (sent.code, "Thứ Sáu 19/4/2024", "Đang xử lý", "Mong cơ quan báo trước"):
        assert words in page
    next_day(holder)
    assert "Đã trả lời" in holder.read(f"{FORM}/da-gui")
    assert "Cảm ơn ông/bà đã gửi phản ánh" in holder.read(f"{FORM}/{sent.id}")
    assert sent.code in holder.read(f"/luot/{holder.attempt_id}/dien-thoai")


def test_from_a_dossier_it_is_about_that_dossier(sent):
    person, dossier = sent
    code, form = person.dossier(dossier).code, f"{FORM}?dossier_id={dossier}"
    page = person.get(FORM, dossier_id=str(dossier)).text
    assert f'value="Hồ sơ {code}:"' in page
    person.send(form, right(person, subject=f"Hồ sơ {code}: chưa thấy trả lời"), page=form)
    (kept,) = stored(person)
    assert kept.dossier_id == dossier
    assert f'href="/ho-so/{dossier}"' in person.read(f"{FORM}/{kept.id}")
    assert f'href="{FORM}?dossier_id={dossier}"' in person.read(f"/ho-so/{dossier}")


@pytest.mark.parametrize("name", PETITION)
def test_what_is_missing_is_said_beside_the_field_and_the_rest_is_kept(holder, name):
    answer = holder.send(FORM, right(holder, **{name: " "}), page=FORM)
    assert answer.status_code == 422
    assert answer.text.count("Vui lòng nhập thông tin") == 2
    assert f'href="#{name}"' in answer.text
    kept = "Trả kết quả trễ hẹn" if name != "subject" else "Mong cơ quan báo trước khi trễ."
    assert kept in answer.text
    assert stored(holder) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("phone", "0912345678"),
        ("email", "ai.do@gmail.com"),
        ("content", "Gọi cho mẹ tôi số 0912 345 678 nhé."),
        ("subject", "Căn cước 001204012345"),
        ("address", "gửi về nha.toi@gmail.com"),
        ("name", "Lan 0912345678"),
    ],
)
def test_what_may_be_a_real_persons_is_neither_kept_nor_shown(holder, name, value):
    answer = holder.send(FORM, right(holder, **{name: value}), page=FORM)
    assert answer.status_code == 422
    assert "Đừng dùng thông tin thật" in answer.text
    assert value not in answer.text
    assert stored(holder) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("phone", "12", "Độ dài không hợp lệ"),
        ("email", "khong-phai-thu", "đúng định dạng email"),
        ("content", "x" * 2001, "Độ dài không hợp lệ"),
        ("kind", "đơn kiện", "Hãy chọn một mục"),
    ],
)
def test_what_is_badly_formed_gets_the_portals_words(holder, name, value, words):
    answer = holder.send(FORM, right(holder, **{name: value}), page=FORM)
    assert answer.status_code == 422
    assert words in answer.text


def test_pressing_twice_sends_once(holder):
    page = holder.get(FORM).text
    key = page.split('name="idempotency_key" value="')[1].split('"')[0]
    first, again = (holder.send(FORM, right(holder, idempotency_key=key)) for _ in range(2))
    assert first.headers["Location"] == again.headers["Location"]
    assert len(stored(holder)) == 1


def test_a_complaint_comes_back_and_can_be_written_anew(holder):
    sent = petition_of(holder.of, holder.attempt_id, content="Tôi làm đơn tố cáo cán bộ phường.")
    next_day(holder)
    page = holder.read(f"{FORM}/{sent}")
    for words in ("Không tiếp nhận", "nơi tiếp công dân", "Viết lại"):
        assert words in page


def test_what_was_typed_is_shown_as_text(holder):
    holder.send(FORM, right(holder, subject="<script>alert(1)</script> {me.full_name}"), page=FORM)
    (sent,) = stored(holder)
    next_day(holder)
    page = holder.get(f"{FORM}/{sent.id}").text
    assert "&lt;script&gt;" in page
    assert "{me.full_name}" in page
    assert "<script>alert" not in page


def test_an_empty_list_says_what_will_be_here(holder):
    assert "Chưa gửi phản ánh, kiến nghị nào" in holder.read(f"{FORM}/da-gui")


def test_nobody_reads_a_classmates_or_writes_about_their_dossier(of, sent):
    person, dossier = sent
    mine = petition_of(of, person.attempt_id)
    other = citizen(of, filed(of, of.students[1])[0], student=1)
    assert other.get(f"{FORM}/{mine}").status_code == 404
    for asked in (str(dossier), "987654", "9" * 40, "abc", "-1"):
        assert other.get(FORM, dossier_id=asked).status_code == 404
    assert other.send(f"{FORM}?dossier_id={dossier}", right(other)).status_code == 404
    assert "Chưa gửi" in other.read(f"{FORM}/da-gui")


def test_signed_out_the_portal_asks_for_the_account_first(of, visitor):
    for path in (FORM, f"{FORM}/da-gui"):
        assert visitor.get(path).headers["Location"].startswith("/dang-nhap")
    signed_in(of, of.students[0])
