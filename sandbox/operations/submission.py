"""Filing a dossier: rules, receipt, journal, grade and board in one transaction."""

from datetime import datetime

from exercises.engine.evidence import snapshot
from exercises.engine.grading import grade
from exercises.engine.variants import Variant
from fixtures.eform import FormatError, dossier_errors
from fixtures.identifiers import dossier_code
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import progress
from sandbox.operations.attachments import of_dossier
from sandbox.operations.dossiers import find
from sandbox.operations.evidence import evidence_of
from sandbox.operations.journal import note
from sandbox.operations.refusals import Incomplete, Refused
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier, DossierNumber
from sandbox.store.reports import Report


def submit(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, key: str, now: datetime
) -> Dossier:
    """File the draft. A dossier already filed is returned as it is: pressing twice files once.

    Raises Incomplete for format errors (nothing filed, no attempt spent) and Refused by the rules.
    """
    dossier = find(session, attempt, dossier_id, lock=True)
    if dossier.state != "draft":
        return dossier
    _check(session, content, attempt, dossier, now)
    transition = content.world.lifecycle.step(dossier.state, "submit", "applicant")
    dossier.state, dossier.submit_key = transition.to, key
    dossier.submitted_on, dossier.changed_at = attempt.clock, now
    dossier.code = _next_code(session, dossier, attempt.clock)
    note(session, content, attempt, transition.event, now, dossier.id, code=dossier.code)
    _report(session, content, attempt, dossier, now)
    session.commit()
    return dossier


def _check(session: Session, content: Content, attempt: Attempt, dossier: Dossier, now: datetime) -> None:
    if not attempt.signed_in:
        raise Refused("Vui lòng đăng nhập để tiếp tục.")
    errors = _errors(session, content, dossier)
    if errors:
        names = [error.name for error in errors]
        note(session, content, attempt, "submit.refused", now, dossier.id, errors=names)
        session.commit()
        raise Incomplete(errors)


def _errors(session: Session, content: Content, dossier: Dossier) -> tuple[FormatError, ...]:
    procedure = content.world.catalogue.procedure(dossier.procedure)
    attached = {attachment.component for attachment in of_dossier(session, dossier)}
    return dossier_errors(procedure, dossier.fields, attached, dossier.removed)


def _next_code(session: Session, dossier: Dossier, clock: datetime) -> str:
    series = f"{dossier.agency}:{clock:%Y%m%d}"
    numbers = session.get(DossierNumber, series, with_for_update=True)
    if numbers is None:
        numbers = DossierNumber(series=series, last=0)
        session.add(numbers)
    numbers.last += 1
    return dossier_code(dossier.agency, clock.date(), numbers.last)


def _report(session: Session, content: Content, attempt: Attempt, dossier: Dossier, now: datetime) -> None:
    exercise, variant = content.library[attempt.exercise], Variant.from_json(attempt.variant)
    evidence = evidence_of(session, attempt, dossier)
    report = grade(exercise, variant, evidence)
    row = Report(
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        dossier_id=dossier.id,
        exercise_hash=report.exercise_hash,
        engine_version=report.engine_version,
        earned=report.earned,
        points=report.points,
        mark=report.mark,
        snapshot=snapshot(exercise, variant, evidence),
        report=report.to_json(),
        created_at=now,
    )
    session.add(row)
    session.flush()
    progress.marked(session, attempt, report, row.id)
