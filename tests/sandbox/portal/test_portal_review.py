"""Reading once more, promising, sending, and the receipt."""

import re

import pytest


def send_it(person, dossier, **data):
    return person.send(f"/ho-so/{dossier}/nop", data, page=f"/ho-so/{dossier}/kiem-tra")


def test_the_review_shows_answers_as_people_read_them(draft):
    person, dossier = draft
    page = person.read(f"/ho-so/{dossier}/kiem-tra")
    assert "Bằng tốt nghiệp trung học phổ thông" in page
    assert person.variant.values["me.diploma.number"] in page
    assert "Đã xoá khỏi hồ sơ" in page
    assert f'href="/ho-so/{dossier}/to-khai"' in page


def test_without_the_promise_nothing_is_sent(draft):
    person, dossier = draft
    answer = send_it(person, dossier)
    assert answer.status_code == 422
    assert "cam đoan trước khi gửi" in answer.text
    assert person.dossier(dossier).state == "draft"


def test_sending_gives_a_receipt_with_a_code_that_is_plainly_a_practice_one(draft):
    person, dossier = draft
    answer = send_it(person, dossier, commit="1")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/ho-so/{dossier}/bien-nhan")
    page = person.read(f"/ho-so/{dossier}/bien-nhan")
    assert re.search(r"\d{3}\.\d{2}\.TH\.X99-\d{6}-\d{4}", page)
    assert "08 giờ làm việc" in page


def test_sending_twice_gives_the_same_receipt(draft):
    person, dossier = draft
    first = send_it(person, dossier, commit="1")
    code = person.dossier(dossier).code
    again = send_it(person, dossier, commit="1")
    assert first.headers["Location"] == again.headers["Location"]
    assert person.dossier(dossier).code == code
    assert [kind for kind, _ in person.journal()].count("dossier.submitted") == 1


def test_what_is_still_wrong_is_listed_with_links(draft):
    person, dossier = draft
    path = f"/ho-so/{dossier}/to-khai"
    person.send(path, {**person.right("to-khai"), "copies": "nhiều", "intent": "autosave"}, page=path)
    answer = send_it(person, dossier, commit="1")
    assert answer.status_code == 422
    assert f'href="/ho-so/{dossier}/to-khai#copies"' in answer.text
    assert person.dossier(dossier).state == "draft"


def test_a_draft_has_no_receipt(draft):
    person, dossier = draft
    assert person.get(f"/ho-so/{dossier}/bien-nhan").headers["Location"] == f"/ho-so/{dossier}/kiem-tra"


@pytest.mark.parametrize("key", ["", "ngắn", "x" * 500, "a b c d e f g h"])
def test_a_spoilt_key_does_not_stop_an_honest_dossier(draft, key):
    person, dossier = draft
    assert send_it(person, dossier, commit="1", idempotency_key=key).status_code == 303
