"""The reference of an exercise, played through the operations: it scores 10, and a wrong script is found."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.acting import acts
from exercises.engine.exercise import Change, Exercise, Step, Work
from exercises.engine.variants import make_variant
from exercises.engine.works import changed, evidence_for
from fixtures.events import load_events
from sandbox.content import Content, load_content
from sandbox.replay.comparing import replay_problems
from sandbox.replay.desk import is_for_one
from sandbox.replay.replaying import Broken, replay
from sandbox.replay.script import ACTS, OF_ITSELF, WITH_OTHERS
from sandbox.replay.stage import open_stage

FILING, REPAIR, ANSWERS = "cap-ban-sao-bang-tot-nghiep", "bo-sung-ho-so", "tim-thu-tuc-bang-loi-thuong"
OFFICER, OVERDUE, SHARED = "ngay-dau-o-ban-mot-cua", "xin-loi-va-hen-lai", "mot-cua-ca-lop-2024"
NOWHERE = {"event": "desk.opened", "dossier": "nowhere"}
NOT_OF_A_SCRIPT = {
    "otp.failed", "form.refused", "submit.refused", "payment.refused", "attempt.time_up", "desk.refused",
}  # fmt: skip
Problems = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.fixture
def problems(content: Content) -> Problems:
    """What is found in an exercise whose reference is changed like this, by place."""

    def find(slug: str, **change: Any) -> dict[str, str]:
        exercise = content.library[slug]
        work = changed(exercise.cases.reference, Change.model_validate(change))
        return dict(found(content, with_reference(exercise, work)))

    return find


def with_reference(exercise: Exercise, work: Work) -> Exercise:
    return exercise.model_copy(update={"cases": exercise.cases.model_copy(update={"reference": work})})


def with_events(exercise: Exercise, *events: object) -> Exercise:
    steps = tuple(Step.model_validate(one) for one in events)
    return with_reference(exercise, exercise.cases.reference.model_copy(update={"events": steps}))


def found(content: Content, exercise: Exercise, seed: str = "lan") -> Iterator[tuple[str, str]]:
    library = {**content.library, exercise.slug: exercise}
    with open_stage(replace(content, library=library)) as stage:
        yield from replay_problems(stage, exercise, make_variant(exercise, seed))


@pytest.mark.parametrize("slug", [FILING, REPAIR, ANSWERS, OFFICER, OVERDUE])
def test_the_reference_scores_ten_in_the_application(problems: Problems, slug: str) -> None:
    assert problems(slug) == {}


def test_many_students_play_on_one_stage(content: Content) -> None:
    exercise = content.library[FILING]
    with open_stage(content) as stage:
        played = [replay(stage, exercise, make_variant(exercise, seed)) for seed in ("lan", "minh")]
    codes = [one.evidence.dossier.code for one in played if one.evidence.dossier]
    assert [one.report["mark"] for one in played] == ["10.0", "10.0"]
    assert len(set(codes)) == 2


def test_the_journal_is_the_applications_own(content: Content) -> None:
    exercise = content.library[REPAIR]
    with open_stage(content) as stage:
        told = replay(stage, exercise, make_variant(exercise, "lan")).evidence
    assert [event.kind for event in told.before] == ["dossier.submitted", "dossier.supplement_requested"]
    assert "paper.removed" in {event.kind for event in told.journal}


def test_a_page_that_was_left_out_stops_the_next(content: Content) -> None:
    exercise = content.library[FILING]
    kept = [one for one in exercise.cases.reference.events if one.data.get("step") != "to-khai"]
    said = dict(found(content, with_events(exercise, *kept)))
    place = "reference.events.11.draft.saved"
    assert said[place].endswith("chưa mở được bước giay-to: bước to-khai chưa xong")


@pytest.mark.parametrize(
    ("slug", "change", "place"),
    [
        (FILING, {"fields": {"copies": "nhiều"}}, "reference.events.10.draft.saved"),
        (FILING, {"drop_events": ["account.signed_in"]}, "reference.events.7.dossier.started"),
        (FILING, {"attach": {"identity": []}}, "reference.events.12.draft.saved"),
        (FILING, {"attach": {"identity": "foreign"}}, "reference.events.12.draft.saved"),
        (FILING, {"agency": "phong-gddt-xa-la"}, "reference.events.8.dossier.started"),
        (FILING, {"add_events": ["dossier.received"]}, "reference.events.15.dossier.received"),
        (FILING, {"add_events": ["dossier.paid"]}, "reference.events.15.dossier.paid"),
        (FILING, {"add_events": ["form.refused"]}, "reference.events.15.form.refused"),
        (
            FILING,
            {"add_events": [{"event": "calendar.advanced", "to": "2024-04-18"}]},  # a holiday
            "reference.events.15.calendar.advanced",
        ),
        (
            FILING,
            {"first_events": [{"event": "procedure.searched", "query": "xyzxyz", "results": "1"}]},
            "reference.events.1.procedure.searched",
        ),
        (
            FILING,
            {"add_events": [{"event": "message.refused", "message": "không ai gửi"}]},
            "reference.events.15.message.refused",
        ),
        (REPAIR, {"repairs": []}, "reference.events.4.dossier.supplemented"),
        (REPAIR, {"repairs": [{"fields": {"copies": "9"}}]}, "reference.events.4.dossier.supplemented"),
        (ANSWERS, {"answers": {"first_code": "9.999999"}}, "reference.first_code"),
        (ANSWERS, {"answers": {"first_name": "không có"}}, "reference.answers"),
        (FILING, {"fields": {"applicant_name": "Người Khác"}}, "reference.dossier.fields.applicant_name"),
        (FILING, {"fields": {"owner_name": "{sibling.full_name}"}}, "reference.owner_name"),
        (REPAIR, {"states": {"given": "returned"}}, "reference.states"),
    ],
)
def test_a_wrong_reference_is_named_with_its_place(
    problems: Problems, slug: str, change: dict[str, Any], place: str
) -> None:
    assert place in problems(slug, **change)


def test_what_the_officer_does_must_come_in_the_order_told(content: Content) -> None:
    exercise = content.library[REPAIR]
    events = list(exercise.cases.reference.events)
    later = [*events[:4], events[5], events[4], *events[6:]]
    assert [place for place, _ in found(content, with_events(exercise, *later))] == [
        "reference.events.6.calendar.advanced"
    ]


def test_a_work_that_is_never_graded_is_found(content: Content) -> None:
    exercise = content.library[FILING]
    with open_stage(content) as stage, pytest.raises(Broken, match="chưa có phiếu điểm"):
        replay(
            stage,
            exercise,
            make_variant(exercise, "lan"),
            Work.model_validate({"events": ["attempt.started"]}),
        )


def test_every_kind_of_event_is_played_or_happens_of_itself() -> None:
    assert ACTS.keys() & OF_ITSELF == set()
    alone = {kind for kind in load_events() if not kind.startswith(WITH_OTHERS)}
    assert alone - ACTS.keys() - OF_ITSELF == NOT_OF_A_SCRIPT


def test_an_officers_work_is_played_through_the_desk_itself(content: Content) -> None:
    exercise = content.library[OFFICER]
    variant = make_variant(exercise, "lan")
    with open_stage(content) as stage:
        real = replay(stage, exercise, variant).evidence
    worked = evidence_for(exercise, exercise.cases.reference, variant)
    for thought, kept in zip(acts(worked), acts(real), strict=True):
        assert thought.event.data.items() <= kept.event.data.items()
    assert [event.kind for event in real.journal][-2:] == ["desk.cleared", "attempt.handed_in"]
    assert (real.dossier, real.given, real.states) == (None, None, {})


@pytest.mark.parametrize(
    ("slug", "change", "place"),
    [
        (OFFICER, {"drop_events": ["attempt.started"]}, "reference.events.1.desk.opened"),
        (OFFICER, {"acts": {"right": {"form": "-"}}}, "reference.events.5.desk.acted"),
        (OFFICER, {"acts": {"blurred": {"reason": ""}}}, "reference.events.12.desk.acted"),
        (OFFICER, {"acts": {"right": {"action": "finish"}}}, "reference.events.5.desk.acted"),
        (OFFICER, {"acts": {"blurred": {"faults": "nowhere:missing"}}}, "reference.events.12.desk.acted"),
        (OFFICER, {"acts": {"blurred": {"faults": "identity:cropped"}}}, "reference.blurred"),
        (OFFICER, {"add_events": [NOWHERE]}, "reference.events.18.desk.opened"),
    ],
)  # fmt: skip
def test_a_wrong_officer_is_named_with_the_place(
    problems: Problems, slug: str, change: dict[str, Any], place: str
) -> None:
    assert place in problems(slug, **change)


def test_what_takes_others_is_not_played_alone(content: Content) -> None:
    exercise = content.library[SHARED]
    assert not is_for_one(exercise)
    assert list(found(content, exercise)) == []
    assert all(is_for_one(content.library[slug]) for slug in (FILING, OFFICER, "ban-tiep-nhan-phan-anh"))
