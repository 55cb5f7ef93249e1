"""Login cards: ten on a page, each with the way in and the practice banner."""

import io

import pypdfium2

from sandbox.web.teacher.card_sheet import Door, card_sheet
from tests.sandbox.teacher.desk import Desk
from tests.support.lesson import Lesson

DOOR = Door("10A1", "K7MX2P", "192.168.1.20:8080", "http://192.168.1.20:8080/vao-lop/K7MX2P")


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_every_student_gets_a_card_with_name_code_and_address(of: Lesson, teacher: Desk) -> None:
    answer = teacher.client.get(f"/lop/{of.classroom}/the")
    assert answer.mimetype == "application/pdf"
    text = pages(answer.data)[0]
    assert text.count(of.join_code) == 5
    assert text.count("TRANG THỰC HÀNH") == 5
    assert "Nguyễn Thị Ánh" in text


def test_forty_five_cards_take_five_pages() -> None:
    assert len(pages(card_sheet("Trường", DOOR, [(n, "Nguyễn Văn An") for n in range(45)]))) == 5


def test_a_very_long_name_stays_on_its_card() -> None:
    long = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Bảo Khánh Thuỳ Dương"
    assert long in pages(card_sheet("Trường THPT " * 8, DOOR, [(1, long)]))[0]


def test_the_code_on_a_card_opens_the_class() -> None:
    import zxingcpp

    with pypdfium2.PdfDocument(io.BytesIO(card_sheet("Trường", DOOR, [(1, "An")]))) as document:
        picture = document[0].render(scale=3).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [DOOR.link]


def test_a_class_without_students_gets_a_page_that_says_so() -> None:
    assert "chưa có học sinh" in pages(card_sheet("Trường", DOOR, []))[0]
