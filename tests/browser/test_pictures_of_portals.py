"""The pictures of docs/portals.md: the three portals side by side, page by page."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Page

from tests.support.imports import ROOT
from tests.support.journey_pictures import WEBSITE, Photographer
from tests.support.journey_start import sit_down_at
from tests.support.journey_stories import STORIES

PAGE, FOLDER = ROOT / "docs/portals.md", ROOT / "docs/portals"
SIZE, LARGEST, COLOURS = (1366, 768), 60_000, 64


@pytest.mark.skipif(
    os.environ.get("DVC_PICTURES") != "1", reason="takes the pictures of docs/portals.md with DVC_PICTURES=1"
)
@pytest.mark.parametrize("portal", STORIES)
def test_a_citizen_takes_pictures_on_the_way(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path, portal: str
) -> None:
    who = sit_down_at(live_app, sit_down, portal, tmp_path, seed="ảnh chụp", who=Photographer)
    who.begin()
    STORIES[portal](who)
    who.page.goto("/so-gddt")
    who.take(WEBSITE)
    FOLDER.mkdir(exist_ok=True)
    for shot in who.taken:
        screen = Image.open(tmp_path / f"{shot.name}.png").convert("RGB")
        few = screen.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(FOLDER / f"{portal}-{shot.name}.png", optimize=True)


def test_every_picture_is_shown_and_small() -> None:
    shown = re.findall(r"portals/([\w-]+\.png)", PAGE.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(path.name for path in FOLDER.iterdir())
    for path in FOLDER.iterdir():
        with Image.open(path) as picture:
            assert (picture.size, picture.mode) == (SIZE, "P")
        assert path.stat().st_size <= LARGEST, path.name
