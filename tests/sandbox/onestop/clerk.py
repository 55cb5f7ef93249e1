"""The officer at the desk, as a test plays it: reads pages, sends their forms with what they carry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.lesson import Lesson, come_in
from tests.support.officers import FIRST_DAY, WHY, at_the_desk, dossiers_of
from tests.support.swapping import Swap, sits_down

TOKEN = re.compile(r'csrf_token" value="([^"]+)')
REVISION = re.compile(r'name="revision" value="(\d+)"')
FORMS = {"receive": "receipt", "request_supplement": "supplement", "refuse": "refusal", "extend": "apology"}


@dataclass(frozen=True)
class Clerk:
    of: Lesson
    client: FlaskClient
    attempt_id: int

    @property
    def dossiers(self) -> dict[str, int]:
        return dossiers_of(self.of, self.attempt_id)

    def read(self, path: str = "/mot-cua") -> str:
        """The text of a page that is there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (answer.status_code, answer.headers.get("Location"))
        return unescape(answer.text)

    def open(self, dossier_id: int) -> str:
        return self.read(f"/mot-cua/ho-so/{dossier_id}")

    def decide(self, dossier_id: int, action: str, page: str = "", **typed: str) -> TestResponse:
        """Press “Xử lý hồ sơ” on that page, or on the page as it is now, with the usual form and a reason."""
        shown = REVISION.search(page or self.open(dossier_id))
        usual = {"revision": shown[1] if shown else "0", "reason": WHY, "form": FORMS.get(action, "")}
        return self.send(f"/mot-cua/ho-so/{dossier_id}/xu-ly", {"action": action, **usual, **typed})

    def send(self, path: str, form: Mapping[str, str] | None = None) -> TestResponse:
        token = TOKEN.findall(self.client.get("/mot-cua").text)[0]
        return self.client.post(path, data={"csrf_token": token, **(form or {})})


def clerk(of: Lesson, student: int, exercise: str = FIRST_DAY) -> Clerk:
    """With a stack of their own."""
    attempt_id = at_the_desk(of, student, exercise)
    return Clerk(of, come_in(of.app.test_client(), "student", student, attempt_id), attempt_id)


def clerk_of_class(swap: Swap, student: int) -> Clerk:
    """One of those who sit at the desk of a class."""
    attempt_id = sits_down(swap.officers, student)
    return Clerk(
        swap.officers, come_in(swap.officers.app.test_client(), "student", student, attempt_id), attempt_id
    )
