"""The answer sheet: kept while it is filled in, handed in once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise, Question
from exercises.engine.variants import Variant
from fixtures.privacy import is_somebodys, masked
from sandbox.content import Content
from sandbox.operations import grading, support_ending
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt, sheet_of

LONGEST = 500
NOTHING_TO_HAND_IN = "Bài này kết thúc khi em gửi hồ sơ trên cổng, không cần bấm “Nộp bài”."


def keep(
    session: Session, content: Content, attempt: Attempt, given: Mapping[str, Sequence[str]], now: datetime
) -> None:
    """What stands on the sheet by the way, choice after choice; nothing is graded yet."""
    _keep(session, content, attempt, given, now)
    session.commit()


def save(
    session: Session, content: Content, attempt: Attempt, given: Mapping[str, Sequence[str]], now: datetime
) -> None:
    """Keep what was answered, right or wrong; questions and choices that do not exist are left alone."""
    if _keep(session, content, attempt, given, now):
        grading.mark(session, content, attempt, "answers.saved", now)
    session.commit()


def hand_in(
    session: Session, content: Content, attempt: Attempt, given: Mapping[str, Sequence[str]], now: datetime
) -> None:
    """Keep the answers, grade everything there is, and end the attempt; twice hands in once."""
    if attempt.finished_at is not None:
        return
    if content.library[attempt.exercise].ends != "hand_in":
        raise Refused(NOTHING_TO_HAND_IN)
    _keep(session, content, attempt, given, now)
    close(session, content, attempt, "attempt.handed_in", now)
    session.commit()


def close(session: Session, content: Content, attempt: Attempt, cause: str, now: datetime) -> None:
    """End the attempt and grade what there is; part of the caller's transaction."""
    if content.library[attempt.exercise].side == "support":
        support_ending.handed_in(session, content, attempt, now)
    note(session, content, attempt, cause, now)
    attempt.finished_at, attempt.signed_in = now, False
    grading.mark(session, content, attempt, cause, now)


def _keep(
    session: Session, content: Content, attempt: Attempt, given: Mapping[str, Sequence[str]], now: datetime
) -> bool:
    """Whether the sheet says something else than before."""
    exercise = content.library[attempt.exercise]
    known = Variant.from_json(attempt.variant).values.values()
    kept = {
        one.id: _clean(one, given[one.id], kind_of(exercise, one.id), known)
        for one in exercise.questions
        if one.id in given
    }
    before = sheet_of(attempt.answers)
    changed = {**before, **kept} != before
    if changed:
        attempt.answers = {**before, **kept}
        note(session, content, attempt, "answers.saved", now)
    return changed


def kind_of(exercise: Exercise, question: str) -> str:
    """What is asked for: "number", "date", "code" … as its criterion reads it."""
    rows = (row.args for row in exercise.rubric if row.args.get("question") == question)
    return str(next(rows, {}).get("as_", "text"))


def _clean(question: Question, values: Sequence[str], kind: str, known: Collection[str]) -> list[str]:
    """Choices that were offered, each once; in words, the numbers of real people are struck out."""
    if not question.choices:
        typed = [value[:LONGEST] for value in values[:1] if value.strip()]
        return [masked(value) if is_somebodys(kind, value, known) else value for value in typed]
    offered = {choice.value for choice in question.choices}
    chosen = [value for value in dict.fromkeys(values) if value in offered]
    return chosen if question.many else chosen[:1]


def unanswered(exercise: Exercise, attempt: Attempt) -> list[Question]:
    """What has not been answered yet."""
    given = sheet_of(attempt.answers)
    return [question for question in exercise.questions if not given.get(question.id)]
