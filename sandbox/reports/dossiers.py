"""What a citizen sees of their dossiers: the list, one by its code, how it went."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry


def of_attempt(session: Session, attempt_id: int) -> Sequence[Dossier]:
    """Newest first, drafts included."""
    wanted = select(Dossier).where(Dossier.attempt_id == attempt_id)
    return session.scalars(wanted.order_by(Dossier.id.desc())).all()


def by_code(session: Session, attempt_id: int, code: str) -> Dossier | None:
    """The attempt's filed dossier of that code, as typed by a person: spaces and case do not matter."""
    plain = "".join(code.split()).upper()[:64]
    wanted = select(Dossier).where(Dossier.attempt_id == attempt_id, Dossier.code == plain)
    return session.scalars(wanted).one_or_none()


def history(session: Session, dossier: Dossier, kinds: Collection[str]) -> Sequence[JournalEntry]:
    """The dossier's entries of these kinds, newest first."""
    wanted = select(JournalEntry).where(
        JournalEntry.attempt_id == dossier.attempt_id,
        JournalEntry.dossier_id == dossier.id,
        JournalEntry.kind.in_(kinds),
    )
    return session.scalars(wanted.order_by(JournalEntry.id.desc())).all()
