"""The forms and the register of the one-stop desk in a browser, at both sizes."""

from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Page

from sandbox.operations.onestop import forms
from sandbox.store.dossiers import Dossier
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.desk import pass_days
from tests.support.lesson import Lesson, filed, lesson
from tests.support.officers import at_the_desk, decide, dossiers_of


def form_of(of: Lesson, dossier_id: int) -> int:
    with of.parts.database.reading() as session:
        return forms.of_dossier(session, session.get_one(Dossier, dossier_id))[0].id


def test_the_sheets_of_the_desk_can_be_read_by_everybody(
    live_app: Flask, sit_down: Callable[..., Page]
) -> None:
    of = lesson(live_app, username="co.phieu")
    mine = at_the_desk(of, of.students[0])
    there = dossiers_of(of, mine)
    decide(of, mine, there["right"], "receive")
    decide(of, mine, there["blurred"], "request_supplement", faults=("identity:blurred",))
    page = sit_down("student", of.students[0], mine)
    for address in (
        f"/mot-cua/ho-so/{there['right']}/phieu/{form_of(of, there['right'])}",
        f"/mot-cua/ho-so/{there['blurred']}/phieu/{form_of(of, there['blurred'])}",
        f"/mot-cua/ho-so/{there['right']}/kiem-soat",
        "/mot-cua/so-theo-doi",
    ):
        page.goto(address)
        assert_accessible_at_both_sizes(page)


def test_a_citizen_reads_the_receipt_of_their_dossier(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    of = lesson(live_app, username="co.bien-nhan")
    attempt, dossier = filed(of, of.students[1])
    pass_days(of, attempt)
    page = sit_down("student", of.students[1], attempt)
    page.goto(f"/ho-so/{dossier}")
    page.get_by_role("link", name="Giấy tiếp nhận hồ sơ và hẹn trả kết quả").click()
    page.get_by_role("heading", name="Giấy tiếp nhận hồ sơ và hẹn trả kết quả").wait_for()
    assert_accessible_at_both_sizes(page)
