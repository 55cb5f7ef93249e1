"""An officer who is a student: what lies on the desk, one act, one winner."""

import pytest
from flask import Flask

from exercises.engine.exercise import Exercise
from sandbox.operations.onestop.deciding import Changed
from sandbox.operations.onestop.decision import Unready
from sandbox.store import NotFound
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.support.lesson import Lesson, lesson
from tests.support.officers import FIRST_DAY, at_the_desk, decide, dossiers_of


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app)


def state(of: Lesson, dossier_id: int) -> str:
    with of.parts.database.reading() as session:
        return session.get_one(Dossier, dossier_id).state


def journal(of: Lesson, attempt_id: int) -> list[tuple[str, dict[str, object]]]:
    with of.parts.database.reading() as session:
        rows = session.query(JournalEntry).filter_by(attempt_id=attempt_id).order_by(JournalEntry.id)
        return [(row.kind, row.data) for row in rows]


def test_the_stack_lies_on_the_desk_of_the_officer_alone(of: Lesson) -> None:
    mine, theirs = (at_the_desk(of, student) for student in of.students[:2])
    exercise: Exercise = of.parts.content.library[FIRST_DAY]
    assert list(dossiers_of(of, mine)) == [item.id for item in exercise.desk.stack]
    assert not {*dossiers_of(of, mine).values()} & {*dossiers_of(of, theirs).values()}
    with of.parts.database.reading() as session:
        assert session.get_one(Attempt, mine).clock == exercise.start


def test_an_act_moves_the_dossier_and_says_what_was_to_be_found(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    blurred = dossiers_of(of, mine)["blurred"]
    decide(of, mine, blurred, "request_supplement", faults=("identity:blurred",))
    assert state(of, blurred) == "supplement"
    _, facts = next(one for one in journal(of, mine) if one[0] == "desk.acted")
    assert facts["found"] == "request_supplement identity:blurred" == f"{facts['action']} {facts['faults']}"


def test_a_form_and_a_reason_are_compulsory_where_the_rules_say(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    right = dossiers_of(of, mine)["right"]
    with pytest.raises(Unready) as without_form:
        decide(of, mine, right, "receive", form="")
    assert {name: str(said) for name, said in without_form.value.problems.items()} == {
        "form": "Thao tác “Tiếp nhận hồ sơ” phải kèm mẫu phiếu. Em chọn mẫu phiếu."
    }
    with pytest.raises(Unready) as without_reason:
        decide(of, mine, right, "refuse", reason=" ")
    assert "lý do" in str(without_reason.value.problems["reason"])
    assert state(of, right) == "registered"


def test_who_acts_on_what_they_no_longer_see_is_told_and_changes_nothing(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    right = dossiers_of(of, mine)["right"]
    decide(of, mine, right, "receive")
    with pytest.raises(Changed, match=r"thẻ khác.*“Được tiếp nhận”"):
        decide(of, mine, right, "process", revision=0)
    assert state(of, right) == "received"


def test_somebody_elses_desk_is_no_desk(of: Lesson) -> None:
    mine, theirs = (at_the_desk(of, student) for student in of.students[:2])
    with pytest.raises(NotFound):
        decide(of, mine, dossiers_of(of, theirs)["right"], "receive")


def test_a_dossier_can_be_taken_to_its_end(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    right = dossiers_of(of, mine)["right"]
    for action in ("receive", "process", "finish", "return_result"):
        decide(of, mine, right, action)
    assert state(of, right) == "returned"
