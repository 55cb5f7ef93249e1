"""The stack of an officer: dossiers with citizens of their own, kept small and drawn from what is kept."""

import json
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from exercises.engine.bench import Bench
from exercises.engine.evidence import Event, from_snapshot, snapshot
from exercises.engine.exercise import Exercise, Moved, Stacked
from exercises.engine.grading import grade
from exercises.engine.schema import load_library
from exercises.engine.slimming import slim
from exercises.engine.stack import Laid, came_in, laid, of_item, seen
from exercises.engine.standing import Standing, form_with, stood, to_do
from exercises.engine.variants import Variant, draw_paper, make_variant, missing_facts
from fixtures.catalogue import load_catalogue
from fixtures.officer import Seen
from fixtures.papers import KINDS, told
from fixtures.world import load_world
from tests.exercises.desk import DUE, FIRST_DAY, GROUNDS, OVERDUE, officers, sitting

SMALL = 5 * 1024  # bytes of one dossier, as stored
STACKED = (
    FIRST_DAY, GROUNDS, DUE, OVERDUE,
    "viet-phieu-yeu-cau-bo-sung", "ho-so-nop-thay", "khong-doi-giay-thua", "ho-so-cua-lop-em",
)  # fmt: skip


@pytest.mark.parametrize("slug", STACKED)
def test_a_dossier_is_kept_in_few_bytes(slug: str) -> None:
    for one in make_variant(officers(slug), "lan").to_json()["stack"].values():
        assert len(json.dumps(one, ensure_ascii=False).encode()) < SMALL


@pytest.mark.parametrize("slug", STACKED)
def test_its_papers_say_what_the_whole_citizen_would_say(slug: str) -> None:
    exercise = officers(slug)
    for item in exercise.desk.stack:
        one = laid(exercise, item, "lan")
        assert set(one.variant.papers) == {paper for _, paper in one.attach}
        for name, paper in one.variant.papers.items():
            facts = told(one.variant.values, paper.of)
            assert facts["full_name"] == one.variant.values[f"{paper.of}.full_name"], name


@pytest.mark.parametrize("slug", STACKED)
def test_every_paper_on_the_desk_can_be_drawn(slug: str) -> None:
    """What a paper asks for before it is drawn is kept too, also where it says nothing of it."""
    for kept in make_variant(officers(slug), "lan").stack.values():
        one = Laid.from_json(kept)
        for paper in one.variant.papers.values():
            facts = told(one.variant.values, paper.of)
            assert KINDS[paper.kind].missing(facts) == (), (slug, paper.id)


def test_a_slim_citizen_draws_the_same_paper(variant: Variant) -> None:
    small = slim(variant, ["application_form"])
    assert len(small.values) < len(variant.values) / 4
    assert draw_paper(small, "application_form") == draw_paper(variant, "application_form")
    assert list(slim(variant, []).values) == ["me.full_name", "me.gender", "me.id_issued"]


def test_an_expired_paper_is_slim_too() -> None:
    exercise = officers(OVERDUE).sources["ban-sao-van-bang-cong-quoc-gia-2024"]
    variant = make_variant(exercise, "lan")
    small = slim(variant, ["old_card"])
    assert draw_paper(small, "old_card") == draw_paper(variant, "old_card")


def test_a_citizen_whose_paper_would_change_is_kept_whole(
    variant: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exercises.engine.slimming._read", lambda values, paper: {"me.full_name"})
    assert slim(variant, ["id_card"]).values == variant.values


def test_everybody_has_other_citizens_on_the_desk() -> None:
    names = Counter(
        one["fields"]["applicant_name"]
        for seed in ("lan", "minh", "hoa")
        for one in make_variant(officers(FIRST_DAY), seed).stack.values()
    )
    assert max(names.values()) == 1
    assert make_variant(officers(FIRST_DAY), "lan") == make_variant(officers(FIRST_DAY), "lan")


def test_what_is_laid_comes_back_from_json() -> None:
    variant = make_variant(officers(OVERDUE), "lan")
    kept = json.loads(json.dumps(variant.to_json()))
    assert Variant.from_json(kept) == variant
    one = of_item(variant, "late_copy")
    assert Laid.from_json(json.loads(json.dumps(one.to_json()))) == one
    assert (one.state, one.due, one.found) == ("processing", "2024-05-08T17:00", "extend")
    with pytest.raises(KeyError):
        of_item(variant, "nowhere")


def test_what_was_laid_before_the_desk_kept_times_is_read() -> None:
    old = make_variant(officers(FIRST_DAY), "lan").to_json()
    for one in old["stack"].values():
        for key in ("state", "filed", "due", "hop", "here"):
            del one[key]
    one = of_item(Variant.from_json(old), "right")
    assert (one.state, one.came, one.standing.by) == ("registered", None, None)
    sat = sitting()
    read, evidence = from_snapshot(snapshot(sat.exercise, Variant.from_json(old), sat.worked()))
    assert grade(sat.exercise, read, evidence).mark == "10.0"


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("found", None, "found: phải là chữ"),
        ("attach", [["identity"]], "attach"),
        ("attach", [["identity", "nowhere"]], "không có trong hồ sơ"),
        ("due", "hôm qua", "due: phải là một thời điểm"),
        ("filed", 3, "filed: phải là chữ"),
        ("variant", {"seed": "", "values": {}, "papers": {}}, "variant.values: không được trống"),
        ("colour", "đỏ", "colour: không có khoá này"),
    ],
)
def test_a_damaged_stack_is_refused_at_its_place(key: str, value: object, says: str) -> None:
    sat = sitting()
    data = json.loads(json.dumps(snapshot(sat.exercise, sat.variant, sat.worked())))
    data["variant"]["stack"]["right"][key] = value
    with pytest.raises(ValueError, match=r"variant\.stack\.right") as caught:
        from_snapshot(data)
    assert says in str(caught.value)


def test_a_report_can_be_given_again_from_its_snapshot_alone() -> None:
    for slug in (FIRST_DAY, OVERDUE, GROUNDS):
        sat = sitting(slug)
        done = sat.worked(drop_events=["desk.paper_seen"])
        kept = json.loads(json.dumps(snapshot(sat.exercise, sat.variant, done)))
        assert grade(sat.exercise, *from_snapshot(kept)) == grade(sat.exercise, sat.variant, done)


def test_a_shuffled_stack_comes_in_at_each_others_moments() -> None:
    exercise = officers("ho-so-nop-thay")
    drawn = [came_in(exercise, str(seed)) for seed in range(12)]
    moments = sorted(one.filed for one in exercise.desk.stack)
    assert all(sorted(one.values()) == moments for one in drawn)
    assert len({tuple(one.values()) for one in drawn}) > 6
    plain = officers(FIRST_DAY)
    assert came_in(plain, "1") == {one.id: one.filed for one in plain.desk.stack}


def test_what_was_moved_or_has_a_ground_keeps_its_moment() -> None:
    for slug in (OVERDUE, GROUNDS):
        exercise = officers(slug)
        shuffled = exercise.model_copy(update={"desk": exercise.desk.model_copy(update={"shuffled": True})})
        fixed = [one for one in exercise.desk.stack if one.moves or one.ground]
        for seed in ("a", "b", "c"):
            assert all(came_in(shuffled, seed)[one.id] == one.filed for one in fixed)


def moved(do: str, at: str, **keys: Any) -> Moved:
    return Moved.model_validate({"do": do, "at": at, **keys})


FILED = datetime(2024, 4, 16, 9, 12)
RECEIVED = [moved("receive", "2024-04-16T10:00:00"), moved("process", "2024-04-16T10:30:00")]
NOW = datetime(2024, 4, 19, 8, 0)


@pytest.mark.parametrize(
    ("moves", "found", "todo"),
    [
        ([], "receive", "receive"),
        ([], "request_supplement identity:missing", "request_supplement identity:missing"),
        (RECEIVED[:1], "receive", "process"),
        (RECEIVED, "receive", "extend"),
        (
            [*RECEIVED, moved("late", "2024-04-17T08:00:00", reason="Thiếu người", days=3)],
            "receive",
            "finish",
        ),
        (
            [*RECEIVED, moved("late", "2024-04-17T08:00:00", reason="Thiếu người", days=3)],
            "request_supplement identity:blurred",
            "request_supplement identity:blurred",
        ),
        ([*RECEIVED, moved("finish", "2024-04-17T08:00:00")], "receive", "return_result"),
        ([moved("supplement", "2024-04-16T10:00:00")], "receive", ""),
    ],
)
def test_what_is_to_be_done_follows_from_where_it_stands(moves: list[Moved], found: str, todo: str) -> None:
    processing = load_catalogue().procedure("1.005092").processing
    assert to_do(stood(FILED, moves, processing), found, NOW) == todo


def test_a_late_move_says_why_and_for_how_long() -> None:
    for keys in ({"reason": "Thiếu người"}, {"days": 2}, {"reason": " ", "days": 2}):
        with pytest.raises(ValueError, match="reason và days"):
            moved("late", "2024-04-17T08:00:00", **keys)


def test_a_deadline_goes_with_the_state() -> None:
    new = Standing("registered", FILED)
    assert new.by == datetime(2024, 4, 17, 9, 12)
    assert new.after("receive", NOW).by is None, "a procedure without a time limit promises nothing"
    assert new.after("finish", NOW) == new, "what is not allowed changes nothing"
    put_off = Standing("processing", FILED).after("extend", NOW)
    assert put_off.due == datetime(2024, 4, 23, 8, 0)
    assert Standing("done", FILED, NOW).by is None


def test_a_form_goes_with_a_move_of_its_time() -> None:
    assert form_with("registered", "receive", "2024") == "receipt"
    assert (form_with("processing", "stop", "2024"), form_with("processing", "stop", "2026")) == ("", "stop")
    assert form_with("received", "process", "2024") == form_with("done", "sing", "2024") == ""


def test_what_is_nobodys_variant_is_only_there() -> None:
    assert seen("identity", None, "id_card") == Seen("identity")
    variant = make_variant(officers(FIRST_DAY), "lan")
    assert seen("identity", variant, "nowhere") == Seen("identity")


def test_a_kind_of_paper_that_is_gone_keeps_its_own_title(variant: Variant) -> None:
    lost = replace(variant.papers["id_card"], kind="parchment", title="Giấy da")
    there = replace(variant, papers={"id_card": lost})
    assert seen("identity", there, "id_card").title == "Giấy da"


def test_an_exercise_that_files_nothing_makes_no_dossier() -> None:
    exercise = officers(FIRST_DAY)
    item = {**exercise.desk.stack[0].model_dump(), "change": {"nothing_filed": True}}
    with pytest.raises(ValueError, match="không nộp hồ sơ nào"):
        laid(exercise, Stacked.model_validate(item), "lan")


def bench_of(exercise: Exercise) -> tuple[Bench, Variant]:
    variant = make_variant(exercise, "lan")
    return Bench(exercise, variant), variant


def test_a_worked_officer_writes_what_the_rules_want() -> None:
    exercise = officers(GROUNDS)
    bench, _ = bench_of(exercise)
    told = bench.acted({"dossier": "after_term", "reason": "Quá hạn"}, exercise.start)
    assert (told["action"], told["ground"], told["faults"], told["form"]) == ("refuse", "late", "", "refusal")
    assert (told["days"], told["promised"], told["by"]) == ("", "", "2026-11-20T08:20")
    sent = bench.acted({"dossier": "draft"}, exercise.start)
    assert (sent["faults"], sent["days"]) == ("return_application:unsigned", "5")


def test_another_action_is_told_with_what_goes_with_it() -> None:
    exercise = officers(FIRST_DAY)
    bench, _ = bench_of(exercise)
    told = bench.acted({"dossier": "blurred", "action": "receive"}, exercise.start)
    assert (told["faults"], told["form"], told["found"]) == (
        "",
        "receipt",
        "request_supplement identity:blurred",
    )
    assert bench.stands["blurred"].state == "received"
    further = bench.acted({"dossier": "blurred"}, exercise.start)
    assert (further["action"], further["by"]) == ("process", "")


def test_a_day_is_promised_where_the_officer_is_asked_for_one() -> None:
    for slug, due in ((DUE, "19/04/2024"), (FIRST_DAY, "")):
        exercise = officers(slug)
        bench, _ = bench_of(exercise)
        item = exercise.desk.stack[0].id
        told = bench.acted({"dossier": item}, exercise.start)
        assert told["due"] == due
        assert told["promised"]


def test_a_classmates_dossier_is_told_as_it_is_typed() -> None:
    bench, _ = bench_of(officers(FIRST_DAY))
    assert bench.acted({"dossier": "HS-1", "action": "receive"}, NOW) == {
        "dossier": "HS-1",
        "action": "receive",
    }
    assert bench.acted({"action": "receive"}, NOW) == {"action": "receive"}


def test_an_officers_clock_stands_still_until_the_day_is_moved() -> None:
    journal = (
        sitting()
        .worked(
            add_events=[
                {"event": "calendar.advanced", "to": "2024-04-19"},
                {"event": "desk.opened", "dossier": "right"},
            ]
        )
        .journal
    )
    assert {event.clock for event in journal[:-2]} == {"2024-04-17T08:00:00"}
    assert isinstance(journal[-1], Event)
    assert journal[-1].clock == "2024-04-19T08:00:00"


@pytest.mark.parametrize("seed", ["một", "hai"])
def test_every_paper_of_every_stack_can_be_drawn(seed: str) -> None:
    """The values kept with a stack are few; none that a paper needs may be missing."""
    for exercise in load_library(load_world(), samples=1).values():
        for item, kept in make_variant(exercise, seed).stack.items():
            variant = Laid.from_json(kept).variant
            for paper in variant.papers:
                assert missing_facts(variant, paper) == (), (exercise.slug, item, paper)
