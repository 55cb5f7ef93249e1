"""A worked example becomes the evidence a student would have left, and a case differs as it says."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.checking import FOREIGN
from exercises.engine.evidence import Attachment
from exercises.engine.exercise import Change, Exercise, Step, Work
from exercises.engine.variants import Variant, draw_paper, make_variant, missing_facts, pick
from exercises.engine.works import CODE, attachment, changed, evidence_for
from exercises.engine.writings import rewritten

WORK = Work.model_validate(
    {
        "procedure": "1",
        "agency": "so",
        "state": "registered",
        "fields": {"a": "1", "b": "{copies}"},
        "attach": {"x": "id_card"},
        "removed": ["y"],
        "states": {"own": "done"},
        "answers": {"q": "1", "r": ["2", "{copies}"]},
        "petitions": [{"subject": "{copies}"}],
        "rating": {"level": "very"},
        "repairs": [{"fields": {"a": "2"}}],
        "events": [
            "otp.sent",
            {"event": "agency.chosen", "procedure": "1", "agency": "so"},
            {"event": "draft.saved", "step": "so"},
        ],
    }
)


@pytest.mark.parametrize(
    ("change", "update"),
    [
        ({}, {}),
        ({"fields": {"b": "9"}}, {"fields": {"a": "1", "b": "9"}}),
        ({"drop_fields": ["a"]}, {"fields": {"b": "{copies}"}}),
        ({"drop_fields": ["a"], "fields": {"c": "3"}}, {"fields": {"b": "{copies}", "c": "3"}}),
        ({"attach": {"z": "diploma"}}, {"attach": {"x": ("id_card",), "z": ("diploma",)}}),
        ({"attach": {"x": []}}, {"attach": {"x": ()}}),
        ({"removed": []}, {"removed": ()}),
        ({"removed": ["x"]}, {"removed": ("x",)}),
        ({"repairs": []}, {"repairs": ()}),
        ({"petitions": []}, {"petitions": ()}),
        ({"rating": {}}, {"rating": {}}),
        ({"state": "refused"}, {"state": "refused"}),
        ({"states": {"given": "done"}}, {"states": {"own": "done", "given": "done"}}),
        ({"answers": {"q": "7"}}, {"answers": {"q": ("7",), "r": ("2", "{copies}")}}),
        ({"drop_answers": ["r"]}, {"answers": {"q": ("1",)}}),
        ({"nothing_filed": True}, {"procedure": ""}),
        ({"nothing_filed": True, "procedure": "2"}, {"procedure": ""}),
    ],
)
def test_a_case_changes_what_it_names_alone(change: dict[str, Any], update: dict[str, Any]) -> None:
    made = changed(WORK, Change.model_validate(change))
    events = made.events if change.get("procedure") else WORK.events
    assert made == WORK.model_copy(update={**update, "events": events})


def test_another_procedure_or_agency_is_in_the_events_too() -> None:
    made = changed(WORK, Change(procedure="2"))
    assert (made.procedure, made.agency) == ("2", "so")
    assert made.events[1].data == {"procedure": "2", "agency": "so"}
    made = changed(WORK, Change(agency="phong"))
    assert (made.procedure, made.agency) == ("1", "phong")
    assert made.events[1].data == {"procedure": "1", "agency": "phong"}
    assert made.events[2].data == {"step": "so"}, "only where it names an agency"


def test_events_come_before_between_and_after() -> None:
    first, last = Step(event="first"), Step(event="last")
    made = changed(WORK, Change(first_events=(first,), drop_events=("otp.sent",), add_events=(last, last)))
    assert [step.event for step in made.events] == ["first", "agency.chosen", "draft.saved", "last", "last"]


def test_templates_are_filled_in_everywhere(exercise: Exercise, variant: Variant) -> None:
    copies = variant.values["copies"]
    evidence = evidence_for(exercise, WORK, variant)
    filed = evidence.dossier
    assert filed is not None
    assert (filed.fields, filed.code, filed.removed) == ({"a": "1", "b": copies}, CODE, ("y",))
    assert evidence.answers == {"q": ("1",), "r": ("2", copies)}
    assert (evidence.petitions, evidence.rating) == (({"subject": copies},), {"level": "very"})
    assert (evidence.states, evidence.submissions, evidence.given) == ({"own": "done"}, 1, None)
    assert evidence.repairs == (replace(filed, fields={"a": "2", "b": copies}),)


def test_who_files_nothing_repairs_nothing(exercise: Exercise, variant: Variant) -> None:
    evidence = evidence_for(exercise, changed(WORK, Change(nothing_filed=True)), variant)
    assert (evidence.dossier, evidence.submissions, evidence.repairs) == (None, 0, ())


def test_a_file_bears_the_code_of_its_paper(variant: Variant) -> None:
    mine, foreign = attachment("x", "id_card", variant), attachment("x", FOREIGN, variant)
    assert isinstance(mine, Attachment)
    assert (mine.component, mine.code, mine.filename) == (
        "x",
        variant.papers["id_card"].code,
        "can-cuoc-3.png",
    )
    assert (len(mine.sha256), mine.size, mine.media_type) == (64, 100_000, "image/png")
    assert foreign.code not in {paper.code for paper in variant.papers.values()}
    assert (foreign.filename, foreign.sha256 != mine.sha256) == ("anh.png", True)


def test_the_script_takes_a_minute_an_event(exercise: Exercise, variant: Variant) -> None:
    steps = tuple(Step(event="draft.saved", data={"step": str(number)}) for number in range(62))
    journal = evidence_for(exercise, Work(events=steps), variant).journal
    assert (journal[0].at, journal[61].at) == ("2024-04-17T07:00:00+00:00", "2024-04-17T07:01:01+00:00")
    assert (journal[0].clock, journal[61].clock) == ("2024-04-17T14:10:00", "2024-04-17T15:11:00")


def test_a_student_is_given_the_same_numbers_for_ever() -> None:
    assert [pick("lan", name, 1000) for name in ("copies", "reason", "x")] == PICKED


PICKED = [594, 833, 689]


def test_a_paper_is_drawn_plain_only_when_asked(variant: Variant) -> None:
    large = replace(variant.papers["id_card"], defect="too_large")
    folder = replace(variant, papers={**variant.papers, "id_card": large})
    assert draw_paper(folder, "id_card") == draw_paper(folder, "id_card", plain=False)
    assert draw_paper(folder, "id_card", plain=True) == draw_paper(variant, "id_card")
    assert len(draw_paper(folder, "id_card")) > len(draw_paper(variant, "id_card"))
    assert draw_paper(variant, "old_scan", plain=True) == draw_paper(variant, "old_scan"), (
        "blurred is blurred"
    )


def test_a_paper_says_what_it_lacks(variant: Variant) -> None:
    assert missing_facts(variant, "id_card") == ()
    nobody = replace(variant, values={})
    assert "full_name" in " ".join(missing_facts(nobody, "id_card"))


def test_a_paper_keeps_its_own_name_title_and_store(exercise: Exercise) -> None:
    spec = exercise.papers[0]
    named = spec.model_copy(update={"filename": "", "title": "Của {me.full_name}", "stored": True})
    made = make_variant(exercise.model_copy(update={"papers": (named,)}), "lan")
    paper = made.papers[spec.id]
    assert (paper.filename, paper.title, paper.stored) == (
        "old-scan",
        f"Của {made.values['me.full_name']}",
        True,
    )
    assert made.to_json()["papers"][spec.id]["stored"] is True
    assert "stored" not in make_variant(exercise, "lan").to_json()["papers"][spec.id]


@pytest.mark.parametrize(
    ("style", "kind", "value", "new"),
    [
        ("tiền nghìn", "money", "8000", "8 nghìn đồng"),
        ("tiền nghìn", "money", "8500", "8500"),
        ("tiền nghìn", "money", "miễn phí", "miễn phí"),
        ("tiền nghìn", "money", "0", "0"),
        ("tiền có chấm", "money", "1234567", "1.234.567 đồng"),
        ("tiền có phẩy", "money", "8000", "8,000 VND"),
        ("tiền nghìn", "text", "8000", "8000"),
        ("số thêm 0", "number", "2", "02"),
        ("số thêm 0", "number", "hai", "hai"),
        ("ngày mùng", "date", "10/04/2024", "mùng 10 tháng 4 năm 2024"),
        ("ngày mùng", "date", "11/04/2024", "11/04/2024"),
        ("ngày bằng chữ", "date", "05/03/2010", "ngày 5 tháng 3 năm 2010"),
        ("tách nhóm", "id_number", "099302116058", "099 302 116 058"),
        ("mã quốc gia", "phone", "0538238914", "+84 538238914"),
        ("đảo thứ tự", "set", "đơn; ảnh", "ảnh; đơn"),
        ("i thay y", "text", "Quý Mỹ", "Quí Mĩ"),
        ("dấu thanh kiểu khác", "name", "Hoà", "Hòa"),
        ("chữ rộng", "phone", "05", "０５"),
    ],
)
def test_a_value_is_rewritten_in_a_style(style: str, kind: str, value: str, new: str) -> None:
    assert rewritten(style, kind, value) == new


@pytest.mark.parametrize("bounds", [(3, 3), (0, 1), (5, 7)])
def test_a_number_stays_within_its_bounds(exercise: Exercise, bounds: tuple[int, int]) -> None:
    low, high = bounds
    plain = exercise.model_copy(update={"numbers": {"n": bounds}, "choices": {}, "papers": ()})
    drawn = {make_variant(plain, str(seed)).values["n"] for seed in range(12)}
    assert drawn == {str(number) for number in range(low, high + 1)}
