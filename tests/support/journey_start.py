"""Somebody who sits down to look around a portal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Page

from tests.support.journey import exploring
from tests.support.journey_after import Citizen
from tests.support.journey_hands import Hands, Mouse


def sit_down_at(
    app: Flask,
    sit_down: Callable[..., Page],
    portal: str,
    folder: Path,
    hands: Hands | None = None,
    watchful: bool = True,
    **options: Any,
) -> Citizen:
    """A student of a class of their own, before the exercise is begun; `options` are for the browser."""
    of = exploring(app, portal, f"co.{folder.name}")
    page = sit_down("student", of.students[0], **options)
    found = of.parts.content.world.portals[portal]
    return Citizen(page, of, found, folder, hands or Mouse(), watchful)
