"""What the grader is told of an attempt: of two dossiers the right one, and no more than can be read."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from exercises.engine.variants import make_variant
from sandbox.operations import answers, attempts, grading
from sandbox.replay.play import Play
from sandbox.replay.replaying import acted, stored
from sandbox.replay.stage import Stage
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.reports import Report

REPAIR = "bo-sung-ho-so"


class AtTheGiven(Play):
    """Somebody who answers for the dossier that was given, whatever else they have filed."""

    def filed(self, session: Session) -> Dossier:
        mine = select(Dossier).where(Dossier.attempt_id == self.attempt, Dossier.given)
        return session.scalars(mine).one()


def play_of(stage: Stage, slug: str, seed: str = "lan") -> Play:
    exercise = stage.content.library[slug]
    variant = make_variant(exercise, seed)
    return AtTheGiven(stage, stage.seat(exercise, variant), exercise, variant, exercise.cases.reference)


def file_another(play: Play) -> None:
    """A dossier nobody asked for, of another procedure, and already taken back."""
    with play.stage.database.writing() as session:
        attempt = session.get_one(Attempt, play.attempt)
        stray = Dossier(
            school_id=attempt.school_id,
            attempt_id=attempt.id,
            procedure="2.001914",
            agency="so-gddt",
            state="withdrawn",
            fields={"owner_name": "Ai Đó"},
            start_key="nham",
            code="000.00.TH.X99-240417-0099",
            changed_at=play.now(),
            submitted_on=attempt.clock,
        )
        session.add(stray)
        session.commit()


@pytest.mark.parametrize("moment", ["account.signed_in", "dossier.supplemented"])
def test_a_stray_dossier_does_not_hide_the_repair_of_the_given_one(stage: Stage, moment: str) -> None:
    play = play_of(stage, REPAIR)
    for kind in acted(play):
        if kind == moment:
            file_another(play)
    done = stored(play)
    assert done.report["mark"] == "10.0"
    assert [one.procedure for one in done.evidence.repairs] == ["1.005092"]


def test_who_goes_on_after_the_last_snapshot_was_damaged_is_still_graded(stage: Stage) -> None:
    play = play_of(stage, REPAIR)
    for kind in acted(play):
        if kind == "dossier.supplemented":
            with stage.database.writing() as session:
                session.execute(update(Report).values(snapshot={"format": 2, "evidence": [1]}))
                session.commit()
    assert stored(play).report["mark"] == "10.0"


@pytest.mark.parametrize("odd", [None, [], "x", {"why": "work"}, {"why": [1, None]}, {"why": None}])
def test_an_answer_sheet_that_is_none_counts_as_empty(stage: Stage, odd: object) -> None:
    play = play_of(stage, REPAIR)
    next(acted(play))
    with stage.database.writing() as session:
        session.execute(update(Attempt).values(answers=odd))
        session.commit()
    with play.doing() as (session, attempt):
        answers.keep(session, stage.content, attempt, {"last_day": ["24/04/2024"]}, play.now())
        assert len(answers.unanswered(play.exercise, attempt)) == len(play.exercise.questions) - 1
        grading.mark(session, stage.content, attempt, "answers.saved", play.now())
        attempts.finish(session, stage.content, attempt, play.now())
    assert dict(stored_answers(stage)) == {"last_day": ("24/04/2024",)}


def stored_answers(stage: Stage) -> dict[str, tuple[str, ...]]:
    with stage.database.reading() as session:
        last = session.scalars(select(Report).order_by(Report.id.desc())).first()
        assert last is not None
        return {name: tuple(values) for name, values in last.snapshot["evidence"]["answers"].items()}
