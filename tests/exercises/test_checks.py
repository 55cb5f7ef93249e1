"""Each kind of check, alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from exercises.engine.checking import BREAKS, CHECKS, Context
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]
Judge = Callable[..., CriterionResult]


NEEDS = {
    "advised_in_time": ("", "work"),
    "advised_where_needed": ("", "work"),
    "agency_is": ("agency", "dossier"),
    "answer_is": ("template", "work"),
    "answer_says": ("always", "work"),
    "any_path": ("always", "work"),
    "component_empty": ("paper", "dossier"),
    "days_given": ("always", "work"),
    "decided": ("action", "work"),
    "desk_share": ("always", "work"),
    "faults_named": ("always", "work"),
    "field_matches": ("template", "dossier"),
    "form_right": ("always", "work"),
    "happened": ("always", "work"),
    "happened_after_last": ("always", "work"),
    "happened_before": ("always", "work"),
    "happened_within": ("always", "work"),
    "in_time": ("always", "work"),
    "looked_first": ("always", "work"),
    "manual": ("", "work"),
    "never_happened": ("always", "work"),
    "no_extra_papers": ("paper", "dossier"),
    "not_demanded": ("always", "work"),
    "order": ("always", "work"),
    "paper_attached": ("paper", "dossier"),
    "petition_mentions": ("always", "work"),
    "petition_says": ("template", "work"),
    "petition_sorted": ("always", "work"),
    "pointed_right": ("", "work"),
    "procedure_is": ("procedure", "dossier"),
    "promised_right": ("always", "work"),
    "published_right": ("always", "work"),
    "rated": ("always", "work"),
    "reason_says": ("always", "work"),
    "state_reached": ("", "work"),
    "unchanged": ("always", "dossier"),
    "waited_for_citizen": ("always", "work"),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_what_it_needs_and_what_wrong_ideas_name(name: str) -> None:
    assert (CHECKS[name].when, CHECKS[name].needs) == NEEDS[name]


def test_every_check_knows_how_it_is_failed() -> None:
    assert set(BREAKS) == set(CHECKS) - {"manual"}, "what a teacher judges nobody else can break"


@pytest.mark.parametrize(
    ("given", "verdict"),
    [("THPT Ánh Dương", "pass"), ("Trường THPT Ánh Dương", "pass"), ("THCS Khác", "fail")],
)
def test_a_field_may_have_several_right_values(judge: Judge, work: Work, given: str, verdict: str) -> None:
    row = judge(
        work(fields={"school": given}),
        "field_matches",
        field="school",
        value="Trường THPT Ánh Dương",
        or_=("THPT Ánh Dương",),
        as_="text",
    )
    assert row.verdict == verdict


def test_an_empty_field_is_said_to_be_empty(judge: Judge, work: Work) -> None:
    row = judge(work(fields={"school": " "}), "field_matches", field="school", value="A", as_="text")
    assert (row.verdict, "để trống" in row.message) == ("fail", True)


def test_swapped_day_and_month_is_recognised(judge: Judge, work: Work) -> None:
    row = judge(
        work(fields={"owner_birth_date": "05/03/2004"}),
        "field_matches",
        field="owner_birth_date",
        value="03/05/2004",
        as_="date",
        misconceptions=[{"detail": "swapped_day_month", "tag": "swapped", "say": "Ngày trước, tháng sau."}],
    )
    assert (row.verdict, row.misconception) == ("fail", "swapped")
    assert "Ngày trước, tháng sau." in row.message


def test_a_known_wrong_value_earns_nothing_though_it_is_one_letter_off(judge: Judge, work: Work) -> None:
    row = judge(
        work(fields={"owner_name": "Lê Thị Hoan"}),
        "field_matches",
        field="owner_name",
        value="Lê Thị Hoa",
        as_="name",
        misconceptions=[{"when": "Lê Thị Hoan", "tag": "sister", "say": "Đó là chị."}],
    )
    assert (row.level, row.earned, row.misconception) == ("typing", 0, "sister")


def test_the_right_paper_in_another_slot_earns_half(judge: Judge, work: Work) -> None:
    evidence = work(attach={"identity": [], "relationship": "id_card"})
    row = judge(evidence, "paper_attached", component="identity", paper="id_card")
    assert (row.verdict, row.earned) == ("partial", 50)
    assert judge(evidence, "no_extra_papers").verdict == "pass"


def test_who_attaches_every_card_has_not_chosen_and_earns_half(judge: Judge, work: Work) -> None:
    every = work(attach={"identity": ["old_scan", "id_card", "sister_id"]})
    row = judge(every, "paper_attached", component="identity", paper="id_card")
    assert (row.verdict, row.earned, row.misconception) == ("partial", 50, None)
    assert "“Ảnh căn cước chụp lần đầu, Căn cước để chung thư mục”" in row.message
    assert "chụp lại" not in row.message, "which of them is right is not said"


@pytest.mark.parametrize("papers", [["id_card", "id_card"], ["id_card", "diploma"]])
def test_right_papers_together_are_not_mixed(judge: Judge, work: Work, papers: list[str]) -> None:
    keys = {"component": "identity", "paper": "id_card", "or_": ("diploma",)}
    assert judge(work(attach={"identity": papers}), "paper_attached", **keys).verdict == "pass"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"attach": {"identity": []}}, "chưa đính kèm"),
        ({"attach": {"identity": []}, "removed": ["identity"]}, "đã xoá"),
        ({"attach": {"identity": "sister_id"}}, "Căn cước để chung thư mục"),
        ({"attach": {"identity": "foreign"}}, "giấy tờ của bạn khác"),
    ],
)
def test_a_missing_or_wrong_paper_is_said(
    judge: Judge, work: Work, change: dict[str, object], said: str
) -> None:
    row = judge(work(**change), "paper_attached", component="identity", paper="id_card")
    assert (row.verdict, row.earned) == ("fail", 0)
    assert said in row.message


@pytest.mark.parametrize(
    ("attach", "form", "identity"),
    [
        ({"application_form": [], "identity": ["application_form", "id_card"]}, "partial", "pass"),
        ({"identity": ["application_form", "id_card"]}, "pass", "partial"),
        ({"application_form": "id_card", "identity": "application_form"}, "partial", "partial"),
    ],
)
def test_a_paper_that_strayed_costs_its_own_row_and_no_other(
    judge: Judge, work: Work, attach: dict[str, object], form: str, identity: str
) -> None:
    evidence = work(attach=attach)
    rows = [
        judge(evidence, "paper_attached", component=component, paper=paper).verdict
        for component, paper in (("application_form", "application_form"), ("identity", "id_card"))
    ]
    assert rows == [form, identity]


def test_one_of_two_papers_may_do(judge: Judge, work: Work) -> None:
    row = judge(
        work(attach={"identity": "diploma"}),
        "paper_attached",
        component="identity",
        paper="id_card",
        or_=("diploma",),
    )
    assert row.verdict == "pass"


@pytest.mark.parametrize(
    ("attach", "verdict"),
    [
        ({}, "pass"),
        ({"identity": "old_scan"}, "pass"),
        ({"identity": ["id_card", "old_scan"]}, "fail"),
        ({"identity": ["old_scan", "sister_id"]}, "fail"),
        ({"relationship": "authorisation"}, "fail"),
        ({"relationship": "id_card"}, "fail"),
        ({"identity": ["id_card", "foreign"]}, "fail"),
    ],
)
def test_a_wrong_paper_is_no_extra_but_one_too_many_is(
    judge: Judge, work: Work, attach: dict[str, object], verdict: str
) -> None:
    assert judge(work(attach=attach), "no_extra_papers").verdict == verdict


def test_a_component_may_have_to_stay_empty(judge: Judge, work: Work) -> None:
    assert judge(work(), "component_empty", component="relationship").verdict == "pass"
    row = judge(work(attach={"relationship": "diploma"}), "component_empty", component="relationship")
    assert row.verdict == "fail"
    assert "Bằng tốt nghiệp" in row.message


def test_state_procedure_and_agency_are_compared(judge: Judge, work: Work) -> None:
    assert judge(work(), "state_reached", state=("received", "registered")).verdict == "pass"
    assert judge(work(state="withdrawn"), "state_reached", state=("received",)).verdict == "fail"
    assert judge(work(), "procedure_is", code="2.001914").verdict == "fail"
    assert judge(work(), "agency_is", agency="so-gddt").verdict == "pass"


def test_an_event_is_found_by_its_data_and_number(judge: Judge, work: Work) -> None:
    done = work()
    assert judge(done, "happened", event="draft.saved", at_least=3).verdict == "pass"
    assert judge(done, "happened", event="draft.saved", at_least=4).verdict == "fail"
    assert judge(done, "happened", event="draft.saved", where={"step": "to-khai"}).verdict == "pass"
    assert judge(done, "happened", event="draft.saved", where={"step": "khong-co"}).verdict == "fail"
    assert judge(done, "never_happened", event="otp.shared").verdict == "pass"
    assert judge(done, "never_happened", event="draft.saved").verdict == "fail"


def test_order_in_the_journal_decides_what_came_first(judge: Judge, work: Work) -> None:
    viewed = {"event": "procedure.viewed", "procedure": "1.005092"}
    keys = {"first": "procedure.viewed", "then": "dossier.started"}
    assert judge(work(), "happened_before", **keys).verdict == "pass"
    late = judge(work(drop_events=["procedure.viewed"], add_events=[viewed]), "happened_before", **keys)
    never = judge(work(drop_events=["procedure.viewed"]), "happened_before", **keys)
    assert ("quá muộn" in late.message, "bỏ qua" in never.message) == (True, True)
    assert judge(work(drop_events=["dossier.started"]), "happened_before", **keys).verdict == "pass"


def test_a_draft_of_a_wrong_procedure_before_reading_the_right_one_costs_nothing(
    judge: Judge, work: Work
) -> None:
    keys = {
        "first": "procedure.viewed",
        "first_where": {"procedure": "1.005092"},
        "then": "dossier.started",
        "then_where": {"procedure": "1.005092"},
    }
    wrong = {"event": "dossier.started", "procedure": "2.001914"}
    hasty = {"event": "dossier.started", "procedure": "1.005092"}
    assert judge(work(first_events=[wrong]), "happened_before", **keys).verdict == "pass"
    assert "quá muộn" in judge(work(first_events=[hasty]), "happened_before", **keys).message
    assert "bỏ qua" in judge(work(procedure="2.001914"), "happened_before", **keys).message


def test_values_of_the_variant_are_filled_in(judge: Judge, work: Work, variant: Variant) -> None:
    evidence = work(add_events=[{"event": "procedure.searched", "query": variant.values["copies"]}])
    assert (
        judge(evidence, "happened", event="procedure.searched", where={"query": "{copies}"}).verdict == "pass"
    )


def test_who_touches_more_than_was_asked_is_told_why(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    evidence = work(repairs=[{"fields": {"copies": "9", "school": "Trường khác"}}])
    wrong = {"when": CHECKS["unchanged"].when, "tag": "more", "say": "Sửa thêm dễ sinh ra lỗi mới."}
    row = exercise.rubric[0].model_dump() | {"at": "supplement", "check": "unchanged", "points": 1}
    row |= {"misconceptions": [wrong], "depends_on": (), "args": {}}
    ctx = Context(exercise, variant, evidence, Criterion.model_validate(row))
    found = CHECKS["unchanged"].function(ctx, but_fields=("copies",))
    assert (found.credit, found.seen, found.misconception and found.misconception.tag) == (
        0,
        "school",
        "more",
    )
    assert CHECKS["unchanged"].function(ctx, but_fields=("copies", "school")).credit == 1


def test_a_letter_can_leave_out_one_thing_and_still_say_the_others(
    exercise: Exercise, variant: Variant, work: Work, judge: Judge
) -> None:
    letter = {"subject": "Quầy số 5 đóng cửa sớm", "content": "Ngày 10/4 quầy 5 nghỉ sớm. Mong mở đúng giờ."}
    where, wanted = ("quầy số 5|quầy 5",), ("mở đúng giờ",)
    ctx = Context(exercise, variant, work(petitions=[letter]), exercise.rubric[0])
    damaged = BREAKS["petition_mentions"](ctx, words=where)
    assert judge(ctx.evidence, "petition_mentions", words=where).verdict == "pass"
    assert judge(damaged, "petition_mentions", words=where).verdict == "fail"
    assert judge(damaged, "petition_mentions", words=wanted).verdict == "pass"


def test_where_every_paper_is_needed_the_first_is_attached_again(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    needed = {name: variant.papers[name] for name in ("id_card", "application_form")}
    ctx = Context(exercise, replace(variant, papers=needed), work(), exercise.rubric[0])
    filled = BREAKS["component_empty"](ctx, component="relationship").dossier
    assert filled
    assert ctx.evidence.dossier
    first = ctx.evidence.dossier.attachments[0]
    assert filled.attachments == (*ctx.evidence.dossier.attachments, replace(first, component="relationship"))


@pytest.mark.parametrize(
    ("at", "component"), [("filing", "muc-khac"), ("supplement", "relationship"), (None, "relationship")]
)
def test_one_paper_more_goes_where_no_row_of_the_stage_looks(
    exercise: Exercise, variant: Variant, work: Work, at: str | None, component: str
) -> None:
    empty = {"check": "component_empty", "args": {"component": "relationship"}, "at": at, "id": "empty"}
    looking = (exercise.rubric[0].model_copy(update=empty),) if at else ()
    watched = exercise.model_copy(update={"rubric": (*exercise.rubric, *looking)})
    ctx = Context(watched, variant, work(), exercise.rubric[0])
    broken = BREAKS["no_extra_papers"](ctx).dossier
    assert broken
    added = broken.attachments[-1]
    assert (added.component, added.code) == (component, variant.papers["old_scan"].code)


def test_a_field_that_another_row_looks_at_is_not_touched(
    exercise: Exercise, variant: Variant, work: Work
) -> None:
    ctx = Context(exercise, variant, work(), exercise.rubric[0])
    touched = BREAKS["unchanged"](ctx, but_fields=("applicant_name",)).dossier
    assert touched
    assert ctx.evidence.dossier
    before = ctx.evidence.dossier.fields
    assert [name for name, value in touched.fields.items() if value != before[name]] == [
        "applicant_id_number"
    ]
    only = {"owner_name": "x", "copies": "2", "reason": "y"}
    fewer = replace(ctx.evidence, dossier=replace(ctx.evidence.dossier, fields=only))
    kept = BREAKS["unchanged"](replace(ctx, evidence=fewer)).dossier
    assert kept
    assert kept.fields == {**only, "reason": "Nội dung chẳng liên quan"}
