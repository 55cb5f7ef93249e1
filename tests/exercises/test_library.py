"""Every exercise of the library proves itself, and speaks kindly."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from exercises.engine.checking import BREAKS
from exercises.engine.exercise import Case, Exercise
from exercises.engine.messages import _BY_DETAIL, _BY_LEVEL, PRAISE
from exercises.engine.outcomes import load_outcomes
from exercises.engine.proof import Trial, check_exercise
from exercises.engine.render import brief_html
from exercises.engine.report import CriterionResult
from exercises.engine.schema import load_library
from exercises.engine.variants import Variant, make_variant
from exercises.engine.works import evidence_for
from exercises.engine.writings import STYLES, rewritten
from fixtures.world import World

MOST_WORDS = 18


def with_cases(exercise: Exercise, *cases: Case) -> Exercise:
    return exercise.model_copy(update={"cases": exercise.cases.model_copy(update={"cases": cases})})


def test_a_criterion_that_asks_for_the_wrong_thing_is_found(exercise: Exercise, world: World) -> None:
    args = {"field": "owner_name", "value": "{sibling.full_name}", "as_": "name"}
    rows = tuple(
        row.model_copy(update={"args": args}) if row.id == "owner_name" else row for row in exercise.rubric
    )
    found = check_exercise(exercise.model_copy(update={"rubric": rows}), world, ["một"])
    assert "reference" in {problem.place for problem in found}


def test_two_criteria_that_fail_together_are_found(exercise: Exercise, world: World) -> None:
    twin = exercise.rubric[0].model_copy(update={"id": "twin"})
    found = check_exercise(exercise.model_copy(update={"rubric": (*exercise.rubric, twin)}), world, 1)
    assert any("mất điểm ở tiêu chí twin" in problem.message for problem in found)
    assert any(problem.place == "rubric" and "tổng điểm" in problem.message for problem in found)


def test_a_reference_the_portal_refuses_is_found(exercise: Exercise, world: World) -> None:
    work = exercise.cases.reference.model_copy(update={"removed": ()})
    cases = exercise.cases.model_copy(update={"reference": work})
    found = check_exercise(exercise.model_copy(update={"cases": cases}), world, 1)
    assert any("cổng không nhận" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"fields": {}}, "wrong_content"),
        ({"drop_fields": ()}, "owner_address"),
        ({"attach": {}}, "civil_record"),
        ({"removed": ("birth_certificate", "relationship")}, "relationship"),
    ],
)
def test_a_case_no_portal_would_take_is_found(
    exercise: Exercise, world: World, change: dict[str, object], place: str
) -> None:
    case = next(case for case in exercise.cases.cases if case.change.procedure)
    impossible = case.model_copy(update={"change": case.change.model_copy(update=change)})
    found = check_exercise(with_cases(exercise, impossible), world, 1)
    assert f"cases.{case.name}.{place}" in {problem.place for problem in found}
    assert check_exercise(with_cases(exercise, case), world, 1) == ()


def test_one_paper_too_many_costs_its_own_row_alone(exercise: Exercise, variant: Variant) -> None:
    trial = Trial(exercise, variant, evidence_for(exercise, exercise.cases.reference, variant))
    row = next(row for row in exercise.rubric if row.check == "no_extra_papers")
    report = trial.grade(BREAKS[row.check](trial.context(row)))
    assert [result.id for result in report.criteria if result.verdict != "pass"] == [row.id]


def test_a_case_graded_otherwise_than_it_says_is_found(exercise: Exercise, world: World) -> None:
    case = exercise.cases.cases[0].model_copy(update={"expect": {}, "mark": "1.0"})
    found = check_exercise(with_cases(exercise, case), world, 1)
    assert {problem.place for problem in found} == {f"cases.{case.name}", f"cases.{case.name}.mark"}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_writing_changes_something(style: str) -> None:
    values = {
        "name": "Nguyễn Hoà",
        "date": "05/03/2004",
        "phone": "0912345678",
        "id_number": "052204001234",
        "code": "AB 123/4-5",
        "address": "Số 7, Thị xã Mỹ Hiệp",
        "text": "Trường THPT Lý",
        "money": "8000",
        "number": "2",
        "set": "đơn; ảnh",
    }
    assert any(rewritten(style, kind, value) != value for kind, value in values.items())


def test_outcomes_name_their_source() -> None:
    assert all(outcome.source and (outcome.verified or outcome.note) for outcome in load_outcomes().values())


def everything_said(world: World) -> Iterator[str]:
    yield from _BY_DETAIL.values()
    yield from _BY_LEVEL.values()
    yield from PRAISE.values()
    for exercise in load_library(world).values():
        variant = make_variant(exercise, "lan")
        yield from (hint.text for hint in exercise.hints)
        for row in exercise.rubric:
            yield from (row.ask, row.advice, *(wrong.say for wrong in row.misconceptions))
        yield from (row.message for row in broken_rows(exercise, variant))
        yield from re.sub("(?m)^#.*$|^[0-9-]+[. ]|[*]", "", exercise.brief).splitlines()


def broken_rows(exercise: Exercise, variant: Variant) -> Iterator[CriterionResult]:
    """The results of the rows of this variant that the mutants, and persons mixed up, make wrong."""
    trial = Trial(exercise, variant, evidence_for(exercise, exercise.cases.reference, variant))
    for row in trial.rows:
        report = trial.grade(BREAKS[row.check](trial.context(row), **row.args))
        yield next(result for result in report.criteria if result.id == row.id)


def test_no_sentence_is_longer_than_a_child_reads(world: World) -> None:
    quoted = re.compile("“[^”]*”")
    sentences = [
        sentence
        for text in everything_said(world)
        for sentence in re.split(r"[.!?:](?:\s|$)", quoted.sub("“”", text))
    ]
    assert [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS] == []


def test_messages_explain_and_never_give_the_answer(world: World) -> None:
    for exercise in load_library(world).values():
        variant = make_variant(exercise, "lan")
        for row in broken_rows(exercise, variant):
            assert row.message
            assert row.advice
            if row.level:
                assert row.expected not in row.message.split("“")[-1] + row.advice


def test_the_brief_leaves_what_must_be_read_elsewhere_to_be_read(exercise: Exercise) -> None:
    for number in range(20):
        variant = make_variant(exercise, str(number))
        brief = brief_html(exercise, variant)
        for name in ("full_name", "birth_date", "id_number", "address", "diploma.number", "phone"):
            assert variant.values[f"me.{name}"] not in brief


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)


def test_the_brief_is_plain_html_filled_in(exercise: Exercise, variant: Variant) -> None:
    html = brief_html(exercise, variant)
    assert "{" not in html
    assert variant.values["me.given_name"] in html
    tags = Tags()
    tags.feed(html)
    assert tags.seen <= {"h2", "p", "strong", "ol", "ul", "li"}


def test_html_in_a_brief_comes_out_as_text(exercise: Exercise, variant: Variant) -> None:
    nasty = exercise.model_copy(update={"brief": "<script>alert(1)</script>"})
    assert "<script>" not in brief_html(nasty, variant)


def test_replies_carry_what_their_events_need(exercise: Exercise, world: World) -> None:
    replies = [reply for message in exercise.phone for reply in message.replies]
    assert {reply.event for reply in replies} == {"otp.shared", "message.refused"}
    assert all(set(world.events[reply.event].keys) <= set(reply.data) for reply in replies)


def test_the_officer_waits_a_working_day(exercise: Exercise) -> None:
    assert [(step.after, step.do) for step in exercise.officer] == [("1 working_day", "review")]


def test_work_of_an_other_variant_scores_low(exercise: Exercise, variant: Variant) -> None:
    neighbour = make_variant(exercise, "bạn ngồi cạnh")
    copied = evidence_for(exercise, exercise.cases.reference, neighbour)
    trial = Trial(exercise, variant, copied)
    report = trial.grade(replace(copied, journal=copied.journal))
    assert report.earned <= 500
    identity = next(row for row in report.criteria if row.id == "identity")
    assert identity.misconception == "neighbours_paper"
