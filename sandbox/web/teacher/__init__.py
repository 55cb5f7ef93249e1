"""The class: its list, what it is given, how it goes, and its marks."""

from flask import Blueprint

from sandbox.web import words

blueprint = Blueprint("teacher", __name__)
ID = "int(max=2147483647)"  # what a key column can hold
blueprint.record_once(lambda state: words.init_app(state.app))

from sandbox.web.teacher import (  # noqa: E402
    assigning,
    board,
    cards,
    classes,
    classroom,
    closing,
    copying,
    importing,
    lesson_sheets,
    marks,
    regrading,
    student,
)

__all__ = [
    "assigning",
    "blueprint",
    "board",
    "cards",
    "classes",
    "classroom",
    "closing",
    "copying",
    "importing",
    "lesson_sheets",
    "marks",
    "regrading",
    "student",
]
