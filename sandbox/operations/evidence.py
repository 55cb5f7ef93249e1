"""Freezes what the grader may see of an attempt."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from exercises.engine import evidence
from exercises.engine.evidence import Event, Evidence, Filed
from exercises.engine.exercise import Exercise
from exercises.engine.variants import Variant
from exercises.engine.works import given_dossier
from sandbox.operations.attachments import of_dossier
from sandbox.store.aftermath import Rating
from sandbox.store.attempts import Attempt, sheet_of
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Petition
from sandbox.store.reports import Report

JOURNAL = (
    select(JournalEntry.kind, JournalEntry.at, JournalEntry.data, JournalEntry.clock)
    .where(JournalEntry.attempt_id == bindparam("attempt"))
    .order_by(JournalEntry.id)
)
FILED = select(Dossier).where(
    Dossier.attempt_id == bindparam("attempt"), Dossier.state != "draft", Dossier.item == ""
)
"""What lies on an officer's desk is neither theirs nor given to them: the variant has it."""
LAST = (
    select(Report.snapshot)
    .where(Report.attempt_id == bindparam("attempt"))
    .order_by(Report.id.desc())
    .limit(1)
)
PETITIONS = select(Petition).where(Petition.attempt_id == bindparam("attempt")).order_by(Petition.id)
RATINGS = (
    select(Rating)
    .join(Dossier, Dossier.id == Rating.dossier_id)
    .where(Dossier.attempt_id == bindparam("attempt"))
    .order_by(Rating.id)
)
SENT = (
    select(func.count())
    .where(JournalEntry.attempt_id == bindparam("attempt"), JournalEntry.dossier_id == bindparam("dossier"))
    .where(JournalEntry.kind == "dossier.supplemented")
)
BEGINS = "attempt.started"
log = logging.getLogger(__name__)


def evidence_of(
    session: Session,
    exercise: Exercise,
    attempt: Attempt,
    variant: Variant,
    dossiers: Sequence[Dossier] | None = None,
    papers: Iterable[Attachment] | None = None,
) -> Evidence:
    """All the attempt has left so far. `dossiers` and `papers` of the own one, where the caller has them.

    A dossier is what it was when it was sent: as the report on the filing kept it, with what has been
    supplemented since.
    """
    ids = {"attempt": attempt.id}
    before, journal = _parted(_event(*row) for row in session.execute(JOURNAL, ids))
    kinds = {event.kind for event in journal}
    filed = [one for one in (dossiers or session.scalars(FILED, ids)) if one.state != "draft"]
    own, given = _one(filed, given=False), _one(filed, given=True)
    mended = own if exercise.cases.reference.procedure else given
    first_filing = papers is not None and "dossier.supplemented" not in kinds
    past = None if first_filing else _past(session, attempt)
    sent = past.dossier if past and past.dossier else _as_it_is(session, own, papers)
    return Evidence(
        dossier=sent,
        journal=journal,
        submissions=sum(event.kind == "dossier.submitted" for event in journal),
        given=_given(exercise, given, variant),
        repairs=_repairs(session, mended, past) if "dossier.supplemented" in kinds else (),
        states={name: one.state for name, one in (("own", own), ("given", given)) if one},
        answers={name: tuple(values) for name, values in sheet_of(attempt.answers).items() if any(values)},
        petitions=_petitions(session, attempt) if "petition.sent" in kinds else (),
        rating=_rating(session, attempt) if "dossier.rated" in kinds else {},
        before=before,
    )


def _parted(events: Iterable[Event]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """What had happened to a given dossier, and what happened since the student began."""
    told = tuple(events)
    begins = next((place for place, event in enumerate(told) if event.kind == BEGINS), 0)
    return told[:begins], told[begins:]


def _past(session: Session, attempt: Attempt) -> Evidence | None:
    """As the last report kept it; None where there is none, or it can no longer be read."""
    kept = session.scalars(LAST, {"attempt": attempt.id}).first()
    if kept is None:
        return None
    try:
        return evidence.from_snapshot(kept)[1]
    except ValueError:
        log.warning("the last snapshot of attempt %s is damaged", attempt.id)
        return None


def _repairs(session: Session, mended: Dossier | None, past: Evidence | None) -> tuple[Filed, ...]:
    """One for each supplement of the dossier the exercise is about; the last is what that is now."""
    known = past.repairs if past else ()
    if mended is None:
        return known
    ids = {"attempt": mended.attempt_id, "dossier": mended.id}
    if session.execute(SENT, ids).scalar_one() <= len(known):
        return known
    return (*known, filed_as(mended, of_dossier(session, mended)))


def _one(dossiers: Iterable[Dossier], given: bool) -> Dossier | None:
    found = (one for one in dossiers if one.given is given)
    return min(found, key=lambda one: one.id, default=None)


def _as_it_is(session: Session, own: Dossier | None, papers: Iterable[Attachment] | None) -> Filed | None:
    if own is None:
        return None
    return filed_as(own, of_dossier(session, own) if papers is None else papers)


def _given(exercise: Exercise, dossier: Dossier | None, variant: Variant) -> Filed | None:
    if exercise.given is None or dossier is None:
        return None
    return given_dossier(exercise.given, variant, dossier.code or "")


def _petitions(session: Session, attempt: Attempt) -> tuple[dict[str, str], ...]:
    sent = session.scalars(PETITIONS, {"attempt": attempt.id})
    return tuple({"subject": one.subject, "content": one.content, **one.fields} for one in sent)


def _rating(session: Session, attempt: Attempt) -> dict[str, str]:
    given = session.scalars(RATINGS, {"attempt": attempt.id}).first()
    return {"level": given.level, "reason": given.reason} if given else {}


def _event(kind: str, at: datetime, data: dict[str, Any], clock: datetime) -> Event:
    return Event(kind, at.isoformat(), data, clock.isoformat())


def filed_as(dossier: Dossier, papers: Iterable[Attachment]) -> Filed:
    """The dossier as the grader would see it, were it filed like this."""
    return Filed(
        procedure=dossier.procedure,
        agency=dossier.agency,
        state=dossier.state,
        code=dossier.code,
        fields=dict(dossier.fields),
        attachments=tuple(
            evidence.Attachment(
                one.component, one.paper_code, one.filename, one.sha256, one.size, one.media_type
            )
            for one in papers
        ),
        removed=tuple(dossier.removed),
    )
