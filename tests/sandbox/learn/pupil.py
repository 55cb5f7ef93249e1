"""A student at a computer, as a test plays it: reads pages, presses their buttons."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape

from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from exercises.engine.variants import Variant
from sandbox.store.attempts import Attempt
from tests.support.lesson import Lesson, come_in

SHEET = {"HX-Request": "true"}


@dataclass(frozen=True)
class Pupil:
    of: Lesson
    client: FlaskClient

    def read(self, path: str, status: int = 200, **headers: str) -> str:
        answer = self.client.get(path, headers=headers)
        assert answer.status_code == status, (answer.status_code, answer.headers.get("Location"))
        return unescape(answer.text)

    def sheet(self, path: str) -> str:
        """The same page as the side sheet asks for it."""
        answer = self.client.get(path, headers=SHEET)
        assert answer.status_code == 200
        return unescape(answer.text)

    def send(
        self,
        path: str,
        data: Mapping[str, str] | None = None,
        page: str = "/ke-bai",
        referrer: str | None = None,
    ) -> TestResponse:
        """Post with the token of a page that was opened before."""
        return send(self.client, path, data, page, referrer)

    def start(self) -> int:
        """Begin the lesson's exercise by its button; the attempt's id."""
        answer = self.send(f"/bai/{self.of.assignment}")
        assert answer.status_code == 302, answer.text
        return int(answer.headers["Location"].split("/")[2])

    def attempt(self, attempt_id: int) -> Attempt:
        with self.of.parts.database.reading() as session:
            found = session.get(Attempt, attempt_id)
            assert found is not None
            return found

    def variant(self, attempt_id: int) -> Variant:
        return Variant.from_json(self.attempt(attempt_id).variant)


def pupil(of: Lesson, number: int = 0, attempt: int | None = None) -> Pupil:
    return Pupil(of, come_in(of.app.test_client(), "student", of.students[number], attempt))


def send(
    client: FlaskClient,
    path: str,
    data: Mapping[str, str] | None = None,
    page: str = "/vao-lop",
    referrer: str | None = None,
) -> TestResponse:
    token = re.search(r'csrf_token" value="([^"]+)', client.get(page).text)
    assert token is not None, page
    headers = {"Referer": referrer} if referrer else {}
    return client.post(path, data={"csrf_token": token[1], **(data or {})}, headers=headers)


@contextmanager
def statements(of: Lesson) -> Iterator[list[str]]:
    """The SQL that reaches the database meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = of.parts.database.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)
