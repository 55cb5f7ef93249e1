"""What follows a filed dossier, in a real browser: asked, answered, received, finished; or taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from exercises.engine.variants import draw_paper
from sandbox.store.attempts import Attempt
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.desk import BY_DESK, demanded
from tests.support.lesson import Lesson, filed, lesson, variant


@pytest.fixture(scope="module")
def of(live_app: Flask) -> Lesson:
    return lesson(live_app, students=2, username="co.mot.cua")


def id_card(of: Lesson, attempt_id: int, folder: Path) -> Path:
    with of.parts.database.reading() as session:
        data = draw_paper(variant(session.get_one(Attempt, attempt_id)), "id_card")
    path = folder / "can-cuoc-ro.png"
    path.write_bytes(data)
    return path


def test_a_citizen_answers_the_officer_and_waits_for_the_result(
    of: Lesson, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    student = of.students[0]
    attempt, dossier = filed(of, student, fields=BY_DESK, without=("identity",))
    demanded(of, dossier, components=["identity"])
    page = sit_down("student", student, attempt)

    page.goto(f"/ho-so/{dossier}")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name="Bổ sung hồ sơ").first.click()
    page.get_by_role("button", name="Gửi bổ sung").click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator(".error-summary li")).to_have_count(2)
    assert_accessible_at_both_sizes(page)

    page.get_by_label("Thông tin bổ sung").fill("Tôi đã chụp lại thẻ căn cước.")
    page.set_input_files("#tep-identity", id_card(of, attempt, tmp_path))
    expect(page.get_by_role("link", name="can-cuoc-ro.png")).to_be_visible()
    expect(page.get_by_label("Thông tin bổ sung")).to_have_value("Tôi đã chụp lại thẻ căn cước.")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("button", name="Gửi bổ sung").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("TH.X99")
    expect(page.get_by_role("main")).to_contain_text("Mới đăng ký")

    page.get_by_role("button", name="Sang ngày làm việc tiếp theo").click()
    expect(page.get_by_role("main")).to_contain_text("Đang xử lý")
    page.get_by_title("Lịch của bài").click()
    page.get_by_role("button", name="Chờ đến khi cơ quan trả lời").click()
    expect(page.get_by_role("main")).to_contain_text("Đã xử lý xong")
    assert_accessible_at_both_sizes(page)

    page.goto("/thong-bao")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name="Hồ sơ đã được tiếp nhận").click()
    expect(page.get_by_role("main")).to_contain_text("Ngày hẹn trả kết quả")
    assert_accessible_at_both_sizes(page)


def test_a_citizen_takes_a_dossier_back(of: Lesson, sit_down: Callable[..., Page]) -> None:
    student = of.students[1]
    attempt, dossier = filed(of, student)
    page = sit_down("student", student, attempt)
    page.goto(f"/ho-so/{dossier}")
    page.get_by_role("link", name="Thu hồi hồ sơ").click()
    assert_accessible_at_both_sizes(page)
    page.get_by_label("Lý do thu hồi").fill("Nộp nhầm cơ quan")
    page.get_by_role("button", name="Thu hồi hồ sơ").click()
    expect(page.get_by_role("main")).to_contain_text("Công dân yêu cầu rút hồ sơ")
    assert_accessible_at_both_sizes(page)
