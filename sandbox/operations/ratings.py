"""How content the citizen was: said once, when there is a result."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from fixtures.ratings import LEAST, MOST, NO_REASON, RATED, REASON_MAX, load_ratings
from sandbox.content import Content
from sandbox.operations import dossiers, grading
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused, SignedOut
from sandbox.store.aftermath import Rating
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier

OF_DOSSIER = select(Rating).where(Rating.dossier_id == bindparam("dossier"))


class AlreadyRated(Refused):
    def __init__(self) -> None:
        super().__init__(RATED)


def rate(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    level: str,
    reason: str,
    scores: Mapping[str, int],
    now: datetime,
) -> Rating:
    """`scores`: points by criterion, as many as the citizen gave.

    Raises AlreadyRated, NotAllowed by the lifecycle, Refused without a reason where one is needed, NotFound
    for a level or criterion nobody was asked.
    """
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    if not attempt.signed_in:
        raise SignedOut
    move = content.world.lifecycle.step(dossier.state, "rate", "applicant")
    if of_dossier(session, dossier) is not None:
        raise AlreadyRated
    _check(level, reason, scores)
    rating = Rating(
        school_id=attempt.school_id,
        dossier_id=dossier.id,
        level=level,
        reason=reason.strip()[:REASON_MAX],
        scores=dict(scores),
        rated_on=attempt.clock,
    )
    session.add(rating)
    note(session, content, attempt, move.event, now, dossier.id, code=dossier.code, rating=level)
    grading.mark(session, content, attempt, move.event, now)
    session.commit()
    return rating


def of_dossier(session: Session, dossier: Dossier) -> Rating | None:
    return session.scalars(OF_DOSSIER, {"dossier": dossier.id}).one_or_none()


def _check(level: str, reason: str, scores: Mapping[str, int]) -> None:
    scheme = load_ratings()
    asked = {one.id for one in scheme.asked}
    if level not in scheme.labels or set(scores) - asked:
        raise NotFound
    if any(not LEAST <= points <= MOST for points in scores.values()):
        raise NotFound
    if scheme.needs_reason(level) and not reason.strip():
        raise Refused(NO_REASON)
