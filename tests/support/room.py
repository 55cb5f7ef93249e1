"""A whole class at its computers, without screens: each student sends the forms that the pages carry."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from sqlalchemy import select

from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from tests.sandbox.portal.citizen import Citizen
from tests.support.lesson import PIN, Lesson

HANDS = 6  # who types at the same moment
PROCEDURE, AGENCY = "1.005092", "so-gddt"
OF_SIBLING = "sibling.full_name"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Pupil:
    """One student of the class. `dossier`: the one being made, 0 before there is one."""

    of: Lesson
    student: int
    dossier: int = 0
    citizen: Citizen = field(init=False)

    def __post_init__(self) -> None:
        self.citizen = Citizen(self.of, self.of.app.test_client(), 0)

    # coming in

    def join(self) -> None:
        where = f"/vao-lop/{self.of.join_code}/{self.student}"
        assert self.post(where, {"pin": PIN, "again": PIN}, page=where) == 302

    def begin(self) -> None:
        where = f"/bai/{self.of.assignment}"
        assert self.post(where, page=where) in (302, 303)
        wanted = select(Attempt.id).where(
            Attempt.assignment_id == self.of.assignment, Attempt.student_id == self.student
        )
        with self.of.parts.database.reading() as session:
            attempt = session.scalars(wanted.order_by(Attempt.id.desc())).first()
        assert attempt is not None
        self.citizen = Citizen(self.of, self.citizen.client, attempt)

    # at the portal

    def look_up(self) -> None:
        self.citizen.read("/thu-tuc", q="ban sao bang tot nghiep")
        self.citizen.read(f"/thu-tuc/{PROCEDURE}")

    def sign_in(self) -> None:
        number = self.citizen.variant.values["me.id_number"]
        door = "/dang-nhap"
        self.post(door, {"id_number": number}, page=door)
        self.post(
            "/dang-nhap/otp", {"code": self.citizen.attempt.otp.rpartition(":")[2]}, page="/dang-nhap/otp"
        )

    def choose_agency(self) -> None:
        where = f"/thu-tuc/{PROCEDURE}/co-quan"
        assert self.post(where, {"agency": AGENCY}, page=where) == 303
        with self.of.parts.database.reading() as session:
            found = session.scalars(
                select(Dossier.id).where(Dossier.attempt_id == self.citizen.attempt_id)
            ).one()
        self.dossier = found

    def fill(self, step: str, **otherwise: str) -> int:
        """The status of the answer: 303 when the step was taken."""
        path = f"/ho-so/{self.dossier}/{step}"
        return self.post(path, {**self.citizen.right(step), **otherwise}, page=path)

    def attach(self, component: str, paper: str) -> None:
        assert self.citizen.attach(self.dossier, component, paper).status_code == 303

    def strike(self, component: str) -> None:
        page = f"/ho-so/{self.dossier}/giay-to"
        assert self.post(f"{page}/{component}/xoa", page=page) == 303

    def send(self) -> int:
        page = f"/ho-so/{self.dossier}/kiem-tra"
        return self.post(f"/ho-so/{self.dossier}/nop", {"commit": "1"}, page=page)

    # a whole journey

    def come_to_the_form(self) -> None:
        for step in (self.join, self.begin, self.look_up, self.sign_in, self.choose_agency):
            step()

    def file(self, identity: str = "id_card", **otherwise: str) -> None:
        """From the door to the receipt; `otherwise`: fields filled with another fact of the persona."""
        self.come_to_the_form()
        for step in ("thong-tin", "to-khai"):
            names, facts = self.citizen.right(step).keys(), self.citizen.variant.values
            changed = {name: facts[otherwise[name]] for name in names & otherwise.keys()}
            assert self.fill(step, **changed) == 303
        self.attach("application_form", "application_form")
        self.attach("identity", identity)
        self.strike("relationship")
        self.fill("giay-to")
        self.fill("nhan-ket-qua")
        assert self.send() == 303

    def post(self, path: str, data: dict[str, str] | None = None, page: str = "/ke-bai") -> int:
        return self.citizen.send(path, data, page=page).status_code


def at_once(pupils: Sequence[Pupil], work: Callable[[Pupil], object]) -> None:
    """Each of them does this work, a few at the same moment; whatever goes wrong is raised."""
    with ThreadPoolExecutor(HANDS) as lab:
        list(lab.map(work, pupils))


@dataclass(frozen=True)
class Room:
    """`right` file as they should, `mistaken` in another person's name, `blurred` a card nobody can read;
    `stuck` meet the same error again and again, `halfway` have typed something, `absent` never come."""

    of: Lesson
    pupils: list[Pupil]

    def __getitem__(self, part: slice) -> list[Pupil]:
        return self.pupils[part]

    right = property(lambda self: self[:18])
    mistaken = property(lambda self: self[18:28])
    blurred = property(lambda self: self[28:33])
    stuck = property(lambda self: self[33:36])
    halfway = property(lambda self: self[36:42])
    absent = property(lambda self: self[42:])


def the_class_works(room: Room) -> None:
    at_once(room.right, Pupil.file)
    at_once(room.mistaken, lambda one: one.file(owner_name=OF_SIBLING))
    at_once(room.blurred, lambda one: one.file(identity="old_scan"))
    at_once(room.stuck + room.halfway, Pupil.come_to_the_form)
    at_once(room.stuck, lambda one: [one.fill("thong-tin", owner_phone="09x") for _ in range(3)])
    at_once(room.halfway, lambda one: one.fill("thong-tin"))
