"""The feedback desk in a browser: a letter begun, mended, sent; what everybody and the teacher then read."""

from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.store.attempts import Attempt
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.feedback import FEEDBACK, answer, class_desk, petitions_of, stored
from tests.support.lesson import lesson
from tests.support.officers import at_the_desk

SitDown = Callable[..., Page]


def test_an_officer_begins_from_a_letter_mends_it_and_sends_it(live_app: Flask, sit_down: SitDown) -> None:
    of = lesson(live_app, username="co.phan.anh")
    attempt = at_the_desk(of, of.students[0], FEEDBACK)
    idea = stored(of, petitions_of(of, attempt)["idea"])
    page = sit_down("student", of.students[0], attempt)
    page.goto("/mot-cua")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phản ánh, kiến nghị")
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name=idea.subject, exact=True).click()
    letters = page.get_by_role("button", name="Trả lời một kiến nghị")
    choice = page.get_by_text("Có công khai không?")
    expect(letters).to_be_hidden()
    expect(choice).to_be_hidden()
    assert_accessible_at_both_sizes(page)

    page.get_by_label("Phản ánh, kiến nghị hợp lệ").check()
    letters.click()
    letter = page.get_by_label("Thư trả lời")
    expect(letter).to_be_focused()
    assert idea.subject in letter.input_value()
    page.get_by_label("Công khai trên cổng", exact=True).check()
    page.get_by_role("button", name="Gửi thư trả lời").click()
    expect(page.get_by_role("alert")).to_contain_text("ngoặc vuông")
    expect(page.get_by_label("Công khai trên cổng", exact=True)).to_be_checked()
    assert_accessible_at_both_sizes(page)

    letter.fill("Kính gửi ông/bà. Cảm ơn ông/bà. Ý kiến này làm được, xong trong tháng.")
    page.get_by_role("button", name="Gửi thư trả lời").click()
    expect(page.get_by_text(f"Đã gửi thư trả lời về việc “{idea.subject}”.")).to_be_visible()
    expect(page.get_by_role("link", name="Đã trả lời 1")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name=f"Xem lại {idea.subject}").click()
    expect(page.get_by_text("xong trong tháng")).to_be_visible()
    assert_accessible_at_both_sizes(page)
    page.get_by_role("link", name="Hướng dẫn", exact=True).click()
    expect(page.get_by_role("heading", name="Đường đi của một hồ sơ")).to_be_visible()
    assert_accessible_at_both_sizes(page)

    teacher = sit_down("staff", of.teacher)
    with of.parts.database.reading() as session:
        given = session.get_one(Attempt, attempt).assignment_id
    teacher.goto(f"/bai-giao/{given}")
    teacher.get_by_role("link", name="Việc ở bàn một cửa").click()
    expect(teacher.get_by_role("cell", name="Khớp")).to_be_visible()
    assert_accessible_at_both_sizes(teacher)


def test_two_officers_one_letter_and_everybody_reads_it(live_app: Flask, sit_down: SitDown) -> None:
    desks = class_desk(live_app, username="thay.phan.anh")
    slower = sit_down("student", desks.of.students[1], desks.officers[0])
    slower.goto(f"/mot-cua/phan-anh/{desks.petition}")
    slower.get_by_label("Việc của cơ quan khác").check()
    slower.get_by_label("Thư trả lời").fill("Việc này do nơi khác phụ trách ạ.")
    answer(desks.of, desks.officers[1], desks.petition, publish=True)
    slower.get_by_role("button", name="Gửi thư trả lời").click()
    expect(slower.get_by_role("alert")).to_contain_text("trước em")
    expect(slower.get_by_text("Việc này do nơi khác phụ trách ạ.")).to_be_visible()
    assert_accessible_at_both_sizes(slower)

    citizen = sit_down("student", desks.of.students[0], desks.citizen)
    citizen.goto("/phan-anh-kien-nghi/cong-khai")
    assert_accessible_at_both_sizes(citizen)
    citizen.get_by_label("Từ khoá").fill("tra ket qua tre hen")
    citizen.get_by_role("button", name="Tra cứu").click()
    expect(citizen.get_by_text("Có 1 kết quả.")).to_be_visible()
    expect(citizen.get_by_text("Việc này đã sửa xong.")).to_be_visible()
    assert_accessible_at_both_sizes(citizen)
