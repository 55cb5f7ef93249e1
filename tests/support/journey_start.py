"""Somebody who sits down to look around a portal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask
from playwright.sync_api import Page

from tests.support.journey import exploring
from tests.support.journey_after import Citizen
from tests.support.journey_hands import Hands, Mouse

C = TypeVar("C", bound=Citizen)


def sit_down_at(
    app: Flask,
    sit_down: Callable[..., Page],
    portal: str,
    folder: Path,
    hands: Hands | None = None,
    watchful: bool = True,
    seed: str = "",
    who: type[C] = Citizen,  # type: ignore[assignment]
    **options: Any,
) -> C:
    """A student of a class of their own, before the exercise is begun; `options` are for the browser."""
    of = exploring(app, portal, f"co.{folder.name}", seed=seed)
    page = sit_down("student", of.students[0], **options)
    found = of.parts.content.world.portals[portal]
    return who(page, of, found, folder, hands or Mouse(), watchful)
