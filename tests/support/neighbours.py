"""A prepared school: one class at work, the class next door, and every person who might ask for a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select

from sandbox.operations import (
    accounts,
    assignments,
    backups,
    banking,
    classrooms,
    hands,
    identity,
    journal,
    rosters,
    swaps,
)
from sandbox.operations.giving import Terms
from sandbox.operations.groups import make as make_group
from sandbox.operations.onestop import forms
from sandbox.operations.onestop.desk import Desk
from sandbox.rosters.row import RosterRow
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.classrooms import Classroom, Hand
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.letters import Notice
from sandbox.store.people import Student
from tests.support.aftermath import at_the_bank, finished, owing, petition_of
from tests.support.desk import demanded
from tests.support.feedback import on_the_desk
from tests.support.helping import beside_each_other
from tests.support.lesson import (
    SLUG,
    Lesson,
    come_in,
    drafted,
    filed,
    lay_trap,
    lesson,
    signed_in,
    started,
    variant,
)
from tests.support.officers import at_the_desk, decide, dossiers_of
from tests.support.questions import HANDED_IN, ask_questions

TOKEN = "0123456789abcdef0123456789abcdef01234567"
STAFF = ("teacher", "colleague", "head", "admin")
ACTORS = ("anonymous", "owner", "classmate", "stranger", *STAFF)


@dataclass(frozen=True)
class Standing:
    """One student and what is theirs; 0 where there is nothing."""

    student_id: int
    attempt_id: int = 0
    dossier_id: int = 0
    attachment_id: int = 0
    message_id: int = 0
    payment_id: int = 0
    notice_id: int = 0
    petition_id: int = 0
    assignment_id: int = 0
    hand_id: int = 0
    advice_id: int = 0
    form_id: int = 0


@dataclass(frozen=True)
class Neighbours:
    """`filer` has filed, `drafter` could file at once, `caller` waits for a code, `newcomer` is new.

    `payer` is at the bank with a code, `payee` has paid, `receiver` has a result, `asked` is to supplement.
    `answerer` has an exercise with an answer sheet, `officer` a desk with a stack and a
    receipt given. `groups`: the group of each class. `spare` is another class of the teacher, without
    students.
    """

    of: Lesson
    next_door: Lesson
    students: Mapping[str, Standing]
    staff: Mapping[str, int]
    groups: Mapping[int, int]
    spare: int
    sessions: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def app(self) -> Flask:
        return self.of.app

    def client(
        self, actor: str, about: str = "drafter", kind: type[FlaskClient] = FlaskClient
    ) -> FlaskClient:
        """Somebody's computer; the owner is the student `about`. For posting there is `token`."""
        client = kind(self.app, self.app.response_class)
        client.set_cookie(self.app.config["SESSION_COOKIE_NAME"], self.sessions[actor, about])
        return client

    @property
    def token(self) -> str:
        return signed_token(self.app, TOKEN)

    def values(self, about: str) -> dict[str, str]:
        """What a form about this student may be filled with."""
        who = self.students[about]
        found = {"join_code": self.of.join_code, "attempt_id": str(who.attempt_id)}
        found |= {"spare": str(self.spare), "advice_id": str(who.advice_id)}
        with self.of.parts.database.reading() as session:
            attempt = session.get(Attempt, who.attempt_id)
            code = attempt.otp.rpartition(":")[2] if attempt else ""
            if attempt is None:
                return found
            papers = {f"paper.{paper.id}": paper.code for paper in variant(attempt).papers.values()}
            return {**found, **variant(attempt).values, **papers, "otp": code}

    def ids(self, about: str, next_door: bool = False) -> dict[str, int]:
        """The parts of an address that say whose it is."""
        who, room = (
            self.students["stranger" if next_door else about],
            self.next_door if next_door else self.of,
        )
        return {
            **vars(who),
            "seat_id": who.student_id,
            "staff_id": self.next_door.teacher,
            "classroom_id": room.classroom,
            "assignment_id": who.assignment_id or room.assignment,
            "group_id": self.groups[room.classroom],
        }


def backed_up(of: Lesson) -> None:
    """Once, so that there is a file to take home."""
    settings = of.app.config
    database, instance = backups.database_file(settings["DATABASE"]), Path(settings["INSTANCE"])
    backups.make(database, instance / "papers", instance / "backups", of.now)


def signed_token(app: Flask, raw: str) -> str:
    """The token as a form of that session would carry it."""
    return str(URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps(raw))  # type: ignore[arg-type]


def neighbours(app: Flask) -> Neighbours:
    lay_trap(app)
    ask_questions(app, slug=HANDED_IN)
    of = lesson(app, students=13)
    filer, drafter, caller, newcomer, classmate, payer, payee, receiver, asked, answerer, officer = (
        of.students[:11]
    )
    next_door = class_next_door(of)
    filed_work, drafted_work = filed(of, filer), drafted(of, drafter)
    stumble(of, drafted_work[0])
    calling = started(of, caller)
    ask_for_code(of, calling)
    there = drafted(next_door, next_door.students[0])
    students = {
        "filer": standing(of, filer, *filed_work),
        "drafter": replace(standing(of, drafter, *drafted_work), hand_id=hand_of(of, drafted_work[0])),
        "caller": standing(of, caller, calling),
        "newcomer": Standing(newcomer),
        "classmate": standing(of, classmate, signed_in(of, classmate)),
        "payer": at_a_bank(of, payer),
        "payee": at_a_bank(of, payee, pays=True),
        "receiver": with_result(of, receiver),
        "asked": asked_for(of, asked),
        "answerer": with_questions(of, answerer),
        "officer": behind_the_counter(of, officer),
        "stranger": replace(
            standing(of, next_door.students[0], *there, payment=owing(of, there[1], state="draft")),
            petition_id=petition_of(next_door, there[0]),
            hand_id=hand_of(next_door, there[0]),
            form_id=form_of(next_door, *there),
        ),
    }
    with of.parts.database.writing() as session:
        session.get_one(Student, drafter).pin_hash = of.parts.passwords.hash("1357")
        session.commit()
    students |= sitting_together(of, *of.students[11:])
    groups = {room.classroom: group_of(room) for room in (of, next_door)}
    spare = spare_class(of)
    students["idle"] = Standing(newcomer, assignment_id=untouched(of, spare))
    students["swapping"] = Standing(newcomer, assignment_id=one_side(of))
    world = Neighbours(of, next_door, students, staff_of(of, next_door), groups, spare)
    for about in students:
        world.sessions.update({(actor, about): session_of(world, actor, about) for actor in ACTORS})
    backed_up(of)
    return world


def staff_of(of: Lesson, next_door: Lesson) -> dict[str, int]:
    """By what they are: the head of the subject and the administrator teach no class."""
    found = {"teacher": of.teacher, "colleague": next_door.teacher}
    with of.parts.database.writing() as session:
        for role in ("head", "admin"):
            person = accounts.create_staff(session, of.school, role, role.title(), "x", role)
            found[role] = person.id
    return found


def session_of(world: Neighbours, actor: str, about: str) -> str:
    """The cookie of somebody who has come in and opened a form."""
    client = world.app.test_client()
    if actor in STAFF:
        come_in(client, "staff", world.staff[actor])
    elif actor != "anonymous":
        who = world.students[about if actor == "owner" else actor]
        come_in(client, "student", who.student_id, who.attempt_id or None)
    with client.session_transaction() as session:
        session["csrf_token"] = TOKEN
        if actor == "owner" and about == "caller":
            session["portal_account"] = world.values("caller")["me.id_number"]
    client.get("/")  # what the first request writes into a session is in it now
    cookie = client.get_cookie(world.app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    return cookie.value


def class_next_door(of: Lesson) -> Lesson:
    """Of the same school, with another teacher."""
    parts, now = of.parts, of.now
    with parts.database.writing() as session:
        teacher = accounts.create_staff(session, of.school, "thay.nam", "Thầy Nam", parts.passwords.hash("x"))
        room = classrooms.create(session, of.school, teacher.id, "10A2", date(2026, 10, 5))
        rosters.enrol(session, room, [RosterRow(1, "0077000001", "Trịnh Thị Mơ", "Mơ", None)])
        given = assignments.assign(session, parts.content, room, SLUG, "practice", 3, now, None, now)
        student = session.scalars(select(Student.id).where(Student.code == "0077000001")).one()
        return Lesson(of.app, of.school, teacher.id, room.id, room.join_code, given.id, (student,))


def group_of(room: Lesson) -> int:
    with room.parts.database.writing() as session:
        return make_group(session, session.get_one(Classroom, room.classroom), "Nhóm 1", room.students).id


def spare_class(of: Lesson) -> int:
    with of.parts.database.writing() as session:
        return classrooms.create(session, of.school, of.teacher, "10A9", date(2026, 10, 5)).id


def untouched(of: Lesson, classroom: int) -> int:
    """An assignment nobody has begun."""
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, classroom)
        return assignments.assign(
            session, of.parts.content, room, SLUG, "practice", 3, of.now, None, of.now
        ).id


def one_side(of: Lesson) -> int:
    """The citizens' side of a role swap, in a class of two that has not begun."""
    with of.parts.database.writing() as session:
        room = classrooms.create(session, of.school, of.teacher, "10A8", date(2026, 10, 5))
        rows = [RosterRow(seat, f"008800000{seat}", f"Bùi Thị {seat}", "Bùi", None) for seat in (1, 2)]
        rosters.enrol(session, room, rows)
        filing = session.scalars(select(Student.id).where(Student.code == rows[0].code)).all()
        terms = Terms("practice", 1, of.now, None)
        return swaps.give(session, of.parts.content, room, SLUG, filing, terms, of.now, "doi-vai").citizens.id


def at_a_bank(of: Lesson, student: int, pays: bool = False) -> Standing:
    attempt, dossier = filed(of, student)
    payment, code = owing(of, dossier), at_the_bank(of, dossier)
    if pays:
        with of.parts.database.writing() as session:
            me = session.get_one(Attempt, attempt)
            banking.confirm(session, of.parts.content, me, dossier, code, f"pay-{dossier}", of.now)
    return standing(of, student, attempt, dossier, payment)


def with_result(of: Lesson, student: int) -> Standing:
    attempt, dossier = filed(of, student)
    finished(of, dossier, returned=True)
    petition, form = petition_of(of, attempt, dossier), form_of(of, attempt, dossier)
    return replace(standing(of, student, attempt, dossier), petition_id=petition, form_id=form)


def asked_for(of: Lesson, student: int) -> Standing:
    """Who wrote the name of somebody else."""
    attempt, dossier = filed(of, student, fields={"owner_name": "{sibling.full_name}"})
    demanded(of, dossier, components=["identity"], fields=["owner_address"])
    return standing(of, student, attempt, dossier)


def with_questions(of: Lesson, student: int) -> Standing:
    """In an exercise of its own, given to the same class."""
    with of.parts.database.writing() as session:
        _, room = assignments.find(session, of.teacher, of.assignment, of.now)
        given = assignments.assign(
            session, of.parts.content, room, HANDED_IN, "practice", 3, of.now, None, of.now
        )
        id = given.id
    return standing(of, student, started(replace(of, assignment=id), student))


def sitting_together(of: Lesson, citizen: int, helper: int) -> dict[str, Standing]:
    """`helped` has a draft, `helper` has said something about it."""
    ids = beside_each_other(of, citizen, helper)
    helped = replace(standing(of, citizen, ids["citizen"], ids["dossier"]), advice_id=ids["advice"])
    mine = Standing(helper, ids["helper"], attachment_id=ids["paper"], assignment_id=ids["assignment"])
    return {"helped": helped, "helper": mine}


def behind_the_counter(of: Lesson, student: int) -> Standing:
    """Who has taken in the right dossier of the stack."""
    attempt = at_the_desk(of, student)
    dossier = dossiers_of(of, attempt)["right"]
    decide(of, attempt, dossier, "receive")
    more = {"petition_id": on_the_desk(of, attempt), "form_id": form_of(of, attempt, dossier)}
    with of.parts.database.reading() as session:
        more["assignment_id"] = session.get_one(Attempt, attempt).assignment_id
    return replace(standing(of, student, attempt, dossier), **more)


def form_of(of: Lesson, attempt: int, dossier: int) -> int:
    """A receipt of the desk, given to that dossier."""
    with of.parts.database.writing() as session:
        me, found = session.get_one(Attempt, attempt), session.get_one(Dossier, dossier)
        id = forms.issue(Desk(session, of.parts.content, me, of.now), found, "receipt").id
        session.commit()
        return id


def standing(of: Lesson, student: int, attempt: int, dossier: int = 0, payment: int = 0) -> Standing:
    papers = select(Attachment.id).where(Attachment.dossier_id == dossier).order_by(Attachment.id)
    asking = select(PhoneMessage).where(PhoneMessage.attempt_id == attempt)
    with of.parts.database.reading() as session:
        messages = [one.id for one in session.scalars(asking) if one.replies]
        paper = session.scalars(papers).first() or 0
        notice = session.scalars(select(Notice.id).where(Notice.attempt_id == attempt)).first() or 0
    return Standing(student, attempt, dossier, paper, messages[0] if messages else 0, payment, notice)


def hand_of(of: Lesson, attempt_id: int) -> int:
    """It is up."""
    with of.parts.database.writing() as session:
        hands.put_up(session, session.get_one(Attempt, attempt_id), of.now)
        return session.scalars(select(Hand.id).order_by(Hand.id.desc())).first() or 0


def stumble(of: Lesson, attempt_id: int) -> None:
    """Once, so that a hint opens."""
    _note(of, attempt_id, "form.refused", step="to-khai", fields=["copies"])


def ask_for_code(of: Lesson, attempt_id: int) -> None:
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        number = variant(attempt).values["me.id_number"]
        identity.request_otp(session, of.parts.content, attempt, number, of.now)


def _note(of: Lesson, attempt_id: int, kind: str, **data: Any) -> None:
    with of.parts.database.writing() as session:
        journal.note(
            session, of.parts.content, session.get_one(Attempt, attempt_id), kind, of.now, None, **data
        )
        session.commit()
