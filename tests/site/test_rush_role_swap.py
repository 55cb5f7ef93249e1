"""A role swap at full speed: twenty file and twenty receive at once; every dossier is handled once."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sandbox.store.desk import DeskForm
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.support.lesson import Lesson, come_in, drafted, lesson
from tests.support.swapping import Swap, sits_down, swap

SIDE, PATIENCE = 20, 60
CARRIED = ("csrf_token", "idempotency_key", "revision")


@pytest.fixture
def made(app: Flask) -> Swap:
    return swap(lesson(app, students=2 * SIDE))


def computer(side: Lesson, student: int, attempt: int) -> FlaskClient:
    """Without the checks of every page: here it is the crowd that counts."""
    return come_in(FlaskClient(side.app, side.app.response_class), "student", student, attempt)


def carried(page: str) -> dict[str, str]:
    found = {name: re.search(rf'name="{name}" value="([^"]+)"', page) for name in CARRIED}
    return {name: value[1] for name, value in found.items() if value}


class Citizen:
    """Has the review page open, and presses twice."""

    def __init__(self, side: Lesson, student: int) -> None:
        attempt, self.dossier = drafted(side, student)
        self.client = computer(side, student, attempt)
        page = self.client.get(f"/ho-so/{self.dossier}/kiem-tra").text
        self.sent = carried(page.split(f"/ho-so/{self.dossier}/nop")[-1]) | {"commit": "1"}

    def work(self) -> list[int]:
        return [self.client.post(f"/ho-so/{self.dossier}/nop", data=self.sent).status_code for _ in range(2)]


class Officer:
    """Takes whatever is free and receives it, until all that the class files has been received."""

    def __init__(self, side: Lesson, student: int, all_of_them: int) -> None:
        self.side, self.wanted = side, all_of_them
        self.client = computer(side, student, sits_down(side, student))

    def work(self) -> list[int]:
        statuses = list[int]()
        for _ in range(PATIENCE):
            statuses += [self.receive(one) for one in self.waiting()]
            if received(self.side) == self.wanted:
                break
        return statuses

    def waiting(self) -> list[str]:
        """The two oldest on the page, whoever else has them before their eyes."""
        page = self.client.get("/mot-cua?muc=tiep-nhan")
        assert page.status_code == 200
        return list(dict.fromkeys(re.findall(r'href="(/mot-cua/ho-so/\d+)"', page.text)))[:2]

    def receive(self, path: str) -> int:
        page = self.client.get(path)
        sent = carried(page.text) | {"action": "receive", "form": "receipt"}
        return self.client.post(f"{path}/xu-ly", data=sent).status_code


def received(side: Lesson) -> int:
    with side.parts.database.reading() as session:
        states = session.scalars(select(Dossier.state))
        return sum(state == "received" for state in states)


def test_every_dossier_is_handled_once_however_many_reach_for_it(made: Swap) -> None:
    citizens = [Citizen(made.citizens, student) for student in made.citizens.students]
    officers = [Officer(made.officers, student, SIDE) for student in made.officers.students]
    with ThreadPoolExecutor(2 * SIDE) as lab:
        filing = [lab.submit(one.work) for one in citizens]
        receiving = [lab.submit(one.work) for one in officers]
        pressed = Counter(status for one in filing for status in one.result())
        acted = Counter(status for one in receiving for status in one.result())
    assert pressed == {303: 2 * SIDE}
    assert acted.keys() <= {303, 409}, "who was late is told; nothing breaks"
    assert acted[303] == SIDE
    with made.citizens.parts.database.reading() as session:
        kinds = Counter(
            session.scalars(select(JournalEntry.kind).where(JournalEntry.dossier_id.is_not(None)))
        )
        dossiers = session.scalars(select(Dossier)).all()
        forms = session.scalars(select(DeskForm.dossier_id)).all()
    assert kinds["desk.acted"] == kinds["dossier.received"] == SIDE
    assert {one.state for one in dossiers} == {"received"}
    assert sorted(forms) == sorted(one.id for one in dossiers), "one receipt each"
