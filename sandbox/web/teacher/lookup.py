"""The teacher's own class or assignment; anybody else's answers like one that does not exist."""

from collections.abc import Mapping

from exercises.engine.schema import Exercise
from sandbox.operations import assignments, classrooms, collecting
from sandbox.store.assignments import Assignment
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom
from sandbox.web.access import actor
from sandbox.web.context import content, now, reading, writing


def own_class(classroom_id: int) -> Classroom:
    """Raises NotFound."""
    return classrooms.find(reading(), actor().id, classroom_id)


def own_assignment(assignment_id: int) -> tuple[Assignment, Classroom, Exercise]:
    """Raises NotFound, also when the exercise has left the library."""
    assignment, classroom = assignments.find(reading(), actor().id, assignment_id)
    exercise = library().get(assignment.exercise)
    if exercise is None:
        raise NotFound
    return assignment, classroom, exercise


def collected_assignment(assignment_id: int) -> tuple[Assignment, Classroom, Exercise]:
    """The same, once the work of everybody whose time is over is handed in and graded."""
    found = own_assignment(assignment_id)
    if not collecting.is_waiting(reading(), found[0], now()):
        return found
    with writing() as db:
        collecting.collect(db, content(), assignment_id, now())
    return own_assignment(assignment_id)


def library() -> Mapping[str, Exercise]:
    return content().library
