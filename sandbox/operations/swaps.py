"""Role swap: half of a class files, the other half receives at the one-stop desk; then the other way round.

A round is two assignments, each for a group of its own: the citizens' (`desk` is "class") and the officers'
(`serves_id`). Both share the calendar of the class.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise
from sandbox.content import Content
from sandbox.operations import assignments, swap_halves, two_sides
from sandbox.operations.giving import Terms
from sandbox.operations.refusals import Refused
from sandbox.operations.swap_halves import Halves
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom
from sandbox.store.swaps import NEXT_KEY, OFFICERS_KEY, Round, of, round_of

NAMES = ("Người dân · đợt %d", "Cán bộ · đợt %d")
AT_THE_DESK = "mot-cua-ca-lop-%s"
"""The exercise of the officers, by the era of what is filed."""
NOT_OFFERED = "Bài này không dùng để đổi vai được. Hãy chọn bài có gửi hồ sơ trong danh sách."
NO_DESK = "Thư viện chưa có bài cán bộ một cửa cho thời kỳ của bài này. Hãy chọn bài khác."
ONE_SIDE = "Mỗi phía cần ít nhất một em. Hãy đánh dấu một phần lớp làm người dân, phần còn lại làm cán bộ."
OLD_PAGE = "Trang này đã cũ. Hãy mở lại trang Đổi vai của lớp."
GONE = "Đợt này không còn đủ hai phía nên không đổi vai được. Hãy lập đợt mới ở trang Đổi vai của lớp."


def may_swap(exercise: Exercise) -> bool:
    """Whether people can sit at the desk of this exercise: something is filed, and its officer has no other
    order than to look at it."""
    files = bool(exercise.cases.reference.procedure) and exercise.given is None
    usual = all(step.do == "review" for step in exercise.officer)
    return exercise.side == "citizen" and not exercise.free and files and usual


def officers_exercise(library: Mapping[str, Exercise], exercise: Exercise) -> Exercise | None:
    """What the other half of the class does meanwhile."""
    return library.get(AT_THE_DESK % exercise.era)


def give(
    session: Session,
    content: Content,
    classroom: Classroom,
    exercise: str,
    citizens: Collection[int],
    terms: Terms,
    now: datetime,
    key: str,
) -> Round:
    """A round with these citizens; everybody else of the class is an officer. The same key gives it once.

    Raises Refused for an exercise, a split or terms that cannot be.
    """
    known = _given(session, classroom, key)
    if known is not None:
        return known
    halves = swap_halves.chosen(session, classroom, set(citizens))
    return _made(session, content, classroom, exercise, halves, terms, now, key)


def turn(
    session: Session,
    content: Content,
    teacher_id: int,
    assignment_id: int,
    close: bool,
    now: datetime,
) -> Round:
    """The round after that of the assignment, with the halves swapped; there is only one.

    It opens now, for as many attempts. `close`: the round before ends then. Raises Refused, or NotFound for
    another's assignment.
    """
    found, classroom = assignments.find(session, teacher_id, assignment_id, now)
    before = of(session, found)
    if before is None:
        raise Refused(GONE)
    ids, key = (before.citizens.id, before.officers.id), NEXT_KEY % before.citizens.id
    after = _given(session, classroom, key)
    if after is None:
        halves = swap_halves.swapped(session, classroom, before.citizens, before.officers)
        terms = Terms("practice", before.citizens.attempts_allowed, now, None)
        after = _made(session, content, classroom, before.citizens.exercise, halves, terms, now, key)
    for id in ids if close else ():
        assignments.close(session, content, teacher_id, id, now)
    return after


def _made(
    session: Session,
    content: Content,
    classroom: Classroom,
    exercise: str,
    halves: Halves,
    terms: Terms,
    now: datetime,
    key: str,
) -> Round:
    slugs = _exercises(content, exercise)
    if not all(halves):
        raise Refused(ONE_SIDE)

    def made() -> Round:
        pair = two_sides.sides(session, content, classroom, slugs, NAMES, halves, terms, now)
        for side in pair:
            side.clock = content.library[slugs[0]].start
        pair[0].desk = "class"
        two_sides.join(session, content, pair, key, OFFICERS_KEY)
        return Round(*pair)

    return two_sides.once(session, made, lambda: _given(session, classroom, key))


def _exercises(content: Content, exercise: str) -> tuple[str, str]:
    """Of the citizens, of the officers."""
    found = content.library.get(exercise)
    if found is None or not may_swap(found):
        raise Refused(NOT_OFFERED)
    desk = officers_exercise(content.library, found)
    if desk is None:
        raise Refused(NO_DESK)
    return found.slug, desk.slug


def _given(session: Session, classroom: Classroom, key: str) -> Round | None:
    given = session.scalars(select(Assignment).where(Assignment.key == key)).one_or_none()
    if given is None:
        return None
    if given.classroom_id != classroom.id or given.desk != "class":
        raise Refused(OLD_PAGE)
    return round_of(session, given)
