"""Charts in a real browser: drawn from their tables, readable without them."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, lesson
from tests.support.term import by_ability, given, graded

SitDown = Callable[..., Page]
DRAWN = """() => [...document.querySelectorAll("[data-chart]")].map((figure) => {
    const chart = Chart.getChart(figure.querySelector("canvas"));
    return { labels: chart.data.labels, type: chart.config.type,
             series: chart.data.datasets.map((set) => ({ name: set.label, values: set.data })) };
})"""
IN_TABLES = """() => [...document.querySelectorAll("[data-chart] table")].map((table) => {
    const heads = [...table.tHead.rows[0].cells], rows = [...table.tBodies[0].rows];
    const number = (text) => text === "–" ? null : Number(text.replace(/[^0-9,-]/g, "").replace(",", "."));
    return { series: heads.filter((head) => head.hasAttribute("data-series")).map((head) => ({
        name: head.textContent.trim(),
        values: rows.map((row) => number(row.cells[head.cellIndex].textContent.trim())) })) };
})"""
INK = """(canvas) => { const pen = canvas.getContext("2d");
    return pen.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value); }"""


@pytest.fixture(scope="module")
def of(live_app: Flask) -> Lesson:
    """A class of fourteen with four exercises behind it."""
    made = lesson(live_app, students=14, username=f"co.{uuid4().hex[:8]}")
    graded(made, made.assignment, by_ability(1))
    for number, slug in enumerate(("chuyen-truong-thpt", "xin-hoc-lai", "dang-ky-tam-tru"), 2):
        graded(made, given(made, slug), by_ability(number, 0.1 * number), made.students[: 15 - number])
    return made


@pytest.fixture
def pages(of: Lesson) -> list[str]:
    return [f"/lop/{of.classroom}/tien-bo", f"/lop/{of.classroom}/tien-bo/{of.students[0]}"]


def drawn(page: Page) -> list[dict[str, Any]]:
    expect(page.locator(".chart-canvas:not([hidden]) canvas")).to_have_count(2)
    found: list[dict[str, Any]] = page.evaluate(DRAWN)
    return found


def test_a_chart_shows_exactly_the_numbers_of_its_table(
    of: Lesson, pages: list[str], sit_down: SitDown
) -> None:
    page = sit_down("staff", of.teacher)
    for address in pages:
        page.goto(address)
        charts, tables = drawn(page), page.evaluate(IN_TABLES)
        assert [chart["type"] for chart in charts] == ["line", "bar"]
        assert [chart["series"] for chart in charts] == [table["series"] for table in tables]
        assert all(any(one["values"]) for chart in charts for one in chart["series"])
        assert all(canvas.evaluate(INK) for canvas in page.locator("canvas").all())


def test_a_chart_has_words_for_who_cannot_see_it(of: Lesson, pages: list[str], sit_down: SitDown) -> None:
    page = sit_down("staff", of.teacher)
    for address in pages:
        page.goto(address)
        drawn(page)
        for card in page.locator("section.card:has([data-chart])").all():
            said = card.locator("canvas").get_attribute("aria-label") or ""
            assert said.startswith(card.locator("h2").inner_text())
            assert card.locator("p").first.inner_text().replace("\u00a0", " ") in said.replace("\u00a0", " ")
            expect(card.locator("canvas")).to_have_attribute("role", "img")
            expect(card.locator("table")).to_be_hidden()
            card.locator("summary").click()
            expect(card.locator("table")).to_be_visible()
        assert_accessible_at_both_sizes(page)


def test_without_scripts_the_tables_stand_open(of: Lesson, pages: list[str], sit_down: SitDown) -> None:
    page = sit_down("staff", of.teacher, java_script_enabled=False)
    page.goto(pages[0])
    expect(page.locator("[data-chart] table")).to_have_count(2)
    for table in page.locator("[data-chart] table").all():
        expect(table).to_be_visible()
    expect(page.locator("canvas").first).to_be_hidden()


def test_on_paper_the_tables_stand_open_too(of: Lesson, pages: list[str], sit_down: SitDown) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(pages[0])
    drawn(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-chart] details[open]")).to_have_count(2)


def test_item_analysis_is_accessible(of: Lesson, sit_down: SitDown) -> None:
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}/phan-tich")
    for summary in page.locator("main summary").all():
        summary.click()
    assert_accessible_at_both_sizes(page)
