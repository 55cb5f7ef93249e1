"""The manual for teachers, docs/teacher.md: every page they have with its picture, in step with the menus."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Page
from sqlalchemy import select

from sandbox.operations import accounts, classrooms, groups, sharing
from sandbox.store.people import Student
from sandbox.web import menus
from tests.support.class_list import class_list
from tests.support.imports import ROOT
from tests.support.lesson import Lesson, filed, lesson
from tests.support.officers import decide
from tests.support.room import Pupil, Room, the_class_works
from tests.support.swapping import Swap, next_day, sits_down, swap
from tests.support.term import by_ability, given, graded

MANUAL, FOLDER = ROOT / "docs/teacher.md", ROOT / "docs/teacher"
SIZE, LARGEST, COLOURS = (896, 504), 80_000, 32
TERM = ("chuyen-truong-thpt", "xin-hoc-lai", "dang-ky-tam-tru")
SLUG = "cap-ban-sao-bang-tot-nghiep"
PARTS = {  # of a page, or a file of it: no page of their own
    "admin.download_backup",
    "teacher.about_exercise",
    "teacher.board_part",
    "teacher.cards",
    "teacher.one_card",
    "teacher.project_part",
    "teacher.student_file",
    "teacher.swap_board_part",
    "teacher.swap_project_part",
}
SWAPPED = ("teacher.swap_board", "teacher.swap_project")


def pages(app: Flask) -> set[str]:
    """Every page of staff, by its endpoint."""
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and getattr(app.view_functions[rule.endpoint], "policy", "") in ("staff", "admin")
        and rule.endpoint not in PARTS
        and not re.search(r"\.\w+$", rule.rule)
    }


def test_the_manual_shows_every_page_of_a_teacher(app: Flask) -> None:
    shown = re.findall(r"\(teacher/([\w.]+)\.png\)", MANUAL.read_text("utf-8"))
    assert {*shown} == pages(app)
    assert len(shown) == len({*shown}), "each once"
    assert {path.stem for path in FOLDER.iterdir()} == {*shown}


@pytest.mark.parametrize("place", menus.PLACES)
def test_the_manual_names_the_menus_in_their_order(app: Flask, place: str) -> None:
    with app.test_request_context():
        words = [str(one.words) for one in menus.every(place)]
    headings = re.findall(r"^### (.+)$", section(place), re.MULTILINE)
    assert [one for one in headings if one in words] == words


def section(place: str) -> str:
    """The part of the manual that goes through one menu."""
    parts = re.split(r"^<!-- menu: (\w+) -->$", MANUAL.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[place]


def test_every_picture_is_small() -> None:
    for path in FOLDER.iterdir():
        with Image.open(path) as picture:
            assert (picture.size, picture.mode) == (SIZE, "P")
        assert path.stat().st_size <= LARGEST, path.name


@pytest.mark.skipif(
    os.environ.get("DVC_PICTURES") != "1", reason="takes the pictures of docs/teacher.md with DVC_PICTURES=1"
)
def test_a_teacher_takes_the_pictures(live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path) -> None:
    of, values = a_school_in_term(live_app)
    made = a_class_that_swaps(of)
    swapped = {endpoint: {"assignment_id": made.citizens.assignment} for endpoint in SWAPPED}
    swapped["teacher.desk_work_page"] = {"assignment_id": made.officers.assignment}
    FOLDER.mkdir(exist_ok=True)
    with live_app.test_request_context():
        addresses = {
            endpoint: rule.build(values | swapped.get(endpoint, {}), append_unknown=False)[1]
            for rule in live_app.url_map.iter_rules()
            for endpoint in [rule.endpoint]
            if endpoint in pages(live_app) and "GET" in (rule.methods or ())
        }
    people = {"admin": values["admin_id"]}
    for endpoint, address in sorted(addresses.items()):
        page = sit_down("staff", people.get(endpoint.partition(".")[0], of.teacher))
        page.goto(address)
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(400)  # charts are drawn
        shot = tmp_path / "shot.png"
        page.screenshot(path=shot)
        page.context.close()
        small = Image.open(shot).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
        small.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{endpoint}.png", optimize=True)


def a_class_that_swaps(of: Lesson) -> Swap:
    """Both sides of a role swap at every stage, one more day gone."""
    made = swap(of, of.students[::2])
    filing = [filed(made.citizens, student)[1] for student in made.citizens.students[:9]]
    filing += [filed(made.citizens, one, without=("identity",))[1] for one in made.citizens.students[9:14]]
    for student in made.citizens.students[14:18]:
        sits_down(made.citizens, student)
    officers = [sits_down(made.officers, student) for student in made.officers.students[:12]]
    for steps, (officer, dossier) in enumerate(zip(officers, filing, strict=False)):
        for action in ("receive", "process", "finish", "return_result")[: steps % 5]:
            decide(made.officers, officer, dossier, action)
    for officer, dossier in zip(officers, filing[-2:], strict=False):
        decide(made.officers, officer, dossier, "request_supplement", faults=("identity:missing",))
    next_day(made.citizens)
    return made


def a_school_in_term(app: Flask) -> tuple[Lesson, dict[str, object]]:
    """A class of forty-five in the middle of a lesson, three lessons behind it; what stands in addresses."""
    parts = app.extensions["dvc-sandbox"]
    closes = parts.clock() + timedelta(minutes=24)
    of = lesson(app, students=45, username=f"co.{uuid4().hex[:8]}", closes_at=closes)
    with parts.database.writing() as session:
        listed = session.scalars(select(Student).where(Student.school_id == of.school).order_by(Student.id))
        for student, other in zip(listed, class_list(), strict=True):
            student.full_name, student.given_name = other.name, other.name.split()[-1]
        head = accounts.create_staff(session, of.school, f"thay.{uuid4().hex[:6]}", "Thầy Nam", "x")
        admin = accounts.create_staff(session, of.school, f"qt.{uuid4().hex[:6]}", "Cô Hạnh", "x", "admin")
        room = classrooms.find(session, of.teacher, of.classroom, of.now)
        group = groups.make(session, room, "Nhóm 1", of.students[:8])
        sharing.give(session, of.teacher, of.classroom, head.id, "teach", None, of.now)
        ids = {"staff_id": head.id, "admin_id": admin.id, "group_id": group.id}
    for number, slug in enumerate(TERM, 1):
        graded(of, given(of, slug, days_ago=21 - 5 * number), by_ability(number, 0.1 * number))
    the_class_works(Room(of, [Pupil(of, student) for student in of.students]))
    return of, ids | {
        "classroom_id": of.classroom,
        "assignment_id": of.assignment,
        "student_id": of.students[20],
        "number": 1,
        "slug": SLUG,
        "kind": "sai-nguoi",
        "term_id": 1,
    }
