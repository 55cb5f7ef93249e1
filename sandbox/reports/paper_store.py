"""The papers an account has already: stored with it, or sent with a dossier before."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.variants import Paper, Variant
from fixtures.papers import KINDS, Format
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry


@dataclass(frozen=True)
class StoredPaper:
    """`sent`: it has been with a dossier; otherwise it came with the account."""

    paper: Paper
    format: Format
    sent: bool

    @property
    def code(self) -> str:
        return self.paper.code

    @property
    def filename(self) -> str:
        return f"{self.paper.filename}.{self.format}"


def of_attempt(session: Session, attempt: Attempt) -> list[StoredPaper]:
    """In the order of the folder; a neighbour's paper is in nobody else's store."""
    wanted = select(JournalEntry.data).where(
        JournalEntry.attempt_id == attempt.id, JournalEntry.kind == "paper.attached"
    )
    sent = {data["code"] for data in session.scalars(wanted)}
    papers = Variant.from_json(attempt.variant).papers.values()
    return [
        StoredPaper(paper, KINDS[paper.kind].formats()[0], paper.code in sent)
        for paper in papers
        if paper.stored or paper.code in sent
    ]
