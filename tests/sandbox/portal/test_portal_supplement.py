"""“Bổ sung hồ sơ”: the reason, the papers and fields asked for, and nothing else."""

import pytest
from werkzeug.datastructures import FileStorage

from tests.sandbox.portal.citizen import citizen
from tests.support.desk import brought, demanded, dossier, history
from tests.support.lesson import filed, signed_in

HOME = "12 Lê Lợi, Phường Lê Lợi, Thành phố Quy Nhơn, Tỉnh Bình Định"


@pytest.fixture
def asked(of):
    """(citizen, dossier id): the card and the owner's address are asked for."""
    attempt, mine = brought(of, of.students[0], "supplement")
    return citizen(of, attempt), mine


def path(mine):
    return f"/ho-so/{mine}/bo-sung"


def send(person, mine, **values):
    right = {"intent": "send", "answer": "Đã gửi ảnh rõ.", "owner_address": HOME}
    return person.send(path(mine), right | values, page=path(mine))


def test_the_page_says_why_until_when_and_offers_only_what_is_asked_for(asked):
    person, mine = asked
    page = person.read(path(mine))
    assert "Ảnh mờ." in page
    assert "Hạn bổ sung hồ sơ: <strong>17:00 26/04/2024</strong>" in page
    assert 'id="tp-identity"' in page
    assert 'name="owner_address"' in page
    assert 'id="tp-application_form"' not in page
    assert 'name="owner_name"' not in page
    assert person.variant.values["me.address"] in page


def test_sent_it_goes_back_to_the_desk(of, asked):
    person, mine = asked
    answer = send(person, mine)
    assert answer.headers["Location"] == f"/ho-so/{mine}"
    page = person.read(f"/ho-so/{mine}")
    assert "Đã gửi bổ sung" in page
    assert "Mới đăng ký" in page
    assert dossier(of, mine).fields["owner_address"] == HOME
    assert person.journal()[-1][0] == "dossier.supplemented"


def test_pressed_twice_it_is_sent_once(of, asked):
    person, mine = asked
    key = {"idempotency_key": "cung-mot-trang"}
    assert [send(person, mine, **key).status_code for _ in range(2)] == [303, 303]
    assert sum(line.endswith("supplemented") for line in history(of, mine)) == 1


def test_without_words_it_is_not_sent_and_what_was_typed_stays(of, asked):
    person, mine = asked
    answer = send(person, mine, answer="  ", owner_address="Số nhà mới, xã cũ")
    assert answer.status_code == 422
    assert "Thông tin bổ sung: Vui lòng nhập thông tin" in answer.text
    assert "Số nhà mới, xã cũ" in answer.text
    assert dossier(of, mine).state == "supplement"


def test_an_emptied_field_is_named_beside_it(asked):
    person, mine = asked
    answer = send(person, mine, owner_address="")
    assert answer.status_code == 422
    assert 'href="#owner_address"' in answer.text
    assert "Vui lòng nhập thông tin" in answer.text


def test_kept_it_waits_here_until_it_is_sent(of, asked):
    person, mine = asked
    answer = send(person, mine, intent="save", answer="Đang chụp lại ảnh")
    assert answer.headers["Location"] == path(mine)
    page = person.read(path(mine))
    assert "Đã lưu phần bổ sung" in page
    assert "Đang chụp lại ảnh" in page
    assert dossier(of, mine).state == "supplement"


def test_typing_is_kept_by_itself(asked):
    person, mine = asked
    assert send(person, mine, intent="autosave", answer="Nửa chừng").status_code == 204
    assert "Nửa chừng" in person.read(path(mine))


def test_a_paper_goes_in_and_out_without_leaving_the_page(asked):
    person, mine = asked
    answer = person.send(
        f"/ho-so/{mine}/giay-to/identity",
        {"file": FileStorage(drawn(person, "old_scan"), "anh-moi.png")},
        page=path(mine),
    )
    assert answer.headers["Location"] == f"{path(mine)}#tp-identity"
    page = person.read(path(mine))
    assert "anh-moi.png" in page
    assert "gửi bổ sung" in page
    assert "đã gửi trước đây" in page
    old = page.split("/tep/")[1].split('"')[0]
    gone = person.send(f"/ho-so/{mine}/tep/{old}/xoa", page=path(mine))
    assert gone.headers["Location"] == f"{path(mine)}#tp-identity"
    assert "đã gửi trước đây" not in person.read(path(mine))


def drawn(person, paper):
    from io import BytesIO

    from exercises.engine.variants import draw_paper

    return BytesIO(draw_paper(person.variant, paper))


def test_a_file_that_is_refused_is_explained_on_the_same_page(asked):
    person, mine = asked
    answer = person.send(
        f"/ho-so/{mine}/giay-to/identity", {"file": FileStorage(drawn_nothing(), "a.png")}, page=path(mine)
    )
    assert answer.status_code == 422
    assert "Bổ sung hồ sơ</h1>" in answer.text
    assert "Gửi bổ sung" in answer.text


def drawn_nothing():
    from io import BytesIO

    return BytesIO(b"khong phai anh")


def test_a_component_that_was_struck_comes_back_with_its_paper(of):
    attempt, mine = filed(of, of.students[0], without=("identity",))
    demanded(of, mine, components=["identity"])
    person = citizen(of, attempt)
    assert send(person, mine).status_code == 422
    person.send(
        f"/ho-so/{mine}/giay-to/identity",
        {"file": FileStorage(drawn(person, "id_card"), "can-cuoc.png")},
        page=path(mine),
    )
    assert send(person, mine).status_code == 303
    assert dossier(of, mine).removed == ["relationship"]


def test_a_real_number_is_neither_kept_nor_shown(of):
    attempt, mine = filed(of, of.students[0])
    demanded(of, mine, fields=["owner_id_number", "owner_phone"])
    person = citizen(of, attempt)
    answer = send(person, mine, owner_id_number="052204001234", owner_phone="0912345678")
    assert answer.status_code == 422
    assert "thông tin của nhân vật" in answer.text
    assert "052204001234" not in answer.text
    assert dossier(of, mine).fields["owner_id_number"] == person.variant.values["me.id_number"]


def test_where_nothing_is_asked_it_leads_to_the_dossier(sent):
    person, mine = sent
    assert person.get(path(mine)).headers["Location"] == f"/ho-so/{mine}"
    assert "không có yêu cầu bổ sung" in person.read(f"/ho-so/{mine}")
    assert send_blindly(person, mine).headers["Location"] == f"/ho-so/{mine}"


def send_blindly(person, mine):
    return person.send(path(mine), {"intent": "send", "answer": "x"}, page="/ho-so")


def test_other_papers_of_the_dossier_stay_closed(asked):
    person, mine = asked
    answer = person.send(
        f"/ho-so/{mine}/giay-to/application_form",
        {"file": FileStorage(drawn(person, "diploma"), "bang.png")},
        page=path(mine),
    )
    assert answer.status_code == 409
    assert "không yêu cầu bổ sung thành phần này" in answer.text


def test_a_classmate_finds_nothing(of, asked):
    _, mine = asked
    other = citizen(of, signed_in(of, of.students[1]), student=1)
    assert other.get(path(mine)).status_code == 404
    assert send_blindly(other, mine).status_code == 404


@pytest.mark.parametrize("words", ["\x00\u202e" * 50, "x" * 50_000, "<script>alert(1)</script>", "\n\n\n"])
def test_strange_words_harm_nobody(of, asked, words):
    person, mine = asked
    assert send(person, mine, answer=words).status_code in (303, 422)
    assert "<script>alert" not in person.client.get(f"/ho-so/{mine}").text
