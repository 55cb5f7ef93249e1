"""A helper beside a citizen: advises and points; acts in their place only with their authorisation."""

from datetime import datetime

from sqlalchemy.orm import Session

from exercises.engine.variants import Variant
from fixtures.privacy import is_somebodys, masked
from fixtures.secret_words import secret_asked
from fixtures.support import LONGEST, fits, load_support
from sandbox.content import Content
from sandbox.operations import needs
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused
from sandbox.reports import helping as report
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.support import Advice, Helping

ALONE = "Chưa có người dân nào ngồi cùng em. Em chờ một chút, hoặc gọi thầy cô."
EMPTY = "Lời nhắn còn trống. Em viết một câu ngắn rồi gửi."
TOO_LONG = "Lời nhắn dài quá %(most)d chữ cái. Em viết ngắn lại cho người dân dễ đọc."
NO_KIND = "Em chọn một loại lời khuyên trong danh sách."
NO_PLACE = "Loại lời khuyên “%(kind)s” cần chỉ vào một chỗ. Em chọn chỗ muốn chỉ rồi gửi lại."
NO_POINTING = "Loại lời khuyên “%(kind)s” không chỉ vào chỗ nào. Em bỏ chọn chỗ chỉ rồi gửi lại."
GONE = "Chỗ em chỉ không có trong bài của người dân lúc này. Em chọn lại."
ASKED = (
    "Lời nhắn này hỏi “%(words)s” nên máy không gửi. Mã OTP, mật khẩu chỉ người dân được biết. "
    "Em viết lại: chỉ cho họ ô cần nhập thôi."
)
TOO_MANY = "Em đã nhắn %(most)d lời mà người dân chưa trả lời. Em chờ người dân làm đã nhé."
MOST = 10
"""Unanswered; a helper who reaches it has long lost the points for waiting."""


class Unsent(Refused):
    """The advice did not go; what was typed is shown again."""


def advise(
    session: Session,
    content: Content,
    helper: Attempt,
    kind: str,
    text: str,
    points_to: str,
    now: datetime,
) -> Advice:
    """Say it to the citizen beside this helper. Raises Unsent; one who asked for a secret is written down."""
    helping, citizen = beside(session, helper, now)
    asked = secret_asked(text)
    if asked:
        note(session, content, helper, "support.secret_asked", now, words=asked)
        session.commit()
        raise Unsent(ASKED, words=asked)
    waiting = report.waiting(session, helping)
    _check(kind, text, points_to, needs.places(session, content, citizen), waiting)
    said = Advice(
        school_id=helper.school_id,
        helping_id=helping.id,
        kind=kind,
        text=_harmless(text, helper, citizen),
        points_to=points_to,
        at=now,
    )
    session.add(said)
    helping.revision += 1
    note(
        session,
        content,
        helper,
        "support.advised",
        now,
        advice=kind,
        points_to=points_to,
        about=" ".join(needs.open_now(session, content, citizen, now)),
        waiting=str(waiting),
        text=said.text,
    )
    note(session, content, citizen, "help.received", now, advice=kind)
    session.commit()
    return said


def beside(session: Session, helper: Attempt, now: datetime) -> tuple[Helping, Attempt]:
    """The helper's own citizen; raises Refused when there is none, or not any more."""
    found = report.beside(session, helper.id, now)
    if found is None:
        raise Refused(ALONE)
    return found


def look(
    session: Session, content: Content, citizen: Attempt, page: str, field: str, seen: int, now: datetime
) -> None:
    """The citizen's page tells where they are, and the newest advice it has shown. Nobody there: nothing."""
    helping = report.of_citizen(session, citizen.id)
    if helping is None:
        return
    known = load_support().pages
    here = set(needs.places(session, content, citizen))
    helping.screen = {
        "page": page if page in known else "",
        "field": field if f"field:{field}" in here else "",
    }
    for one in report.advice(session, helping.id):
        if one.id <= seen and one.seen_at is None:
            one.seen_at = now
    session.commit()


def answer(session: Session, citizen: Attempt, advice_id: int, said: str, now: datetime) -> None:
    """“Em hiểu rồi” (understood) or “Em cần giúp” (more). Raises NotFound for advice to somebody else."""
    helping = report.of_citizen(session, citizen.id)
    advice = session.get(Advice, advice_id)
    if (
        helping is None
        or advice is None
        or advice.helping_id != helping.id
        or said not in ("understood", "more")
    ):
        raise NotFound
    advice.answer, advice.seen_at = said, advice.seen_at or now
    helping.revision += 1
    session.commit()


def authorise(session: Session, content: Content, citizen: Attempt, on: bool, now: datetime) -> None:
    """The citizen lets the helper file in their place, or no longer; said twice it is the same."""
    helping = report.of_citizen(session, citizen.id)
    if helping is None:
        raise Refused("Không còn bạn Tổ hỗ trợ nào ngồi cùng em.")
    if on != (helping.authorised_at is not None):
        helping.authorised_at = now if on else None
        helping.revision += 1
        note(session, content, citizen, "help.authorised" if on else "help.withdrawn", now)
    session.commit()


def _check(kind: str, text: str, points_to: str, places: list[str], waiting: int) -> None:
    known = load_support().kinds.get(kind)
    if known is None:
        raise Unsent(NO_KIND)
    if not text.strip():
        raise Unsent(EMPTY)
    if len(text) > LONGEST:
        raise Unsent(TOO_LONG, most=LONGEST)
    if not fits(known, points_to):
        raise Unsent(NO_PLACE if known.points else NO_POINTING, kind=known.label)
    if points_to and points_to not in places:
        raise Unsent(GONE)
    if waiting >= MOST:
        raise Unsent(TOO_MANY, most=MOST)


def _harmless(text: str, *known_to: Attempt) -> str:
    """Numbers and addresses that may be a real person's are struck out."""
    known = [value for one in known_to for value in Variant.from_json(one.variant).values.values()]
    return masked(text) if is_somebodys("text", text, known) else text
