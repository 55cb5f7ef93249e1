"""What every page of the website stands in."""

from typing import Any

from flask import render_template

from fixtures.website import Website
from sandbox.web.context import attempt, content, exercise, reading


def website() -> Website:
    """The website of the world this attempt plays in."""
    return content().world.websites[exercise(attempt(reading())).era]


def page(template: str, **values: Any) -> str:
    return render_template(f"website/{template}", site=website().site, **values)
