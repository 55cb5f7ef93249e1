"""Every report can be made again from what is stored beside it, whatever it was made after."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from exercises.engine.evidence import from_snapshot
from exercises.engine.grading import grade
from exercises.engine.variants import make_variant
from sandbox.operations import attempts, regrading
from sandbox.operations.refusals import Refused
from sandbox.replay.play import Play
from sandbox.replay.replaying import acted
from sandbox.replay.stage import OPENED, Stage
from sandbox.reports.regrading import Scope
from sandbox.store.assignments import Assignment
from sandbox.store.reports import Report
from sandbox.store.schools import School

PLAYED = {
    "cap-ban-sao-bang-tot-nghiep": "dossier.submitted",
    "nop-roi-bo-sung": "dossier.supplemented",
    "bo-sung-ho-so": "answers.saved",
    "tinh-ngay-tra-ket-qua": "attempt.handed_in",
    "thu-hoi-kip-thoi": "dossier.withdrawn",
    "thanh-toan-le-phi": "dossier.paid",
    "danh-gia-co-ly-do": "dossier.rated",
    "phan-anh-kien-nghi-hop-le": "petition.sent",
    "ngay-dau-o-ban-mot-cua": "desk.acted",
    "xin-loi-va-hen-lai": "desk.acted",
}


def play_of(stage: Stage, slug: str, rounding: str = "0.25") -> Play:
    exercise = stage.content.library[slug]
    variant = make_variant(exercise, "lan")
    seat = stage.seat(exercise, variant)
    with stage.database.writing() as session:
        session.execute(update(Assignment).values(rounding=rounding, minutes=60))
        session.commit()
    return Play(stage, seat, exercise, variant, exercise.cases.reference)


def reports(stage: Stage) -> list[Report]:
    with stage.database.reading() as session:
        return list(session.scalars(select(Report).order_by(Report.id)))


def assert_recomputed(stage: Stage, play: Play) -> set[str]:
    """Each of them; what they were made after."""
    kept = reports(stage)
    for one in kept:
        again = grade(play.exercise, *from_snapshot(one.snapshot), one.snapshot["rounding"])
        assert again.to_json() == one.report, one.cause
        assert (again.mark, again.earned, again.points) == (one.mark, one.earned, one.points)
    return {one.cause for one in kept}


@pytest.mark.parametrize(("slug", "cause"), PLAYED.items())
def test_what_a_student_has_come_to_can_be_graded_again(stage: Stage, slug: str, cause: str) -> None:
    play = play_of(stage, slug)
    list(acted(play))
    assert cause in assert_recomputed(stage, play)


def test_so_can_what_was_ended_early_or_taken_in_when_time_was_up(stage: Stage) -> None:
    for end, cause in ((True, "attempt.finished"), (False, "attempt.time_up")):
        play = play_of(stage, "cap-ban-sao-bang-tot-nghiep")
        list(acted(play))
        if end:
            with play.doing() as (session, attempt):
                attempts.finish(session, stage.content, attempt, play.now())
        else:
            play.moment += timedelta(minutes=60)
            with pytest.raises(Refused, match="Hết giờ"), play.doing():
                pass
        assert cause in assert_recomputed(stage, play)


def test_so_can_what_was_graded_again_by_another_exercise_than_at_first(stage: Stage) -> None:
    play = play_of(stage, "nop-roi-bo-sung")
    list(acted(play))
    first, *others = play.exercise.rubric
    rubric = (first.model_copy(update={"points": first.points + 25}), *others)
    play.exercise = play.exercise.model_copy(update={"rubric": rubric, "hash": "f" * 64})
    library = {**stage.content.library, play.exercise.slug: play.exercise}
    scope, mended = Scope(play.exercise.slug), replace(stage.content, library=library)
    with stage.database.reading() as session:
        school = session.scalars(select(School.id)).one()
    done = regrading.apply(stage.database, mended, scope, school, None, "", OPENED)
    assert done.changed == 1
    last = reports(stage)[-1]
    assert last.cause == "regrade"
    assert grade(play.exercise, *from_snapshot(last.snapshot), "0.25").to_json() == last.report
