"""A teacher looks for an exercise and reads how to teach it."""

import re

from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import SLUG


def test_the_library_stands_in_the_menu_by_topics(teacher: Desk) -> None:
    assert "/thu-vien" in teacher.open("/lop")
    page = teacher.open("/thu-vien")
    for topic in ("Tra cứu", "Nộp hồ sơ cho mình", "An toàn", "Khám phá tự do"):
        assert f"<h2>{topic}</h2>" in page
    assert f"/thu-vien/{SLUG}" in page


def test_a_grade_narrows_it_and_an_unknown_grade_does_not(teacher: Desk) -> None:
    sixth = teacher.open("/thu-vien?lop=6")
    assert f"/thu-vien/{SLUG}" not in sixth
    assert "/thu-vien/tim-thu-tuc-bang-loi-thuong" in sixth
    for odd in ("99", "x", ""):
        assert f"/thu-vien/{SLUG}" in teacher.open(f"/thu-vien?lop={odd}")


def test_a_sheet_tells_aim_timing_mistakes_rubric_and_outcomes(teacher: Desk) -> None:
    page = words(teacher.open(f"/thu-vien/{SLUG}"))
    for said in (
        "Mục tiêu: Học sinh tự nộp được",
        "Lỗi hay gặp",
        "Câu hỏi thảo luận",
        "Giữ kín mã OTP",
        "An toàn",
    ):
        assert said in page
    assert "chưa đối chiếu nguyên văn" in page


def test_a_gate_is_told_before_the_lesson(teacher: Desk) -> None:
    page = words(teacher.open("/thu-vien/trang-gia-mao"))
    assert "Sai mục này thì bài không quá 5,0 điểm" in page


def test_a_free_exercise_has_no_rubric_to_show(teacher: Desk) -> None:
    page = words(teacher.open("/thu-vien/kham-pha-cong-tinh-2024"))
    assert "Cách chấm" not in page
    assert "Yêu cầu cần đạt" in page


def test_an_unknown_exercise_is_not_found(teacher: Desk) -> None:
    assert teacher.client.get("/thu-vien/khong-co").status_code == 404


def test_assigning_begins_with_the_exercise_asked_for(teacher: Desk) -> None:
    page = teacher.open("/lop/1/giao-bai?bai=bo-sung-ho-so")
    chosen = re.findall('<input[^>]*checked[^>]*name="exercise"[^>]*>', page)
    assert ['value="bo-sung-ho-so"' in one for one in chosen] == [True]
    assert "thư viện bài theo lớp và chủ đề" in words(page)
