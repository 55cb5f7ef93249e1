"""Two at the desk press at the same moment: one wins, the other is told, nothing is lost or done twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from sandbox.store.aftermath import Demand
from sandbox.store.desk import DeskForm
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.sandbox.onestop.clerk import FORMS, REVISION, TOKEN, Clerk, clerk_of_class
from tests.sandbox.teacher.desk import words
from tests.support.kept import Copy
from tests.support.lesson import Lesson, filed
from tests.support.swapping import Swap

ROUNDS = 20
MINE = {"request_supplement": "Ảnh căn cước mờ.", "refuse": "Không đúng đối tượng."}


@pytest.fixture
def dossier_id(swapped: Swap) -> int:
    return filed(swapped.citizens, swapped.citizens.students[0])[1]


@pytest.fixture
def two(swapped: Swap, dossier_id: int) -> tuple[Clerk, Clerk]:
    one, other = (clerk_of_class(swapped, student) for student in swapped.officers.students)
    return one, other


def at_once(*presses: Callable[[], TestResponse]) -> list[TestResponse]:
    """All of them, let go together."""
    gate = threading.Barrier(len(presses))

    def press(one: Callable[[], TestResponse]) -> TestResponse:
        gate.wait()
        return one()

    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(press, presses))


def ready(clerk: Clerk, dossier_id: int, action: str) -> Callable[[], TestResponse]:
    """The page is open and filled in; only the button is left to press."""
    page = clerk.open(dossier_id)
    shown, token = REVISION.search(page), TOKEN.findall(page)[0]
    assert shown
    form = {"action": action, "revision": shown[1], "reason": MINE[action], "form": FORMS[action]}
    return lambda: clerk.client.post(f"/mot-cua/ho-so/{dossier_id}/xu-ly", data={**form, "csrf_token": token})


def left(of: Lesson, dossier_id: int) -> dict[str, int]:
    """What has become of it, counted."""
    moves = ("dossier.supplement_requested", "dossier.refused")
    asked = {
        "demands": select(func.count()).where(Demand.dossier_id == dossier_id),
        "forms": select(func.count()).where(DeskForm.dossier_id == dossier_id),
        "moves": select(func.count()).where(
            JournalEntry.dossier_id == dossier_id, JournalEntry.kind.in_(moves)
        ),
        "acts": select(func.count()).where(
            JournalEntry.dossier_id == dossier_id, JournalEntry.kind == "desk.acted"
        ),
    }
    with of.parts.database.reading() as session:
        return {name: session.scalar(one) or 0 for name, one in asked.items()}


def test_two_decide_about_one_dossier_and_one_of_them_has_decided(
    swapped: Swap, two: tuple[Clerk, Clerk], dossier_id: int
) -> None:
    copy, ways = Copy(swapped.officers.parts.database), list(MINE)
    for round in range(ROUNDS):
        first, second = ways[round % 2], ways[(round + round // 2) % 2]
        answers = at_once(ready(two[0], dossier_id, first), ready(two[1], dossier_id, second))
        won, lost = sorted(zip(answers, (first, second), strict=True), key=lambda one: one[0].status_code)
        assert [won[0].status_code, lost[0].status_code] == [303, 409]
        assert "trước em" in words(lost[0].text)
        assert MINE[lost[1]] in unescape(lost[0].text)
        with swapped.officers.parts.database.reading() as session:
            state = session.get_one(Dossier, dossier_id).state
        assert state == ("supplement" if won[1] == "request_supplement" else "refused")
        assert left(swapped.officers, dossier_id) == {
            "demands": int(state == "supplement"), "forms": 1, "moves": 1, "acts": 1,
        }  # fmt: skip
        copy.restore()
    copy.close()


def test_one_who_presses_twice_at_once_has_pressed_once(
    swapped: Swap, two: tuple[Clerk, Clerk], dossier_id: int
) -> None:
    press = ready(two[0], dossier_id, "request_supplement")
    assert [one.status_code for one in at_once(press, press)] == [303, 303]
    assert left(swapped.officers, dossier_id) == {"demands": 1, "forms": 1, "moves": 1, "acts": 1}


def test_two_take_the_next_and_get_two(swapped: Swap, two: tuple[Clerk, Clerk], dossier_id: int) -> None:
    later = filed(swapped.citizens, swapped.citizens.students[1])[1]
    copy = Copy(swapped.officers.parts.database)
    for _round in range(ROUNDS // 4):
        answers = at_once(*(lambda clerk=clerk: clerk.send("/mot-cua/lay-ho-so") for clerk in two))
        places = {one.headers["Location"] for one in answers}
        assert places == {f"/mot-cua/ho-so/{one}" for one in (dossier_id, later)}
        copy.restore()
    copy.close()
