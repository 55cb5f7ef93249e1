"""No right answer leaves the server: every one is replaced by a canary, and all that is sent is searched.

DVC_LEAKS=full asks for five pages of each kind, not only the first.
"""

import json
import os
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from fpdf import FPDF
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from werkzeug.test import TestResponse

from exercises.engine.exercise import Work
from exercises.engine.loader import LIBRARY
from exercises.engine.variants import make_variant
from sandbox import create_app
from sandbox.content import Content, load_content
from sandbox.extensions import Parts
from sandbox.operations import attempts
from sandbox.replay.desk import is_for_one
from sandbox.replay.play import Play
from sandbox.replay.replaying import Broken, acted
from sandbox.replay.stage import OPENED, Stage
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from tests.conftest import QUICK
from tests.support.canaries import CANARY, CORE, blinded, leaks, played, salted
from tests.support.clock import Clock
from tests.support.feedback import FEEDBACK
from tests.support.lesson import come_in
from tests.support.traversing import Traverse, posts

EACH = 5 if os.environ.get("DVC_LEAKS") == "full" else 1
SLUG = "cap-ban-sao-bang-tot-nghiep"
OFFICER = "ngay-dau-o-ban-mot-cua"
SLUGS = sorted(path.parent.name for path in LIBRARY.glob("*/exercise.yml"))
ENDING = frozenset(
    {"/thoat", "/dang-xuat", "/ket-thuc", "/nop-bai", "/lich", "/lam-lai", "/xoa", "/huy", "/rut"}
)
LAST = ("dossier.submitted", "answers.saved", "attempt.handed_in")
LOOKING_AROUND = Work.model_validate({"events": ["attempt.started", "otp.sent", "account.signed_in"]})
WAITING = Work.model_validate({"events": ["attempt.started"]})
REACHED = {
    *(f"learn.{name}" for name in ("brief", "persona", "papers", "paper_file", "phone", "hints")),
    *(f"learn.{name}" for name in ("checklist", "report", "answers", "shelf", "calendar")),
    *(f"portal.{name}" for name in ("home", "procedures", "procedure", "wizard", "papers", "review")),
    *(f"website.{name}" for name in ("home", "article")),
    *(f"onestop.{name}" for name in ("inbox", "dossier", "paper", "register", "register_file", "verify")),
    *(f"onestop.{name}" for name in ("desk_form", "desk_form_file", "control_slip", "petitions", "petition")),
}
UNKNOWN = "/luot/987654/de-bai", "/ho-so/987654", "/thu-tuc/9.999999", "/khong-co-trang-nay"


@dataclass(frozen=True)
class School:
    """The application over the salted library; `true` are the exercises as they are."""

    app: Flask
    true: Content

    @property
    def parts(self) -> Parts:
        found: Parts = self.app.extensions["dvc-sandbox"]
        return found

    def sit_down(self, slug: str) -> tuple[Play, FlaskClient]:
        """A student who will do everything right, and their browser."""
        exercise = self.parts.content.library[slug]
        stage = Stage(self.parts.database, self.parts.files, self.parts.content)
        variant = make_variant(exercise, f"canary {slug}")
        alone = LOOKING_AROUND if exercise.free else played(self.true.library[slug])
        work = alone if is_for_one(exercise) else WAITING
        seat = stage.seat(exercise, blinded(exercise, variant))
        play = Play(stage, seat, exercise, variant, work)
        return play, come_in(self.app.test_client(), "student", seat.student)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    true = load_content()
    library = {slug: salted(exercise) for slug, exercise in true.library.items()}
    settings = {"INSTANCE": str(tmp_path_factory.mktemp("instance")), **QUICK}
    app = create_app(settings, content=Content(true.world, library), clock=Clock())
    yield School(app, true)
    app.extensions["dvc-sandbox"].database.close()


def everything(school: School, slug: str) -> Iterator[TestResponse]:
    """What is sent to a student before, during and after the work, right and wrong requests alike."""
    play, client = school.sit_down(slug)
    traverse, assignment = Traverse(school.app, EACH), play.seat.assignment
    yield from traverse.pages(client, "/ke-bai", f"/bai/{assignment}")
    for kind in steps(play):
        if kind == "attempt.started":
            come_in(client, "student", play.seat.student, play.attempt)
        if kind == "account.signed_in":
            yield from traverse.pages(client, "/cong")
    tools = f"/luot/{play.attempt}/"
    first = (f"{tools}de-bai", f"{tools}phieu-tra-loi", f"{tools}goi-y", "/cong", "/tra-cuu", "/so-gddt")
    at_work = list(traverse.pages(client, *first))
    yield from at_work
    for page in at_work:
        yield from (client.post(to, data=form) for to, form in posts(page, ENDING))
    yield from (client.get(place) for place in UNKNOWN)
    end(school, play)
    yield from traverse.pages(client, f"{tools}phieu-diem", "/ke-bai", f"{tools}phieu-tra-loi")
    as_a_test(school, play)
    yield from traverse.pages(client, f"{tools}phieu-diem", "/ke-bai")


def steps(play: Play) -> Iterator[str]:
    """Up to the act that ends the exercise; the rest is left to be played."""
    events = play.work.events
    last = min((at for at, one in enumerate(events) if one.event in LAST), default=len(events))
    play.work = play.work.model_copy(update={"events": events[:last]})
    yield from acted(play)
    play.work = play.work.model_copy(update={"events": events[last:]})


def end(school: School, play: Play) -> None:
    """The rest of the work, as far as it still goes after everything that was posted."""
    with suppress(Broken):
        for _ in acted(play):
            pass
    with school.parts.database.writing() as session:
        attempt = session.get_one(Attempt, play.attempt)
        attempts.finish(session, school.parts.content, attempt, school.parts.clock())


def as_a_test(school: School, play: Play) -> None:
    """From now on the marks are shown later."""
    with school.parts.database.writing() as session:
        assignment = session.get_one(Assignment, play.seat.assignment)
        assignment.mode, assignment.closes_at = "test", OPENED + timedelta(days=9)
        session.commit()


@pytest.mark.parametrize("slug", SLUGS)
def test_no_answer_is_sent_to_a_student(school: School, slug: str) -> None:
    answers = list(everything(school, slug))
    found = {(one.request.method, one.request.path): where for one in answers if (where := leaks(one))}
    for one in answers:
        one.close()
    assert found == {}


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "in capitals": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "html": escape,
    "json": json.dumps,
    "url": quote,
    "form": quote_plus,
    **{f"base64 at {n}": lambda text, n=n: b64encode(b"x" * n + text.encode()).decode() for n in range(3)},  # type: ignore[misc]
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ["body", "headers"])
def test_a_leak_is_seen_in_any_form(school: School, form: str, place: str) -> None:
    with school.app.test_request_context("/luot/1/de-bai"):
        sent = FORMS[form](CANARY)
        answer = Response(sent if place == "body" else "")
        answer.headers["X-Note"] = quote(sent) if place == "headers" else ""
        assert leaks(answer) != []  # type: ignore[arg-type]  # what both have is enough


def test_a_leak_is_seen_in_a_file(school: School) -> None:
    assert leaks(Response(_pdf(CANARY, ""), mimetype="application/pdf")) != []  # type: ignore[arg-type]
    assert leaks(Response(_pdf("", CANARY), mimetype="application/pdf")) != []  # type: ignore[arg-type]
    assert leaks(Response(_pdf("", ""), mimetype="application/pdf")) == []  # type: ignore[arg-type]
    assert leaks(Response(_png(CANARY), mimetype="image/png")) != []  # type: ignore[arg-type]
    assert leaks(Response(_png(""), mimetype="image/png")) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "template", ["learn/brief.html", "learn/hints.html", "learn/persona.html", "portal/procedure.html"]
)
def test_a_page_that_gives_a_value_away_is_caught(
    school: School, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole traverse, of a build in which one template writes what the rubric waits for."""
    secrets = [row.args["value"] for row in school.parts.content.library[SLUG].rubric if "value" in row.args]
    real = school.app.jinja_env.get_template(template)

    class Leaking:
        def render(self, *args: object, **values: object) -> str:
            return real.render(*args, **values).replace("</main>", f"<p>{escape(secrets[0])}</p></main>")

    own = school.app.jinja_env.get_or_select_template
    monkeypatch.setattr(
        school.app.jinja_env,
        "get_or_select_template",
        lambda name, *rest: Leaking() if name == template else own(name, *rest),
    )
    found = [one for one in everything(school, SLUG) if leaks(one)]
    assert found
    assert {one.status_code for one in found} == {200}


@pytest.mark.parametrize("told", ["item", "found"])
def test_a_desk_that_tells_what_is_wrong_with_a_dossier_is_caught(
    school: School, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an officer has to find out stands in the name of the item and in what the rules found."""
    real = school.app.jinja_env.get_template("onestop/dossier.html")
    secret = {
        "item": lambda values: values["dossier"].item,
        "found": lambda values: values["citizen"].variant["stack"][values["dossier"].item]["found"],
    }

    class Leaking:
        def render(self, *args: Any, **values: Any) -> str:
            given = {**args[0], **values} if args else values
            return real.render(*args, **values).replace("<h1>", f'<h1 id="{escape(secret[told](given))}">', 1)

    own = school.app.jinja_env.get_or_select_template
    monkeypatch.setattr(
        school.app.jinja_env,
        "get_or_select_template",
        lambda name, *rest: Leaking() if name == "onestop/dossier.html" else own(name, *rest),
    )
    kind = Traverse(school.app, EACH).kind
    found = [one.request.path for one in everything(school, OFFICER) if leaks(one)]
    assert {kind(path).strip() for path in found} >= {"onestop.dossier"}


def test_every_right_answer_has_become_a_canary(school: School) -> None:
    """What is not replaced cannot be found."""
    for slug, exercise in school.parts.content.library.items():
        values = [row.args["value"] for row in exercise.rubric if "value" in row.args]
        assert all(CANARY in (one if isinstance(one, str) else one[0]) for one in values), slug
        assert school.true.library[slug].free or CANARY in str(exercise.cases)
        assert all(CORE in one.id for one in exercise.desk.stack), slug


def test_the_traverse_comes_to_every_kind_of_page(school: School) -> None:
    kind, slugs = Traverse(school.app, EACH).kind, (SLUG, "tim-thu-tuc-bang-loi-thuong", OFFICER, FEEDBACK)
    kinds = {kind(one.request.path).partition(" ")[0] for slug in slugs for one in everything(school, slug)}
    assert REACHED - kinds == set()


def _pdf(text: str, title: str) -> bytes:
    document = FPDF()
    document.set_title(title)
    document.add_page()
    document.set_font("Helvetica")
    document.cell(text=f"- {text.encode('ascii', 'ignore').decode()}")
    return bytes(document.output())


def _png(note: str) -> bytes:
    about, file = PngInfo(), BytesIO()
    about.add_itxt("Title", note, zip=True)
    Image.new("1", (8, 8)).save(file, "PNG", pnginfo=about)
    return file.getvalue()
