"""Saying how content one was, and why."""

import pytest
from sqlalchemy import select

from sandbox.store.aftermath import Rating
from tests.sandbox.portal.citizen import citizen
from tests.support.aftermath import finished
from tests.support.lesson import filed


@pytest.fixture
def done(sent):
    person, dossier = sent
    finished(person.of, dossier, returned=True)
    return person, dossier, f"/ho-so/{dossier}/danh-gia"


def stored(person):
    with person.of.parts.database.reading() as session:
        return [(one.level, one.reason, one.scores) for one in session.scalars(select(Rating))]


def test_the_page_asks_in_the_words_of_the_portal(done):
    person, _, address = done
    page = person.read(address)
    for words in ("RẤT HÀI LÒNG", "KHÔNG HÀI LÒNG", "Thái độ của công chức", "Tận tình", "Tiêu chí 7"):
        assert words in page
    assert "Tổ chức tiếp nhận và trả kết quả" not in page, "the agency scores that itself"


def test_what_was_chosen_is_kept_and_shown(done):
    person, _, address = done
    answer = person.send(
        address, {"level": "content", "diem_attitude": "2", "diem_contacts": "0"}, page=address
    )
    assert answer.headers["Location"] == address
    assert stored(person) == [("content", "", {"attitude": 2, "contacts": 0})]
    page = person.read(address)
    for words in ("Cảm ơn ông/bà", "Hồ sơ đã được đánh giá!", "HÀI LÒNG", "Tận tình", "Từ hai lần"):
        assert words in page
    assert "<form method" not in page.split("<main")[1]


def test_nothing_chosen_gets_a_sentence_beside_the_choice(done):
    person, _, address = done
    answer = person.send(address, {"diem_attitude": "1"}, page=address)
    assert answer.status_code == 422
    assert answer.text.count("Vui lòng chọn mức độ hài lòng") == 2
    assert answer.text.count(" checked") == 1, "the point that was given stays"
    assert stored(person) == []


def test_the_third_level_without_a_reason_gets_the_portals_words(done):
    person, _, address = done
    answer = person.send(address, {"level": "unhappy", "diem_contacts": "0"}, page=address)
    assert answer.status_code == 422
    assert answer.text.count("Vui lòng điền lý do KHÔNG HÀI LÒNG!") == 2
    assert answer.text.count("checked") == 2, "what was chosen stays chosen"
    assert person.send(address, {"level": "unhappy", "reason": "Phải đi lại\nhai lần."}).status_code == 303
    assert stored(person) == [("unhappy", "Phải đi lại\nhai lần.", {})]


def test_a_second_time_it_says_so_and_keeps_the_first(done):
    person, _, address = done
    person.send(address, {"level": "very"})
    assert person.send(address, {"level": "unhappy", "reason": "Đổi ý"}).status_code == 303
    assert "Hồ sơ đã được đánh giá!" in person.read(address)
    assert [level for level, _, _ in stored(person)] == ["very"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("level", "tuyệt vời", "Vui lòng chọn mức độ"),
        ("diem_attitude", "7", "trong danh sách"),
        ("reason", "x" * 501, "Độ dài không hợp lệ"),
        ("reason", "Gọi tôi 0912345678", "Đừng dùng thông tin thật"),
    ],
)
def test_what_cannot_be_taken_gets_a_sentence(done, field, value, words):
    person, _, address = done
    answer = person.send(address, {"level": "unhappy", "reason": "Chờ lâu", field: value}, page=address)
    assert answer.status_code == 422
    assert words in answer.text
    assert "0912345678" not in answer.text
    assert stored(person) == []


def test_a_dossier_under_way_leads_back_with_a_sentence(sent):
    person, dossier = sent
    assert person.get(f"/ho-so/{dossier}/danh-gia").headers["Location"] == f"/ho-so/{dossier}"
    assert "không thể “Đánh giá hài lòng”" in person.read(f"/ho-so/{dossier}")
    assert person.send(f"/ho-so/{dossier}/danh-gia", {"level": "very"}).status_code == 409


def test_nobody_rates_a_classmates_dossier(of, done):
    person, _, address = done
    attempt, _ = filed(of, of.students[1])
    other = citizen(of, attempt, student=1)
    assert other.get(address).status_code == 404
    assert other.send(address, {"level": "very"}).status_code == 404
    assert stored(person) == []


def test_the_survey_lists_what_waits_and_then_what_was_said(done):
    person, dossier, address = done
    page = person.read("/danh-gia-chat-luong-phuc-vu")
    assert f'href="{address}"' in page
    assert "Chưa đánh giá hồ sơ nào" in page
    person.send(address, {"level": "unhappy", "reason": "Chờ lâu", "diem_attitude": "1"})
    page = person.read("/danh-gia-chat-luong-phuc-vu")
    for words in ("KHÔNG HÀI LÒNG", "1/2", person.dossier(dossier).code, "Không có hồ sơ nào chờ đánh giá"):
        assert words in page


def test_the_survey_is_empty_without_a_result_and_knows_only_ones_own(of, done):
    person, _, address = done
    person.send(address, {"level": "very"})
    other = citizen(of, filed(of, of.students[1])[0], student=1)
    page = other.read("/danh-gia-chat-luong-phuc-vu")
    assert "Không có hồ sơ nào chờ đánh giá" in page
    assert "Chưa đánh giá hồ sơ nào" in page
