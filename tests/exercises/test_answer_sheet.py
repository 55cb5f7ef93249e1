"""Short answers and choices, and what only a teacher can judge."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Criterion, Exercise, Question
from exercises.engine.grading import grade
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant

CHOICES = [{"value": one, "label": f"Mục {one.upper()}"} for one in ("a", "b", "c", "d")]
QUESTIONS = (
    Question(id="one", ask="Chọn một?", choices=CHOICES),
    Question(id="many", ask="Chọn nhiều?", choices=CHOICES, many=True),
    Question(id="days", ask="Mấy ngày?"),
    Question(id="mixed", ask="Chọn nhiều?", choices=CHOICES[::-1], many=True),
)
Sheet = Callable[..., CriterionResult]


def criterion(**row: Any) -> Criterion:
    keys = {
        "id": "it",
        "group": "outcome",
        "skill": "reading",
        "points": 1,
        "title": "Câu hỏi",
        "ask": "Em trả lời.",
    }
    return Criterion.model_validate({**keys, "check": "answer_is", "advice": "Em đọc lại.", **row})


def asked(exercise: Exercise, **row: Any) -> Exercise:
    changes = {"rubric": (criterion(**row),), "questions": QUESTIONS, "ends": "hand_in"}
    return exercise.model_copy(update=changes)


@pytest.fixture
def sheet(exercise: Exercise, variant: Variant) -> Sheet:
    """The result of one question, answered so."""

    def run(question: str, answer: Sequence[str], value: Sequence[str], **keys: Any) -> CriterionResult:
        wrong = keys.pop("misconceptions", ())
        args = {"question": question, "value": tuple(value), **keys}
        given = Evidence(None, answers={question: tuple(answer)} if answer else {}, journal=())
        given = given if answer else replace(given, answers={"other": ("x",)})
        return grade(asked(exercise, args=args, misconceptions=wrong), variant, given).criteria[0]

    return run


def test_the_right_choice_earns_all(sheet: Sheet) -> None:
    row = sheet("one", ["b"], ["b"])
    assert (row.verdict, row.earned, row.seen, row.expected, row.message) == (
        "pass",
        100,
        "Mục B",
        "Mục B",
        "",
    )


def test_another_choice_is_told_by_its_words(sheet: Sheet) -> None:
    row = sheet("one", ["c"], ["b"])
    assert (row.verdict, row.earned, row.expected) == ("fail", 0, "Mục B")
    assert row.message == "Em trả lời. Em đã chọn: “Mục C”."


def test_a_known_wrong_choice_teaches(sheet: Sheet) -> None:
    wrong = [{"when": ["d", "c"], "tag": "hasty", "say": "Em đọc vội."}]
    row = sheet("one", ["c"], ["b"], misconceptions=wrong)
    assert (row.misconception, row.message.endswith("Em đọc vội.")) == ("hasty", True)
    assert sheet("one", ["a"], ["b"], misconceptions=wrong).misconception is None


@pytest.mark.parametrize("answer", [[], [" "]])
def test_no_answer_is_said_to_be_missing(sheet: Sheet, answer: list[str]) -> None:
    row = sheet("one", answer, ["b"])
    assert (row.verdict, row.expected) == ("fail", "Mục B")
    assert "Em chưa trả lời câu này." in row.message


@pytest.mark.parametrize(
    ("answer", "earned", "said"),
    [
        (["a", "b"], 100, ""),
        (["b", "a"], 100, ""),
        (["a"], 50, "Em chọn thiếu 1 mục."),
        (["a", "b", "c"], 50, "Em chọn thừa 1 mục."),
        (["a", "c"], 0, "thiếu 1 mục và thừa 1 mục"),
        (["c", "d"], 0, "thiếu 2 mục và thừa 2 mục"),
        (["a", "b", "c", "d"], 0, "Em chọn thừa 2 mục."),
    ],
)
def test_each_wrong_or_missing_choice_takes_its_share(
    sheet: Sheet, answer: list[str], earned: int, said: str
) -> None:
    row = sheet("many", answer, ["a", "b"])
    assert (row.earned, said in row.message) == (earned, True)
    assert row.expected == "Mục A, Mục B"


def test_a_wrong_one_among_many_is_known(sheet: Sheet) -> None:
    wrong = [
        {"when": "b", "tag": "right_one", "say": "Không."},
        {"when": "c", "tag": "extra", "say": "Mục này thừa."},
    ]
    row = sheet("many", ["c", "a", "b"], ["a", "b"], misconceptions=wrong)
    assert (row.misconception, row.seen, row.seen_canonical) == ("extra", "Mục A, Mục B, Mục C", "a; b; c")
    assert sheet("many", ["a"], ["a", "b"], misconceptions=wrong).misconception is None
    assert sheet("many", ["a", "b"], ["a", "b"], misconceptions=wrong).misconception is None


def test_choices_that_were_never_offered_are_shown_first_and_safely(sheet: Sheet) -> None:
    row = sheet("many", ["a", "z\0"], ["a", "b"])
    assert row.seen == "z\ufffd, Mục A"


@pytest.mark.parametrize(
    ("answer", "verdict"), [("5", "pass"), ("05", "pass"), ("năm", "pass"), ("15", "fail")]
)
def test_a_typed_number_is_read_as_a_number(sheet: Sheet, answer: str, verdict: str) -> None:
    row = sheet("days", [answer], ["5"], as_="number")
    assert (row.verdict, row.seen, row.expected) == (verdict, answer, "5")


def test_one_of_several_right_answers_will_do(sheet: Sheet) -> None:
    row = sheet("days", ["Sở Giáo dục"], ["Sở GD"], as_="text", or_=("Sở Giáo dục",))
    assert (row.verdict, row.expected) == ("pass", "Sở GD")


def test_a_slip_in_a_typed_answer_earns_half_unless_it_is_known_as_wrong(sheet: Sheet) -> None:
    row = sheet("days", ["An Nhơm"], ["An Nhơn"], as_="text")
    assert (row.verdict, row.earned, row.level) == ("partial", 50, "typing")
    assert "“An Nhơm”" in row.message
    known = [{"when": "An Nhơm", "tag": "other_place", "say": "Đó là nơi khác."}]
    assert sheet("days", ["An Nhơm"], ["An Nhơn"], as_="text", misconceptions=known).earned == 0


def test_a_kind_of_slip_can_be_known_too(sheet: Sheet) -> None:
    known = [{"detail": "swapped_day_month", "tag": "swapped", "say": "Ngày trước."}]
    row = sheet("days", ["04/12/2024"], ["12/04/2024"], as_="date", misconceptions=known)
    assert (row.misconception, row.verdict) == ("swapped", "fail")


def test_the_right_answer_may_be_each_students_own(sheet: Sheet, variant: Variant) -> None:
    assert sheet("days", [variant.values["me.full_name"]], ["{me.full_name}"], as_="name").verdict == "pass"


def test_who_only_opened_the_sheet_is_not_judged(exercise: Exercise, variant: Variant) -> None:
    sheet = asked(exercise, args={"question": "one", "value": ("a",)})
    row = grade(sheet, variant, Evidence(None)).criteria[0]
    assert (row.verdict, row.message) == (
        "not_reached",
        "Em chưa làm gì trong bài nên mục này chưa được chấm.",
    )


@pytest.mark.parametrize(
    ("args", "wrong"),
    [
        ({"question": "one", "value": ("a",)}, "b"),
        ({"question": "one", "value": ("b",), "or_": ("a",)}, "c"),
        ({"question": "days", "value": ("5",), "as_": "number"}, "987654"),
        ({"question": "days", "value": ("5",), "as_": "money"}, "987654"),
        ({"question": "days", "value": ("1/2/2024",), "as_": "date"}, "29/02/1904"),
        ({"question": "days", "value": ("Sở",), "as_": "text"}, "Nội dung chẳng liên quan"),
    ],
)
def test_a_wrong_answer_is_made_for_every_question(
    exercise: Exercise, variant: Variant, args: dict[str, Any], wrong: str
) -> None:
    sheet = asked(exercise, args=args)
    right = Evidence(
        None, answers={args["question"]: args["value"], "days": ("7",)} | {args["question"]: args["value"]}
    )
    broken = BREAKS["answer_is"](Context(sheet, variant, right, sheet.rubric[0]), **args)
    assert broken.answers[args["question"]] == (wrong,)
    assert set(broken.answers) == set(right.answers)
    assert grade(sheet, variant, broken).criteria[0].verdict == "fail"


def test_a_row_for_the_teacher_waits_for_the_teacher(exercise: Exercise, variant: Variant) -> None:
    sheet = asked(exercise, check="manual")
    report = grade(sheet, variant, Evidence(None, answers={"one": ("a",)}))
    row = report.criteria[0]
    assert (row.verdict, row.message, row.earned) == ("pending", "Mục này do thầy cô chấm.", 0)
    assert (report.points, report.mark) == (0, "0.0")


def test_choices_are_told_in_the_order_they_were_offered(sheet: Sheet) -> None:
    row = sheet("mixed", ["a", "c"], ["a", "c"])
    assert (row.seen, row.expected, row.seen_canonical) == ("Mục C, Mục A", "Mục C, Mục A", "a; c")


def test_a_kind_of_slip_that_is_known_still_earns_half(sheet: Sheet) -> None:
    known = [{"detail": "slip", "tag": "hasty", "say": "Em gõ vội."}]
    row = sheet("days", ["An Nhơm"], ["An Nhơn"], as_="text", misconceptions=known)
    assert (row.verdict, row.earned, row.misconception) == ("partial", 50, "hasty")


def test_each_value_of_a_wrong_idea_is_known(sheet: Sheet) -> None:
    known = [{"when": ["3", "7"], "tag": "counted", "say": "Em tự đếm."}]
    for answer in ("03", "7 ngày"):
        row = sheet("days", [answer], ["5"], as_="number", misconceptions=known)
        assert (row.misconception, row.seen, row.seen_canonical) == ("counted", answer, str(int(answer[:2])))
