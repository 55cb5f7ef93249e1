"""A student at the desk holds a dossier and acts on it: the rules of the lifecycle, one winner."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.lifecycle import NotAllowed
from sandbox.content import Content
from sandbox.operations import class_calendar, grading
from sandbox.operations.journal import note
from sandbox.operations.onestop import forms, manned, witness
from sandbox.operations.onestop.dealing import ACTS
from sandbox.operations.onestop.decision import Decision, asks_due, check, day_of, form_of, move_of
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry

__all__ = ["ACTS", "Changed", "Decision", "act", "form_of", "stumbled", "take", "take_next"]

CHANGED = (
    "%(who)s Hồ sơ đang ở trạng thái “%(state)s”. "
    "Những gì em ghi còn ở đây; em đọc lại hồ sơ rồi quyết định tiếp."
)
COLLEAGUE_ACTED = "Bạn %(name)s vừa chọn “%(action)s” trước em."
COLLEAGUE_TOOK = "Bạn %(name)s vừa nhận hồ sơ này trước em."
ME_ELSEWHERE = "Em đã xử lý hồ sơ này ở một thẻ khác."
CITIZEN_MOVED = "Người nộp vừa “%(action)s”."
TIME_MOVED = "Hồ sơ vừa đổi vì đến hạn."
HELD = "Bạn %(name)s đang giữ hồ sơ này. Em chọn hồ sơ khác, hoặc đánh dấu “Nhận thay” nếu bạn ấy nhờ em."


class Changed(Refused):
    """Somebody was quicker, or holds it: no mistake of this officer."""


def take(session: Session, content: Content, officer: Attempt, dossier_id: int, now: datetime) -> Dossier:
    """The officer holds it from now on, also in the place of a colleague; asked twice it is one taking."""
    dossier, _ = manned.find(session, officer, dossier_id)
    session.refresh(dossier, with_for_update=True)
    if dossier.officer_id != officer.id:
        _hold(session, content, officer, dossier, now)
    session.commit()
    return dossier


def take_next(session: Session, content: Content, officer: Attempt, now: datetime) -> Dossier | None:
    """The oldest that nobody holds; None where there is none. Two who ask at once get two."""
    dossier = manned.next_free(session, officer)
    if dossier is not None:
        _hold(session, content, officer, dossier, now)
        session.commit()
    return dossier


def act(
    session: Session, content: Content, officer: Attempt, dossier_id: int, decision: Decision, now: datetime
) -> Dossier:
    """Take the move; sent again for what it was sent for before, it is done once.

    Raises NotFound, NotAllowed, Unready where something in it is missing or wrong, Changed where somebody was
    quicker, Refused; then nothing is changed.
    """
    dossier, citizen = manned.find(session, officer, dossier_id, lock=True)
    if _done_before(session, officer, dossier, decision):
        return dossier
    if class_calendar.follow(session, content, citizen, now):
        session.commit()  # the day has come whether this act is taken or not
        return act(session, content, officer, dossier_id, decision, now)
    _check_mine(session, content, officer, dossier, decision)
    facts = _taken(Desk(session, content, citizen, now), officer, dossier, decision)
    note(session, content, officer, "desk.acted", now, dossier.id, **facts)
    if manned.is_clear(session, officer) and not _wrote(session, officer, "desk.cleared"):
        note(session, content, officer, "desk.cleared", now)
    grading.mark(session, content, officer, "desk.acted", now)
    session.commit()
    return dossier


def stumbled(
    session: Session, content: Content, officer: Attempt, dossier_id: int, action: str, now: datetime
) -> None:
    """Note that an act was not taken for something missing or wrong in it."""
    dossier, _ = manned.find(session, officer, dossier_id)
    named = manned.name_of(dossier)
    note(session, content, officer, "desk.refused", now, dossier.id, dossier=named, action=action)
    session.commit()


def _taken(desk: Desk, officer: Attempt, dossier: Dossier, decision: Decision) -> dict[str, object]:
    """The move and its form; what the officer's journal tells of it."""
    move = move_of(desk, dossier, decision)
    if move.action not in ACTS:
        raise NotAllowed(f"Bàn một cửa chưa làm được “{move.label}”.")
    check(desk, officer, dossier, decision, move)
    said = witness.testimony(desk, officer, dossier, move.action, decision.days)
    dossier.officer_id = officer.id
    ACTS[move.action](desk, dossier, decision)
    desk.session.flush()
    issued = forms.issue(desk, dossier, decision.form, officer, decision.reason) if decision.form else None
    return {
        "dossier": manned.name_of(dossier),
        "revision": decision.revision,
        "action": move.action,
        "faults": " ".join(decision.faults),
        "ground": decision.ground,
        "form": issued.kind if issued else "",
        "reason": decision.reason.strip(),
        "due": day_of(decision.due) if asks_due(desk, officer, dossier, move.action) else "",
        **said,
    }


def _hold(session: Session, content: Content, officer: Attempt, dossier: Dossier, now: datetime) -> None:
    dossier.officer_id = officer.id
    dossier.revision += 1
    note(session, content, officer, "desk.taken", now, dossier.id, dossier=manned.name_of(dossier))


def _done_before(session: Session, officer: Attempt, dossier: Dossier, decision: Decision) -> bool:
    """Whether this very page has been sent already: pressed twice."""
    mine = select(JournalEntry.data).where(
        JournalEntry.attempt_id == officer.id,
        JournalEntry.dossier_id == dossier.id,
        JournalEntry.kind == "desk.acted",
    )
    sent = (decision.revision, decision.action)
    return any((data.get("revision"), data["action"]) == sent for data in session.scalars(mine))


def _check_mine(
    session: Session, content: Content, officer: Attempt, dossier: Dossier, decision: Decision
) -> None:
    holder = manned.holder(session, dossier, officer)
    if dossier.revision != decision.revision:
        state = content.world.lifecycle.state(dossier.state).label
        raise Changed(CHANGED, who=_who(session, content, officer, dossier), state=state)
    if holder is not None and not decision.instead:
        raise Changed(HELD, name=holder.full_name)


def _who(session: Session, content: Content, officer: Attempt, dossier: Dossier) -> Refused:
    """Who did what to it last."""
    moves = content.world.lifecycle.transitions
    labels = {move.action: move.label for move in moves}
    citizens = {move.event: move for move in moves if move.actor != "officer"}
    last = manned.last_change(session, officer, dossier, citizens)
    if last is None or (last.kind in citizens and citizens[last.kind].actor == "clock"):
        return Refused(TIME_MOVED)
    if last.kind in citizens:
        return Refused(CITIZEN_MOVED, action=citizens[last.kind].label)
    if last.attempt_id == officer.id:
        return Refused(ME_ELSEWHERE)
    if last.kind == "desk.taken":
        return Refused(COLLEAGUE_TOOK, name=last.full_name)
    action = str(last.data["action"])
    return Refused(COLLEAGUE_ACTED, name=last.full_name, action=labels.get(action, action))


def _wrote(session: Session, officer: Attempt, kind: str) -> bool:
    wanted = select(JournalEntry.id).where(JournalEntry.attempt_id == officer.id, JournalEntry.kind == kind)
    return session.execute(wanted.limit(1)).first() is not None
