"""The page of a filed dossier: what waits, what may be done, what was said, how its promise changed."""

import re

import pytest

from fixtures.lifecycle import load_lifecycle
from sandbox.web.portal.actions import actions_of
from tests.sandbox.portal.citizen import citizen
from tests.support.desk import answer, brought, dossier, ordering, paid, pass_days
from tests.support.lesson import filed

FILED = [state for state in load_lifecycle().states if state != "draft"]
OFFERED = {
    "registered": ["Thu hồi hồ sơ"],
    "supplement": ["Bổ sung hồ sơ"],
    "payment": ["Thanh toán"],
    "done": ["Đánh giá hài lòng"],
    "returned": ["Xem kết quả", "Đánh giá hài lòng"],
}
AFTER_FILING = ["Gửi phản ánh kiến nghị"]


def seen(of, state):
    attempt, mine = brought(of, of.students[0], state)
    person = citizen(of, attempt)
    return person, mine, person.read(f"/ho-so/{mine}")


def labels(of, found, **known):
    with of.app.test_request_context():
        return [one.label for one in actions_of(found, **known)]


@pytest.mark.parametrize("state", FILED)
def test_each_state_offers_its_own_actions(of, state):
    _, mine = brought(of, of.students[0], state)
    assert labels(of, dossier(of, mine)) == OFFERED.get(state, []) + AFTER_FILING


def test_a_draft_has_none_of_them(of):
    _, mine = brought(of, of.students[0], "draft")
    assert labels(of, dossier(of, mine)) == []


def test_what_is_rated_or_paid_is_not_offered_again(of):
    _, mine = brought(of, of.students[0], "returned")
    assert labels(of, dossier(of, mine), rated=True) == ["Xem kết quả", *AFTER_FILING]
    _, other = brought(of, of.students[1], "registered")
    assert labels(of, dossier(of, other), paid=True) == AFTER_FILING


def test_a_demand_is_the_first_thing_on_the_page(of):
    _, mine, page = seen(of, "supplement")
    assert page.index("Hồ sơ cần bổ sung") < page.index("Thông tin hồ sơ")
    assert "Ảnh mờ." in page
    assert "Hạn bổ sung: <strong>17:00 26/04/2024</strong>" in page
    assert f'href="/ho-so/{mine}/bo-sung"' in page


def test_a_payment_says_how_much(of):
    _, mine, page = seen(of, "payment")
    assert "Hồ sơ chờ thanh toán" in page
    assert re.search(r"Số tiền cần nộp: <strong>[0-9.]+ đồng", page)
    assert f'href="/ho-so/{mine}/thanh-toan"' in page


@pytest.mark.parametrize(
    ("state", "words"),
    [("refused", "Lý do: Không có tên trong sổ gốc."), ("stopped", "Lý do: Sổ gốc đang được kiểm tra.")],
)
def test_an_end_without_a_result_gives_its_reason(of, state, words):
    assert words in seen(of, state)[2]


def test_a_deadline_that_passed_is_said_plainly(of):
    attempt, mine = brought(of, of.students[0], "supplement")
    pass_days(of, attempt, 6)
    page = citizen(of, attempt).read(f"/ho-so/{mine}")
    assert "Hồ sơ đã hết hạn bổ sung." in page
    assert "Không được tiếp nhận" in page


def test_an_apology_shows_both_dates(app, of):
    ordering(app, {"on": "dossier.received", "do": "late", "reason": "Kho sổ gốc đang sửa.", "days": 2})
    attempt, mine = filed(of, of.students[0])
    pass_days(of, attempt, 2)
    page = citizen(of, attempt).read(f"/ho-so/{mine}")
    assert "Cơ quan xin lỗi ông/bà" in page
    assert "Kho sổ gốc đang sửa." in page
    assert "Hẹn lần đầu: 17:00 19/04/2024. Hẹn hiện nay: <strong>17:00 23/04/2024</strong>" in page


def test_a_pause_explains_the_new_date(of):
    attempt, mine = brought(of, of.students[0], "payment")
    pass_days(of, attempt)
    paid(of, attempt, mine)
    page = citizen(of, attempt).read(f"/ho-so/{mine}")
    assert "Tạm dừng tính thời hạn từ 08:00 19/04/2024 đến 08:00 22/04/2024 để chờ nộp phí." in page
    assert "Hẹn hiện nay: <strong>17:00 22/04/2024</strong>" in page


def test_the_journey_names_each_state_as_it_was(of):
    attempt, mine = brought(of, of.students[0], "supplement")
    answer(of, attempt, mine, owner_address="12 Lê Lợi, Phường Lê Lợi, Thành phố Quy Nhơn, Tỉnh Bình Định")
    page = citizen(of, attempt).read(f"/ho-so/{mine}")
    journey = re.findall(r"</time><strong>([^<]+)</strong>", page)
    assert journey == ["Mới đăng ký", "Yêu cầu bổ sung giấy tờ", "Mới đăng ký"], "newest first"
