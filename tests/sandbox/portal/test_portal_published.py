"""Everybody's page of answers: found by words and kind, the sender hidden, also without signing in."""

from flask import Flask

from tests.sandbox.portal.citizen import Citizen
from tests.support.feedback import answer, class_desk, stored
from tests.support.lesson import come_in

PAGE = "/phan-anh-kien-nghi/cong-khai"


def test_it_is_there_without_an_account(visitor: Citizen) -> None:
    page = visitor.read(PAGE)
    assert "Có 12 kết quả" in page
    assert "Máy lấy số thứ tự bị hỏng" in page


def test_words_and_kind_narrow_it_and_stay_in_the_form(visitor: Citizen) -> None:
    query = {"tu-khoa": "ghế", "loai": "proposal"}
    page = visitor.get(PAGE, **query).text
    assert "Có 1 kết quả" in page
    assert 'value="ghế"' in page
    assert '<option value="proposal" selected>' in page
    nothing = visitor.read(PAGE, **{"tu-khoa": "tàu vũ trụ"})
    assert "thử từ khoá ngắn hơn" in nothing


def test_strange_questions_are_answered_too(visitor: Citizen) -> None:
    for query in ({"loai": "gossip"}, {"tu-khoa": "\x00'\"<b>" * 90}, {"tu-khoa": "%" * 500}):
        assert visitor.get(PAGE, **query).status_code == 200


def test_what_classmates_published_stands_there_without_the_sender(app: Flask) -> None:
    desks = class_desk(app)
    sent = stored(desks.of, desks.petition)
    answer(desks.of, desks.officers[0], desks.petition, text=f"Kính gửi {sent.fields['name']}.", publish=True)
    client = come_in(app.test_client(), "student", desks.of.students[0], desks.citizen)
    page = client.get(PAGE).text.partition("<main")[2]
    assert "Có 13 kết quả" in page
    assert sent.subject in page
    assert not [value for value in sent.fields.values() if value in page and value != sent.fields["kind"]]
    assert "Kính gửi •••" in page
