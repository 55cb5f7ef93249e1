"""The dossier an exercise gives its students: filed before they begin, and already in the officer's hands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from exercises.engine.exercise import Given
from exercises.engine.variants import Variant
from exercises.engine.works import given_dossier
from fixtures.bills import bill
from fixtures.identifiers import dossier_code
from sandbox.content import Content
from sandbox.drawings import TYPES
from sandbox.operations import onestop, payments
from sandbox.operations.dossiers import fresh_id
from sandbox.operations.journal import note
from sandbox.operations.submission import NEXT_NUMBER
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.files import FileStore


@dataclass(frozen=True)
class Press:
    """What papers are made with: the drawing of a paper as a file, and the store it is kept in."""

    files: FileStore
    draw: Callable[[Variant, str], bytes]


def lay(session: Session, content: Content, attempt: Attempt, press: Press, now: datetime) -> None:
    """File it at its own moment and let the office work up to the start; part of the transaction."""
    exercise = content.library[attempt.exercise]
    if exercise.given is None:
        return
    attempt.clock = exercise.given.filed
    dossier = _filed(session, content, attempt, exercise.given, now)
    _attach(session, attempt, dossier, exercise.given, press)
    note(session, content, attempt, "dossier.submitted", now, dossier.id, code=dossier.code)
    session.flush()
    onestop.work(session, content, attempt, now, until=exercise.start)


def _filed(session: Session, content: Content, attempt: Attempt, given: Given, now: datetime) -> Dossier:
    variant = Variant.from_json(attempt.variant)
    procedure = content.world.catalogue.procedure(given.procedure)
    sent = given_dossier(given, variant)
    fields = dict.fromkeys((field.name for field in procedure.form), "") | dict(sent.fields)
    prepaid = bool(bill(procedure, fields, "submit"))
    number = session.execute(NEXT_NUMBER, {"series": f"{sent.agency}:{given.filed:%Y%m%d}"}).scalar_one()
    dossier = Dossier(
        id=fresh_id(session),
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        procedure=given.procedure,
        agency=sent.agency,
        state=content.world.lifecycle.step("draft", "submit", "applicant", prepaid=prepaid).to,
        fields=fields,
        removed=list(given.removed),
        reached=content.portal_of(attempt.exercise).step_ids[-1],
        start_key=f"given-{attempt.id}",
        code=dossier_code(sent.agency, given.filed.date(), number),
        given=True,
        changed_at=now,
        submitted_on=given.filed,
    )
    session.add(dossier)
    session.flush()
    if prepaid:
        payments.ask(session, content, attempt, dossier, "submit", now)
    return dossier


def _attach(session: Session, attempt: Attempt, dossier: Dossier, given: Given, press: Press) -> None:
    variant = Variant.from_json(attempt.variant)
    for component, papers in given.attach.items():
        for paper in papers:
            data = press.draw(variant, paper)
            session.add(
                Attachment(
                    school_id=attempt.school_id,
                    dossier_id=dossier.id,
                    component=component,
                    paper_code=variant.papers[paper].code,
                    filename=f"{variant.papers[paper].filename}.png",
                    media_type=TYPES["png"],
                    size=len(data),
                    sha256=press.files.put(data),
                )
            )
