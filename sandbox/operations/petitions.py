"""Feedback to the authorities: sent by the citizen, answered by the office one working day later."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fixtures.letters import when
from fixtures.petitions import ANSWER_DAYS, End, is_complaint, kind_of, load_petitions, reply
from fixtures.working_days import add_working_days
from sandbox.content import Content
from sandbox.operations import dossiers, grading, notices
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused, SignedOut
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.store.letters import Petition

MOST = 20
ENOUGH = f"Mỗi tài khoản gửi được tối đa {MOST} phản ánh, kiến nghị trong một bài thực hành."


def send(
    session: Session,
    content: Content,
    attempt: Attempt,
    values: Mapping[str, str],
    dossier_id: int | None,
    key: str,
    now: datetime,
) -> Petition:
    """The same key sends it once. `dossier_id`: what it is about. Raises Refused or NotFound."""
    same = session.scalars(select(Petition).where(Petition.key == key)).one_or_none()
    if same is not None:
        return _mine(same, attempt)
    if not attempt.signed_in:
        raise SignedOut
    if _count(session, attempt) >= MOST:
        raise Refused(ENOUGH)
    if dossier_id is not None:
        dossiers.find(session, attempt, dossier_id)
    asked = [field.name for field in load_petitions().form]
    petition = Petition(
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        dossier_id=dossier_id,
        subject=values["subject"],
        content=values["content"],
        fields={name: values[name] for name in asked if name not in ("subject", "content")},
        sent_on=attempt.clock,
        key=key,
    )
    session.add(petition)
    session.flush()
    petition.code = f"PAKN-TH-{petition.id:07d}"
    facts = {"code": petition.code, "subject": petition.subject}
    note(session, content, attempt, "petition.sent", now, dossier_id, **facts)
    grading.mark(session, content, attempt, "petition.sent", now)
    session.commit()
    return petition


def work(session: Session, content: Content, attempt: Attempt, now: datetime) -> int:
    """Answer what is due by the attempt's clock, and say how many; part of the caller's transaction.

    Where classmates sit at the desk they answer.
    """
    due = [one for one in _waiting(session, attempt) if attempt.clock >= answered_by(one)]
    for petition in due:
        _answer(session, content, attempt, petition, now)
    return len(due)


def is_waiting(session: Session, attempt: Attempt) -> bool:
    """Whether the office will still write back."""
    return bool(_waiting(session, attempt))


def answered_by(petition: Petition) -> datetime:
    """The morning on which the office has it answered."""
    return add_working_days(petition.sent_on, ANSWER_DAYS).replace(hour=8, minute=0)


def find(session: Session, attempt: Attempt, petition_id: int) -> Petition:
    """The attempt's petition; raises NotFound for anybody else's."""
    petition = session.get(Petition, petition_id)
    if petition is None:
        raise NotFound
    return _mine(petition, attempt)


def about(session: Session, content: Content, petition: Petition) -> str:
    """How the dossier stands that it is about, where it is about one."""
    dossier = session.get(Dossier, petition.dossier_id) if petition.dossier_id else None
    if dossier is None or dossier.code is None:
        return ""
    state = content.world.lifecycle.state(dossier.state).label
    due = f", hẹn trả {when(dossier.due_on)}" if dossier.due_on else ""
    return f"Hồ sơ {dossier.code} hiện ở trạng thái “{state}”{due}."


def _answer(session: Session, content: Content, attempt: Attempt, petition: Petition, now: datetime) -> None:
    refused = is_complaint(f"{petition.subject}. {petition.content}")
    end: End = "returned" if refused else "answered"
    said = reply(
        end,
        code=str(petition.code),
        name=petition.fields["name"],
        kind=kind_of(petition.fields["kind"]),
        subject=petition.subject,
        about=about(session, content, petition),
    )
    petition.state, petition.answer, petition.answered_on = end, said.text, attempt.clock
    facts = {"code": petition.code} | ({"reason": load_petitions().complaint.reason} if refused else {})
    note(session, content, attempt, f"petition.{end}", now, petition.dossier_id, **facts)
    notices.post(session, attempt, None, said.title, said.text, said.sms)


def _waiting(session: Session, attempt: Attempt) -> Sequence[Petition]:
    """What the office itself has still to answer."""
    if session.get_one(Assignment, attempt.assignment_id).desk == "class":
        return ()
    sent = select(Petition).where(Petition.attempt_id == attempt.id, Petition.state == "sent")
    return session.scalars(sent.order_by(Petition.id).with_for_update()).all()


def _count(session: Session, attempt: Attempt) -> int:
    mine = select(func.count()).where(Petition.attempt_id == attempt.id)
    return session.execute(mine).scalar_one()


def _mine(petition: Petition, attempt: Attempt) -> Petition:
    if petition.attempt_id != attempt.id:
        raise NotFound
    return petition
