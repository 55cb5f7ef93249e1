"""A student takes the files they received, checks each on the portal and reads what the check found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from exercises.engine.received import received
from fixtures.signatures import load_words
from sandbox.store.attempts import Attempt
from tests.support import lesson as lessons
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, lesson, started, variant

SLUG = "kiem-tra-ket-qua-dien-tu"


@pytest.fixture
def of(live_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Lesson:
    monkeypatch.setattr(lessons, "SLUG", SLUG)
    return lesson(live_app, students=1, username="co.chu.ky")


def test_five_files_are_downloaded_checked_and_told_apart(
    of: Lesson, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    student = of.students[0]
    attempt = started(of, student)
    with of.parts.database.reading() as session:
        files = received(of.parts.content.library[SLUG], variant(session.get_one(Attempt, attempt)))
    page = sit_down("student", student, attempt)

    page.goto("/tra-cuu")
    page.get_by_role("link", name="Kiểm tra kết quả điện tử").click()
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("Chưa có tệp nào được chọn")
    assert_accessible_at_both_sizes(page)

    for number, file in enumerate(files, 1):
        page.get_by_role("link", name="Giấy tờ").first.click()
        with page.expect_download() as coming:
            page.get_by_role("link", name=f"tep-ket-qua-{number}.pdf").click()
        taken = tmp_path / coming.value.suggested_filename
        coming.value.save_as(taken)
        page.get_by_role("button", name="Đóng", exact=True).click()
        page.set_input_files("#tep", taken)
        expect(page.get_by_text(f"tep-ket-qua-{number}.pdf").first).to_be_visible()
        page.get_by_role("button", name="Kiểm tra", exact=True).click()
        expect(page.locator("#ket-luan-ten")).to_have_text(load_words().verdicts[file.condition].label)
        assert_accessible_at_both_sizes(page)
