"""A teacher at the computer: opens pages, sends forms as the browser would."""

import re
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.extensions import Parts
from sandbox.operations import accounts
from tests.support.lesson import Lesson, come_in


@dataclass(frozen=True)
class Desk:
    client: FlaskClient

    def open(self, path: str, status: int = 200, **options: Any) -> str:
        answer = self.client.get(path, **options)
        assert answer.status_code == status, (path, answer.status_code)
        return answer.text

    def send(self, path: str, page: str = "", **data: Any) -> TestResponse:
        """Post a form; `page` is where it stands when that is not `path` itself."""
        token = re.search(r'csrf_token" value="([^"]+)', self.client.get(page or path).text)
        assert token
        return self.client.post(path, data={"csrf_token": token[1], **data})

    def follow(self, answer: TestResponse) -> str:
        assert answer.status_code in (302, 303), answer.text
        return self.open(answer.headers["Location"])


def desk(of: Lesson) -> Desk:
    return Desk(come_in(of.app.test_client(), "staff", of.teacher))


def colleague(of: Lesson) -> Desk:
    """Another teacher of the same school, with no class."""
    parts: Parts = of.app.extensions["dvc-sandbox"]
    with parts.database.writing() as session:
        id = accounts.create_staff(session, of.school, "thay.nam", "Thầy Nam", "x").id
    return Desk(come_in(of.app.test_client(), "staff", id))


def words(html: str) -> str:
    """What a reader reads, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def counted(app: Flask, ask: Any) -> list[str]:
    """The statements run while `ask()` is answered, without transaction marks."""
    from sqlalchemy import event

    seen: list[str] = []
    engine = app.extensions["dvc-sandbox"].database.engine

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return seen
