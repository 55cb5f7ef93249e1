"""Papers put into a draft, taken out of it, and components struck from it."""

import re
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from exercises.engine.stack import of_item
from exercises.engine.variants import Variant
from fixtures.catalogue import Component
from fixtures.papers import Scan
from fixtures.papers.blank import BLANK
from fixtures.privacy import masked, tells_of_somebody
from sandbox.content import Content
from sandbox.operations import dossiers
from sandbox.operations.dossiers import draft
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused
from sandbox.operations.supplements import editable
from sandbox.store.aftermath import Demand
from sandbox.store.attempts import Attempt, IssuedPaper
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.files import FileStore

NEVER_ISSUED = (
    "Đây không phải giấy tờ thực hành nên hệ thống không nhận và không lưu lại. "
    "Hãy tải giấy tờ của nhân vật trong mục Giấy tờ rồi chọn lại."
)
STILL_BLANK = "Đây là mẫu còn trống. Hãy đính kèm tờ đã điền và ký, lấy trong mục Giấy tờ."
PER_COMPONENT_MAX = 3
PAPERS = select(Attachment).where(Attachment.dossier_id == bindparam("dossier")).order_by(Attachment.id)


def attach(
    session: Session,
    files: FileStore,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    component: str,
    filename: str,
    data: bytes,
    scan: Scan,
    now: datetime,
    reused: bool = False,
) -> Attachment:
    """Keep a paper the sandbox issued; anything else is refused before a byte is stored.

    `data` is the sandbox's own drawing of it: what a student sends is read and then forgotten, because
    a real photo may hide behind a practice code. `reused`: taken from the portal's own store of papers.
    """
    dossier, demand = open_for(session, attempt, dossier_id, component)
    _component(content, dossier, component)
    if scan.code == BLANK:
        refuse(session, content, attempt, dossier_id, component, "blank_form", now)
        raise Refused(STILL_BLANK)
    if scan.code is None or session.get(IssuedPaper, scan.code) is None:
        refuse(session, content, attempt, dossier_id, component, "never_issued", now)
        raise Refused(NEVER_ISSUED)
    _check_room(session, dossier, component, scan.code)
    attachment = Attachment(
        school_id=attempt.school_id,
        dossier_id=dossier.id,
        component=component,
        paper_code=scan.code,
        filename=_harmless(plain_name(filename), attempt),
        media_type=scan.media_type,
        size=len(data),
        sha256=files.put(data),
        demand_id=demand.id if demand else None,
    )
    session.add(attachment)
    dossier.removed = [struck for struck in dossier.removed if struck != component]
    dossier.changed_at = now
    facts = {"component": component, "code": scan.code, "filename": attachment.filename}
    note(session, content, attempt, "paper.attached", now, dossier.id, **facts)
    if reused:
        note(session, content, attempt, "paper.reused", now, dossier.id, component=component, code=scan.code)
    session.commit()
    return attachment


def issued(session: Session, code: str | None) -> tuple[Variant, str] | None:
    """The variant and the id of the paper that bears this code, whoever plays with it; None for any other."""
    wanted = select(IssuedPaper.paper, Attempt.variant).join(Attempt, Attempt.id == IssuedPaper.attempt_id)
    row = session.execute(wanted.where(IssuedPaper.code == (code or ""))).one_or_none()
    if row is None:
        return None
    variant, (item, _, paper) = Variant.from_json(row.variant), row.paper.rpartition("/")
    return (of_item(variant, item).variant if item else variant), paper


def refuse(
    session: Session,
    content: Content,
    attempt: Attempt,
    dossier_id: int,
    component: str,
    reason: str,
    now: datetime,
) -> None:
    """Remember that a file was refused; the file itself is not kept."""
    dossier, _ = open_for(session, attempt, dossier_id, component)
    facts = {"component": component, "reason": reason}
    note(session, content, attempt, "paper.refused", now, dossier.id, **facts)
    session.commit()


def detach(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, attachment_id: int, now: datetime
) -> None:
    attachment = find(session, dossiers.find(session, attempt, dossier_id), attachment_id)
    dossier, _ = open_for(session, attempt, dossier_id, attachment.component)
    session.delete(attachment)
    note(session, content, attempt, "paper.removed", now, dossier.id, component=attachment.component)
    session.commit()


def strike(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, component: str, now: datetime
) -> None:
    """“Xoá thành phần hồ sơ”: the row and its files leave the dossier, where the portal allows it."""
    dossier = draft(session, attempt, dossier_id)
    if not _component(content, dossier, component).removable:
        raise Refused("Thành phần hồ sơ này là bắt buộc nên không xoá được.")
    session.execute(
        delete(Attachment).where(Attachment.dossier_id == dossier.id, Attachment.component == component)
    )
    if component not in dossier.removed:
        dossier.removed = [*dossier.removed, component]
    note(session, content, attempt, "component.removed", now, dossier.id, component=component)
    session.commit()


def restore(
    session: Session, content: Content, attempt: Attempt, dossier_id: int, component: str, now: datetime
) -> None:
    """Bring a struck row back; nothing happens when it was never struck."""
    dossier = draft(session, attempt, dossier_id)
    if component in dossier.removed:
        dossier.removed = [struck for struck in dossier.removed if struck != component]
        note(session, content, attempt, "component.restored", now, dossier.id, component=component)
        session.commit()


def open_for(
    session: Session, attempt: Attempt, dossier_id: int, component: str
) -> tuple[Dossier, Demand | None]:
    """The draft, or the dossier whose demand names the component; raises Refused for any other."""
    dossier = dossiers.find(session, attempt, dossier_id, lock=True)
    demand = editable(session, dossier)
    if demand is None:
        return draft(session, attempt, dossier_id), None
    if component not in demand.components:
        raise Refused("Cán bộ không yêu cầu bổ sung thành phần này nên không sửa được.")
    return dossier, demand


def of_dossier(session: Session, dossier: Dossier) -> list[Attachment]:
    return list(session.scalars(PAPERS, {"dossier": dossier.id}))


def find(session: Session, dossier: Dossier, attachment_id: int) -> Attachment:
    wanted = select(Attachment).where(Attachment.id == attachment_id, Attachment.dossier_id == dossier.id)
    attachment = session.scalars(wanted).one_or_none()
    if attachment is None:
        raise NotFound
    return attachment


def plain_name(filename: str) -> str:
    """The name the citizen gave the file, without folders or control characters, at most 120 long."""
    name = re.split(r"[/\\]", filename)[-1]
    name = "".join(letter for letter in name if letter.isprintable()).strip(" .")
    return name[-120:] or "khong-ten"


def _harmless(name: str, attempt: Attempt) -> str:
    """A photo is often named after a phone or a card: a number that may be a real person's is struck out."""
    known = Variant.from_json(attempt.variant).values.values()
    return masked(name) if tells_of_somebody(name, known) else name


def _component(content: Content, dossier: Dossier, component_id: str) -> Component:
    procedure = content.world.catalogue.procedure(dossier.procedure)
    component = next((one for one in procedure.components if one.id == component_id), None)
    if component is None:
        raise NotFound
    return component


def _check_room(session: Session, dossier: Dossier, component: str, code: str) -> None:
    present = [(one.component, one.paper_code) for one in of_dossier(session, dossier)]
    if (component, code) in present:
        raise Refused("Giấy tờ này đã có trong thành phần hồ sơ rồi.")
    if sum(one == component for one, _ in present) >= PER_COMPONENT_MAX:
        raise Refused(f"Mỗi thành phần hồ sơ nhận nhiều nhất {PER_COMPONENT_MAX} tệp.")
