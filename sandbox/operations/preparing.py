"""A student's citizen and papers: invented before the bell, the same again in every attempt."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.variants import Variant, make_variant, seed_for
from sandbox.content import Content
from sandbox.store.assignments import Assignment, Prepared
from sandbox.store.attempts import Attempt, IssuedPaper
from sandbox.store.audience import sits_in
from sandbox.store.classrooms import Enrolment


def prepare(session: Session, content: Content, assignment: Assignment) -> None:
    """Invent the citizen of every student it is for now, so that the bell costs nothing.

    Part of the caller's transaction; a student who comes later gets theirs when they begin.
    """
    session.flush()
    exercise = content.library[assignment.exercise]
    enrolled = select(Enrolment.student_id).where(sits_in(assignment))
    session.add_all(
        Prepared(
            school_id=assignment.school_id,
            assignment_id=assignment.id,
            student_id=student_id,
            exercise_hash=exercise.hash,
            variant=make_variant(exercise, seed_for(assignment.seed, str(student_id))).to_json(),
        )
        for student_id in session.scalars(enrolled)
    )


def past_attempts(session: Session, assignment: Assignment, student_id: int) -> list[Attempt]:
    """The oldest first."""
    wanted = select(Attempt).where(Attempt.assignment_id == assignment.id, Attempt.student_id == student_id)
    return list(session.scalars(wanted.order_by(Attempt.number)))


def coming_variant(
    session: Session,
    content: Content,
    assignment: Assignment,
    student_id: int,
    past: Sequence[Attempt] | None = None,
) -> dict[str, Any]:
    """The same citizen again, as stored: a later release may invent another from the same seed.

    The first is made before the bell, where there was time. An exercise that has changed since gets a seed
    of its own, so that no code stands on two papers.
    """
    exercise = content.library[assignment.exercise]
    past = past_attempts(session, assignment, student_id) if past is None else past
    if not past:
        ready = session.get(Prepared, (assignment.id, student_id))
        if ready is not None and ready.exercise_hash == exercise.hash:
            return ready.variant
    if past and past[-1].exercise_hash == exercise.hash:
        return past[-1].variant
    student = f"{student_id} {exercise.hash}" if past else str(student_id)
    return make_variant(exercise, seed_for(assignment.seed, student)).to_json()


def issue_papers(session: Session, attempt: Attempt) -> None:
    """A second attempt mostly has the same variant, so its papers are already known.

    A paper of a dossier on an officer's desk is called by the dossier too: "a/diploma".
    """
    variant = Variant.from_json(attempt.variant)
    papers = {paper.code: paper.id for paper in variant.papers.values()}
    for item, kept in variant.stack.items():
        papers |= {paper["code"]: f"{item}/{paper['id']}" for paper in kept["variant"]["papers"].values()}
    known = set(session.scalars(select(IssuedPaper.code).where(IssuedPaper.code.in_(papers))))
    session.add_all(
        IssuedPaper(code=code, school_id=attempt.school_id, attempt_id=attempt.id, paper=paper)
        for code, paper in papers.items()
        if code not in known
    )
