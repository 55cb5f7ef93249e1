"""A throw-away school: a database in memory, one class, and as many students as there are plays."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise
from exercises.engine.variants import Variant
from sandbox.content import Content
from sandbox.operations.given import Press
from sandbox.store import Base, Database, FileStore
from sandbox.store.assignments import Assignment, Prepared
from sandbox.store.classrooms import Classroom, Enrolment
from sandbox.store.people import Staff, Student
from sandbox.store.schools import School, Term

OPENED = datetime(2026, 10, 5, 0, 30, tzinfo=UTC)


class Unkept(FileStore):
    """Knows every file by its content and keeps none."""

    def __init__(self) -> None:
        super().__init__(Path())

    def put(self, data: bytes) -> str:
        return sha256(data).hexdigest()


@dataclass(frozen=True)
class Seat:
    """Where one play takes place."""

    assignment: int
    student: int


@dataclass(frozen=True)
class Stage:
    database: Database
    files: FileStore
    content: Content

    @property
    def press(self) -> Press:
        return Press(self.files, lambda variant, paper: stand_in(variant.papers[paper].code))

    def seat(self, exercise: Exercise, variant: Variant) -> Seat:
        """A new student in a class of their own, to whom the exercise is given with this variant."""
        with self.database.writing() as session:
            seat = _seated(session, exercise, variant)
            session.commit()
        return seat


@contextmanager
def open_stage(content: Content) -> Iterator[Stage]:
    """Codes of papers are known once in a school: play the variants of one exercise on a stage."""
    with closing(Database("sqlite://")) as database:
        Base.metadata.create_all(database.engine)
        yield Stage(database, Unkept(), content)


def stand_in(code: str) -> bytes:
    """In the place of the drawing of a paper, which takes long and which nobody looks at here."""
    return code.encode()


def _seated(session: Session, exercise: Exercise, variant: Variant) -> Seat:
    school = School(name="Trường chạy thử")
    session.add(school)
    session.flush()
    term = Term(school_id=school.id, name="2026-2027", starts_on=date(2026, 9, 5), ends_on=date(2027, 5, 31))
    staff = Staff(school_id=school.id, username=f"thu-{school.id}", full_name="Cô Thử", password_hash="")
    student = Student(school_id=school.id, code="1", full_name="Em Thử", given_name="Thử")
    session.add_all([term, staff, student])
    session.flush()
    room = Classroom(
        school_id=school.id, term_id=term.id, teacher_id=staff.id, name="10A1", join_code=f"THU{school.id}"
    )
    session.add(room)
    session.flush()
    assignment = Assignment(
        school_id=school.id,
        classroom_id=room.id,
        exercise=exercise.slug,
        opens_at=OPENED,
        seed=variant.seed,
        created_at=OPENED,
    )
    session.add_all([assignment, _enrolled(room, student)])
    session.flush()
    session.add(
        Prepared(
            school_id=school.id,
            assignment_id=assignment.id,
            student_id=student.id,
            exercise_hash=exercise.hash,
            variant=variant.to_json(),
        )
    )
    return Seat(assignment.id, student.id)


def _enrolled(room: Classroom, student: Student) -> Enrolment:
    return Enrolment(school_id=room.school_id, classroom_id=room.id, student_id=student.id, seat=1)
