"""Students at the one-stop desk: an exercise for officers given to a class, begun, its dossiers."""

from flask.testing import FlaskClient
from sqlalchemy import select

from sandbox.operations import assignments, attempts
from sandbox.operations.onestop import manned
from sandbox.operations.onestop.deciding import Decision, act
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from sandbox.store.dossiers import Dossier
from tests.support.lesson import Lesson, come_in, press

FIRST_DAY = "ngay-dau-o-ban-mot-cua"
WHY = "Giấy tờ chưa đúng, ông/bà gửi lại bản đúng."


def at_the_desk(of: Lesson, student: int, exercise: str = FIRST_DAY) -> int:
    """The id of the student's attempt as an officer; the exercise is given to the class the first time."""
    with of.parts.database.writing() as session:
        classroom = session.get_one(Classroom, of.classroom)
        given = assignments.assign(
            session, of.parts.content, classroom, exercise, "practice", 3, of.now, None, of.now,
            key=f"desk-{of.classroom}-{exercise}",
        )  # fmt: skip
        return attempts.start(session, of.parts.content, given, student, of.now, press(of)).id


def officer_client(of: Lesson, student: int, exercise: str = FIRST_DAY) -> FlaskClient:
    """A browser of that student, who sits at the desk."""
    attempt_id = at_the_desk(of, student, exercise)
    return come_in(of.app.test_client(), "student", student, attempt_id)


def dossiers_of(of: Lesson, attempt_id: int) -> dict[str, int]:
    """The dossiers on the officer's desk: their ids by item of the stack, or by code."""
    with of.parts.database.reading() as session:
        officer = session.get_one(Attempt, attempt_id)
        return {manned.name_of(one): one.id for one in manned.inbox(session, officer)}


def decide(of: Lesson, attempt_id: int, dossier_id: int, action: str, **chosen: object) -> None:
    """The officer acts on the dossier as it stands now, with the usual form and a reason."""
    with of.parts.database.writing() as session:
        officer = session.get_one(Attempt, attempt_id)
        seen = session.scalars(select(Dossier.revision).where(Dossier.id == dossier_id)).one()
        usual = {
            "receive": "receipt",
            "request_supplement": "supplement",
            "refuse": "refusal",
            "extend": "apology",
        }
        made = {"revision": seen, "reason": WHY, "form": usual.get(action, "")} | chosen
        act(session, of.parts.content, officer, dossier_id, Decision(action, **made), of.now)  # type: ignore[arg-type]
