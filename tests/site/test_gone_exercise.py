"""An exercise may leave the library while its class is at work; nobody meets a fault."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from sandbox.extensions import Parts
from tests.support.clock import Clock
from tests.support.lesson import SLUG, Lesson, come_in, drafted, filed, lesson

STUDENT = ("learn.", "portal.", "website.")


@pytest.fixture(params=["filed", "drafted"])
def of(app: Flask, request: pytest.FixtureRequest) -> tuple[Lesson, int, int]:
    """A lesson whose exercise is gone, with the attempt and the dossier of its first student."""
    app.config["WTF_CSRF_ENABLED"] = False
    made = lesson(app, minutes=30)
    attempt, dossier = {"filed": filed, "drafted": drafted}[request.param](made, made.students[0])
    parts: Parts = app.extensions["dvc-sandbox"]
    library = {slug: one for slug, one in parts.content.library.items() if slug != SLUG}
    app.extensions["dvc-sandbox"] = replace(parts, content=replace(parts.content, library=library))
    return made, attempt, dossier


def addresses(app: Flask, prefixes: tuple[str, ...], **ids: int) -> list[tuple[str, str]]:
    """(method, address) of every route of these audiences."""
    others = {"code": "1.005092", "step": "to-khai", "paper_id": "diploma", "component": "identity"}
    return [
        (
            method,
            re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda found: str((others | ids).get(found[1], 1)), rule.rule),
        )
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(prefixes)
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    ]


@pytest.mark.parametrize("late", [False, True])
def test_a_student_meets_no_fault_where_the_exercise_has_gone(
    app: Flask, of: tuple[Lesson, int, int], clock: Clock, late: bool
) -> None:
    made, attempt, dossier = of
    if late:
        clock.forward(minutes=31)
    known = {"attempt_id": attempt, "dossier_id": dossier, "assignment_id": made.assignment}
    browser = app.test_client()
    for method, address in addresses(app, STUDENT, **known):
        come_in(browser, "student", made.students[0], attempt)
        with browser.open(address, method=method) as answer:
            assert answer.status_code < 500, f"{method} {address}"


def test_their_teacher_meets_none_either(app: Flask, of: tuple[Lesson, int, int]) -> None:
    made, _attempt, _dossier = of
    known = {
        "assignment_id": made.assignment,
        "classroom_id": made.classroom,
        "student_id": made.students[0],
    }
    browser = come_in(app.test_client(), "staff", made.teacher)
    for method, address in addresses(app, ("teacher.",), **known):
        with browser.open(address, method=method) as answer:
            assert answer.status_code < 500, f"{method} {address}"
