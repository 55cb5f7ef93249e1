"""The persona at the portal, as a test plays it: reads pages, sends their forms with what they carry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from exercises.engine.variants import Variant, draw_paper, fill
from fixtures.portals import Guarded
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from sandbox.web.portal.captcha import expected
from tests.support.lesson import Lesson, come_in

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass(frozen=True)
class Citizen:
    of: Lesson
    client: FlaskClient
    attempt_id: int

    def get(self, path: str, **query: str) -> TestResponse:
        return self.client.get(path, query_string=query or None)

    def read(self, path: str, **query: str) -> str:
        """The text of a page that is there."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, (answer.status_code, answer.headers.get("Location"))
        return unescape(answer.text)

    def send(self, path: str, data: Mapping[str, Any] | None = None, page: str = "/tra-cuu") -> TestResponse:
        """Post to `path` with the hidden inputs of `page` (or any token, when the page does not matter)."""
        hidden = dict(HIDDEN.findall(self.get(page).text)) or self._token()
        boundary, body = encode_multipart({**hidden, **(data or {})})  # in memory: leaves no open file behind
        return self.client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")

    def _token(self) -> dict[str, str]:
        return {"csrf_token": re.findall(r'csrf_token" value="([^"]+)', self.get("/ho-so").text)[0]}

    def attach(self, dossier_id: int, component: str, paper: str, name: str = "") -> TestResponse:
        return self.send_file(dossier_id, component, draw_paper(self.variant, paper), name or f"{paper}.png")

    def send_file(self, dossier_id: int, component: str, data: bytes, name: str) -> TestResponse:
        path = f"/ho-so/{dossier_id}/giay-to"
        return self.send(f"{path}/{component}", {"file": FileStorage(BytesIO(data), name)}, page=path)

    @property
    def variant(self) -> Variant:
        return Variant.from_json(self.attempt.variant)

    @property
    def attempt(self) -> Attempt:
        with self.of.parts.database.reading() as session:
            found = session.get(Attempt, self.attempt_id)
            assert found is not None
            return found

    def right(self, step: str) -> dict[str, str]:
        """The reference answers of one step of the e-form."""
        work = self.of.exercise.cases.reference
        procedure = self.of.parts.content.world.catalogue.procedure(work.procedure)
        names = [field.name for field in procedure.form if field.step == step and not field.readonly]
        return {name: fill(work.fields[name], self.variant) for name in names}

    def captcha(self, page: Guarded) -> str:
        """What the picture of that page says to this browser."""
        with self.client.session_transaction() as held:
            return expected(held, page)

    def dossier(self, dossier_id: int) -> Dossier:
        with self.of.parts.database.reading() as session:
            return session.scalars(select(Dossier).where(Dossier.id == dossier_id)).one()

    def journal(self) -> list[tuple[str, Mapping[str, Any]]]:
        wanted = select(JournalEntry).where(JournalEntry.attempt_id == self.attempt_id)
        with self.of.parts.database.reading() as session:
            return [(one.kind, one.data) for one in session.scalars(wanted.order_by(JournalEntry.id))]


def citizen(of: Lesson, attempt_id: int, student: int = 0) -> Citizen:
    client = come_in(of.app.test_client(), "student", of.students[student], attempt_id)
    return Citizen(of, client, attempt_id)
