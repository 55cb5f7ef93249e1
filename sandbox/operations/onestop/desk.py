"""What lies before the officer: the dossier, its papers as they can be seen, its history, the orders."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from exercises.engine.stack import seen
from fixtures.letters import Words, way
from fixtures.officer import Opinion, Seen, review
from fixtures.procedure import Era, Procedure
from sandbox.content import Content
from sandbox.operations import hops
from sandbox.operations.attachments import issued, of_dossier
from sandbox.operations.onestop.timeline import Event, Situation
from sandbox.operations.supplements import editable
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry

MOVES = (
    select(JournalEntry.kind, JournalEntry.clock)
    .where(JournalEntry.attempt_id == bindparam("attempt"), JournalEntry.dossier_id == bindparam("dossier"))
    .order_by(JournalEntry.id)
)


@dataclass(frozen=True)
class Desk:
    """The desk of one attempt, within one transaction."""

    session: Session
    content: Content
    attempt: Attempt
    now: datetime

    def procedure(self, dossier: Dossier) -> Procedure:
        return self.content.world.catalogue.procedure(dossier.procedure)

    @property
    def mine(self) -> str:
        """What the citizen's portal calls their own dossiers."""
        return self.content.portal_of(self.attempt.exercise).labels["my_dossiers"]

    @property
    def era(self) -> Era:
        return self.content.library[self.attempt.exercise].era

    @property
    def silent(self) -> bool:
        """Whether no citizen is there to write to: the dossiers lie on the desk of a lesson for officers."""
        return self.content.library[self.attempt.exercise].side == "officer"

    def way(self, dossier: Dossier) -> Words:
        """How the result reaches the citizen, in words."""
        return way(dossier.fields.get("receive_method", ""), self.mine)

    def opinion(self, dossier: Dossier) -> Opinion:
        papers = [self._seen(one) for one in of_dossier(self.session, dossier)]
        return review(self.procedure(dossier), dossier.fields, papers, dossier.removed)

    def situation(self, dossier: Dossier) -> Situation:
        demand = editable(self.session, dossier)
        return Situation(
            state=dossier.state,
            events=self._events(dossier),
            steps=self.content.library[self.attempt.exercise].officer,
            due_on=dossier.due_on,
            forward_on=self._forward_on(dossier),
            answer_by=demand.answer_by if demand else None,
            receive=dossier.fields.get("receive_method", ""),
            complete=lambda: self.opinion(dossier).action == "receive",
        )

    def _forward_on(self, dossier: Dossier) -> datetime | None:
        """When the agency that has it hands it on, where others follow."""
        if not self.procedure(dossier).route or not hops.are_left(self.session, dossier):
            return None
        here = hops.at_work(self.session, dossier)
        return here.due_on if here else None

    def _events(self, dossier: Dossier) -> list[Event]:
        """Its moves so far; a rating moves nothing."""
        moves = {move.event for move in self.content.world.lifecycle.transitions if move.action != "rate"}
        rows = self.session.execute(MOVES, {"attempt": self.attempt.id, "dossier": dossier.id})
        return [(kind, clock) for kind, clock in rows if kind in moves]

    def _seen(self, file: Attachment) -> Seen:
        known = issued(self.session, file.paper_code)
        return seen(file.component, *(known or (None, "")))
