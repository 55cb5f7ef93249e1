"""Electronic signatures: put on a result once, and looked at by whoever was sent a file."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.outcome import holder_of
from fixtures.slips import result_facts
from sandbox.content import Content
from sandbox.operations import dossiers, results
from sandbox.operations.journal import note
from sandbox.signing import Authority
from sandbox.store.aftermath import Result
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.files import FileStore

OTHER = "other"
"""What the journal calls a file that nobody gave to this student."""


def sealed(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    authority: Authority,
    files: FileStore,
) -> str:
    """SHA-256, in the store, of the signed file of a result; signs it where that was not done before.

    Changes no row: to be called before the transaction that downloads it, for it takes a moment. Whoever
    comes second makes the same bytes. Raises Refused where there is no result yet, SigningFailed.
    """
    dossier = dossiers.find(session, attempt, dossier_id)
    result = results.in_the_hands(session, dossier)
    if result.signed and files.path(result.signed).exists():
        return result.signed
    return files.put(_signed(content, attempt, dossier, result, authority))


def note_check(
    session: Session, content: Content, attempt: Attempt, file: str, verdict: str, now: datetime
) -> None:
    """That a file was checked, and what was found. Of the file itself nothing is kept."""
    note(session, content, attempt, "signature.checked", now, file=file or OTHER, verdict=verdict)
    session.commit()


def own_result(session: Session, attempt: Attempt, sha256: str) -> str:
    """The code of the student's dossier whose result this is, "" for any other file."""
    mine = select(Dossier.code).join(Result, Result.dossier_id == Dossier.id)
    found = session.scalars(mine.where(Dossier.attempt_id == attempt.id, Result.signed == sha256)).first()
    return found or ""


def _signed(
    content: Content, attempt: Attempt, dossier: Dossier, result: Result, authority: Authority
) -> bytes:
    from sandbox.signing.results import signed

    facts = result_facts(
        agency=content.world.catalogue.agency(dossier.agency),
        title=result.title,
        number=result.number,
        made=result.made_on,
        holder=holder_of(dossier.fields),
        dossier_code=str(dossier.code),
        lines=[(label, value) for label, value in result.lines],
    )
    return signed(facts, results.code_of(attempt, result), result.made_on, authority.credential)
