"""The way of a dossier between agencies in a browser: as its citizen sees it, and at the desk."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.desk import BY_DESK, pass_days
from tests.support.hops import THREE_DAYS_EACH, routing
from tests.support.lesson import filed, lesson
from tests.support.officers import at_the_desk, dossiers_of


@pytest.fixture
def routed_app(live_app: Flask) -> Iterator[Flask]:
    """The procedure of the lesson passes between agencies, here only."""
    before = live_app.extensions["dvc-sandbox"]
    routing(live_app, *THREE_DAYS_EACH)
    yield live_app
    live_app.extensions["dvc-sandbox"] = before


def test_a_citizen_follows_a_dossier_from_agency_to_agency(
    routed_app: Flask, sit_down: Callable[..., Page]
) -> None:
    of = lesson(routed_app, username="co.lien-thong")
    attempt, dossier = filed(of, of.students[0], fields=BY_DESK)
    pass_days(of, attempt, 5)
    page = sit_down("student", of.students[0], attempt)
    page.goto(f"/ho-so/{dossier}")
    hops = page.get_by_role("region", name="Hồ sơ qua các cơ quan").get_by_role("listitem")
    expect(hops).to_have_count(3)
    expect(hops.nth(0)).to_contain_text("Đúng hạn")
    expect(hops.nth(1)).to_contain_text("Hồ sơ đang ở đây")
    assert_accessible_at_both_sizes(page)
    page.goto("/thu-tuc-lien-thong")
    assert_accessible_at_both_sizes(page)


def test_an_officer_passes_a_dossier_on_and_is_told_whose_turn_it_is(
    live_app: Flask, sit_down: Callable[..., Page]
) -> None:
    of = lesson(live_app, username="co.chuyen-tiep")
    mine = at_the_desk(of, of.students[0], "lien-thong-khai-sinh")
    fresh = dossiers_of(of, mine)["fresh"]
    page = sit_down("student", of.students[0], mine)
    page.goto(f"/mot-cua/ho-so/{fresh}")
    expect(page.get_by_role("main")).to_contain_text("chặng 1/3: Đăng ký khai sinh")
    assert_accessible_at_both_sizes(page)
    page.get_by_text("Chuyển cơ quan tiếp theo", exact=True).click()
    page.get_by_role("button", name="Xử lý hồ sơ").click()
    page.goto(f"/mot-cua/ho-so/{fresh}")
    expect(page.get_by_role("main")).to_contain_text("chặng 2/3: Đăng ký thường trú cho trẻ")
