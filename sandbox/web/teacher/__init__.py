"""The class: its list, what it is given, how it goes, and its marks."""

from flask import Blueprint

blueprint = Blueprint("teacher", __name__)
ID = "int(max=2147483647)"  # what a key column can hold

from sandbox.web.teacher import (  # noqa: E402
    assigning,
    board,
    cards,
    classes,
    classroom,
    importing,
    marks,
    student,
)

__all__ = [
    "assigning",
    "blueprint",
    "board",
    "cards",
    "classes",
    "classroom",
    "importing",
    "marks",
    "student",
]
