"""How the student worked: counts, order, deadlines, and several ways to do one thing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import Exercise, Step
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]
Judge = Callable[..., CriterionResult]
Did = Callable[..., Evidence]
IDEA = [{"when": "always", "tag": "idea", "say": "Vì thế này."}]


def event(kind: str, clock: str = "2024-04-17T08:00:00", **data: object) -> Event:
    return Event(kind, "2024-04-17T01:00:00+00:00", data, clock)


@pytest.fixture
def did(work: Work) -> Did:
    """A filed dossier, and exactly these events."""

    def build(*events: Event | str, before: tuple[Event, ...] = ()) -> Evidence:
        journal = tuple(event(one) if isinstance(one, str) else one for one in events)
        return replace(work(), journal=journal, before=before)

    return build


@pytest.mark.parametrize(
    ("times", "bounds", "verdict", "said"),
    [
        (0, {}, "fail", "Em chưa làm bước này."),
        (1, {}, "pass", ""),
        (5, {}, "pass", ""),
        (1, {"at_least": 2}, "fail", "Em đã làm bước này 1 lần."),
        (2, {"at_least": 2}, "pass", ""),
        (2, {"at_most": 2}, "pass", ""),
        (3, {"at_most": 2}, "fail", "Em đã làm bước này 3 lần."),
        (0, {"at_least": 0, "at_most": 1}, "pass", ""),
    ],
)
def test_an_event_is_counted(
    judge: Judge, did: Did, times: int, bounds: dict[str, int], verdict: str, said: str
) -> None:
    row = judge(did(*["otp.sent"] * times), "happened", event="otp.sent", misconceptions=IDEA, **bounds)
    assert (row.verdict, row.seen, said in row.message) == (verdict, str(times), True)
    assert (row.misconception == "idea") is (verdict == "fail")


def test_only_events_about_the_right_thing_count(judge: Judge, did: Did, variant: Variant) -> None:
    done = did(event("procedure.viewed", procedure="1.1", number=3), event("procedure.viewed"))
    for where, verdict in (
        ({"procedure": "1.1"}, "pass"),
        ({"procedure": "1.1", "number": "3"}, "pass"),
        ({"procedure": "2.2"}, "fail"),
    ):
        assert judge(done, "happened", event="procedure.viewed", where=where).verdict == verdict
    own = did(event("otp.shared", to=variant.values["me.full_name"]))
    assert judge(own, "never_happened", event="otp.shared", where={"to": "{me.full_name}"}).verdict == "fail"


A, B = "procedure.viewed", "dossier.started"


@pytest.mark.parametrize(
    ("events", "before", "after"),
    [
        ([], "fail", "fail"),
        ([A], "pass", "pass"),
        ([B], "fail", "fail"),
        ([A, B], "pass", "fail"),
        ([B, A], "fail", "pass"),
        ([A, B, A], "pass", "pass"),
        ([B, A, B], "fail", "fail"),
    ],
)
def test_order_is_seen(judge: Judge, did: Did, events: list[str], before: str, after: str) -> None:
    done = did(*events)
    first = judge(done, "happened_before", first=A, then=B, misconceptions=IDEA)
    last = judge(done, "happened_after_last", event=A, after=B, misconceptions=IDEA)
    assert (first.verdict, last.verdict) == (before, after)
    for row in (first, last):
        assert (row.misconception == "idea") is (row.verdict == "fail")


def test_too_late_is_told_from_never(judge: Judge, did: Did) -> None:
    keys: dict[str, Any] = {"first": A, "then": B}
    assert "Em đã bỏ qua bước này." in judge(did(B), "happened_before", **keys).message
    assert "làm quá muộn" in judge(did(B, A), "happened_before", **keys).message
    assert "sau cùng" in judge(did(A, B), "happened_after_last", event=A, after=B).message


def test_order_is_seen_among_the_right_things_only(judge: Judge, did: Did) -> None:
    done = did(
        event(B, procedure="2"), event(A, procedure="1"), event(B, procedure="1"), event(A, procedure="2")
    )
    one, two = {"procedure": "1"}, {"procedure": "2"}
    keys: dict[str, Any] = {"first": A, "then": B}
    assert judge(done, "happened_before", first_where=one, then_where=one, **keys).verdict == "pass"
    assert judge(done, "happened_before", first_where=one, then_where=two, **keys).verdict == "fail"
    keys = {"event": A, "after": B}
    assert judge(done, "happened_after_last", where=two, after_where=one, **keys).verdict == "pass"
    assert judge(done, "happened_after_last", where=one, after_where=one, **keys).verdict == "fail"


ASKED, SENT = "dossier.supplement_requested", "dossier.supplemented"


@pytest.mark.parametrize(
    ("asked", "sent", "days", "verdict"),
    [
        ("2024-04-17T08:00:00", "2024-04-19T16:00:00", 1, "pass"),  # 18/4 is a holiday
        ("2024-04-17T08:00:00", "2024-04-22T08:00:00", 1, "fail"),
        ("2024-04-17T08:00:00", "2024-04-22T17:00:00", 2, "pass"),  # over a weekend too
        ("2024-04-17T08:00:00", "2024-04-17T09:00:00", 0, "pass"),
    ],
)
def test_a_deadline_is_counted_in_working_days(
    judge: Judge, did: Did, asked: str, sent: str, days: int, verdict: str
) -> None:
    done = did(event(SENT, sent), before=(event(ASKED, asked),))
    row = judge(done, "happened_within", event=SENT, days=days, of=ASKED, misconceptions=IDEA)
    assert (row.verdict, row.seen) == (verdict, f"{sent[8:10]}/04/2024")
    assert ("đã quá hạn" in row.message, row.misconception == "idea") == (
        verdict == "fail",
        verdict == "fail",
    )
    assert row.expected.endswith("/04/2024")


@pytest.mark.parametrize("missing", [ASKED, SENT])
def test_a_deadline_of_nothing_is_not_kept(judge: Judge, did: Did, missing: str) -> None:
    done = did(*({ASKED, SENT} - {missing}))
    row = judge(done, "happened_within", event=SENT, days=3, of=ASKED, misconceptions=IDEA)
    assert (row.verdict, row.misconception, row.expected) == ("fail", "idea", "3 ngày làm việc")


def test_the_first_of_each_counts_for_a_deadline(judge: Judge, did: Did) -> None:
    late, soon = event(SENT, "2024-06-03T08:00:00", code="1"), event(SENT, "2024-04-19T08:00:00", code="2")
    keys: dict[str, Any] = {"event": SENT, "days": 1, "of": ASKED}
    assert judge(did(event(ASKED), soon, late), "happened_within", **keys).verdict == "pass"
    assert (
        judge(did(event(ASKED), soon, late), "happened_within", where={"code": "1"}, **keys).verdict == "fail"
    )
    asked = event(ASKED, "2024-05-31T08:00:00", code="9")
    again = did(event(ASKED), asked, soon, late)
    assert (
        judge(again, "happened_within", where={"code": "1"}, of_where={"code": "9"}, **keys).verdict == "pass"
    )


PATHS = (
    (Step(event=A), Step(event=B)),
    (Step(event="website.read", data={"page": "p"}), Step(event="link.followed"), Step(event=B)),
)


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([A, B], "pass"),
        ([B, A], "fail"),
        ([A], "fail"),
        ([], "fail"),
        ([event("website.read", page="p"), "link.followed", B], "pass"),
        ([event("website.read", page="q"), "link.followed", B], "fail"),
        ([event("website.read", page="p"), "otp.sent", "link.followed", "otp.sent", B], "pass"),
    ],
)
def test_one_of_several_ways_is_enough(
    judge: Judge, did: Did, events: list[Event | str], verdict: str
) -> None:
    row = judge(did(*events), "any_path", paths=PATHS, misconceptions=IDEA)
    assert (row.verdict, row.misconception) == (verdict, "idea" if verdict == "fail" else None)


def test_the_same_step_twice_needs_two_events(judge: Judge, did: Did) -> None:
    twice = ((Step(event=A), Step(event=A)),)
    assert judge(did(A), "any_path", paths=twice).verdict == "fail"
    assert judge(did(A, A), "any_path", paths=twice).verdict == "pass"


@pytest.mark.parametrize(
    ("check", "args", "events"),
    [
        (
            "happened",
            {"event": A, "where": {"procedure": "1"}},
            [event(A, procedure="1"), event(A, procedure="2")],
        ),
        ("never_happened", {"event": "otp.shared"}, [A]),
        ("happened_before", {"first": A, "then": B}, [A, B]),
        ("happened_after_last", {"event": A, "after": B}, [B, A]),
        ("happened_within", {"event": SENT, "days": 1, "of": ASKED}, [ASKED, SENT]),
        ("any_path", {"paths": PATHS}, [A, B, event("website.read", page="p"), "link.followed", B]),
    ],
)
def test_each_knows_how_it_is_failed(
    exercise: Exercise, variant: Variant, judge: Judge, did: Did, check: str, args: dict[str, Any],
    events: list[Event | str],
) -> None:  # fmt: skip
    right = did(*events)
    assert judge(right, check, **args).verdict == "pass"
    broken = BREAKS[check](Context(exercise, variant, right, exercise.rubric[0]), **args)
    assert judge(broken, check, **args).verdict == "fail"
    assert replace(broken, journal=()) == replace(right, journal=()), "only the journal is touched"


def test_work_may_be_judged_before_anything_is_filed(
    exercise: Exercise, variant: Variant, judge: Judge, did: Did
) -> None:
    from exercises.engine.grading import grade

    looking = exercise.model_copy(update={"ends": "hand_in"})
    evidence = replace(did(event(A, procedure="1.005092"), event(B, procedure="1.005092")), dossier=None)
    verdicts = {row.id: row.verdict for row in grade(looking, variant, evidence).criteria}
    assert (verdicts["read_first"], verdicts["procedure"]) == ("pass", "not_reached")


def test_a_step_is_not_before_or_after_itself(judge: Judge, did: Did) -> None:
    assert judge(did(A), "happened_before", first=A, then=A).verdict == "pass", "it was not skipped"
    assert judge(did(A), "happened_after_last", event=A, after=A).verdict == "fail"
    assert judge(did(A, A), "happened_after_last", event=A, after=A).verdict == "fail"


def test_only_the_last_steps_of_the_ways_are_undone(exercise: Exercise, variant: Variant, did: Did) -> None:
    right = did(A, event("website.read", page="p"), "link.followed", B, A)
    ctx = Context(exercise, variant, right, exercise.rubric[0])
    left = BREAKS["any_path"](ctx, paths=PATHS).journal
    assert [one.kind for one in left] == [A, "website.read", "link.followed", A]


def test_only_the_deadline_event_is_moved(exercise: Exercise, variant: Variant, did: Did) -> None:
    right = did(ASKED, event(SENT, code="1"), event(SENT, code="2"))
    ctx = Context(exercise, variant, right, exercise.rubric[0])
    keys: dict[str, Any] = {"event": SENT, "days": 1, "of": ASKED, "where": {"code": "1"}}
    left = BREAKS["happened_within"](ctx, **keys).journal
    moved = [one.clock != old.clock for one, old in zip(left, right.journal, strict=True)]
    assert moved == [False, True, False]
    assert [one.kind for one in left] == [one.kind for one in right.journal]


def test_the_last_step_of_a_way_is_undone_with_its_data(
    exercise: Exercise, variant: Variant, did: Did
) -> None:
    paths = ((Step(event=A, data={"procedure": "1"}), Step(event=B, data={"procedure": "2"})),)
    right = did(event(A, procedure="1"), event(B, procedure="1"), event(B, procedure="2"))
    left = BREAKS["any_path"](Context(exercise, variant, right, exercise.rubric[0]), paths=paths).journal
    assert left == right.journal[:2]
