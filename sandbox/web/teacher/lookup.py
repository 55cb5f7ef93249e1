"""A class or assignment of the asker; anybody else's answers like one that does not exist."""

from collections.abc import Iterable, Mapping

from flask_babel import lazy_gettext
from sqlalchemy import select

from exercises.engine.schema import Exercise
from sandbox.operations import assignments, classrooms, collecting
from sandbox.operations.giving import needs_other_side
from sandbox.operations.refusals import Refused
from sandbox.store import rights
from sandbox.store.assignments import Assignment
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.web.access import actor
from sandbox.web.context import content, now, reading, writing
from sandbox.web.teacher import blueprint

OTHER_SIDE = lazy_gettext(
    "Bài này cần các bạn trong lớp ở phía người dân. Thầy cô giao ở trang Đổi vai hoặc Tổ hỗ trợ của lớp."
)
Found = tuple[Assignment, Classroom, Exercise]


def own_class(classroom_id: int) -> Classroom:
    """A class the asker teaches; raises NotFound."""
    return classrooms.find(reading(), actor().id, classroom_id, now())


def seen_class(classroom_id: int) -> Classroom:
    """A class the asker may at least look at; raises NotFound."""
    return classrooms.look(reading(), actor().id, classroom_id, now())


def own_assignment(assignment_id: int) -> Found:
    """Of a class the asker teaches. Raises NotFound, also when the exercise has left the library."""
    return _with_exercise(*assignments.find(reading(), actor().id, assignment_id, now()))


def seen_assignment(assignment_id: int) -> Found:
    """Of a class the asker may at least look at. Raises NotFound as `own_assignment` does."""
    return _with_exercise(*assignments.look(reading(), actor().id, assignment_id, now()))


def collected_assignment(assignment_id: int) -> Found:
    """`seen_assignment`, once the work of everybody whose time is over is handed in and graded."""
    found = seen_assignment(assignment_id)
    if not collecting.is_waiting(reading(), found[0], now()):
        return found
    with writing() as db:
        collecting.collect(db, content(), assignment_id, now())
    return seen_assignment(assignment_id)


@blueprint.app_template_global()
def may_teach(classroom: Classroom) -> bool:
    """Whether the asker, who may look at the class, may change something in it."""
    if classroom.teacher_id == actor().id:
        return True
    wanted = select(Classroom.id).where(Classroom.id == classroom.id, rights.teaches(actor().id, now()))
    return reading().execute(wanted).first() is not None


def library() -> Mapping[str, Exercise]:
    return content().library


def given_alone() -> Mapping[str, Exercise]:
    """What can be given by itself; the other side of a swap comes with its citizens."""
    return {slug: one for slug, one in library().items() if not needs_other_side(one)}


def check_alone(slugs: Iterable[str]) -> None:
    """Raises Refused where one of them needs another side."""
    if any(slug in library() and slug not in given_alone() for slug in slugs):
        raise Refused(OTHER_SIDE)


def _with_exercise(assignment: Assignment, classroom: Classroom) -> Found:
    exercise = library().get(assignment.exercise)
    if exercise is None:
        raise NotFound
    return assignment, classroom, exercise
