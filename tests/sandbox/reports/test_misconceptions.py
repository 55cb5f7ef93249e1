"""Mistakes of a class by kind, from reports made by hand; and names that must not show."""

from typing import Any

import pytest

from exercises.engine.exercise import Criterion, Lesson, Misconception
from sandbox.reports.counting import Counting
from sandbox.reports.masking import masked
from sandbox.reports.misconceptions import KindFound, kinds_counted, kinds_found

NAMES = ("Nguyễn Thị Ánh", "Trần Quốc Bảo")


class Sheet:
    """Of an exercise, what these reports look at."""

    def __init__(self, *rubric: Criterion, lesson: Lesson | None = None) -> None:
        self.rubric, self.lesson = rubric, lesson


def row(id: str, title: str, check: str, skill: str = "data_entry", **more: Any) -> Criterion:
    return Criterion.model_validate(
        {"id": id, "group": "outcome", "skill": skill, "points": 1, "title": title, "ask": f"Hỏi {id}."}
        | {"check": check, "advice": f"Xem lại {id}."}
        | more
    )


IDEA = Misconception(when=("{me.sibling}",), tag="wrong_person", say="Đây là tên của chị.")
NAME = row("name", "Họ tên", "field_matches", args={"as_": "name"}, misconceptions=(IDEA,))
PAPER = row("paper", "Giấy tờ", "no_extra_papers", "files")
SENT = row("sent", "Nơi gửi", "agency_is", "search")
EXERCISE: Any = Sheet(NAME, PAPER, SENT)


def counting(student: int, **verdicts: str) -> Counting:
    """name="fail:wrong_person" is a failed criterion with a known wrong idea."""
    criteria = []
    for id, text in verdicts.items():
        verdict, _, tag = text.partition(":")
        criteria.append({"id": id, "title": id, "verdict": verdict, "misconception": tag or None})
    return Counting(student, NAMES[student % 2], {"criteria": criteria})


def counted(*reports: Counting) -> list[tuple[str, int, int]]:
    return [(one.kind.id, one.count, one.of) for one in kinds_counted(EXERCISE, reports)]


def found(result: dict[str, Any], exercise: Any = EXERCISE) -> KindFound:
    report = {"criteria": [{"verdict": "fail", "misconception": None} | result]}
    (only,) = kinds_found(exercise, [Counting(1, NAMES[0], report)], NAMES)
    return only


def test_the_most_frequent_kind_comes_first() -> None:
    reports = [counting(1, name="fail:wrong_person", paper="fail"), counting(2, paper="partial"), counting(3)]
    assert counted(*reports) == [("thua-giay", 2, 3), ("sai-nguoi", 1, 3)]


def test_a_student_counts_once_for_each_kind() -> None:
    twice = counting(1, paper="fail")
    twice.report["criteria"].append(twice.report["criteria"][0])
    assert counted(twice, counting(2)) == [("thua-giay", 1, 2)]


def test_what_was_not_reached_or_broke_or_has_gone_is_nobodys_mistake() -> None:
    assert counted(counting(1, name="not_reached", paper="error", sent="pass", gone="fail")) == []
    assert counted() == []


def test_a_row_the_teacher_gave_all_points_for_is_nobodys_mistake() -> None:
    whole, half = (counting(student, name="fail:wrong_person") for student in (1, 2))
    whole.report["criteria"][0] |= {"machine": 0, "earned": 100, "points": 100}
    half.report["criteria"][0] |= {"machine": 0, "earned": 50, "points": 100}
    assert counted(whole) == []
    assert counted(whole, half) == [("sai-nguoi", 1, 2)]


def test_an_example_says_what_was_asked_what_was_written_and_why_it_is_wrong() -> None:
    one = found({"id": "name", "title": "Họ tên", "seen": "Lê Thị Hoa", "misconception": "wrong_person"})
    (example,) = one.examples
    said = (example.title, example.asked, example.written, example.said)
    assert said == ("Họ tên", "Hỏi name.", "Lê Thị Hoa", "Đây là tên của chị.")
    assert one.students == ((1, "Nguyễn Thị Ánh"),)
    assert one.criteria == (("Họ tên", 1),)


def test_a_value_of_another_field_is_told_without_an_author() -> None:
    one = found({"id": "name", "title": "x", "seen": "012", "misconception": "swapped_fields"})
    assert one.examples[0].said == "Ghi thông tin của một ô khác."


def test_where_nothing_was_written_the_message_says_what_happened() -> None:
    one = found({"id": "sent", "title": "x", "message": "Hỏi sent. Em đã gửi đến nơi khác."})
    assert (one.examples[0].written, one.examples[0].said) == ("", "Em đã gửi đến nơi khác.")


def test_no_name_of_the_class_stands_in_an_example() -> None:
    one = found({"id": "name", "title": "x", "seen": "tran quoc  BAO ở lớp 10", "message": ""})
    assert one.examples[0].written == "▒▒▒ ở lớp 10"


def test_an_example_without_a_hidden_name_comes_first() -> None:
    def said(words: str) -> dict[str, Any]:
        criteria = [{"id": "name", "title": "x", "verdict": "fail", "misconception": None, "seen": words}]
        return {"criteria": criteria}

    reports = [Counting(1, NAMES[0], said("Trần Quốc Bảo")), Counting(2, NAMES[1], said("Lê Hoa"))]
    (one,) = kinds_found(EXERCISE, reports, NAMES)
    assert [example.written for example in one.examples] == ["Lê Hoa", "▒▒▒"]


def test_long_words_are_cut() -> None:
    assert found({"id": "name", "title": "x", "seen": "chữ " * 90}).examples[0].written.endswith("…")


def lesson(*mistakes: dict[str, str]) -> Lesson:
    parts = [{"minutes": 15, "do": "Làm."}] * 3
    discuss = ["Vì sao?"] * 3
    return Lesson.model_validate({"aim": "x", "timing": parts, "mistakes": mistakes, "discuss": discuss})


def test_the_lesson_sheet_has_the_remedy_where_it_speaks_of_this_kind() -> None:
    sheet = lesson(
        {"kind": "sai-co-quan", "see": "Gửi Phòng.", "say": "Ai giữ sổ?"}, {"see": "Khác.", "say": "Khác."}
    )
    failed = {"id": "sent", "title": "x", "advice": "Xem lại sent."}
    assert found(failed, Sheet(SENT, lesson=sheet)).remedies == ("Ai giữ sổ?",)
    assert found(failed).remedies == ("Xem lại sent.",), "else the advice of the row"


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Ánh",
        "NGUYỄN THỊ ÁNH",
        "nguyen thi anh",
        "Nguyễn  Thị-Ánh",
        "Nguyê\u0303n Thi\u0323 A\u0301nh",
        "NguyenThiAnh",
    ],
)
def test_a_name_is_hidden_however_it_is_written(text: str) -> None:
    assert masked(f"em là {text}, lớp 10", NAMES) == "em là ▒▒▒, lớp 10"


def test_other_words_stay() -> None:
    kept = "Nguyễn Thị Ánhh và Lê Quốc Bảo, ngày 05/03/2008"
    assert masked(kept, ("", *NAMES)) == kept


def test_every_name_is_hidden_wherever_it_stands() -> None:
    assert masked("Trần Quốc Bảo, Nguyễn Thị Ánh, Trần Quốc Bảo", NAMES) == "▒▒▒, ▒▒▒, ▒▒▒"
