"""The tools of the bar: as a sheet beside the portal, or as a page of their own."""

import pytest

from sandbox.web.learn.persona import in_threes
from tests.sandbox.learn.pupil import SHEET, pupil
from tests.support.lesson import Lesson, filed, signed_in, started

TOOLS = ("de-bai", "nhan-vat", "giay-to", "giay-to/1", "dien-thoai", "viec-can-lam", "goi-y", "lich")
OTHERS = ("dien-thoai/moi", "giay-to/1.png", "phieu-diem", "ket-thuc")


def test_every_tool_opens_as_a_sheet_and_as_a_page(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    for tool in TOOLS:
        path = f"/luot/{attempt}/{tool}"
        assert "<main" in ann.read(path), tool
        sheet = ann.sheet(path)
        assert "<html" not in sheet, tool
        assert "data-sheet-close" in sheet, tool
        assert ann.client.get(path).headers["Vary"].count("HX-Request") == 1


def test_signed_out_meanwhile_the_whole_page_goes_to_the_door(of: Lesson) -> None:
    path = f"/luot/{started(of, of.students[0])}/giay-to"
    nobody = of.app.test_client()
    answer = nobody.get(path, headers=SHEET)
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.text) == (204, "/vao-lop", "")
    assert nobody.get(path).headers["Location"] == "/vao-lop"


def test_an_attempt_of_another_student_is_not_there(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    bob = pupil(of, 1)
    for tool in TOOLS + OTHERS:
        foreign = bob.client.get(f"/luot/{attempt}/{tool}")
        unknown = bob.client.get(f"/luot/{attempt + 1000}/{tool}")
        assert foreign.status_code == unknown.status_code == 404, tool
        assert foreign.data == unknown.data, tool


def test_nothing_of_another_student_can_be_changed(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    bob = pupil(of, 1)
    for path in ("lich", "ket-thuc", "goi-y/search_words", "dien-thoai/1"):
        assert bob.send(f"/luot/{attempt}/{path}", {"choice": "0"}).status_code == 404, path
    assert pupil(of).attempt(attempt).finished_at is None


@pytest.mark.parametrize("number", ["0", "2147483648", "9" * 40, "x", "-1", "1%00"])
def test_a_number_that_is_no_attempt_is_not_found(of: Lesson, number: str) -> None:
    pupil(of).read(f"/luot/{number}/de-bai", 404)


def test_the_brief_speaks_of_the_students_own_persona(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert ann.variant(attempt).values["me.given_name"] in ann.sheet(f"/luot/{attempt}/de-bai")


def test_the_persona_card_shows_the_number_in_groups_of_three(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    card, values = ann.sheet(f"/luot/{attempt}/nhan-vat"), ann.variant(attempt).values
    assert values["me.full_name"] in card
    assert in_threes(values["me.id_number"]) in card
    assert values["me.diploma.number"] not in card, "that is to be read off the diploma"


def test_the_checklist_tells_where_one_is_and_not_what_is_right(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    page = pupil(of, attempt=attempt).sheet(f"/luot/{attempt}/viec-can-lam")
    assert "Em đã nộp hồ sơ" in page
    assert "Xem phiếu điểm" in page


def test_tools_of_an_attempt_that_is_over_change_nothing(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    ann.send(f"/luot/{attempt}/ket-thuc")
    assert ann.send(f"/luot/{attempt}/lich").status_code == 409
    assert "Vào cổng" not in ann.read(f"/luot/{attempt}/de-bai")


def test_without_signing_in_there_is_only_the_door(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    for tool in TOOLS:
        answer = of.app.test_client().get(f"/luot/{attempt}/{tool}")
        assert answer.headers["Location"] == "/vao-lop"
