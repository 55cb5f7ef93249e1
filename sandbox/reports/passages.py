"""The hands a dossier has gone through: by its slip where agencies pass it on, else by its moves."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.desk_forms import Passage, kept_promise
from fixtures.desk_forms.wording import desk_of
from fixtures.procedure import Agency
from fixtures.world import World
from sandbox.reports.hops import SlipRow, slip
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry

FORWARDED, FINISHED = "dossier.processed", "dossier.finished"


def passages(session: Session, world: World, dossier: Dossier, clock: datetime) -> list[Passage]:
    """Oldest first; nothing while it lies at the desk that took it in."""
    agency = world.catalogue.agency(dossier.agency)
    rows = slip(session, world, dossier, clock)
    return list(_by_slip(agency, rows)) if rows else list(_by_moves(session, agency, dossier))


def forwarded_on(session: Session, dossiers: Sequence[Dossier]) -> Mapping[int, datetime]:
    """When each was given to those who decide, by the key of the dossier; one SELECT."""
    wanted = select(JournalEntry.dossier_id, JournalEntry.clock).where(
        JournalEntry.attempt_id.in_({one.attempt_id for one in dossiers}),
        JournalEntry.dossier_id.in_([one.id for one in dossiers]),
        JournalEntry.kind == FORWARDED,
    )
    rows = session.execute(wanted.order_by(JournalEntry.id.desc()))
    return {id: clock for id, clock in rows if id is not None}


def _by_slip(agency: Agency, rows: Sequence[SlipRow]) -> Iterator[Passage]:
    giver, kept = desk_of(agency), ""
    for row in rows:
        if row.given_on is None:
            return
        yield Passage(giver, row.agency, row.given_on, kept, row.note or row.task)
        giver, kept = row.agency, kept_promise(row.due_on, row.done_on)
    if rows[-1].done_on is not None:
        yield Passage(giver, desk_of(agency), rows[-1].done_on, kept)


def _by_moves(session: Session, agency: Agency, dossier: Dossier) -> Iterator[Passage]:
    wanted = select(JournalEntry.kind, JournalEntry.clock).where(
        JournalEntry.attempt_id == dossier.attempt_id,
        JournalEntry.dossier_id == dossier.id,
        JournalEntry.kind.in_((FORWARDED, FINISHED)),
    )
    desk, department = desk_of(agency), f"Bộ phận chuyên môn – {agency.name}"
    for kind, at in session.execute(wanted.order_by(JournalEntry.id)):
        if kind == FORWARDED:
            yield Passage(desk, department, at)
        else:
            yield Passage(department, desk, at, kept_promise(dossier.due_on, at))
