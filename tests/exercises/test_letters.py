"""Feedback and ratings: what was written to the authorities."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Exercise
from exercises.engine.matching.tones import canon_i_y
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]
Judge = Callable[..., CriterionResult]

PAKN = {
    "kind": "report",
    "subject": "Hố sâu trước cổng trường",
    "content": "Sáng 15/4, trước cổng Trường THCS Hoà Bình có hố sâu. Mong phường sửa sớm.",
}


@pytest.fixture
def sent(work: Work) -> Callable[..., Evidence]:
    """The reference, with these petitions and this rating sent too."""

    def build(*petitions: dict[str, str], **rating: str) -> Evidence:
        return replace(work(), petitions=petitions, rating=rating)

    return build


@pytest.mark.parametrize(
    ("field", "value", "kind", "verdict"),
    [
        ("kind", "report", "enum", "pass"),
        ("kind", "proposal", "enum", "fail"),
        ("subject", "hố sâu trước cổng trường.", "text", "pass"),
        ("subject", "Hố sâu trước cỗng trường", "text", "partial"),
        ("subject", "Rác trước cổng trường", "text", "fail"),
        ("nowhere", "x", "text", "fail"),
    ],
)
def test_a_petition_says_what_it_should(
    judge: Judge, sent: Callable[..., Evidence], field: str, value: str, kind: str, verdict: str
) -> None:
    row = judge(sent(PAKN), "petition_says", field=field, value=(value,), as_=kind)
    assert (row.verdict, row.expected) == (verdict, value)


def test_the_last_petition_counts_and_any_right_value_will_do(
    judge: Judge, sent: Callable[..., Evidence]
) -> None:
    other = {**PAKN, "kind": "proposal"}
    keys: dict[str, Any] = {"field": "kind", "as_": "enum"}
    assert judge(sent(PAKN, other), "petition_says", value=("report",), **keys).verdict == "fail"
    assert judge(sent(PAKN, other), "petition_says", value=("report", "proposal"), **keys).verdict == "pass"


def test_what_was_written_is_told_but_a_choice_is_not(judge: Judge, sent: Callable[..., Evidence]) -> None:
    typed = judge(sent(PAKN), "petition_says", field="subject", value=("Rác",), as_="text")
    chosen = judge(sent(PAKN), "petition_says", field="kind", value=("proposal",), as_="enum")
    assert "Em đã ghi: “Hố sâu trước cổng trường”." in typed.message
    assert "Em đã chọn một mục khác." in chosen.message
    assert (typed.seen, typed.level) == (PAKN["subject"], "different")


def test_a_known_wrong_idea_in_a_petition_earns_nothing(judge: Judge, sent: Callable[..., Evidence]) -> None:
    wrong = [{"when": PAKN["subject"], "tag": "too_plain", "say": "Tiêu đề này chưa rõ."}]
    near = judge(
        sent(PAKN), "petition_says", field="subject", value=("Hố sâu trước cỗng trường",), as_="text",
        misconceptions=wrong,
    )  # fmt: skip
    assert (near.verdict, near.misconception) == ("fail", "too_plain")


@pytest.mark.parametrize("check", ["petition_says", "petition_mentions"])
def test_nothing_sent_is_said(judge: Judge, work: Work, check: str) -> None:
    keys: dict[str, Any] = {
        "petition_says": {"field": "kind", "value": ("x",)},
        "petition_mentions": {"words": ("x",)},
    }
    row = judge(work(), check, **keys[check])
    assert (row.verdict, "Em chưa gửi phản ánh" in row.message) == ("fail", True)


@pytest.mark.parametrize(
    ("words", "earned"),
    [
        (("cổng trường",), 100),
        (("CỔNG  trường", "Hòa Bình"), 100),  # case, spaces and the place of a tone are free
        (("ngày 15|15/4",), 100),
        (("hố sâu", "khi trời mưa"), 50),
        (("ông Ba", "khi trời mưa"), 0),
        (("hố sâu. Mong phường",), 100),  # punctuation is free
        (("ổng trường",), 0),  # whole words only
        (("cong truong",), 0),
        (("Hố sâu trước cổng trường Sáng",), 100),
    ],
)
def test_every_point_a_petition_must_make_has_its_share(
    judge: Judge, sent: Callable[..., Evidence], words: tuple[str, ...], earned: int
) -> None:
    row = judge(sent(PAKN), "petition_mentions", words=words)
    assert row.earned == earned
    assert ("còn thiếu" in row.message) is (earned < 100)


def test_missing_points_are_counted_and_taught(judge: Judge, sent: Callable[..., Evidence]) -> None:
    wrong = [{"when": "always", "tag": "vague", "say": "Người nhận không biết đến đâu."}]
    row = judge(sent(PAKN), "petition_mentions", words=("hố sâu", "ở thôn", "ban đêm"), misconceptions=wrong)
    assert "còn thiếu 2 trong 3 ý" in row.message
    assert (row.misconception, row.earned, row.expected) == ("vague", 33, "hố sâu; ở thôn; ban đêm")
    assert row.seen == PAKN["content"]


@pytest.mark.parametrize(
    ("rating", "with_reason", "verdict", "said"),
    [
        ({"level": "unhappy", "reason": "Trễ hẹn"}, True, "pass", ""),
        ({"level": "unhappy", "reason": " "}, False, "pass", ""),
        ({"level": "unhappy", "reason": " "}, True, "fail", "chưa ghi lý do"),
        ({"level": "unhappy"}, True, "fail", "chưa ghi lý do"),
        ({"level": "very", "reason": "Trễ"}, True, "fail", "không hợp với chuyện đã xảy ra"),
        ({}, False, "fail", "Em chưa gửi đánh giá"),
    ],
)
def test_a_rating_fits_what_happened(
    judge: Judge,
    sent: Callable[..., Evidence],
    rating: dict[str, str],
    with_reason: bool,
    verdict: str,
    said: str,
) -> None:
    row = judge(sent(**rating), "rated", level=("unhappy", "content"), with_reason=with_reason)
    assert (row.verdict, said in row.message) == (verdict, True)


def test_a_rating_that_does_not_fit_is_taught(judge: Judge, sent: Callable[..., Evidence]) -> None:
    wrong = [{"when": "always", "tag": "polite", "say": "Đánh giá thật mới giúp được."}]
    for given in ({"level": "very"}, {"level": "unhappy"}):
        row = judge(sent(**given), "rated", level=("unhappy",), with_reason=True, misconceptions=wrong)
        assert (row.misconception, row.seen) == ("polite", given["level"])


@pytest.mark.parametrize(
    ("check", "args"),
    [
        ("petition_says", {"field": "subject", "value": (PAKN["subject"],)}),
        ("petition_mentions", {"words": ("hố sâu", "sửa sớm")}),
        ("rated", {"level": ("unhappy",)}),
    ],
)
def test_each_knows_how_it_is_failed_and_spoils_nothing_else(
    exercise: Exercise,
    variant: Variant,
    judge: Judge,
    sent: Callable[..., Evidence],
    check: str,
    args: dict[str, Any],
) -> None:
    right = sent(
        {"kind": "first"}, {**PAKN, "subject": "Hố sâu trước cổng trường"}, level="unhappy", reason="Trễ"
    )
    assert judge(right, check, **args).verdict == "pass"
    broken = BREAKS[check](Context(exercise, variant, right, exercise.rubric[0]), **args)
    assert judge(broken, check, **args).verdict == "fail" or judge(broken, check, **args).earned < 100
    assert broken.petitions[0] == {"kind": "first"}
    assert broken.dossier == right.dossier


def test_a_right_letter_is_shown_to_the_teacher(judge: Judge, sent: Callable[..., Evidence]) -> None:
    row = judge(sent(PAKN), "petition_says", field="subject", value=(PAKN["subject"], "x"), as_="text")
    assert (row.seen, row.expected) == (PAKN["subject"], PAKN["subject"])
    row = judge(sent(PAKN), "petition_mentions", words=("hố sâu",))
    assert row.seen == PAKN["content"]
    row = judge(sent(level="very"), "rated", level=("very",))
    assert (row.verdict, row.seen) == ("pass", "very")


def test_each_value_of_a_wrong_idea_is_known(judge: Judge, sent: Callable[..., Evidence]) -> None:
    wrong = [
        {"when": ["Rác", "Mưa"], "tag": "no", "say": "Không."},
        {"when": ["Khói bụi", PAKN["subject"]], "tag": "plain", "say": "Tiêu đề này chưa rõ."},
    ]
    row = judge(sent(PAKN), "petition_says", field="subject", value=("Nắng",), misconceptions=wrong)
    assert (row.misconception, row.seen, row.expected) == ("plain", PAKN["subject"], "Nắng")
    kind = judge(sent(PAKN), "petition_says", field="kind", value=("x",), as_="enum", misconceptions=wrong)
    assert (kind.misconception, kind.level) == (None, "different")


@pytest.mark.parametrize("words", [("hố|hố sâu",), ("hố sâu|hố|",)])
def test_the_longest_of_several_ways_is_left_out_whole(
    exercise: Exercise, variant: Variant, sent: Callable[..., Evidence], words: tuple[str, ...]
) -> None:
    letter = {"subject": "Hố sâu", "content": "Có hố sâu và hố nông"}
    ctx = Context(exercise, variant, sent({"subject": "cũ"}, {"subject": "giữa"}, letter), exercise.rubric[0])
    left = BREAKS["petition_mentions"](ctx, words=words).petitions
    assert left == (
        {"subject": "cũ"},
        {"subject": "giữa"},
        {"subject": "", "content": " ".join(map(canon_i_y, ("có", "và", "nông")))},
    )


def test_the_last_of_three_petitions_counts_and_is_spoilt_alone(
    exercise: Exercise, variant: Variant, judge: Judge, sent: Callable[..., Evidence]
) -> None:
    done = sent({"subject": "cũ"}, {"subject": "giữa"}, PAKN)
    assert judge(done, "petition_says", field="subject", value=(PAKN["subject"],)).verdict == "pass"
    assert judge(done, "petition_mentions", words=("hố sâu",)).verdict == "pass"
    ctx = Context(exercise, variant, done, exercise.rubric[0])
    spoilt = BREAKS["petition_says"](ctx, field="subject").petitions
    assert spoilt == (*done.petitions[:2], {**PAKN, "subject": "Nội dung chẳng liên quan"})
