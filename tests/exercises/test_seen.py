"""A teacher sees what was done beside what was right, whatever the check."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Exercise
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]
Judge = Callable[..., CriterionResult]
SCHOOL = {"check": "field_matches", "field": "school", "value": "Trường THPT Ánh Dương", "as_": "text"}
NEAR: dict[str, Any] = {**SCHOOL, "value": "Ánh Dương"}
STARTED = {"check": "happened", "event": "dossier.started"}


@pytest.mark.parametrize(
    ("change", "row", "verdict", "seen", "expected"),
    [
        ({}, {"check": "procedure_is", "code": "1.005092"}, "pass", "1.005092", "1.005092"),
        ({}, {"check": "procedure_is", "code": "2.001914"}, "fail", "1.005092", "2.001914"),
        ({}, {"check": "agency_is", "agency": "so-gddt"}, "pass", "so-gddt", "so-gddt"),
        ({}, {"check": "agency_is", "agency": "x"}, "fail", "so-gddt", "x"),
        ({}, {"check": "state_reached", "state": ("a", "registered")}, "pass", "registered", "a, registered"),
        ({}, {"check": "state_reached", "state": ("a", "b")}, "fail", "registered", "a, b"),
        (
            {},
            {"check": "paper_attached", "component": "identity", "paper": "id_card"},
            "pass",
            "Ảnh căn cước chụp lại",
            "Ảnh căn cước chụp lại",
        ),
        (
            {"attach": {"identity": ["id_card", "old_scan"]}},
            {"check": "paper_attached", "component": "identity", "paper": "id_card"},
            "partial",
            "Ảnh căn cước chụp lại, Ảnh căn cước chụp lần đầu",
            "Ảnh căn cước chụp lại",
        ),
        (
            {"attach": {"identity": [], "relationship": "id_card"}},
            {"check": "paper_attached", "component": "identity", "paper": "id_card"},
            "partial",
            "",
            "Ảnh căn cước chụp lại",
        ),
        (
            {"attach": {"identity": []}},
            {"check": "paper_attached", "component": "identity", "paper": "id_card"},
            "fail",
            "",
            "Ảnh căn cước chụp lại",
        ),
        (
            {"attach": {"identity": "foreign"}},
            {"check": "paper_attached", "component": "identity", "paper": "id_card"},
            "fail",
            "giấy tờ của bạn khác",
            "Ảnh căn cước chụp lại",
        ),
        ({}, {"check": "no_extra_papers"}, "pass", "", ""),
        (
            {"attach": {"relationship": ["diploma", "authorisation"]}},
            {"check": "no_extra_papers"},
            "fail",
            "Bằng tốt nghiệp trung học phổ thông, Giấy uỷ quyền",
            "",
        ),
        ({}, {"check": "component_empty", "component": "relationship"}, "pass", "", ""),
        (
            {"attach": {"relationship": "diploma"}},
            {"check": "component_empty", "component": "relationship"},
            "fail",
            "Bằng tốt nghiệp trung học phổ thông",
            "",
        ),
        ({}, {**STARTED, "at_most": 1}, "pass", "1", ""),
        ({}, {**STARTED, "at_least": 2}, "fail", "1", "2"),
        (
            {"add_events": [{"event": "dossier.started", "procedure": "x"}]},
            {**STARTED, "at_most": 1},
            "fail",
            "2",
            "1",
        ),
        ({"drop_events": ["dossier.started"]}, STARTED, "fail", "0", "1"),
        ({}, {"check": "never_happened", "event": "otp.shared"}, "pass", "", ""),
        ({}, {"check": "never_happened", "event": "draft.saved"}, "fail", "3", "0"),
        ({"fields": {"school": "THCS Khác"}}, SCHOOL, "fail", "THCS Khác", "Trường THPT Ánh Dương"),
        (
            {"fields": {"school": "trường thpt ánh dương"}},
            SCHOOL,
            "pass",
            "trường thpt ánh dương",
            SCHOOL["value"],
        ),
    ],
)
def test_what_was_done_stands_beside_what_was_right(
    judge: Judge,
    work: Work,
    change: dict[str, Any],
    row: dict[str, Any],
    verdict: str,
    seen: str,
    expected: str,
) -> None:
    found = judge(work(**change), **row)
    assert (found.verdict, found.seen, found.expected) == (verdict, seen, expected)


def test_what_was_written_is_kept_in_its_canonical_form_too(judge: Judge, work: Work) -> None:
    row = judge(
        work(fields={"copies": " 02 bản\0"}), "field_matches", field="copies", value="2", as_="number"
    )
    assert (row.seen, row.seen_canonical, row.level) == (" 02 bản\ufffd", "2", "exact")


def test_a_field_that_is_not_there_is_not_reached(judge: Judge, work: Work) -> None:
    row = judge(work(), "field_matches", field="nowhere", value="x", as_="text")
    assert (row.verdict, row.earned, row.seen, row.misconception) == ("not_reached", 0, "", None)


def test_a_kind_of_slip_that_is_known_still_earns_half(judge: Judge, work: Work) -> None:
    known = [{"detail": "slip", "tag": "hasty", "say": "Em gõ vội."}]
    row = judge(work(fields={"school": "Ánh Dươn"}), misconceptions=known, **NEAR)
    assert (row.verdict, row.earned, row.misconception, row.level) == ("partial", 50, "hasty", "typing")
    assert (
        row.message
        == "Em cần làm việc này. Em đã ghi: “Ánh Dươn”. Nội dung gần đúng, chỉ lệch một ký tự. Em gõ vội."
    )


def test_a_known_wrong_value_is_not_said_to_be_nearly_right(judge: Judge, work: Work) -> None:
    known = [{"when": ["Xa lạ", "Ánh Dươn"], "tag": "other", "say": "Đó là trường khác."}]
    row = judge(work(fields={"school": "Ánh Dươn"}), misconceptions=known, **NEAR)
    assert (row.verdict, row.earned, row.level) == ("fail", 0, "typing")
    assert "không khớp với đề bài" in row.message
    assert "lệch một ký tự" not in row.message


def test_the_nearest_of_several_right_values_is_compared(judge: Judge, work: Work) -> None:
    keys: dict[str, Any] = {
        "field": "school",
        "value": "Hoa Sen",
        "or_": ("Ánh Dương", "Cây Bàng"),
        "as_": "text",
    }
    near = judge(work(fields={"school": "Ánh Dươn"}), "field_matches", **keys)
    assert (near.verdict, near.seen, near.expected) == ("partial", "Ánh Dươn", "Hoa Sen")
    assert judge(work(fields={"school": "Cây bàng"}), "field_matches", **keys).verdict == "pass"


@pytest.mark.parametrize(("kind", "wrong"), [("date", "29/02/1904"), ("text", "Nội dung chẳng liên quan")])
def test_something_else_is_written_in_the_way_of_the_field(
    exercise: Exercise, variant: Variant, work: Work, kind: str, wrong: str
) -> None:
    ctx = Context(exercise, variant, work(), exercise.rubric[0])
    broken = BREAKS["field_matches"](ctx, field="school", as_=kind).dossier
    assert broken
    assert ctx.evidence.dossier
    assert broken.fields == {**ctx.evidence.dossier.fields, "school": wrong}


def test_an_event_is_added_or_taken_away_with_its_data(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    ctx = Context(exercise, variant, work(), exercise.rubric[0])
    where = {"to": "{me.full_name}"}
    added = BREAKS["never_happened"](ctx, event="otp.shared", where=where).journal
    assert added[:-1] == ctx.evidence.journal
    assert (added[-1].kind, added[-1].data) == ("otp.shared", {"to": variant.values["me.full_name"]})
    late = BREAKS["happened_before"](ctx, first="procedure.viewed", then="dossier.started").journal
    assert [event.kind for event in late][-1] == "procedure.viewed"
    assert sorted(event.kind for event in late) == sorted(event.kind for event in ctx.evidence.journal)


def test_another_state_procedure_or_agency_is_none_that_is_right(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    ctx = Context(exercise, variant, replace(work(), states={"given": "done"}), exercise.rubric[0])
    other = BREAKS["state_reached"](ctx, state=("a", "b"))
    assert other.states == {"given": "done", "own": "not-a-b"}
    assert BREAKS["state_reached"](ctx, state=("a",), which="given").states == {"given": "not-a"}
    assert BREAKS["agency_is"](ctx, agency="so-gddt").dossier == replace(ctx.filed, agency="so-gddt-khac")
    assert BREAKS["procedure_is"](ctx, code="1").dossier == replace(ctx.filed, procedure="19")
