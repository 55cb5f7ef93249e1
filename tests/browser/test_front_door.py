"""What anybody sees who types the address of the server."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.support.accessibility import assert_accessible
from tests.support.lesson import NAMES, lesson
from tests.support.pages import BANNER


@pytest.mark.parametrize("address", ["/", "/vao-lop", "/giao-vien/dang-nhap", "/khong-co-trang-nay"])
def test_a_public_page_is_open_to_everybody(page: Page, address: str) -> None:
    page.goto(address)
    assert_accessible(page)
    assert BANNER in page.inner_text("body")


def test_two_students_sit_at_two_computers(live_app: Flask, sit_down: Callable[..., Page]) -> None:
    a_lesson = lesson(live_app, students=2, username="cua-truoc")
    for student, name in zip(a_lesson.students, NAMES, strict=False):
        page = sit_down("student", student)
        page.goto("/ke-bai")
        assert name in page.inner_text("body")
        assert_accessible(page)
