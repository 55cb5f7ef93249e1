"""A teacher looks at an exercise as a student would; nothing is begun by it."""

from sqlalchemy import func, select

from sandbox.store.attempts import Attempt, IssuedPaper
from sandbox.store.journal import JournalEntry
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import SLUG, Lesson

PATH = f"/thu-vien/{SLUG}/xem-thu"


def test_it_shows_what_a_student_sees(teacher: Desk) -> None:
    page = words(teacher.open(PATH))
    for said in (
        "Thầy cô đang xem thử",
        "Em là ai?",
        "Số định danh cá nhân",
        "Bằng tốt nghiệp trung học phổ thông",
        "Kiểm tra và nộp",
        "bớt 0,25 điểm",
        "sắp bị khoá",
        "Em gõ việc cần làm vào ô tìm kiếm",
    ):
        assert said in page


def test_it_is_the_same_citizen_every_time_and_another_on_request(teacher: Desk) -> None:
    assert words(teacher.open(PATH)) == words(teacher.open(PATH))
    assert "nhân vật mẫu số 2" in words(teacher.open(f"{PATH}?nhan-vat=2"))
    assert words(teacher.open(f"{PATH}?nhan-vat=2")) != words(teacher.open(PATH)).replace("số 1", "số 2")


def test_an_odd_number_is_the_first_citizen(teacher: Desk) -> None:
    for odd in ("0", "999", "x", "-1"):
        assert "nhân vật mẫu số 1" in words(teacher.open(f"{PATH}?nhan-vat={odd}"))


def test_questions_are_in_words_and_cannot_be_answered(teacher: Desk) -> None:
    page = teacher.open("/thu-vien/trang-gia-mao/xem-thu")
    assert "Phiếu trả lời" in words(page)
    assert "cau-1" not in page


def test_a_free_exercise_can_be_looked_at_too(teacher: Desk) -> None:
    assert "em mở trang nào cũng được" in words(teacher.open("/thu-vien/kham-pha-cong-tinh-2024/xem-thu"))


def test_every_exercise_of_the_library_can_be_looked_at(of: Lesson, teacher: Desk) -> None:
    for slug in of.parts.content.library:
        assert "Thầy cô đang xem thử" in teacher.open(f"/thu-vien/{slug}/xem-thu?nhan-vat=7")


def test_a_paper_is_a_picture_and_another_number_is_nothing(teacher: Desk) -> None:
    answer = teacher.client.get(f"{PATH}/1/giay-to/1.png")
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")
    for path in (f"{PATH}/1/giay-to/99.png", f"{PATH}/99/giay-to/1.png", f"{PATH}/0/giay-to/1.png"):
        assert teacher.client.get(path).status_code == 404
    assert teacher.client.get("/thu-vien/khong-co/xem-thu").status_code == 404


def test_looking_leaves_no_trace(of: Lesson, teacher: Desk) -> None:
    teacher.open(PATH)
    teacher.client.get(f"{PATH}/1/giay-to/1.png")
    with of.parts.database.reading() as session:
        for table in (Attempt, IssuedPaper, JournalEntry):
            assert session.scalar(select(func.count()).select_from(table)) == 0


DESK = "/thu-vien/ngay-dau-o-ban-mot-cua/xem-thu"


def test_the_stack_of_an_officer_is_shown_with_what_the_rules_find(teacher: Desk) -> None:
    page = words(teacher.open(DESK))
    assert "Hồ sơ trên bàn 4" in page
    assert "Thẻ cán bộ" in page
    assert page.count("Tiếp nhận hồ sơ") == 1
    for fault in ("Thiếu giấy tờ này", "Mờ, không đọc được", "Giấy tờ của người khác"):
        assert f": {fault}" in page


def test_a_paper_of_the_stack_is_a_picture_and_another_number_is_nothing(teacher: Desk) -> None:
    answer = teacher.client.get(f"{DESK}/1/ban/3/giay-to/2.png")
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")
    for path in ("1/ban/9/giay-to/1", "1/ban/0/giay-to/1", "1/ban/1/giay-to/9", "99/ban/1/giay-to/1"):
        assert teacher.client.get(f"{DESK}/{path}.png").status_code == 404
