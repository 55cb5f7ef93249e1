"""What has become of a filed dossier: what is asked of its citizen, what was said, how its clock stood."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.aftermath import Demand, Pause, Payment, Rating, Result
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry

WORDS = ("dossier.refused", "dossier.stopped", "dossier.extended", "dossier.expired")


@dataclass(frozen=True)
class Aftermath:
    """The lists oldest first; `last_word`: why it was refused, stopped or put off."""

    demands: Sequence[Demand]
    payments: Sequence[Payment]
    pauses: Sequence[Pause]
    result: Result | None
    rating: Rating | None
    last_word: JournalEntry | None

    @property
    def demand(self) -> Demand | None:
        """The one that waits for its answer."""
        return next((one for one in self.demands if one.answered_on is None), None)

    @property
    def payment(self) -> Payment | None:
        """The one that waits."""
        return next((one for one in self.payments if one.state == "waiting"), None)

    @property
    def paid(self) -> bool:
        return any(one.state == "paid" for one in self.payments)


def of_dossier(session: Session, dossier: Dossier) -> Aftermath:
    """Six SELECTs, for the page of one dossier."""
    said = select(JournalEntry).where(
        JournalEntry.attempt_id == dossier.attempt_id,
        JournalEntry.dossier_id == dossier.id,
        JournalEntry.kind.in_(WORDS),
    )
    return Aftermath(
        demands=session.scalars(
            select(Demand).where(Demand.dossier_id == dossier.id).order_by(Demand.id)
        ).all(),
        payments=session.scalars(
            select(Payment).where(Payment.dossier_id == dossier.id).order_by(Payment.id)
        ).all(),
        pauses=session.scalars(select(Pause).where(Pause.dossier_id == dossier.id).order_by(Pause.id)).all(),
        result=session.scalars(select(Result).where(Result.dossier_id == dossier.id)).one_or_none(),
        rating=session.scalars(select(Rating).where(Rating.dossier_id == dossier.id)).one_or_none(),
        last_word=session.scalars(said.order_by(JournalEntry.id.desc())).first(),
    )


def paid_and_rated(session: Session, dossier_ids: Collection[int]) -> tuple[frozenset[int], frozenset[int]]:
    """Of these dossiers, those that money was paid for and those that were rated; two SELECTs for a list."""
    paid = select(Payment.dossier_id).where(Payment.dossier_id.in_(dossier_ids), Payment.state == "paid")
    rated = select(Rating.dossier_id).where(Rating.dossier_id.in_(dossier_ids))
    return frozenset(session.scalars(paid)), frozenset(session.scalars(rated))
