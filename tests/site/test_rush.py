"""The end of a lesson: everybody presses "Gửi hồ sơ" at once, some of them four times."""

import re
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from sandbox.store.dossiers import Dossier
from sandbox.store.reports import Report
from tests.support.lesson import come_in, drafted, lesson

STUDENTS, PRESSES = 12, 4
KEYS = ("csrf_token", "idempotency_key")


def test_a_rush_files_each_dossier_once_and_answers_alike(app):
    of = lesson(app, students=STUDENTS)
    drafts = [drafted(of, student) for student in of.students]
    pages = [open_review(of, *who) for who in zip(of.students, drafts, strict=True) for _ in range(PRESSES)]
    with ThreadPoolExecutor(16) as lab:
        answers = list(lab.map(press, pages))
    assert {status for status, _ in answers} == {303}
    assert len({receipt for _, receipt in answers}) == STUDENTS
    with of.parts.database.reading() as session:
        codes = session.scalars(select(Dossier.code)).all()
        assert len(set(codes)) == STUDENTS
        assert session.execute(select(func.count()).select_from(Report)).scalar_one() == STUDENTS


def open_review(of, student, draft):
    """One tab with the review page in it: the browser, the button's address, what it sends."""
    client = come_in(of.app.test_client(), "student", student, draft[0])
    form = client.get(f"/ho-so/{draft[1]}/kiem-tra").text.split("/nop")[-1]
    sent = {name: re.search(rf'name="{name}" value="([^"]+)"', form)[1] for name in KEYS}
    return client, f"/ho-so/{draft[1]}/nop", sent | {"commit": "1"}


def press(page):
    client, address, sent = page
    answer = client.post(address, data=sent)
    return answer.status_code, answer.headers.get("Location")
