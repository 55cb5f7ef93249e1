"""Filing a dossier: rules, receipt, journal, grade and board in one transaction."""

from datetime import datetime

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from fixtures.bills import bill
from fixtures.eform import dossier_errors
from fixtures.identifiers import dossier_code
from sandbox.content import Content
from sandbox.operations import grading, payments, support_ending
from sandbox.operations.attachments import of_dossier
from sandbox.operations.dossiers import ALREADY_FILED, check_in_force
from sandbox.operations.journal import note
from sandbox.operations.refusals import Incomplete, Refused, SignedOut
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Attachment, Dossier

OF_ATTEMPT = select(Dossier).where(Dossier.attempt_id == bindparam("attempt")).with_for_update()
NEXT_NUMBER = text(
    "INSERT INTO dossier_numbers (series, last) VALUES (:series, 1)"
    " ON CONFLICT (series) DO UPDATE SET last = dossier_numbers.last + 1 RETURNING last"
)


def submit(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, key: str, now: datetime
) -> Dossier:
    """File the draft. One already filed, or filed with this key, is returned as it is: twice files once.

    Where nothing is graded, further dossiers may follow. Raises Incomplete for format errors (nothing
    filed, no attempt spent) and Refused by the rules.
    """
    mine = {one.id: one for one in session.scalars(OF_ATTEMPT, {"attempt": attempt.id})}
    if dossier_id not in mine:
        raise NotFound
    dossier = mine[dossier_id]
    filed = [one for one in mine.values() if one.state != "draft" and not one.given]
    if dossier in filed:
        return dossier
    for one in filed:
        if one.submit_key == key:
            return one
    if filed and not content.library[attempt.exercise].free:
        raise Refused(ALREADY_FILED)
    papers = of_dossier(session, dossier)
    _check(session, content, attempt, dossier, papers, now)
    _file(session, content, attempt, dossier, key, now)
    support_ending.filed(session, content, attempt, dossier, now)
    grading.mark(session, content, attempt, "dossier.submitted", now, list(mine.values()), papers)
    session.commit()
    return dossier


def _check(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier: Dossier,
    papers: list[Attachment],
    now: datetime,
) -> None:
    if not attempt.signed_in:
        raise SignedOut
    procedure = content.world.catalogue.procedure(dossier.procedure)
    check_in_force(procedure, attempt)
    attached, portal = {paper.component for paper in papers}, content.portal_of(attempt.exercise)
    filled = (dossier.fields, attached, dossier.removed)
    errors = dossier_errors(procedure, *filled, portal.era, portal.step_ids)
    if errors:
        names = [error.name for error in errors]
        note(session, content, attempt, "submit.refused", now, dossier.id, errors=names)
        session.commit()
        raise Incomplete(errors)


def _file(
    session: Session, content: Content, attempt: Attempt, dossier: Dossier, key: str, now: datetime
) -> None:
    procedure = content.world.catalogue.procedure(dossier.procedure)
    prepaid = bool(bill(procedure, dossier.fields, "submit"))
    transition = content.world.lifecycle.step(dossier.state, "submit", "applicant", prepaid=prepaid)
    series = f"{dossier.agency}:{attempt.clock:%Y%m%d}"
    number = session.execute(NEXT_NUMBER, {"series": series}).scalar_one()
    dossier.state, dossier.submit_key = transition.to, key
    dossier.submitted_on, dossier.changed_at = attempt.clock, now
    dossier.code = dossier_code(dossier.agency, attempt.clock.date(), number)
    if prepaid:
        payments.ask(session, content, attempt, dossier, "submit", now)
    note(session, content, attempt, transition.event, now, dossier.id, code=dossier.code)
