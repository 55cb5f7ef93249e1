"""The citizen's answer to a demand: kept while it is prepared, sent once."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.eform import FormatError, field_error
from fixtures.letters import letter, when
from fixtures.privacy import masked
from sandbox.content import Content
from sandbox.operations import dossiers, grading, notices
from sandbox.operations.attachments import of_dossier
from sandbox.operations.moves import move
from sandbox.operations.refusals import Incomplete, Refused, SignedOut
from sandbox.operations.supplements import editable
from sandbox.store.aftermath import Demand
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier

STEP = "bo-sung"
ANSWER_MAX = 1000
NOT_ASKED = "Hồ sơ này không có yêu cầu bổ sung nào đang chờ."


def save(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    values: Mapping[str, str],
    answer: str,
    now: datetime,
) -> None:
    """“Lưu lại”: keep what was typed, right or wrong; fields that were not asked for are left alone."""
    dossier, demand = _under_answer(session, attempt, dossier_id)
    _keep(content, attempt, dossier, demand, values, answer, now)
    session.commit()


def send(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    values: Mapping[str, str],
    answer: str,
    key: str,
    now: datetime,
) -> Dossier:
    """“Gửi bổ sung”; sent with the same key, or when it has been sent already, it is sent once.

    Raises Incomplete for what is still missing: that keeps what was typed and sends nothing.
    """
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    if _sent_before(session, dossier, key):
        return dossier
    dossier, demand = _under_answer(session, attempt, dossier_id)
    _keep(content, attempt, dossier, demand, values, answer, now)
    errors = missing(session, content, attempt, dossier, demand)
    if errors:
        session.commit()
        raise Incomplete(errors)
    demand.answered_on, demand.key = attempt.clock, key
    move(session, content, attempt, dossier, "supplement", "applicant", now)
    said = letter("supplement", code=str(dossier.code), moment=when(attempt.clock))
    notices.post(session, attempt, dossier, said.title, said.text, said.sms)
    grading.mark(session, content, attempt, "dossier.supplemented", now)
    session.commit()
    return dossier


def missing(
    session: Session, content: Content, attempt: Attempt, dossier: Dossier, demand: Demand
) -> tuple[FormatError, ...]:
    """What stops “Gửi bổ sung”: an empty component or field that was asked for, or no words at all."""
    procedure, era = (
        content.world.catalogue.procedure(dossier.procedure),
        content.portal_of(attempt.exercise).era,
    )
    attached = {one.component for one in of_dossier(session, dossier)}
    errors = [
        FormatError(STEP, part.id, "Vui lòng đính kèm giấy tờ được yêu cầu")
        for part in procedure.components
        if part.id in demand.components and part.id not in attached
    ]
    for field in procedure.form:
        problem = field_error(field, dossier.fields.get(field.name, ""), dossier.fields, era)
        if field.name in demand.fields and problem:
            errors.append(FormatError(STEP, field.name, problem))
    if not demand.answer:
        errors.append(FormatError(STEP, "answer", "Vui lòng nhập thông tin"))
    return tuple(errors)


def _sent_before(session: Session, dossier: Dossier, key: str) -> bool:
    """Sent from this very page, or from another one and nothing has been asked since."""
    demands = session.scalars(select(Demand).where(Demand.dossier_id == dossier.id)).all()
    waits = any(one.answered_on is None for one in demands)
    return any(one.key == key for one in demands) or (bool(demands) and not waits)


def _under_answer(session: Session, attempt: Attempt, dossier_id: int) -> tuple[Dossier, Demand]:
    if not attempt.signed_in:
        raise SignedOut
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    demand = editable(session, dossier)
    if demand is None:
        raise Refused(NOT_ASKED)
    return dossier, demand


def _keep(
    content: Content,
    attempt: Attempt,
    dossier: Dossier,
    demand: Demand,
    values: Mapping[str, str],
    answer: str,
    now: datetime,
) -> None:
    procedure = content.world.catalogue.procedure(dossier.procedure)
    asked = {field.name for field in procedure.form if field.name in demand.fields and not field.readonly}
    asked -= dossiers.somebodys(content, attempt, dossier, values)
    dossier.fields = {**dossier.fields, **{name: value for name, value in values.items() if name in asked}}
    demand.answer, dossier.changed_at = masked(answer[:ANSWER_MAX]), now
