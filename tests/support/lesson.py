"""A lesson under way: a class, its assignment, and students as far along as a test needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Lookalike
from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant, draw_paper, fill
from fixtures.papers import Scan
from sandbox.extensions import Parts
from sandbox.operations import (
    accounts,
    assignments,
    attachments,
    attempts,
    browsing,
    classrooms,
    dossiers,
    identity,
    rosters,
    submission,
)
from sandbox.operations.given import Press
from sandbox.rosters import RosterRow
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Enrolment
from sandbox.store.schools import School

SLUG = "cap-ban-sao-bang-tot-nghiep"
PASSWORD, PIN = "mat-khau-thu", "2468"
TRAP = Lookalike(
    id="trang-gia",
    label="Cổng dịch vụ công Bình Định 24h",
    address="dichvucong-binhdinh24h.example",
    wordmark="Cổng dịch vụ công Bình Định 24h",
)
NAMES = ("Nguyễn Thị Ánh", "Trần Quốc Bảo", "Lê Hoà Bình", "Phạm Đức Cường", "Võ Thuỳ Dương")


@dataclass(frozen=True)
class Lesson:
    """Everything by id, so that no test leans on a session that is over."""

    app: Flask
    school: int
    teacher: int
    classroom: int
    join_code: str
    assignment: int
    students: tuple[int, ...]

    @property
    def parts(self) -> Parts:
        found: Parts = self.app.extensions["dvc-sandbox"]
        return found

    @property
    def exercise(self) -> Exercise:
        return self.parts.content.library[SLUG]

    @property
    def now(self) -> datetime:
        return self.parts.clock()


def lay_trap(app: Flask) -> None:
    """From now on a false portal stands among the links of the exercise's website."""
    parts: Parts = app.extensions["dvc-sandbox"]
    exercise = parts.content.library[SLUG].model_copy(update={"lookalikes": (TRAP,)})
    content = replace(parts.content, library={**parts.content.library, SLUG: exercise})
    app.extensions["dvc-sandbox"] = replace(parts, content=content)


def lesson(app: Flask, students: int = 3, username: str = "co.lan", **given: object) -> Lesson:
    """A teacher with a class of that many students and one assignment, open now."""
    parts: Parts = app.extensions["dvc-sandbox"]
    now = parts.clock()
    with parts.database.writing() as session:
        school = School(name=f"Trường của {username}")
        session.add(school)
        session.commit()
        secret = parts.passwords.hash(PASSWORD)
        teacher = accounts.create_staff(session, school.id, username, "Cô Lan", secret)
        classroom = classrooms.create(session, school.id, teacher.id, "10A1", date(2026, 10, 5))
        rosters.enrol(session, classroom, [_row(number) for number in range(students)])
        options = {"mode": "practice", "attempts_allowed": 3, "opens_at": now, "closes_at": None} | given
        assignment = assignments.assign(session, parts.content, classroom, SLUG, now=now, **options)  # type: ignore[arg-type]
        ids = tuple(_student_ids(session, classroom.id))
    return Lesson(app, school.id, teacher.id, classroom.id, classroom.join_code, assignment.id, ids)


def started(of: Lesson, student: int) -> int:
    """The student's attempt, begun; its id."""
    with of.parts.database.writing() as session:
        assignment, _ = assignments.find(session, of.teacher, of.assignment, of.now)
        return attempts.start(session, of.parts.content, assignment, student, of.now, press(of)).id


def press(of: Lesson) -> Press:
    """Makes the papers of a given dossier."""
    return Press(of.parts.files, lambda variant, paper: of.parts.drawings.paper(variant, paper, "png"))


def signed_in(of: Lesson, student: int) -> int:
    """The attempt, with the persona signed in to the portal."""
    attempt_id = started(of, student)
    content, now = of.parts.content, of.now
    with of.parts.database.writing() as session:
        attempt = _attempt(session, attempt_id)
        identity.request_otp(session, content, attempt, variant(attempt).values["me.id_number"], now)
        identity.confirm_otp(session, content, attempt, attempt.otp, now)
    return attempt_id


def drafted(
    of: Lesson, student: int, fields: Mapping[str, str] | None = None, without: tuple[str, ...] = ()
) -> tuple[int, int]:
    """(attempt id, dossier id) of the reference work, ready to be filed.

    `fields` changes values (templates allowed); components in `without` are struck from the dossier.
    """
    attempt_id = signed_in(of, student)
    work, content, now = of.exercise.cases.reference, of.parts.content, of.now
    with of.parts.database.writing() as session:
        attempt = _attempt(session, attempt_id)
        browsing.searched(session, content, attempt, "xin bản sao bằng", 1, now)
        browsing.viewed(session, content, attempt, work.procedure, now)
        made = dossiers.start(
            session, content, attempt, work.procedure, work.agency, f"start-{attempt_id}", now
        )
        dossier_id = made.id
        wanted = {**work.fields, **(fields or {})}
        values = {name: fill(value, variant(attempt)) for name, value in wanted.items()}
        dossiers.save(session, content, attempt, dossier_id, values, now)
        for component in {*work.removed, *without}:
            attachments.strike(session, content, attempt, dossier_id, component, now)
    for component, papers in work.attach.items():
        for paper in papers:
            if component not in without:
                attach(of, attempt_id, dossier_id, component, paper)
    with of.parts.database.writing() as session:
        attempt = _attempt(session, attempt_id)
        for step in content.portal_of(of.exercise.slug).step_ids[:-1]:
            dossiers.fill(session, content, attempt, dossier_id, step, {}, [], now)
    return attempt_id, dossier_id


def attach(of: Lesson, attempt_id: int, dossier_id: int, component: str, paper_id: str) -> None:
    """Put a paper of the folder into a component."""
    with of.parts.database.writing() as session:
        attempt = _attempt(session, attempt_id)
        paper, data = variant(attempt).papers[paper_id], draw_paper(variant(attempt), paper_id)
        scan = Scan("application/pdf" if data.startswith(b"%PDF") else "image/png", paper.code)
        attachments.attach(
            session,
            of.parts.files,
            of.parts.content,
            attempt,
            dossier_id,
            component,
            paper.filename,
            data,
            scan,
            of.now,
        )


def filed(of: Lesson, student: int, **changes: object) -> tuple[int, int]:
    """(attempt id, dossier id) after filing; `changes` as for `drafted`."""
    attempt_id, dossier_id = drafted(of, student, **changes)  # type: ignore[arg-type]
    with of.parts.database.writing() as session:
        attempt = _attempt(session, attempt_id)
        submission.submit(session, of.parts.content, attempt, dossier_id, f"submit-{dossier_id}", of.now)
    return attempt_id, dossier_id


def come_in(client: FlaskClient, kind: str, id: int, attempt: int | None = None) -> FlaskClient:
    """Sign in without the form: `kind` is "student" or "staff"; `attempt` is the one in play."""
    with client.session_transaction() as session:
        session.update({"_user_id": f"{kind}:{id}", "_fresh": True})
        if attempt is not None:
            session["attempt"] = attempt
    return client


def variant(attempt: Attempt) -> Variant:
    return Variant.from_json(attempt.variant)


def _attempt(session: Session, attempt_id: int) -> Attempt:
    found = session.get(Attempt, attempt_id)
    assert found is not None
    return found


def _row(number: int) -> RosterRow:
    name = NAMES[number] if number < len(NAMES) else f"Học Sinh {number + 1}"
    birth = datetime(2011, 3, 5, tzinfo=UTC).date()
    return RosterRow(number + 1, f"00520{number:05}", name, name.split()[-1], birth)


def _student_ids(session: Session, classroom: int) -> list[int]:
    wanted = select(Enrolment.student_id).where(Enrolment.classroom_id == classroom)
    return list(session.scalars(wanted.order_by(Enrolment.seat)))
