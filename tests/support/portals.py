"""A lesson on another portal: the exercise of tests/support/lesson.py, changed for one application."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from flask import Flask

from sandbox.extensions import Parts
from tests.support.lesson import SLUG

PORTALS = ("provincial-2024", "national-2024", "national-2026")
STARTS: Mapping[str, datetime] = {
    "2024": datetime(2024, 4, 17, 14, 10),
    "2026": datetime(2026, 10, 7, 14, 10),
}


def play_on(app: Flask, portal_id: str, slug: str = SLUG, **changes: object) -> None:
    """From now on that exercise is played on this portal, in its era; attempts under way too.

    `changes` replaces further keys of the exercise (persona=…, papers=…). What is graded stays as it was.
    """
    parts: Parts = app.extensions["dvc-sandbox"]
    portal = parts.content.world.portals[portal_id]
    era = {"portal": portal.id, "era": portal.era, "start": STARTS[portal.era]}
    exercise = parts.content.library[slug].model_copy(update={**era, **changes})
    content = replace(parts.content, library={**parts.content.library, slug: exercise})
    app.extensions["dvc-sandbox"] = replace(parts, content=content)
