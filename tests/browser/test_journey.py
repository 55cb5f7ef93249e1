"""The whole journey of a citizen on each portal, by mouse, by keyboard alone, and without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.support.journey_hands import Keys, NoScript
from tests.support.journey_start import sit_down_at
from tests.support.journey_stories import STORIES, register_residence

SitDown = Callable[..., Page]


@pytest.mark.parametrize("portal", STORIES)
def test_a_citizen_goes_all_the_way(live_app: Flask, sit_down: SitDown, tmp_path: Path, portal: str) -> None:
    """Every state of every page on the way is for everybody; every page is light."""
    who = sit_down_at(live_app, sit_down, portal, tmp_path)
    who.begin()
    STORIES[portal](who)
    assert len(who.seen) >= 40
    assert len(who.line) > 40
    assert who.line.too_heavy() == []


def test_the_whole_journey_by_keyboard_alone(live_app: Flask, sit_down: SitDown, tmp_path: Path) -> None:
    who = sit_down_at(live_app, sit_down, "provincial-2024", tmp_path, Keys(), watchful=False)
    who.begin()
    register_residence(who)


def test_the_whole_journey_without_javascript(live_app: Flask, sit_down: SitDown, tmp_path: Path) -> None:
    hands = NoScript()
    who = sit_down_at(
        live_app, sit_down, "provincial-2024", tmp_path, hands, watchful=False, java_script_enabled=False
    )
    who.begin()
    register_residence(who)


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("<a>Xem</a>", "Tab never comes"),
        ("<button style='outline: none'>Xem</button>", "cannot be seen"),
        ("<button tabindex='-1'>Xem</button>", "Tab never comes"),
    ],
)
def test_what_the_keyboard_cannot_do_is_noticed(page: Page, button: str, words: str) -> None:
    page.set_content(f"<main><button>Trước</button>{button}</main>")
    with pytest.raises(AssertionError, match=words):
        Keys().press(page.get_by_text("Xem"))
