"""The pictures of README.md; with DVC_PICTURES=1 in the environment they are put into docs/."""

import io
import os
import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from exercises.engine.variants import fill
from sandbox.operations import browsing, dossiers, journal, rosters
from sandbox.rosters.row import RosterRow
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from sandbox.web.teacher import doors
from tests.support.class_list import class_list
from tests.support.clock import Clock
from tests.support.imports import ROOT
from tests.support.lesson import Lesson, come_in, filed, lesson, signed_in, started, variant
from tests.support.serving import serving

DOCS = ROOT / "docs"
DOOR = "192.168.1.10:8080"
LARGEST = 150_000  # bytes, so that a page with both opens at once
WAY = (
    ("procedure.searched", {"query": "xin bản sao bằng", "results": 3}),
    ("procedure.viewed", {"procedure": "1.005092"}),
    ("otp.sent", {}),
    ("account.signed_in", {}),
    ("dossier.started", {"procedure": "1.005092"}),
    ("draft.saved", {"step": "thong-tin"}),
    ("draft.saved", {"step": "to-khai"}),
    ("paper.attached", {"component": "application_form", "code": "", "filename": "don.pdf"}),
    ("draft.saved", {"step": "giay-to"}),
    ("dossier.reviewed", {}),
)
MISTAKES: tuple[dict[str, Any], ...] = (
    {},
    {"fields": {"owner_name": "{sibling.full_name}"}},
    {"fields": {"diploma_number": "{me.diploma.register_number}"}},
    {},
    {"without": ("identity",)},
    {"fields": {"diploma_number": "{me.diploma.register_number}", "copies": "1"}},
    {"fields": {"owner_name": "{sibling.full_name}"}},
    {"fields": {"diploma_number": "{me.diploma.register_number}"}, "without": ("identity",)},
    {"fields": {"copies": "1"}},
    {},
)


@pytest.fixture
def of(app: Flask, clock: Clock) -> Lesson:
    """A class of 45 with names, at eight o'clock on a Monday."""
    made = lesson(app, students=45, closes_at=clock.now + timedelta(minutes=45))
    with made.parts.database.writing() as session:
        rows = [
            RosterRow(one.seat, f"00520{one.seat - 1:05}", one.name, one.name.split()[-1], None)
            for one in class_list()
        ]
        rosters.enrol(session, session.get_one(Classroom, made.classroom), rows)
    return made


@pytest.fixture
def sit_down(
    app: Flask, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Callable[..., Page]]:
    """As everywhere, but at a server whose clock stands still."""
    name = app.config["SESSION_COOKIE_NAME"]
    with serving(app) as address:
        context = browser.new_context(**browser_context_args | {"base_url": address})

        def open_page(*who: Any) -> Page:
            cookie = come_in(app.test_client(), *who).get_cookie(name)
            assert cookie is not None
            context.add_cookies([{"name": name, "value": cookie.value, "url": address, "httpOnly": True}])
            return context.new_page()

        yield open_page
        context.close()


def test_the_portal_with_a_paper_beside_the_form(
    of: Lesson, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    attempt, dossier = half_way(of, of.students[0])
    page = sit_down("student", of.students[0], attempt)
    page.goto(f"/luot/{attempt}/dien-thoai")  # so that no message waits
    page.goto(f"/ho-so/{dossier}/to-khai")
    page.locator(".practice-tab", has_text="Giấy tờ").click()
    page.locator("#sheet").get_by_role("link", name="Bằng tốt nghiệp trung học phổ thông", exact=True).click()
    expect(page.locator("#sheet .paper-picture img")).to_have_js_property("complete", True)
    page.get_by_label("Số vào sổ gốc cấp bằng").evaluate("it => it.focus({preventScroll: true})")
    page.evaluate("scrollTo(0, 0)")
    keep(page, "portal.png", tmp_path)


def test_the_board_of_a_class_at_work(
    of: Lesson,
    clock: Clock,
    sit_down: Callable[..., Page],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doors, "addresses", lambda: [DOOR])  # not that of whoever takes the picture
    chance = random.Random(2024)
    pupils = list(of.students)
    chance.shuffle(pupils)
    clock.forward(minutes=16)
    walk(of, started(of, pupils.pop()), 6)
    clock.forward(minutes=7)
    for changes in MISTAKES:
        filed(of, pupils.pop(), **changes)
    for trouble in ("form.refused", "otp.failed"):
        walk(of, started(of, pupils.pop()), 5 if trouble == "form.refused" else 3, trouble)
    for steps in (10, 10, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 6, 6, 6, 6, 5, 5, 5, 4, 4, 3, 2, 2, 1):
        walk(of, started(of, pupils.pop()), steps)
    clock.forward(minutes=1)
    page = sit_down("staff", of.teacher)
    page.goto(f"/bai-giao/{of.assignment}")
    expect(page.locator(".board-counts li")).to_have_text(
        ["Đang làm 25", "Cần giúp 3", "Hoàn thành 10", "Chưa làm 7"]
    )
    keep(page, "board.png", tmp_path)


def half_way(of: Lesson, student: int) -> tuple[int, int]:
    """(attempt id, dossier id) with the first page of the e-form done and some of the second."""
    attempt_id, work, content = signed_in(of, student), of.exercise.cases.reference, of.parts.content
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        browsing.searched(session, content, attempt, "xin bản sao bằng", 3, of.now)
        browsing.viewed(session, content, attempt, work.procedure, of.now)
        made = dossiers.start(session, content, attempt, work.procedure, work.agency, "picture", of.now)
        wanted = work.fields | dict.fromkeys(("register_number", "school", "graduation_year"), "")
        values = {name: fill(value, variant(attempt)) for name, value in wanted.items()}
        dossiers.fill(session, content, attempt, made.id, "thong-tin", values, [], of.now)
        return attempt_id, made.id


def walk(of: Lesson, attempt_id: int, steps: int, trouble: str = "") -> None:
    """The first `steps` of the way, then three times the same trouble."""
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        stumbles = [(trouble, {"step": "to-khai", "fields": ["diploma_number"]})] * 3 if trouble else []
        for kind, data in (*WAY[:steps], *stumbles):
            wanted = {key: data[key] for key in of.parts.content.world.events[kind].keys}
            journal.note(session, of.parts.content, attempt, kind, of.now, None, **wanted)
        session.commit()


def keep(page: Page, name: str, otherwise: Path) -> None:
    """The screen in few colours; among the documents only when asked for."""
    page.evaluate("document.fonts.ready")
    screen = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    path = (DOCS if os.environ.get("DVC_PICTURES") == "1" else otherwise) / name
    path.parent.mkdir(exist_ok=True)
    screen.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)
    assert screen.size == (1366, 768)
    assert 10_000 < path.stat().st_size < LARGEST
