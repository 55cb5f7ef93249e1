"""How the account rated its dossiers, and which of them wait to be rated."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from fixtures.lifecycle import SETTLED
from sandbox.store.aftermath import Rating
from sandbox.store.dossiers import Dossier


@dataclass(frozen=True)
class Ratings:
    """`waiting`: dossiers with a result and without a rating; `averages`: points by criterion."""

    rated: tuple[Row[Rating, Dossier], ...]
    waiting: tuple[Dossier, ...]
    levels: Counter[str]
    averages: dict[str, float]


def ratings_of(session: Session, attempt_id: int) -> Ratings:
    """One SELECT over the account's dossiers that may be rated, newest first."""
    rows = session.execute(
        select(Rating, Dossier)
        .select_from(Dossier)
        .outerjoin(Rating, Rating.dossier_id == Dossier.id)
        .where(Dossier.attempt_id == attempt_id, Dossier.state.in_(SETTLED))
        .order_by(Dossier.id.desc())
    ).all()
    rated = tuple(row for row in rows if row.Rating is not None)
    return Ratings(
        rated=rated,
        waiting=tuple(row.Dossier for row in rows if row.Rating is None),
        levels=Counter(row.Rating.level for row in rated),
        averages=_averages([row.Rating.scores for row in rated]),
    )


def _averages(given: list[dict[str, int]]) -> dict[str, float]:
    names = dict.fromkeys(name for scores in given for name in scores)
    by_name = {name: [scores[name] for scores in given if name in scores] for name in names}
    return {name: sum(points) / len(points) for name, points in by_name.items()}
