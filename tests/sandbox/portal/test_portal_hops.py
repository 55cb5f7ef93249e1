"""What a citizen sees of a dossier on its way between agencies, and of procedures that go such a way."""

import re

import pytest
from flask import Flask

from tests.sandbox.portal.citizen import Citizen, citizen
from tests.support.desk import BY_DESK, ordering, pass_days
from tests.support.hops import THREE_DAYS_EACH, routing
from tests.support.lesson import filed, lesson, signed_in
from tests.support.portals import play_on

JUSTICE = "Sở Tư pháp tỉnh Bình Định"


@pytest.fixture
def under_way(app: Flask) -> tuple[Citizen, int]:
    """Of a procedure with three hops; received on the morning of 19 April 2024."""
    ordering(app)
    routing(app, *THREE_DAYS_EACH)
    of = lesson(app, students=1)
    attempt, dossier = filed(of, of.students[0], fields=BY_DESK)
    pass_days(of, attempt)
    return citizen(of, attempt), dossier


def hops(page: str) -> list[str]:
    """The rows of the slip, as one reads them."""
    slip = page.split('<ol class="slip">')[1].split("</ol>")[0]
    return slip.split("<li")[1:]


def test_the_dossier_page_shows_where_it_is_and_until_when(under_way: tuple[Citizen, int]) -> None:
    me, dossier = under_way
    here, next_one, last = hops(me.read(f"/ho-so/{dossier}"))
    assert "Hồ sơ đang ở đây" in here
    assert 'aria-current="step"' in here
    assert "Nhận 08:00 19/04/2024" in here
    assert "Hạn 08:00 24/04/2024" in here
    assert JUSTICE in next_one
    assert "Chưa đến lượt" in next_one
    assert "Hạn" not in last


def test_as_the_calendar_goes_on_the_dossier_travels(under_way: tuple[Citizen, int]) -> None:
    me, dossier = under_way
    pass_days(me.of, me.attempt_id, 4)
    page = me.read(f"/ho-so/{dossier}")
    first, here, _ = hops(page)
    assert "Đúng hạn" in first
    assert "Chuyển đi 08:00 24/04/2024" in first
    assert "Hồ sơ đang ở đây" in here
    assert f"→ {JUSTICE}" in page, "the history names who has it now"


def test_tracking_shows_the_same_way(under_way: tuple[Citizen, int]) -> None:
    me, dossier = under_way
    code, number = str(me.dossier(dossier).code), me.dossier(dossier).fields["owner_id_number"]
    me.read("/tra-cuu")
    page = me.read("/tra-cuu", ma=code, so=number, captcha=me.captcha("tracking"))
    assert len(hops(page)) == 3
    assert "Hồ sơ qua các cơ quan" in page


def test_a_dossier_of_one_agency_has_no_slip(sent: tuple[Citizen, int]) -> None:
    me, dossier = sent
    assert "slip" not in me.read(f"/ho-so/{dossier}").split("<main")[1]


@pytest.fixture
def later(app: Flask) -> Citizen:
    play_on(app, "national-2026")
    of = lesson(app, students=1)
    return citizen(of, signed_in(of, of.students[0]))


def test_the_page_of_combined_procedures_leads_to_each(later: Citizen) -> None:
    page = later.read("/thu-tuc-lien-thong").split("<main")[1]
    codes = re.findall(r'href="/thu-tuc-hanh-chinh/([0-9.]+)"', page)
    assert codes[:2] == ["2.002621", "2.002854"], "first what can be sent here"
    assert "2.002478" in codes
    assert "đến hết 30/06/2026" in page, "retired ones say until when"
    assert "1.001193" not in codes
    assert "Công an cấp xã: Đăng ký thường trú cho trẻ" in page
    assert "Chưa có thủ tục liên thông nào" not in page


def test_a_procedure_tells_its_route_in_words(later: Citizen) -> None:
    page = later.read("/thu-tuc/2.002621")
    assert "Hồ sơ liên thông đi qua" in page
    assert (
        "<strong>Cơ quan Bảo hiểm xã hội</strong>: Cấp thẻ bảo hiểm y tế. Thời hạn: 08 giờ làm việc." in page
    )
    assert "Cơ quan phối hợp</dt><dd>Công an cấp xã; Cơ quan Bảo hiểm xã hội</dd>" in page
    assert "Hồ sơ liên thông đi qua" not in later.read("/thu-tuc/1.001193")


def test_the_menu_leads_there(later: Citizen) -> None:
    address = re.findall(r'href="([^"]+)"[^>]*>Thủ tục hành chính liên thông<', later.read("/thu-tuc"))
    assert "Liên thông là nộp một lần" in later.read(address[0])
