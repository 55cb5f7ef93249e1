"""What the citizen gets in the end: made when the desk is done, taken when it may be."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from exercises.engine.variants import Variant
from fixtures.identifiers import issue_code
from fixtures.outcome import in_hand, lines_of, number_of, title_of
from sandbox.content import Content
from sandbox.operations import dossiers
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused
from sandbox.store.aftermath import Result
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier

NOT_YET = "Kết quả của hồ sơ này chưa đến tay ông/bà nên chưa tải được."
OF_DOSSIER = select(Result).where(Result.dossier_id == bindparam("dossier"))


def make(session: Session, content: Content, attempt: Attempt, dossier: Dossier, now: datetime) -> Result:
    """The result of a dossier that was processed, once; part of the caller's transaction."""
    made = of_dossier(session, dossier)
    if made is not None:
        return made
    procedure = content.world.catalogue.procedure(dossier.procedure)
    result = Result(
        school_id=attempt.school_id,
        dossier_id=dossier.id,
        title=title_of(procedure),
        number=number_of(str(dossier.code)),
        lines=[list(line) for line in lines_of(procedure, dossier.fields)],
        made_on=attempt.clock,
    )
    session.add(result)
    session.flush()
    return result


def download(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, now: datetime, sealed: str = ""
) -> Result:
    """The result, to be taken home as a file; raises Refused while it is not in the citizen's hands.

    `sealed`: the SHA-256 of its signed file in the store, which is written down the first time.
    """
    dossier = dossiers.find(session, attempt, dossier_id)
    result = in_the_hands(session, dossier)
    if sealed and result.signed != sealed:
        result.signed = sealed
        result.signed_by = content.world.catalogue.agency(dossier.agency).name
    note(session, content, attempt, "result.downloaded", now, dossier.id, code=dossier.code)
    session.commit()
    return result


def in_the_hands(session: Session, dossier: Dossier) -> Result:
    """Raises Refused while the citizen does not have it."""
    result = of_dossier(session, dossier)
    if result is None or not is_in_hand(dossier):
        raise Refused(NOT_YET)
    return result


def of_dossier(session: Session, dossier: Dossier) -> Result | None:
    return session.scalars(OF_DOSSIER, {"dossier": dossier.id}).one_or_none()


def is_in_hand(dossier: Dossier) -> bool:
    return in_hand(dossier.state, dossier.fields.get("receive_method", ""))


def code_of(attempt: Attempt, result: Result) -> str:
    """The issue code on its file, the same each time it is drawn."""
    return issue_code(Variant.from_json(attempt.variant).seed, f"result:{result.number}")
