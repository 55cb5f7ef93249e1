"""The student's side: the shelf, the practice bar with its tools, the report."""

from flask import Blueprint

blueprint = Blueprint("learn", __name__)
ID = "int(max=2147483647)"  # what a key column can hold
ATTEMPT = f"/luot/<{ID}:attempt_id>"

from sandbox.web.learn import (  # noqa: E402
    answers,
    bar,
    brief,
    calendar,
    checklist,
    detours,
    ending,
    exercise,
    handing_in,
    hints,
    papers,
    persona,
    phone,
    report,
    shelf,
)

__all__ = [
    "answers",
    "bar",
    "blueprint",
    "brief",
    "calendar",
    "checklist",
    "detours",
    "ending",
    "exercise",
    "handing_in",
    "hints",
    "papers",
    "persona",
    "phone",
    "report",
    "shelf",
]
