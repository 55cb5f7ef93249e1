"""A student is led through a filing: at every stop the strip speaks of the page, and rings what to use."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.support import lesson as lessons
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import lesson, signed_in, started
from tests.support.pupils_computer import PupilsComputer


def test_a_beginner_is_led_from_the_search_to_the_receipt(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    of = lesson(live_app, students=1, username="huong-dan", mode="guided")
    page = sit_down("student", of.students[0], started(of, of.students[0]))
    who, ring = PupilsComputer(page, of.parts, tmp_path), page.locator(".tour-here")
    strip = page.get_by_role("region", name="Hướng dẫn từng bước")

    def told(words: str, ringed: str = "") -> None:
        expect(strip).to_contain_text(words)
        if ringed:
            expect(ring).to_be_visible()
            assert page.evaluate("selector => document.querySelector('.tour-here').matches(selector)", ringed)
        else:
            expect(ring).to_have_count(0)

    page.goto("/cong")
    told("Bước 1/", "#q")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("searchbox").fill("xin bản sao bằng cấp 3")
    page.get_by_role("button", name="Tìm kiếm").click()
    told("mở thủ tục hợp với việc", "th a")
    page.goto("/thu-tuc/1.005092")
    told("số định danh trên thẻ nhân vật")
    who.sign_in()
    told("chọn cơ quan giải quyết", "button")
    who.choose_agency()
    told("xem lại thông tin người nộp", "button[value=next]")
    who.type_in("thong-tin")
    who.go_on()
    told("điền tờ khai", "button[value=next]")
    who.type_in("to-khai")
    who.go_on()
    told("tải đúng tờ cho mục", "#tp-application_form")
    strip.get_by_role("link", name="Tới chỗ đó").click()
    page.wait_for_url("**/ho-so")
    told("tải đúng tờ cho mục")


def test_where_nothing_is_to_press_nothing_is_ringed(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    of = lesson(live_app, students=1, username="huong-dan-hai", mode="guided")
    page = sit_down("student", of.students[0], started(of, of.students[0]))
    page.goto("/co-quan")
    expect(page.get_by_role("region", name="Hướng dẫn từng bước")).to_contain_text("Bước 1/")
    expect(page.locator(".tour-here")).to_have_count(0)


def test_the_way_leads_to_a_tool_and_never_closes_it(
    live_app: Flask, sit_down: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lessons, "SLUG", "thanh-toan-le-phi")
    of = lesson(live_app, students=1, username="huong-dan-ba", mode="guided")
    page = sit_down("student", of.students[0], signed_in(of, of.students[0]))
    page.goto("/cong")
    go = page.get_by_role("region", name="Hướng dẫn từng bước").get_by_role("link", name="Tới chỗ đó")
    expect(go).to_have_attribute("hx-get", re.compile("dien-thoai"))
    sheet = page.locator("#sheet")
    for _ in range(2):
        go.click()
        expect(sheet.get_by_role("heading", name="Điện thoại")).to_be_visible()


@pytest.mark.parametrize(
    ("slug", "way"),
    [
        ("bo-sung-ho-so", ["/bo-sung", "Gửi bổ sung"]),
        ("thu-hoi-kip-thoi", ["/thu-hoi", "Thu hồi"]),
        ("danh-gia-co-ly-do", ["/danh-gia", "Gửi"]),
    ],
)
def test_the_given_dossier_is_found_by_what_is_ringed(
    live_app: Flask, sit_down: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, slug: str, way: list[str]
) -> None:
    monkeypatch.setattr(lessons, "SLUG", slug)
    of = lesson(live_app, students=1, username=f"tour-{slug}", mode="guided")
    page = sit_down("student", of.students[0], signed_in(of, of.students[0]))
    page.goto("/cong")
    strip, ring = page.get_by_role("region", name="Hướng dẫn từng bước"), page.locator(".tour-here")
    strip.get_by_role("link", name="Tới chỗ đó").click()
    page.wait_for_url("**/ho-so")
    expect(ring).to_have_attribute("href", re.compile(f"{way[0]}$"))
    ring.click()
    page.wait_for_url(f"**{way[0]}")
    expect(ring).to_contain_text(way[1])
