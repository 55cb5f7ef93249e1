"""Filling the e-form, step by step."""

import pytest

STEPS = ("thong-tin", "to-khai", "giay-to", "nhan-ket-qua", "kiem-tra")


def fill_in(person, dossier, step, **changes):
    path = f"/ho-so/{dossier}/{step}"
    return person.send(path, {**person.right(step), **changes}, page=path)


def test_the_account_fills_what_it_knows_and_locks_the_name(blank):
    person, dossier = blank
    page = person.read(f"/ho-so/{dossier}/thong-tin")
    assert person.variant.values["me.full_name"] in page
    assert 'name="applicant_name" readonly="readonly"' in page or "readonly" in page


def test_a_right_step_leads_to_the_next(blank):
    person, dossier = blank
    assert fill_in(person, dossier, "thong-tin").headers["Location"] == f"/ho-so/{dossier}/to-khai"
    assert fill_in(person, dossier, "to-khai").headers["Location"] == f"/ho-so/{dossier}/giay-to"
    assert person.dossier(dossier).reached == "giay-to"


def test_later_steps_wait_for_the_earlier_ones(blank):
    person, dossier = blank
    for step in STEPS[1:]:
        assert person.get(f"/ho-so/{dossier}/{step}").headers["Location"] == f"/ho-so/{dossier}/thong-tin"


def test_mistakes_are_said_beside_the_field_and_typing_is_kept(blank):
    person, dossier = blank
    answer = fill_in(person, dossier, "thong-tin", owner_phone="09x", owner_birth_date="31/04/2004")
    assert answer.status_code == 422
    assert "Vui lòng nhập đúng định dạng!" in answer.text
    assert "Không có ngày này trong lịch" in answer.text
    assert 'value="09x"' in answer.text
    assert 'href="#owner_phone"' in answer.text
    assert person.journal()[-1] == (
        "form.refused",
        {"step": "thong-tin", "fields": ["owner_birth_date", "owner_phone"]},
    )
    assert person.dossier(dossier).fields["owner_phone"] == "09x"


def test_the_tick_copies_name_and_number_but_not_the_address(blank):
    person, dossier = blank
    only = {"applicant_phone": "0530838982", "owner_is_applicant": "1"}
    path = f"/ho-so/{dossier}/thong-tin"
    person.send(path, {**only, "intent": "save"}, page=path)
    fields, mine = person.dossier(dossier).fields, person.variant.values
    assert (fields["owner_name"], fields["owner_id_number"]) == (mine["me.full_name"], mine["me.id_number"])
    assert fields["owner_phone"] == "0530838982"
    assert fields["owner_address"] == ""


def test_the_tick_does_not_overwrite_what_was_typed(blank):
    person, dossier = blank
    fill_in(person, dossier, "thong-tin", owner_name="Người Khác", owner_is_applicant="1")
    assert person.dossier(dossier).fields["owner_name"] == "Người Khác"


def test_the_locked_name_cannot_be_sent_otherwise(blank):
    person, dossier = blank
    fill_in(person, dossier, "thong-tin", applicant_name="Kẻ Giả Mạo", state="returned", code="X")
    fields = person.dossier(dossier).fields
    assert fields["applicant_name"] == person.variant.values["me.full_name"]
    assert "state" not in fields


def test_saving_a_draft_asks_for_nothing(blank):
    person, dossier = blank
    path = f"/ho-so/{dossier}/thong-tin"
    answer = person.send(path, {"applicant_address": "Số 1", "intent": "save"}, page=path)
    assert answer.headers["Location"] == path
    assert "Đã lưu hồ sơ" in person.read(path)
    assert person.dossier(dossier).reached == "thong-tin"


def test_typing_is_kept_by_itself(blank):
    person, dossier = blank
    path = f"/ho-so/{dossier}/to-khai"
    fill_in(person, dossier, "thong-tin")
    answer = person.send(path, {"school": "Trường THPT Hoa Phượng", "intent": "autosave"}, page=path)
    assert (answer.status_code, answer.text) == (204, "")
    assert person.dossier(dossier).fields["school"] == "Trường THPT Hoa Phượng"


def test_the_postal_address_is_asked_only_for_the_post(draft):
    person, dossier = draft
    path = f"/ho-so/{dossier}/nhan-ket-qua"
    desk = person.send(path, {"receive_method": "desk", "receive_address": ""}, page=path)
    assert desk.headers["Location"] == f"/ho-so/{dossier}/kiem-tra"
    post = person.send(path, {"receive_method": "post", "receive_address": ""}, page=path)
    assert post.status_code == 422


@pytest.mark.parametrize(
    "nasty", ["\x00", "a" * 100_000, "\u202eabc", "Nguyễn Ánh", "'; DROP TABLE", "̀" * 1000]
)
def test_any_text_is_text(blank, nasty):
    person, dossier = blank
    answer = fill_in(person, dossier, "thong-tin", owner_name=nasty, owner_gender=nasty)
    assert answer.status_code in (303, 422)


def test_a_filed_dossier_is_not_filled_again(sent):
    person, dossier = sent
    assert person.get(f"/ho-so/{dossier}/thong-tin").headers["Location"] == f"/ho-so/{dossier}"
    answer = person.send(f"/ho-so/{dossier}/thong-tin", person.right("thong-tin"))
    assert answer.status_code == 409
    assert "không sửa được nữa" in answer.text


def test_a_classmates_dossier_is_not_there(of, blank):
    from tests.sandbox.portal.citizen import citizen
    from tests.support.lesson import signed_in

    _, dossier = blank
    other = citizen(of, signed_in(of, of.students[1]), student=1)
    for path in (f"/ho-so/{dossier}", f"/ho-so/{dossier}/thong-tin", f"/ho-so/{dossier}/giay-to"):
        assert other.get(path).status_code == other.get("/ho-so/999").status_code == 404
    assert other.send(f"/ho-so/{dossier}/thong-tin", {"owner_name": "x"}).status_code == 404


def test_a_number_no_dossier_can_have_is_not_found(holder):
    assert holder.get(f"/ho-so/{10**30}").status_code == 404


def test_the_draft_waits_while_the_account_is_signed_out(blank):
    person, dossier = blank
    person.send("/dang-xuat", page="/ho-so")
    assert (
        person.get(f"/ho-so/{dossier}/thong-tin").headers["Location"]
        == f"/dang-nhap?tiep=/ho-so/{dossier}/thong-tin"
    )


@pytest.mark.parametrize("intent", ["next", "save", "autosave"])
def test_what_may_be_a_real_persons_is_neither_kept_nor_shown(blank, intent):
    person, dossier = blank
    real = {"owner_id_number": "001204012345", "owner_phone": "0912345678", "applicant_email": "ai@gmail.com"}
    answer = fill_in(person, dossier, "thong-tin", intent=intent, **real)
    assert not any(value in answer.text for value in real.values())
    assert not set(real.values()) & set(person.dossier(dossier).fields.values())
    if intent == "next":
        assert answer.text.count("Hãy dùng thông tin của nhân vật") >= 3
