"""What a student gets for a piece of work."""

import builtins
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from exercises.engine.checking import CHECKS, Check, Finding
from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import Exercise, Misconception
from exercises.engine.grading import grade
from exercises.engine.marking import mark_of
from exercises.engine.messages import BROKEN
from exercises.engine.report import CriterionResult, Report
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]
Reports = Callable[..., Report]


def result(report: Report, criterion: str) -> CriterionResult:
    return next(row for row in report.criteria if row.id == criterion)


def changed_row(exercise: Exercise, criterion: str, **update: object) -> Exercise:
    rows = (row.model_copy(update=update) if row.id == criterion else row for row in exercise.rubric)
    return exercise.model_copy(update={"rubric": tuple(rows)})


def test_perfect_work_gets_ten_and_praise(report_on: Reports) -> None:
    report = report_on()
    assert (report.mark, report.earned, report.points) == ("10.0", 1000, 1000)
    assert len(report.good) == 3
    assert all(row.message == "" and row.advice == "" for row in report.criteria)


def test_groups_are_reported_apart(report_on: Reports) -> None:
    shared = {"event": "otp.shared", "to": "người lạ"}
    report = report_on(fields={"owner_name": "Ai đó khác"}, add_events=[shared])
    assert report.groups == {"outcome": (725, 825), "process": (100, 100), "safety": (0, 75)}


def test_who_files_nothing_gets_nothing_and_no_blame(
    exercise: Exercise, variant: Variant, without_dossier: Evidence
) -> None:
    report = grade(exercise, variant, without_dossier)
    assert (report.mark, report.earned) == ("0.0", 0)
    assert {row.verdict for row in report.criteria} == {"not_reached"}
    assert {row.misconception for row in report.criteria} == {None}


def test_a_siblings_name_is_named_and_earns_nothing(report_on: Reports) -> None:
    row = result(report_on(fields={"owner_name": "{sibling.full_name}"}), "owner_name")
    assert (row.verdict, row.earned, row.misconception) == ("fail", 0, "wrong_person")


def test_a_name_without_marks_earns_half_and_says_so(report_on: Reports, variant: Variant) -> None:
    typed = variant.values["me.full_name"] + "n"
    row = result(report_on(fields={"owner_name": typed}), "owner_name")
    assert (row.verdict, row.level, row.earned) == ("partial", "typing", 50)
    assert "lệch một ký tự" in row.message
    assert row.seen == typed


def test_a_field_the_filed_form_does_not_have_is_not_reached(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    done = work()
    assert done.dossier
    fields = {name: value for name, value in done.dossier.fields.items() if name != "copies"}
    report = grade(exercise, variant, replace(done, dossier=replace(done.dossier, fields=fields)))
    assert (result(report, "copies").verdict, report.earned) == ("not_reached", 950)


def test_what_hangs_on_a_failed_row_is_not_reached(exercise: Exercise, variant: Variant, work: Work) -> None:
    strict = changed_row(exercise, "owner_name", depends_on=("procedure",))
    wrong = work(procedure="2.001914", fields={"owner_name": "{sibling.full_name}"})
    row = result(grade(strict, variant, wrong), "owner_name")
    assert (row.verdict, row.earned, row.misconception) == ("not_reached", 0, None)
    assert result(grade(strict, variant, work()), "owner_name").verdict == "pass"


def test_a_row_for_other_variants_leaves_points_and_mark_alone(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    other = {"desk": "post", "post": "desk"}[variant.values["receive"]]
    limited = changed_row(exercise, "agency", when={"receive": other})
    report = grade(limited, variant, work(agency="phong-gddt-quy-nhon"))
    assert (result(report, "agency").verdict, report.points, report.mark) == ("not_applicable", 950, "10.0")


def test_a_broken_check_never_costs_a_mark(
    exercise: Exercise, variant: Variant, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Finding:
        raise ZeroDivisionError

    monkeypatch.setitem(CHECKS, "agency_is", Check("agency_is", broken, "", "dossier"))
    report = grade(exercise, variant, work())
    assert (result(report, "agency").verdict, report.mark) == ("error", "10.0")


NO_VALUE = "Em xem {me.nowhere}."


@pytest.mark.parametrize(
    "update",
    [
        {"advice": NO_VALUE},
        {"misconceptions": (Misconception(when="{sibling.full_name}", tag="sister", say=NO_VALUE),)},
        {"misconceptions": (Misconception(when=NO_VALUE, tag="sister", say="Nhầm."),)},
        {"depends_on": ("no_such_row",)},
        {"check": "no_such_check"},
        {"args": {"field": "owner_name", "value": NO_VALUE, "as_": "name"}},
        {"args": {"field": "owner_name", "value": "{me.full_name}", "as_": "no_such_kind"}},
        {"args": {"fields": "owner_name"}},
    ],
)
def test_a_row_that_cannot_be_judged_or_worded_is_the_engines_fault(
    exercise: Exercise, variant: Variant, work: Work, update: dict[str, object]
) -> None:
    broken = changed_row(exercise, "owner_name", **update)
    report = grade(broken, variant, work(fields={"owner_name": "{sibling.full_name}"}))
    row = result(report, "owner_name")
    assert (row.verdict, row.earned, row.message, row.misconception) == ("error", 100, BROKEN, None)
    assert report.mark == "10.0"


@pytest.mark.parametrize("credit", ["NaN", "2", "-1", "Infinity"])
def test_a_check_that_gives_more_than_all_or_less_than_nothing_is_broken(
    exercise: Exercise, variant: Variant, work: Work, monkeypatch: pytest.MonkeyPatch, credit: str
) -> None:
    odd = Check("agency_is", lambda *_, **__: Finding(Decimal(credit)), "", "dossier")
    monkeypatch.setitem(CHECKS, "agency_is", odd)
    report = grade(exercise, variant, work())
    assert (result(report, "agency").verdict, report.mark) == ("error", "10.0")


def test_words_that_cannot_be_filled_in_earn_nothing_for_who_filed_nothing(
    exercise: Exercise, variant: Variant, without_dossier: Evidence
) -> None:
    report = grade(changed_row(exercise, "owner_name", advice=NO_VALUE), variant, without_dossier)
    assert (result(report, "owner_name").verdict, report.mark) == ("not_reached", "0.0")


def test_a_hint_costs_once_and_never_more_than_its_row(report_on: Reports) -> None:
    used = {"event": "hint.used", "hint": "two_numbers"}
    row = result(report_on(add_events=[used, used]), "diploma_number")
    assert (row.verdict, row.earned) == ("pass", 75)
    assert "0,25 điểm" in row.message
    wrong = result(report_on(add_events=[used], fields={"diploma_number": "không nhớ"}), "diploma_number")
    assert wrong.earned == 0


@pytest.mark.parametrize(
    ("earned", "mark"), [(0, "0.0"), (825, "8.3"), (824, "8.2"), (835, "8.4"), (995, "10.0"), (4, "0.0")]
)
def test_marks_round_half_up_to_a_tenth(earned: int, mark: str) -> None:
    assert mark_of(earned, 1000) == mark


def test_a_report_survives_being_stored(report_on: Reports) -> None:
    report = report_on(fields={"owner_name": "{sibling.full_name}"})
    assert Report.from_json(json.loads(json.dumps(report.to_json()))) == report


def test_a_report_says_by_which_exercise_and_engine(report_on: Reports, exercise: Exercise) -> None:
    report = report_on()
    assert (report.exercise_hash, len(report.exercise_hash)) == (exercise.hash, 64)
    assert report.engine_version
    assert report.revision == exercise.revision


def test_grading_opens_no_file(
    exercise: Exercise, variant: Variant, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was opened")

    done = work()
    monkeypatch.setattr(builtins, "open", refuse)
    assert grade(exercise, variant, done).mark == "10.0"


@pytest.mark.parametrize("text", ["\0", "\ud800", "e" + "\u0301" * 100_000, "\u202e" * 50, "a" * 100_000])
def test_no_text_in_a_form_breaks_the_report(
    exercise: Exercise, variant: Variant, work: Work, text: str
) -> None:
    done = work()
    assert done.dossier
    filed = replace(done.dossier, fields=dict.fromkeys(done.dossier.fields, text))
    nasty = replace(done, dossier=filed, journal=(*done.journal, Event("x", "", {"y": text})))
    report = grade(exercise, variant, nasty)
    assert "error" not in {row.verdict for row in report.criteria}
    assert len(json.dumps(report.to_json(), ensure_ascii=False).encode()) < 20_000


def test_only_hints_that_were_opened_cost(exercise: Exercise, variant: Variant, work: Work) -> None:
    first = exercise.hints[0].model_copy(update={"id": "one", "for_": "owner_name", "cost": 10})
    second = first.model_copy(update={"id": "two", "cost": 20})
    other = first.model_copy(update={"id": "three", "for_": "copies", "cost": 5})
    hinted = exercise.model_copy(update={"hints": (first, second, other)})
    opened = [{"event": "hint.used", "hint": name} for name in ("two", "three", "none")]
    report = grade(hinted, variant, work(add_events=opened))
    assert (result(report, "owner_name").earned, result(report, "copies").earned) == (80, 45)
    assert result(report, "owner_name").message == "Em đã mở gợi ý nên mục này bớt 0,2 điểm."
    noted = [{"event": "draft.saved", "hint": "two", "step": "x"}]
    assert grade(hinted, variant, work(add_events=noted)).mark == "10.0", "only hint.used opens a hint"


def test_a_row_that_was_not_judged_still_says_what_it_is(
    exercise: Exercise, variant: Variant, without_dossier: Evidence
) -> None:
    row, criterion = grade(exercise, variant, without_dossier).criteria[0], exercise.rubric[0]
    assert (row.id, row.title, row.group, row.skill, row.points, row.link, row.advice) == (
        criterion.id, criterion.title, criterion.group, criterion.skill, 150, "thu-tuc", criterion.advice,
    )  # fmt: skip
    assert (row.earned, row.level, row.seen, row.expected, row.misconception) == (0, "", "", "", None)
    unsaid = changed_row(exercise, "procedure", advice=NO_VALUE)
    assert grade(unsaid, variant, without_dossier).criteria[0].advice == ""


def test_a_judged_row_says_what_it_is(report_on: Reports, exercise: Exercise) -> None:
    row = result(report_on(procedure="2.001914"), "procedure")
    criterion = exercise.rubric[0]
    assert (row.title, row.group, row.skill, row.points, row.earned, row.link) == (
        criterion.title, "outcome", "search", 150, 0, "thu-tuc",
    )  # fmt: skip
    assert (row.seen, row.seen_canonical, row.expected) == ("2.001914", "", "1.005092")
    assert (row.misconception, row.advice) == ("correction_not_copy", criterion.advice)
    assert row.message.startswith(f"{criterion.ask} Em đã nộp hồ sơ cho một thủ tục khác. Thủ tục em chọn")


def test_half_a_hundredth_is_rounded_up(exercise: Exercise, variant: Variant, work: Work) -> None:
    odd = changed_row(exercise, "owner_name", points=75)
    row = result(grade(odd, variant, work(fields={"owner_name": "{me.full_name}n"})), "owner_name")
    assert (row.verdict, row.earned) == ("partial", 38)
