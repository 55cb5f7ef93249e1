"""Gives the Tổ hỗ trợ to a class: some are citizens, the others help; the teacher may seat them anew."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise
from sandbox.content import Content
from sandbox.operations import assignments, pairing, swap_halves, two_sides
from sandbox.operations.giving import Terms
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.store.support import Advice, Helping

NAMES = ("Người dân được giúp · đợt %d", "Tổ hỗ trợ · đợt %d")
HELPERS_KEY = "to-ho-tro:%d"
"""Of the helpers' assignment, by that of their citizens; no form has such a key."""
NOT_OFFERED = "Bài này không có hồ sơ để giúp nhau làm. Hãy chọn bài khác trong danh sách."
NO_EXERCISE = "Thư viện chưa có bài của Tổ hỗ trợ."
ONE_SIDE = "Mỗi bên cần ít nhất một em. Hãy đánh dấu một phần lớp làm người dân, phần còn lại vào Tổ hỗ trợ."
OLD_PAGE = "Trang này đã cũ. Hãy mở lại trang Tổ hỗ trợ của lớp."
OVER = "Một trong hai em đã kết thúc bài nên không ghép được. Hãy chọn em khác."


@dataclass(frozen=True)
class Team:
    """The assignment of the citizens, and that of those who help them."""

    citizens: Assignment
    helpers: Assignment


def may_be_helped(exercise: Exercise) -> bool:
    """Whether a dossier of the citizen's own is filed in it."""
    files = bool(exercise.cases.reference.procedure)
    return exercise.side == "citizen" and exercise.opens == "portal" and not exercise.free and files


def helpers_exercise(library: Mapping[str, Exercise]) -> Exercise | None:
    """What the others do meanwhile."""
    return next((one for one in library.values() if one.side == "support"), None)


def give(
    session: Session,
    content: Content,
    classroom: Classroom,
    exercise: str,
    citizens: Collection[int],
    terms: Terms,
    now: datetime,
    key: str,
) -> Team:
    """These are citizens, everybody else of the class helps. The same key gives it once.

    Raises Refused for an exercise, a split or terms that cannot be.
    """
    known = _given(session, classroom, key)
    if known is not None:
        return known
    slugs = _exercises(content, exercise)
    halves = swap_halves.chosen(session, classroom, set(citizens))
    if not all(halves):
        raise Refused(ONE_SIDE)

    def made() -> Team:
        pair = two_sides.sides(session, content, classroom, slugs, NAMES, halves, terms, now)
        two_sides.join(session, content, pair, key, HELPERS_KEY)
        return Team(*pair)

    return two_sides.once(session, made, lambda: _given(session, classroom, key))


def seat(
    session: Session, teacher_id: int, assignment_id: int, helper_id: int, citizen_id: int, now: datetime
) -> None:
    """The teacher of this assignment of helpers puts this one beside that citizen, or (0) takes them away.

    Whom either of them had is left alone. Raises NotFound for attempts of other assignments.
    """
    assignment, classroom = assignments.find(session, teacher_id, assignment_id, now)
    if assignment.serves_id is None:
        raise NotFound
    pairing.hold(session, classroom.id)
    ids = _held(session, helper_id, citizen_id)
    helper = _of(session, helper_id, assignment.id)
    citizen = _of(session, citizen_id, assignment.serves_id) if citizen_id else None
    if any(one.finished_at is not None for one in (helper, citizen) if one is not None):
        raise Refused(OVER)
    session.execute(delete(Advice).where(Advice.helping_id.in_(ids)))
    session.execute(delete(Helping).where(Helping.id.in_(ids)))
    if citizen is not None:
        session.add(pairing.seated(helper, citizen, now))
    session.commit()


def _exercises(content: Content, exercise: str) -> tuple[str, str]:
    """Of the citizens, of the helpers."""
    found, helping = content.library.get(exercise), helpers_exercise(content.library)
    if found is None or not may_be_helped(found):
        raise Refused(NOT_OFFERED)
    if helping is None:
        raise Refused(NO_EXERCISE)
    return found.slug, helping.slug


def _given(session: Session, classroom: Classroom, key: str) -> Team | None:
    citizens = session.scalars(select(Assignment).where(Assignment.key == key)).one_or_none()
    if citizens is None:
        return None
    wanted = select(Assignment).where(Assignment.key == HELPERS_KEY % citizens.id)
    helpers = session.scalars(wanted).one_or_none()
    if citizens.classroom_id != classroom.id or helpers is None:
        raise Refused(OLD_PAGE)
    return Team(citizens, helpers)


def _held(session: Session, helper_id: int, citizen_id: int) -> list[int]:
    """The pairs that these two are of now; all who sit there are held, helpers before citizens, as a helper
    who acts holds them, so that none of them says or does anything meanwhile."""
    there = or_(Helping.helper_id == helper_id, Helping.citizen_id == citizen_id)
    pairs = session.execute(select(Helping.id, Helping.helper_id, Helping.citizen_id).where(there)).all()
    helpers = {helper_id, *(one.helper_id for one in pairs)}
    citizens = {citizen_id, *(one.citizen_id for one in pairs)}
    for id in (*sorted(helpers), *sorted(citizens)):
        session.get(Attempt, id, with_for_update=True)
    return [one.id for one in pairs]


def _of(session: Session, attempt_id: int, assignment_id: int) -> Attempt:
    found = session.get(Attempt, attempt_id)
    if found is None or found.assignment_id != assignment_id:
        raise NotFound
    return found
