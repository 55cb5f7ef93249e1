"""A dossier as filed, as supplemented, as given: each row looks at its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.checking import BREAKS, Context, dossier_at
from exercises.engine.evidence import Event, Evidence, Filed
from exercises.engine.exercise import Change, Criterion, Exercise
from exercises.engine.grading import grade
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant, make_variant
from exercises.engine.works import changed, evidence_for, given_dossier
from fixtures.world import World

Done = Callable[..., Evidence]


@pytest.fixture(scope="module")
def mending(world: World) -> Exercise:
    """An exercise that begins with a dossier an officer has questioned."""
    return load_exercise(LIBRARY / "bo-sung-ho-so", world)


@pytest.fixture(scope="module")
def mine(mending: Exercise) -> Variant:
    return make_variant(mending, "lan")


@pytest.fixture
def done(mending: Exercise, mine: Variant) -> Done:
    def build(**change: object) -> Evidence:
        return evidence_for(mending, changed(mending.cases.reference, Change.model_validate(change)), mine)

    return build


def judged(exercise: Exercise, variant: Variant, evidence: Evidence, id: str) -> CriterionResult:
    return next(row for row in grade(exercise, variant, evidence).criteria if row.id == id)


def test_a_supplement_builds_on_what_was_sent(done: Done) -> None:
    evidence = done()
    assert (evidence.dossier, evidence.submissions, len(evidence.repairs)) == (None, 0, 1)
    given, repaired = evidence.given, evidence.repairs[0]
    assert given is not None
    assert repaired.fields["diploma_number"] != given.fields["diploma_number"]
    assert {**repaired.fields, "diploma_number": ""} == {**given.fields, "diploma_number": ""}
    assert sorted(one.component for one in repaired.attachments) == ["application_form", "identity"]
    assert repaired.removed == given.removed == ("relationship",)


def test_a_component_that_is_mended_is_no_longer_struck(done: Done) -> None:
    evidence = done(repairs=[{"attach": {"relationship": "id_card"}}, {"attach": {"identity": []}}])
    first, second = evidence.repairs
    assert (first.removed, second.removed) == ((), ())
    assert [one.component for one in second.attachments] == ["application_form", "relationship"]


@pytest.mark.parametrize(
    ("stage", "found"), [("filing", "dossier"), ("given", "given"), ("supplement", "repairs")]
)
def test_a_stage_names_its_dossier(done: Done, stage: Any, found: str) -> None:
    own = done().given
    evidence = replace(done(), dossier=own and replace(own, agency="mine"))
    expected = evidence.repairs[-1] if found == "repairs" else getattr(evidence, found)
    assert dossier_at(evidence, stage) == expected
    assert dossier_at(Evidence(None), stage) is None


@pytest.mark.parametrize("stage", ["filing", "given", "supplement"])
def test_a_dossier_is_put_back_where_it_came_from(
    mending: Exercise, mine: Variant, done: Done, stage: Any
) -> None:
    own = done().given
    assert own is not None
    thrice = (own, replace(own, agency="second"), *done().repairs)
    evidence = replace(done(), dossier=own, repairs=thrice)
    row = mending.rubric[0].model_copy(update={"at": stage})
    ctx = Context(mending, mine, evidence, row)
    after = ctx.with_filed(replace(ctx.filed, agency="other"))
    assert dossier_at(after, stage) == replace(ctx.filed, agency="other")
    untouched = {"filing": "dossier", "given": "given"}.keys() - {stage}
    assert all(dossier_at(after, other) == dossier_at(evidence, other) for other in untouched)  # type: ignore[arg-type]
    assert after.repairs[:2] == thrice[:2]
    assert len(after.repairs) == 3


def test_there_is_no_dossier_to_look_at_before_one_is_filed(mending: Exercise, mine: Variant) -> None:
    with pytest.raises(LookupError):
        _ = Context(mending, mine, Evidence(None), mending.rubric[0]).filed


def test_without_a_supplement_its_rows_are_not_reached(mending: Exercise, mine: Variant, done: Done) -> None:
    row = judged(mending, mine, done(repairs=[]), "identity")
    assert (row.verdict, row.message) == ("not_reached", "Em chưa gửi bổ sung nên mục này chưa được chấm.")


def test_an_exercise_that_ends_with_filing_judges_nothing_before(
    exercise: Exercise, variant: Variant, without_dossier: Evidence
) -> None:
    report = grade(exercise, variant, without_dossier)
    assert {row.verdict for row in report.criteria} == {"not_reached"}
    assert {row.message for row in report.criteria} == {"Em chưa gửi hồ sơ nên mục này chưa được chấm."}


@pytest.mark.parametrize(
    "kind", ["attempt.started", "attempt.handed_in", "attempt.finished", "attempt.time_up"]
)
def test_beginning_and_ending_are_no_work(mending: Exercise, mine: Variant, done: Done, kind: str) -> None:
    idle = replace(Evidence(None), given=done().given, journal=(Event(kind, "", {}),))
    assert idle.untouched
    assert grade(mending, mine, idle).earned == 0
    assert not replace(idle, journal=(*idle.journal, Event("procedure.viewed", "", {}))).untouched
    assert not replace(idle, answers={"asked": ("identity",)}).untouched
    assert not replace(idle, dossier=done().given).untouched


def test_nothing_but_what_was_asked_for_may_change(mending: Exercise, mine: Variant, done: Done) -> None:
    assert judged(mending, mine, done(), "unchanged").verdict == "pass"
    spaced = {"owner_name": f"  {mine.values['me.full_name'].upper()} "}
    written = done(repairs=[{"fields": spaced, "attach": {"identity": "id_card"}}])
    assert judged(mending, mine, written, "unchanged").verdict == "pass", "another writing is no change"
    more = done(
        repairs=[{"fields": {"copies": "9", "reason": "Khác"}, "attach": {"application_form": "diploma"}}]
    )
    row = judged(mending, mine, more, "unchanged")
    assert (row.verdict, row.misconception, row.seen) == (
        "fail",
        "changed_more",
        "copies, reason, application_form",
    )
    assert "Em đã đổi cả 3 mục mà cán bộ không yêu cầu." in row.message


def test_a_paper_taken_out_is_a_change_too(mending: Exercise, mine: Variant, done: Done) -> None:
    row = judged(mending, mine, done(repairs=[{"attach": {"application_form": []}}]), "unchanged")
    assert (row.verdict, row.seen) == ("fail", "application_form")


def test_an_own_dossier_is_compared_with_itself(mending: Exercise, mine: Variant, done: Done) -> None:
    own = replace(done().repairs[0], fields={**done().repairs[0].fields, "copies": "7"})
    same = replace(done(), dossier=own, repairs=(own,))
    assert judged(mending, mine, same, "unchanged").verdict == "pass"


def test_nothing_to_compare_with_is_nobodys_fault(mending: Exercise, mine: Variant, done: Done) -> None:
    alone = replace(done(), given=None)
    assert judged(mending, mine, alone, "unchanged").verdict == "error"


def test_where_a_dossier_stands_in_the_end(mending: Exercise, mine: Variant, done: Done) -> None:
    assert judged(mending, mine, done(states={"given": "returned"}), "followed").verdict == "pass"
    row = judged(mending, mine, done(states={"given": "refused"}), "followed")
    assert (row.verdict, row.seen, row.expected) == ("fail", "refused", "processing, done, returned")


def state_row(which: str = "own") -> Criterion:
    return Criterion.model_validate(
        {
            "id": "it", "group": "outcome", "skill": "files", "points": 1, "title": "Việc", "ask": "Em làm.",
            "check": "state_reached", "args": {"state": ("registered",), "which": which}, "advice": "Lại.",
        }
    )  # fmt: skip


@pytest.mark.parametrize("which", ["own", "given"])
def test_an_older_snapshot_knew_the_state_at_filing_only(
    mending: Exercise, mine: Variant, done: Done, which: str
) -> None:
    own = done().given
    old = replace(done(), dossier=own, states={})
    alone = mending.model_copy(update={"rubric": (state_row(which),)})
    assert grade(alone, mine, old).criteria[0].verdict == "pass"
    nothing = replace(old, dossier=None, given=None)
    assert grade(alone, mine, nothing).criteria[0].seen == ""


def test_the_given_dossier_is_each_students_own(mending: Exercise, mine: Variant) -> None:
    assert mending.given is not None
    hers = make_variant(mending, "mai")
    first, second = (given_dossier(mending.given, variant, "mã") for variant in (mine, hers))
    assert first.fields["owner_name"] == mine.values["me.full_name"] != second.fields["owner_name"]
    assert (first.code, first.state) == ("mã", "registered")


def test_the_simulated_day_moves_where_the_script_moves_it(mending: Exercise, done: Done) -> None:
    clocks = {event.kind: event.clock for event in done().journal}
    assert clocks["attempt.started"] == mending.start.isoformat()
    assert clocks["dossier.received"].startswith("2024-04-19T08:")
    assert clocks["dossier.supplemented"] > clocks["account.signed_in"]


def test_damage_to_a_repair_leaves_the_filing_alone(mending: Exercise, mine: Variant, done: Done) -> None:
    for id in ("identity", "diploma_number", "unchanged"):
        row = next(one for one in mending.rubric if one.id == id)
        broken = BREAKS[row.check](Context(mending, mine, done(), row), **row.args)
        assert broken.given == done().given
        assert broken.repairs != done().repairs


def test_evidence_of_every_kind_survives_being_stored(mending: Exercise, done: Done) -> None:
    evidence = replace(
        done(),
        dossier=done().given,
        petitions=({"kind": "report"},),
        rating={"level": "very"},
        before=(
            Event("dossier.submitted", "2024-04-15T02:20:00+00:00", {"code": "x"}, "2024-04-15T09:20:00"),
        ),
    )
    assert Evidence.from_json(evidence.to_json()) == evidence


def test_a_snapshot_of_the_first_format_is_read_still(exercise: Exercise, done: Done) -> None:
    old = done().to_json()
    for key in ("given", "repairs", "states", "answers", "petitions", "rating", "before"):
        del old[key]
    for event in old["journal"]:
        del event["clock"]
    read = Evidence.from_json(old)
    assert (read.given, read.repairs, read.states, read.answers, read.petitions) == (None, (), {}, {}, ())
    assert {event.clock for event in read.journal} == {""}


def test_filings_and_repairs_need_papers_of_their_own(mending: Exercise, exercise: Exercise) -> None:
    assert mending.papers_needed("supplement") == {"identity": ("id_card",)}
    assert mending.needed_papers == {}
    assert set(exercise.needed_papers) == {"identity", "application_form"}
    assert isinstance(Filed("p", "a", "s", None, {}), Filed)
