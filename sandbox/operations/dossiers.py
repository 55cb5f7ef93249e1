"""What an applicant does with a dossier before it is filed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.orm import Session

from exercises.engine.variants import Variant
from fixtures.catalogue import Procedure
from fixtures.eform import rows_of
from fixtures.eform_fields import FormField
from fixtures.privacy import is_somebodys
from sandbox.content import Content
from sandbox.operations.journal import note
from sandbox.operations.refusals import DraftsFull, Refused, SignedOut
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Attachment, Dossier

ALREADY_FILED = "Ông/bà đã nộp một hồ sơ. Hãy theo dõi hồ sơ ấy trong mục Hồ sơ của tôi."
FILED = "Hồ sơ này đã nộp nên không sửa được nữa."
FOUND = select(Dossier).where(Dossier.id == bindparam("dossier"), Dossier.attempt_id == bindparam("attempt"))
LOCKED = FOUND.with_for_update()
NEXT_ID = text(
    "INSERT INTO dossier_numbers SELECT 'id', coalesce(max(id), 0) + 1 FROM dossiers WHERE true"
    " ON CONFLICT (series) DO UPDATE SET last = max(dossier_numbers.last + 1, excluded.last) RETURNING last"
)


def start(
    session: Session,
    content: Content,
    attempt: Attempt,
    procedure_code: str,
    agency: str,
    key: str,
    now: datetime,
) -> Dossier:
    """A new draft with the account's data filled in; the same key gives the same draft. Raises Refused."""
    same = session.scalars(select(Dossier).where(Dossier.start_key == key)).one_or_none()
    if same is not None:
        return _mine(same, attempt)
    procedure = content.world.catalogue.procedure(procedure_code)
    _check_start(session, content, attempt, procedure, agency)
    dossier = Dossier(
        id=fresh_id(session),
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        procedure=procedure.code,
        agency=agency,
        fields=prefilled(procedure, attempt),
        reached=content.portal_of(attempt.exercise).step_ids[0],
        start_key=key,
        changed_at=now,
    )
    session.add(dossier)
    session.flush()
    note(session, content, attempt, "agency.chosen", now, dossier.id, procedure=procedure.code, agency=agency)
    note(session, content, attempt, "dossier.started", now, dossier.id, procedure=procedure.code)
    session.commit()
    return dossier


def find(session: Session, attempt: Attempt, dossier_id: int, lock: bool = False) -> Dossier:
    """The attempt's dossier; raises NotFound for anybody else's, as for one that never was."""
    ids = {"dossier": dossier_id, "attempt": attempt.id}
    dossier = session.scalars(LOCKED if lock else FOUND, ids).one_or_none()
    if dossier is None:
        raise NotFound
    return dossier


def draft(session: Session, attempt: Attempt, dossier_id: int) -> Dossier:
    """The same, to be changed; raises Refused when it has been filed."""
    dossier = find(session, attempt, dossier_id, lock=True)
    if dossier.state != "draft":
        raise Refused(FILED)
    return dossier


def save(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    values: Mapping[str, str],
    now: datetime,
) -> None:
    """Keep what was typed, right or wrong; read-only fields and unknown names are left alone."""
    _keep(content, attempt, draft(session, attempt, dossier_id), values, now)
    session.commit()


def fill(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    step: str,
    values: Mapping[str, str],
    wrong: Sequence[str],
    now: datetime,
) -> None:
    """Keep a page of the wizard, and open the next unless fields are `wrong`, which is remembered."""
    dossier = draft(session, attempt, dossier_id)
    _keep(content, attempt, dossier, values, now)
    if wrong:
        note(session, content, attempt, "form.refused", now, dossier.id, step=step, fields=list(wrong))
    else:
        portal = content.portal_of(attempt.exercise)
        following = portal.after(step)
        dossier.reached = max(dossier.reached, following, key=portal.step_ids.index)
        note(session, content, attempt, "draft.saved", now, dossier.id, step=step)
        if following == "kiem-tra":
            note(session, content, attempt, "dossier.reviewed", now, dossier.id)
    session.commit()


def discard(session: Session, attempt: Attempt, dossier_id: int) -> None:
    """Delete a draft; a filed dossier stays."""
    dossier = draft(session, attempt, dossier_id)
    session.execute(delete(Attachment).where(Attachment.dossier_id == dossier.id))
    session.delete(dossier)
    session.commit()


def prefilled(procedure: Procedure, attempt: Attempt) -> dict[str, str]:
    """Every field of the e-form: the account's values where it fills them, else empty."""
    values = Variant.from_json(attempt.variant).values
    return {
        field.name: values.get(f"me.{field.account}", "") if field.account else "" for field in procedure.form
    }


def somebodys(
    content: Content, attempt: Attempt, dossier: Dossier, values: Mapping[str, str]
) -> frozenset[str]:
    """The fields whose value may belong to a real person; it is neither kept nor shown again."""
    known = Variant.from_json(attempt.variant).values.values()
    procedure = content.world.catalogue.procedure(dossier.procedure)
    return frozenset(
        field.name
        for field in procedure.form
        if any(is_somebodys(type, text, known) for type, text in _texts(field, values.get(field.name, "")))
    )


def _texts(field: FormField, value: str) -> Iterator[tuple[str, str]]:
    """What was typed, with its type; of a table every cell."""
    if field.type != "table":
        yield field.type, value
    for row in rows_of(field, value) if field.type == "table" else ():
        yield from zip((column.type for column in field.columns), row, strict=True)


def _keep(
    content: Content, attempt: Attempt, dossier: Dossier, values: Mapping[str, str], now: datetime
) -> None:
    procedure = content.world.catalogue.procedure(dossier.procedure)
    own = {field.name for field in procedure.form if not field.readonly}
    own -= somebodys(content, attempt, dossier, values)
    dossier.fields = {**dossier.fields, **{name: value for name, value in values.items() if name in own}}
    dossier.changed_at = now


def fresh_id(session: Session) -> int | None:
    """Never that of a discarded draft, whose page may still be open: SQLite would give the last one again."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    return session.execute(NEXT_ID).scalar_one() if sqlite else None


def _check_start(
    session: Session, content: Content, attempt: Attempt, procedure: Procedure, agency: str
) -> None:
    if not attempt.signed_in:
        raise SignedOut
    if procedure.channel == "counter":
        raise Refused("Thủ tục này chỉ nhận hồ sơ trực tiếp, không nộp trực tuyến được.")
    check_in_force(procedure, attempt)
    if agency not in procedure.agencies:
        raise Refused("Cơ quan này không tiếp nhận thủ tục đã chọn. Vui lòng chọn lại.")
    own = select(Dossier.state).where(Dossier.attempt_id == attempt.id, Dossier.given.is_(False))
    states = list(session.scalars(own))
    drafts = states.count("draft")
    if drafts < len(states) and not content.library[attempt.exercise].free:
        raise Refused(ALREADY_FILED)
    portal = content.portal_of(attempt.exercise)
    if drafts >= portal.drafts_max:
        raise DraftsFull(portal.labels["drafts_full"])


def check_in_force(procedure: Procedure, attempt: Attempt) -> None:
    """Raises Refused for a procedure that has run out by the attempt's own calendar, or has not begun."""
    if not procedure.is_in_force(attempt.clock.date()):
        raise Refused("Thủ tục này đã hết hiệu lực nên không nộp hồ sơ được nữa.")


def _mine(dossier: Dossier, attempt: Attempt) -> Dossier:
    if dossier.attempt_id != attempt.id:
        raise NotFound
    return dossier
