"""One decision at the one-stop desk: what was done, what was named, the form, the reason, the day."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.acting import acts
from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Evidence
from exercises.engine.writings import STYLES, rewritten
from tests.exercises.desk import DUE, GROUNDS, OVERDUE, Sitting, criterion, sitting

WAYS = [
    {"when": "receive", "tag": "let_through", "say": "Còn lỗi."},
    {"when": "always", "tag": "other", "say": "Không phải thế."},
]


@pytest.fixture(scope="module")
def desk() -> Sitting:
    return sitting()


@pytest.mark.parametrize(
    ("action", "verdict", "tag"),
    [
        ("request_supplement", "pass", None),
        ("receive", "fail", "let_through"),
        ("refuse", "fail", "other"),
    ],
)
def test_the_first_act_is_the_decision(desk: Sitting, action: str, verdict: str, tag: str | None) -> None:
    done = desk.worked(acts={"blurred": {"action": action, "reason": "Ảnh mờ"}})
    row = desk.judged(done, "decided", dossier="blurred", misconceptions=WAYS)
    assert (row.verdict, row.misconception, row.expected) == (verdict, tag, "Yêu cầu bổ sung")


def test_an_idea_that_is_not_known_is_none(desk: Sitting) -> None:
    done = desk.worked(acts={"blurred": {"action": "refuse", "reason": "Mờ"}})
    row = desk.judged(done, "decided", dossier="blurred", misconceptions=WAYS[:1])
    assert (row.misconception, "Em chọn “Từ chối tiếp nhận”" in row.message) == (None, True)


def test_an_author_may_want_something_else(desk: Sitting) -> None:
    done = desk.worked()
    assert desk.judged(done, "decided", dossier="blurred", action="refuse").verdict == "fail"
    assert desk.judged(done, "decided", dossier="right", action="receive").verdict == "pass"


def test_what_was_mended_later_was_still_decided_first(desk: Sitting) -> None:
    again = {"event": "desk.acted", "dossier": "right", "action": "process"}
    done = desk.worked(add_events=[again])
    assert desk.judged(done, "decided", dossier="right").verdict == "pass"
    assert [one.said("found") for one in acts(done, "right")] == ["receive", "process"]


@pytest.mark.parametrize(
    ("faults", "earned", "said"),
    [
        ("identity:blurred", 100, ""),
        ("identity:missing", 0, "Em nêu thiếu 1 lỗi và thừa 1 lỗi"),
        ("", 0, "Em nêu thiếu 1 lỗi so"),
        ("identity:blurred application_form:unsigned", 0, "Em nêu thừa 1 lỗi so"),
    ],
)
def test_each_fault_too_few_or_too_many_costs(desk: Sitting, faults: str, earned: int, said: str) -> None:
    done = desk.worked(acts={"blurred": {"faults": faults}})
    row = desk.judged(done, "faults_named", dossier="blurred")
    assert (row.earned, said in row.message) == (earned, True)
    assert row.expected.endswith(": Mờ, không đọc được")


def test_of_two_faults_one_is_worth_half() -> None:
    desk = sitting("viet-phieu-yeu-cau-bo-sung")
    done = desk.worked(acts={"two_old": {"faults": "identity:expired"}})
    assert desk.judged(done, "faults_named", dossier="two_old").earned == 50


def test_where_nothing_is_wrong_nothing_is_named(desk: Sitting) -> None:
    assert desk.judged(desk.worked(), "faults_named", dossier="right").verdict == "pass"
    picky = desk.worked(acts={"right": {"action": "request_supplement", "faults": "identity:blurred"}})
    assert desk.judged(picky, "faults_named", dossier="right").verdict == "fail"


def test_a_ground_is_a_fault_too() -> None:
    desk = sitting(GROUNDS)
    row = desk.judged(desk.worked(), "faults_named", dossier="after_term")
    assert (row.verdict, row.seen) == ("pass", "Nộp quá thời hạn của thủ tục")
    other = desk.judged(
        desk.worked(acts={"after_term": {"ground": "repealed"}}), "faults_named", dossier="after_term"
    )
    assert (other.earned, other.seen) == (0, "Thủ tục đã hết hiệu lực")


def test_the_message_says_whose_dossier_it_is(desk: Sitting) -> None:
    name = desk.variant.stack["blurred"]["fields"]["applicant_name"]
    row = desk.judged(desk.worked(acts={"blurred": {"faults": ""}}), "faults_named", dossier="blurred")
    assert f"Hồ sơ {name} nộp: Em nêu thiếu" in row.message
    nameless = {**desk.variant.stack, "blurred": {**desk.variant.stack["blurred"], "fields": {}}}
    there = Sitting(desk.exercise, replace(desk.variant, stack=nameless))
    quiet = there.judged(desk.worked(acts={"blurred": {"faults": ""}}), "faults_named", dossier="blurred")
    assert "Hồ sơ" not in quiet.message


@pytest.mark.parametrize(
    ("check", "keys"),
    [
        ("decided", {}),
        ("faults_named", {}),
        ("reason_says", {"words": ("mờ",)}),
        ("promised_right", {}),
        ("days_given", {"at_least": 1, "at_most": 9}),
    ],
)
def test_a_dossier_nobody_took_up_earns_nothing(desk: Sitting, check: str, keys: dict[str, Any]) -> None:
    idle = desk.worked(drop_events=[{"event": "desk.acted", "dossier": "blurred"}])
    row = desk.judged(idle, check, dossier="blurred", **keys)
    assert (row.verdict, row.misconception, "Em chưa xử lý hồ sơ này." in row.message) == ("fail", None, True)


@pytest.mark.parametrize(
    ("forms", "earned"),
    [({}, 100), ({"right": "supplement"}, 75), ({"right": "stop", "blurred": "receipt"}, 50)],
)
def test_each_wrong_form_takes_its_share(desk: Sitting, forms: dict[str, str], earned: int) -> None:
    done = desk.worked(acts={item: {"form": kind} for item, kind in forms.items()})
    row = desk.judged(done, "form_right")
    assert (row.earned, row.expected) == (
        earned,
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    )


def test_a_form_an_author_asks_for_takes_the_place_of_the_usual(desk: Sitting) -> None:
    keys: dict[str, Any] = {"dossiers": ("right",), "form": "refusal"}
    assert desk.judged(desk.worked(), "form_right", **keys).verdict == "fail"
    assert desk.judged(desk.worked(acts={"right": {"form": "refusal"}}), "form_right", **keys).earned == 100


def test_a_move_without_a_form_does_not_count() -> None:
    desk = sitting(OVERDUE)
    keys: dict[str, Any] = {"dossiers": ("late_copy", "on_course")}
    row = desk.judged(desk.worked(), "form_right", **keys)
    assert (row.verdict, row.expected) == ("pass", "Phiếu xin lỗi và hẹn lại ngày trả kết quả")
    assert desk.judged(desk.worked(acts={"late_copy": {"form": "-"}}), "form_right", **keys).seen == "-"


WORDS = ("căn cước|CCCD", "mờ|không đọc được")


@pytest.mark.parametrize(
    ("reason", "earned"),
    [
        ("Ảnh căn cước bị mờ", 100),
        ("CCCD KHÔNG ĐỌC ĐƯỢC, chụp lại", 100),
        ("Giấy tờ bị mờ", 50),
        ("Hồ sơ chưa hợp lệ, đề nghị bổ sung", 0),
        ("  ", 0),
    ],
)
def test_a_reason_must_say_which_paper_and_what_is_wrong(desk: Sitting, reason: str, earned: int) -> None:
    done = desk.worked(acts={"blurred": {"reason": reason}})
    row = desk.judged(done, "reason_says", dossier="blurred", words=WORDS)
    assert (row.earned, row.misconception) == (earned, None if earned == 100 else "idea")


@pytest.mark.parametrize("style", STYLES)
def test_a_reason_written_otherwise_is_the_same_reason(desk: Sitting, style: str) -> None:
    said = rewritten(style, "text", "Quý vị chụp lại ảnh căn cước, ảnh hoà vào nền nên mờ")
    done = desk.worked(acts={"blurred": {"reason": said}})
    assert desk.judged(done, "reason_says", dossier="blurred", words=(*WORDS, "hoà")).earned == 100


@pytest.mark.parametrize(
    ("due", "verdict"),
    [("23/04/2024", "pass"), ("23/4/2024", "pass"), ("22/04/2024", "fail"), ("", "fail"), ("mai", "fail")],
)
def test_the_day_is_the_one_of_the_rules(due: str, verdict: str) -> None:
    desk = sitting(DUE)
    row = desk.judged(desk.worked(acts={"stay": {"due": due}}), "promised_right", dossier="stay")
    assert (row.verdict, row.expected) == (verdict, "23/04/2024")
    assert (row.misconception == "idea") is (verdict == "fail")
    assert "23/04/2024" not in row.message


def test_who_sends_it_back_promises_no_day() -> None:
    desk = sitting(DUE)
    row = desk.judged(desk.worked(), "promised_right", dossier="dim")
    assert "Em chưa ghi ngày hẹn" in row.message


@pytest.mark.parametrize(
    ("days", "verdict", "said"),
    [
        ("3", "pass", ""),
        ("15", "pass", ""),
        ("2", "fail", "Em ghi 2 ngày làm việc"),
        ("16", "fail", "Em ghi 16 ngày làm việc"),
        ("0", "fail", "Em chưa ghi số ngày"),
    ],
)
def test_days_are_enough_and_not_too_many(desk: Sitting, days: str, verdict: str, said: str) -> None:
    done = desk.worked(acts={"blurred": {"days": days}})
    row = desk.judged(done, "days_given", dossier="blurred", at_least=3, at_most=15)
    assert (row.verdict, said in row.message) == (verdict, True)


def broken(desk: Sitting, evidence: Evidence, check: str, **keys: Any) -> Evidence:
    return BREAKS[check](Context(desk.exercise, desk.variant, evidence, criterion(check, **keys)), **keys)


@pytest.mark.parametrize(
    ("check", "keys"),
    [
        ("decided", {"dossier": "blurred"}),
        ("faults_named", {"dossier": "blurred"}),
        ("form_right", {"dossiers": ("blurred",)}),
        ("reason_says", {"dossier": "blurred", "words": WORDS}),
        ("days_given", {"dossier": "blurred", "at_least": 1, "at_most": 9}),
        ("looked_first", {"dossiers": ("blurred",)}),
        ("in_time", {"dossiers": ("blurred",)}),
    ],
)
def test_each_can_be_done_wrongly_alone(desk: Sitting, check: str, keys: dict[str, Any]) -> None:
    right = desk.worked()
    assert desk.judged(right, check, **keys).verdict == "pass"
    wrong = broken(desk, right, check, **keys)
    assert desk.judged(wrong, check, **keys).earned == 0
    others = grade_of(desk, wrong)
    assert {row for row, lost in others.items() if lost} <= {row for row in others if "blurred" in row} | {
        "forms", "looked"
    }  # fmt: skip


def grade_of(desk: Sitting, evidence: Evidence) -> dict[str, bool]:
    """Each row of the exercise, and whether it lost a point."""
    from exercises.engine.grading import grade

    report = grade(desk.exercise, desk.variant, evidence)
    return {row.id: row.earned < row.points for row in report.criteria}


def test_nothing_can_be_broken_that_was_never_done(desk: Sitting) -> None:
    with pytest.raises(LookupError, match="blurred"):
        broken(desk, Evidence(None), "decided", dossier="blurred")
