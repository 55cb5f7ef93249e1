"""The whole desk: looked first, in time, in order, nothing needless asked; and the desk of a class."""

from typing import Any

import pytest

from exercises.engine.acting import acts
from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Evidence
from tests.exercises.desk import CLASS_DESK, DUE, OVERDUE, Sitting, criterion, sitting


@pytest.fixture(scope="module")
def desk() -> Sitting:
    return sitting()


@pytest.fixture(scope="module")
def shared() -> Sitting:
    """The desk of a class: three dossiers of classmates were taken up."""
    return sitting(CLASS_DESK)


def unseen(item: str, component: str) -> dict[str, Any]:
    return {"drop_events": [{"event": "desk.paper_seen", "dossier": item, "component": component}]}


@pytest.mark.parametrize(
    ("change", "earned", "seen"),
    [
        ({}, 100, "4/4"),
        (unseen("right", "identity"), 75, "3/4"),
        ({"drop_events": ["desk.paper_seen"]}, 0, "0/4"),
        ({"drop_events": [{"event": "desk.acted", "dossier": "right"}]}, 75, "3/4"),
    ],
)
def test_every_paper_is_opened_before(desk: Sitting, change: dict[str, Any], earned: int, seen: str) -> None:
    row = desk.judged(desk.worked(**change), "looked_first")
    assert (row.earned, row.seen) == (earned, seen)


def test_looking_afterwards_is_too_late(desk: Sitting) -> None:
    look = {"event": "desk.paper_seen", "dossier": "right", "component": "identity"}
    late = desk.worked(**unseen("right", "identity"), add_events=[look])
    row = desk.judged(late, "looked_first", dossiers=("right",))
    assert (row.verdict, "ở 1 hồ sơ" in row.message) == ("fail", True)


def test_a_dossier_without_papers_is_opened_itself() -> None:
    desk = sitting(DUE)
    assert desk.judged(desk.worked(), "looked_first", dossiers=("extract",)).verdict == "pass"
    blind = desk.worked(drop_events=[{"event": "desk.opened", "dossier": "extract"}])
    assert desk.judged(blind, "looked_first", dossiers=("extract",)).verdict == "fail"


NEXT_DAY = {"event": "calendar.advanced", "to": "2024-04-19"}


def test_eight_working_hours_are_a_promise(desk: Sitting) -> None:
    assert desk.judged(desk.worked(), "in_time").seen == "4/4"
    late = desk.worked(first_events=[NEXT_DAY])
    row = desk.judged(late, "in_time")
    assert (row.earned, row.misconception) == (0, "idea")
    assert all(one.said("by") < "2024-04-18" for one in acts(late))


def test_what_was_overdue_already_counts_on_the_first_day() -> None:
    desk = sitting(OVERDUE)
    done = desk.worked()
    assert next(acts(done, "late_copy")).said("by") == "2024-05-08T17:00"
    assert desk.judged(done, "in_time").verdict == "pass"
    later = desk.worked(first_events=[{"event": "calendar.advanced", "to": "2024-05-16"}])
    assert desk.judged(later, "in_time", dossiers=("late_copy", "on_course")).earned == 50


def test_what_nobody_took_up_is_never_in_time(desk: Sitting) -> None:
    idle = desk.worked(drop_events=[{"event": "desk.acted", "dossier": "right"}])
    assert desk.judged(idle, "in_time", dossiers=("right", "blurred")).earned == 50


ORDER: dict[str, Any] = {"first": ("late_copy", "late_stay"), "then": ("new_right", "new_old_card")}


@pytest.mark.parametrize(
    ("moved", "earned"), [((), 100), (("late_stay",), 50), (("late_copy", "late_stay"), 0)]
)
def test_who_has_waited_longest_comes_first(moved: tuple[str, ...], earned: int) -> None:
    desk = sitting(OVERDUE)
    late = [{"event": "desk.acted", "dossier": one, "reason": "Xin lỗi, hẹn lại"} for one in moved]
    gone = [{"event": "desk.acted", "dossier": one} for one in moved]
    row = desk.judged(desk.worked(drop_events=gone, add_events=late), "order", **ORDER)
    assert (row.earned, row.seen) == (earned, f"{2 - len(moved)}/2")


def test_alone_they_are_first(desk: Sitting) -> None:
    keys: dict[str, Any] = {"first": ("right",), "then": ("blurred",)}
    gone = [{"event": "desk.acted", "dossier": one} for one in ("right", "blurred")]
    assert desk.judged(desk.worked(drop_events=gone[1:]), "order", **keys).verdict == "pass"
    assert desk.judged(desk.worked(drop_events=gone), "order", **keys).verdict == "fail"


ASKED = ("hộ khẩu|tạm trú", "giấy khai sinh")


@pytest.mark.parametrize(
    ("acted", "verdict"),
    [
        ({}, "pass"),
        ({"blurred": {"reason": "Nộp thêm GIẤY KHAI SINH"}}, "fail"),
        ({"right": {"action": "refuse", "reason": "Thiếu sổ hộ khẩu"}}, "fail"),
        ({"right": {"action": "receive", "reason": "Không cần hộ khẩu"}}, "pass"),
    ],
)
def test_nobody_is_sent_back_for_what_the_law_dropped(
    desk: Sitting, acted: dict[str, Any], verdict: str
) -> None:
    row = desk.judged(desk.worked(acts=acted), "not_demanded", words=ASKED)
    assert (row.verdict, row.expected) == (verdict, "" if verdict == "pass" else "0")


def test_who_left_a_dossier_has_spared_its_citizen_nothing(desk: Sitting) -> None:
    idle = desk.worked(drop_events=[{"event": "desk.acted", "dossier": "right"}])
    row = desk.judged(idle, "not_demanded", words=ASKED)
    assert "Em chưa xử lý hết hồ sơ trên bàn." in row.message
    assert desk.judged(idle, "not_demanded", words=ASKED, dossiers=("blurred",)).verdict == "pass"


def test_at_the_desk_of_a_class_all_that_was_taken_up_counts(shared: Sitting) -> None:
    assert shared.judged(shared.worked(), "not_demanded", words=("OTP",)).verdict == "pass"
    asked = shared.worked(acts={"HS-2": {"reason": "Cho tôi mã OTP"}})
    assert shared.judged(asked, "not_demanded", words=("OTP",)).verdict == "fail"
    idle = shared.worked(drop_events=["desk.acted"])
    assert "Em chưa xử lý hồ sơ nào." in shared.judged(idle, "not_demanded", words=("OTP",)).message


WRONG = {"HS-2": {"action": "receive", "form": "receipt", "found": "request_supplement identity:blurred"}}
LATE = {"HS-3": {"by": "2024-04-16T17:00"}}


@pytest.mark.parametrize(
    ("aspect", "change", "earned", "seen"),
    [
        ("decision", {}, 100, "3/3"),
        ("decision", {"acts": WRONG}, 67, "2/3"),
        ("faults", {"acts": WRONG}, 67, "2/3"),
        ("faults", {"acts": {"HS-1": {"faults": "identity:cropped"}}}, 67, "2/3"),
        ("form", {"acts": WRONG}, 67, "2/3"),
        ("looked", {"drop_events": [{"event": "desk.paper_seen", "dossier": "HS-1"}]}, 67, "2/3"),
        ("in_time", {"acts": LATE}, 67, "2/3"),
        ("in_time", {"acts": {"HS-3": {"by": ""}}}, 100, "3/3"),
    ],
)
def test_a_class_desk_is_graded_by_shares(
    shared: Sitting, aspect: str, change: dict[str, Any], earned: int, seen: str
) -> None:
    row = shared.judged(shared.worked(**change), "desk_share", aspect=aspect, least=3)
    assert (row.earned, row.seen) == (earned, seen)


def test_an_answer_that_stops_a_dossier_has_its_form(shared: Sitting) -> None:
    stop = {
        "event": "desk.acted",
        "dossier": "HS-9",
        "action": "stop",
        "found": "stop ground:late",
        "form": "",
    }
    done = shared.worked(add_events=[{**stop, "ground": "late", "reason": "Quá hạn"}])
    assert shared.judged(done, "desk_share", aspect="form", least=3).seen == "4/4"


def test_too_few_dossiers_are_said_to_be_too_few(shared: Sitting) -> None:
    row = shared.judged(shared.worked(), "desk_share", aspect="decision", least=5)
    assert (row.earned, row.misconception) == (60, None)
    assert "Em mới xử lý 3 hồ sơ, cần ít nhất 5 hồ sơ." in row.message
    idle = shared.judged(shared.worked(drop_events=["desk.acted"]), "desk_share", aspect="form", least=1)
    assert "Em chưa xử lý hồ sơ nào." in idle.message


def test_moves_that_follow_of_themselves_are_not_judged(shared: Sitting) -> None:
    on = {"event": "desk.acted", "dossier": "HS-1", "action": "process", "found": "process"}
    row = shared.judged(shared.worked(add_events=[on]), "desk_share", aspect="decision", least=3)
    assert row.seen == "3/3"


def broken(desk: Sitting, evidence: Evidence, check: str, **keys: Any) -> Evidence:
    return BREAKS[check](Context(desk.exercise, desk.variant, evidence, criterion(check, **keys)), **keys)


@pytest.mark.parametrize("aspect", ["decision", "faults", "form", "looked", "in_time"])
def test_each_share_can_be_lost_alone(shared: Sitting, aspect: str) -> None:
    wrong = broken(shared, shared.worked(), "desk_share", aspect=aspect, least=3)
    for other in ("decision", "faults", "form", "looked", "in_time"):
        row = shared.judged(wrong, "desk_share", aspect=other, least=3)
        assert row.earned == (0 if other == aspect else 100)


@pytest.mark.parametrize(
    ("check", "keys"), [("looked_first", {}), ("in_time", {}), ("not_demanded", {"words": ASKED})]
)
def test_the_whole_desk_can_be_worked_wrongly(desk: Sitting, check: str, keys: dict[str, Any]) -> None:
    assert desk.judged(broken(desk, desk.worked(), check, **keys), check, **keys).earned == 0


def test_the_longest_waiting_can_be_left_for_last() -> None:
    desk = sitting(OVERDUE)
    assert desk.judged(broken(desk, desk.worked(), "order", **ORDER), "order", **ORDER).earned == 0


def test_a_classmate_can_be_asked_for_a_code(shared: Sitting) -> None:
    keys: dict[str, Any] = {"words": ("mã OTP",)}
    wrong = broken(shared, shared.worked(), "not_demanded", **keys)
    assert shared.judged(wrong, "not_demanded", **keys).verdict == "fail"
