"""A real browser, Vietnamese, the size of a lab screen, against a real server. Nothing leaves the machine."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Error, Page

from run import find_browser
from tests.conftest import QUICK
from tests.support.lesson import come_in
from tests.support.serving import serving
from tests.support.watching import Watch

QUIET = [
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--lang=vi",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    own = {"executable_path": find_browser()} if find_browser() else {}
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*browser_type_launch_args.get("args", []), *QUIET, *(["--no-sandbox"] if as_root else [])]
    return {**browser_type_launch_args, **own, "args": arguments, "chromium_sandbox": not as_root}


@pytest.fixture(scope="session")
def browser(launch_browser: Callable[[], Browser]) -> Iterator[Browser]:
    try:
        browser = launch_browser()
    except Error as error:
        if "Executable doesn't exist" not in error.message:
            raise
        pytest.skip("no Chromium, Chrome or Edge here; `python3 run.py test` installs one where it can")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    vietnam = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
    still = {"reduced_motion": "reduce"}  # what fades in while axe looks has no contrast yet
    return {**browser_context_args, **vietnam, **still, "viewport": {"width": 1366, "height": 768}}


@pytest.fixture(scope="session")
def live_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One server for all browser tests, with a real clock; each test brings its own class."""
    from sandbox import create_app

    app = create_app({"INSTANCE": str(tmp_path_factory.mktemp("instance")), **QUICK})
    yield app
    app.extensions["dvc-sandbox"].database.close()


@pytest.fixture(scope="session")
def base_url(live_app: Flask) -> Iterator[str]:
    with serving(live_app) as address:
        yield address


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], base_url: str
) -> Iterator[Callable[..., BrowserContext]]:
    """Another person's computer. Every page opened on it is watched to the end of the test."""
    watch, contexts = Watch(base_url), []

    def open_watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch.follow(context)
        contexts.append(context)
        return context

    yield open_watched
    assert not watch.problems(*contexts), watch.seen


@pytest.fixture
def sit_down(
    live_app: Flask, base_url: str, new_context: Callable[..., BrowserContext]
) -> Callable[..., Page]:
    """sit_down("student", id): that person at a computer of their own, signed in without the form."""

    def open_page(kind: str, id: int, attempt: int | None = None, **options: Any) -> Page:
        name = live_app.config["SESSION_COOKIE_NAME"]
        cookie = come_in(live_app.test_client(), kind, id, attempt).get_cookie(name)
        assert cookie is not None
        context = new_context(**options)
        context.add_cookies([{"name": name, "value": cookie.value, "url": base_url, "httpOnly": True}])
        return context.new_page()

    return open_page
