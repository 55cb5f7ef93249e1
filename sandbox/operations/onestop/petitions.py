"""The feedback desk where people sit: a petition is sorted and answered once, by whoever was first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.exercise import StackedPetition
from exercises.engine.variants import Variant, fill
from fixtures.petition_sorts import ANSWER_MAX, TAKEN, Sort, found_in, gaps, load_sorts
from fixtures.petitions import kind_of, reply
from fixtures.privacy import masked, tells_of_somebody
from sandbox.content import Content
from sandbox.operations import class_calendar, grading, notices
from sandbox.operations.journal import note
from sandbox.operations.onestop import manned
from sandbox.operations.onestop.manned import name_of
from sandbox.operations.onestop.petition_inbox import find, is_clear, item_of
from sandbox.operations.refusals import Refused
from sandbox.reports import published
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry
from sandbox.store.letters import Petition

NO_SORT = "Em chưa xếp loại ý kiến này. Em chọn một loại rồi gửi lại."
NO_ANSWER = "Em chưa viết trả lời. Người gửi đang chờ thư của em."
GAPS = "Thư còn chỗ trong ngoặc vuông chưa viết: %(gap)s Em viết vào đó, hoặc xoá chỗ ấy đi."
ANSWERED = "Bạn cán bộ khác đã trả lời ý kiến này trước em. Thư em viết còn ở dưới, nhưng không gửi nữa."
MOVED = "Bạn cán bộ khác vừa nhận ý kiến này. Thư em viết còn ở dưới; em đọc lại rồi quyết định."
HELD = "Bạn %(name)s đang giữ ý kiến này. Em chọn ý kiến khác, hoặc bấm “Nhận thay” nếu bạn ấy nhờ em."


class Changed(Refused):
    """Somebody was quicker, or holds it: no mistake of this officer."""


@dataclass(frozen=True)
class Reply:
    """What the officer wrote on the page. sort: as in fixtures.petition_sorts; revision: as it was shown."""

    sort: str
    text: str
    revision: int
    publish: bool = False


def answer(
    session: Session, content: Content, officer: Attempt, petition_id: int, said: Reply, now: datetime
) -> Petition:
    """Sort it and write back; sent twice it is answered once. Raises NotFound, Changed where somebody was
    quicker, Refused; then nothing is changed.
    """
    petition, citizen = find(session, officer, petition_id, lock=True)
    if class_calendar.follow(session, content, citizen, now):
        session.commit()  # the day has come whether this answer is taken or not
        return answer(session, content, officer, petition_id, said, now)
    text = _kept(officer, petition, said.text)
    if petition.state != "sent" and (petition.officer_id, petition.answer) == (officer.id, text):
        return petition
    sort = _checked(session, officer, petition, said, text)
    item = item_of(content, officer, petition)
    facts = _facts(officer, petition, item, said.publish and sort.id == TAKEN)
    _close(session, content, petition, citizen, officer, sort, text, now)
    petition.published = facts["published"] == "yes" and (item is not None or published.is_fit(petition))
    note(session, content, officer, "desk.answered", now, None, **facts, action=sort.id, answer=text)
    _clear(session, content, officer, now)
    grading.mark(session, content, officer, "desk.answered", now)
    session.commit()
    return petition


def _kept(officer: Attempt, petition: Petition, typed: str) -> str:
    """The words as they are kept: nothing that may be a real person's."""
    text = typed.strip()[:ANSWER_MAX]
    return masked(text) if tells_of_somebody(text, known(officer, petition)) else text


def _checked(session: Session, officer: Attempt, petition: Petition, said: Reply, text: str) -> Sort:
    sort, holder = load_sorts().get(said.sort), manned.holder(session, petition, officer)
    if petition.state != "sent":
        raise Changed(ANSWERED)
    if holder is not None:
        raise Changed(HELD, name=holder.full_name)
    if petition.revision != said.revision:
        raise Changed(MOVED)
    if sort is None:
        raise Refused(NO_SORT)
    if not text:
        raise Refused(NO_ANSWER)
    if left := gaps(text):
        raise Refused(GAPS, gap=left[0])
    return sort


def known(officer: Attempt, petition: Petition) -> list[str]:
    """What may stand in an answer: the values of the officer and of the sender."""
    return [*officer.variant["values"].values(), *petition.fields.values()]


def _facts(
    officer: Attempt, petition: Petition, item: StackedPetition | None, publish: bool
) -> dict[str, str]:
    found = found_in(f"{petition.subject}. {petition.content}")
    if item is not None:
        found = fill(item.found, Variant.from_json(officer.variant))
    return {"petition": name_of(petition), "published": "yes" if publish else "no", "found": found}


def _close(
    session: Session,
    content: Content,
    petition: Petition,
    citizen: Attempt,
    officer: Attempt,
    sort: Sort,
    text: str,
    now: datetime,
) -> None:
    """Answered; a citizen who is a classmate gets the letter."""
    petition.state, petition.answer, petition.answered_on = sort.state, text, citizen.clock
    petition.officer_id, petition.revision = officer.id, petition.revision + 1
    if petition.item:
        return
    reason = {"reason": sort.reason} if sort.state == "returned" else {}
    kind = f"petition.{sort.state}"
    note(session, content, citizen, kind, now, petition.dossier_id, code=petition.code, **reason)
    asked = {"code": str(petition.code), "name": petition.fields["name"], "subject": petition.subject}
    said = reply(sort.state, **asked, kind=kind_of(petition.fields["kind"]), about="")
    notices.post(session, citizen, None, said.title, text, said.sms)


def _clear(session: Session, content: Content, officer: Attempt, now: datetime) -> None:
    """Once for all that lies on the desk, dossiers too."""
    before = select(JournalEntry.id).where(
        JournalEntry.attempt_id == officer.id, JournalEntry.kind == "desk.cleared"
    )
    session.flush()
    clear = is_clear(session, officer) and manned.is_clear(session, officer)
    if clear and session.execute(before.limit(1)).first() is None:
        note(session, content, officer, "desk.cleared", now)
