"""Which mark counts where a student has tried more than once."""

import pytest
from flask import Flask
from sqlalchemy import update

from sandbox.operations import answers, assignments, attempts
from sandbox.store.assignments import Progress
from sandbox.store.attempts import Attempt
from sandbox.store.reports import Report
from tests.support.lesson import Lesson, filed, lesson, press, started
from tests.support.questions import RIGHT, ask_questions

WRONG = {"why": ["no"], "needs": ["book"], "days": ["9"]}


def mark_of(of: Lesson) -> str | None:
    with of.parts.database.reading() as session:
        return session.get_one(Progress, (of.assignment, of.students[0])).mark


def again(of: Lesson, shown: int) -> int:
    with of.parts.database.writing() as session:
        assignment, _ = assignments.find(session, of.teacher, of.assignment, of.now)
        student, content = of.students[0], of.parts.content
        return attempts.start_again(session, content, assignment, student, shown, of.now, press(of)).id


def saved(of: Lesson, attempt_id: int, given: dict[str, list[str]], end: bool) -> None:
    do = answers.hand_in if end else answers.save
    with of.parts.database.writing() as session:
        do(session, of.parts.content, session.get_one(Attempt, attempt_id), given, of.now)


@pytest.mark.parametrize("policy", ["best", "last", "average"])
def test_an_attempt_under_way_takes_nothing_from_the_one_handed_in(app: Flask, policy: str) -> None:
    ask_questions(app)
    of = lesson(app, policy=policy)
    saved(of, first := started(of, of.students[0]), RIGHT, end=True)
    before = mark_of(of)
    saved(of, second := again(of, first), WRONG, end=False)
    assert mark_of(of) == before
    saved(of, second, WRONG, end=True)
    assert (mark_of(of) == before) is (policy == "best")


def test_the_only_attempt_counts_while_it_is_under_way(app: Flask) -> None:
    ask_questions(app)
    of = lesson(app)
    saved(of, started(of, of.students[0]), RIGHT, end=False)
    assert mark_of(of) is not None


def test_the_best_is_the_larger_share_though_another_had_more_points(app: Flask) -> None:
    """A row that waits for the teacher stands outside the total, so that totals may differ."""
    of = lesson(app)
    first, _dossier = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        kept = update(Report).where(Report.attempt_id == first)
        session.execute(kept.values(earned=760, points=800, mark="9.5"))
        session.commit()
    again(of, first)
    with of.parts.database.writing() as session:  # starting again graded the first once more
        session.execute(kept.values(earned=760, points=800, mark="9.5"))
        session.commit()
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    assert mark_of(of) == "9.5", "900 of 1000 is less"
