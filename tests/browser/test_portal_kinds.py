"""The pages of all three portals in a real browser: usable by everybody, on every screen, on a slow line."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Response

from tests.support.accessibility import TOO_WIDE, assert_accessible, assert_accessible_at_both_sizes
from tests.support.lesson import Lesson, come_in, lesson, signed_in, started
from tests.support.portals import PORTALS, play_on
from tests.support.serving import serving

PAGES = (
    "/cong",
    "/thu-tuc?nang-cao=1",
    "/thu-tuc?q=qwertyuiop",
    "/dich-vu-cong",
    "/dich-vu-cong-noi-bat",
    "/thu-tuc/1.005092",
    "/thu-tuc/1.004194",
    "/thu-tuc/1.000691",
    "/thu-tuc/1.004194/huong-dan",
    "/thu-tuc/1.004194/co-quan",
    "/thu-tuc/1.004194/co-quan?cap=commune&khu-vuc=Thành phố Quy Nhơn",
    "/cong-dan",
    "/su-kien/hoc-tap",
    "/co-quan",
    "/quyet-dinh-cong-bo",
    "/thong-ke",
    "/cau-hoi-thuong-gap",
    "/tai-khoan",
    "/ho-so",
    "/tra-cuu",
    "/tra-cuu/co-quan",
)
FIRST, NEXT = 250_000, 25_000  # bytes that a page may cost, the first of a lesson and every further one


@pytest.fixture(scope="module", params=PORTALS)
def of(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Lesson]:
    """A class on that portal, on a server of its own."""
    from sandbox import create_app
    from tests.conftest import QUICK

    app = create_app({"INSTANCE": str(tmp_path_factory.mktemp("instance")), **QUICK})
    play_on(app, request.param)
    yield lesson(app, students=2)
    app.extensions["dvc-sandbox"].database.close()


@pytest.fixture(scope="module")
def address(of: Lesson) -> Iterator[str]:
    with serving(of.app) as found:
        yield found


@pytest.fixture
def citizen_at(
    of: Lesson, address: str, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Callable[..., Page]]:
    """citizen_at(attempt, student): that citizen's computer, whose browser has seen nothing yet."""
    contexts = []

    def open_page(attempt: int, student: int, **options: Any) -> Page:
        context = browser.new_context(**browser_context_args | {"base_url": address} | options)
        contexts.append(context)
        context.add_cookies([cookie(of.app, address, student, attempt)])
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def cookie(app: Flask, address: str, student: int, attempt: int) -> Any:
    name = app.config["SESSION_COOKIE_NAME"]
    held = come_in(app.test_client(), "student", student, attempt).get_cookie(name)
    assert held is not None
    return {"name": name, "value": held.value, "url": address, "httpOnly": True}


def test_every_page_is_accessible_and_fits(of: Lesson, citizen_at: Callable[..., Page]) -> None:
    student = of.students[0]
    page = citizen_at(signed_in(of, student), student)
    for place in PAGES:
        page.goto(place)
        assert_accessible_at_both_sizes(page)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(TOO_WIDE) <= 0, f"{place} scrolls sideways at 320"


def test_menus_open_below_their_word_and_close_again(of: Lesson, citizen_at: Callable[..., Page]) -> None:
    student = of.students[0]
    for width in (1366, 390):
        page = citizen_at(signed_in(of, student), student, viewport={"width": width, "height": 768})
        page.goto("/thu-tuc")
        nav = page.locator("nav.portal-menu").first
        word = nav.locator("summary").first
        word.click()
        first = nav.locator("details[open] a").first
        assert first.is_visible()
        box = first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert_accessible(page)
        page.keyboard.press("Escape")
        assert not first.is_visible()


def test_the_first_page_and_the_next_are_small(of: Lesson, citizen_at: Callable[..., Page]) -> None:
    student = of.students[1]
    page = citizen_at(started(of, student), student)
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(cost(answer)))
    for place, most in (("/cong", FIRST), ("/thu-tuc?q=ban sao", NEXT), ("/thu-tuc/1.004194", NEXT)):
        sizes.clear()
        page.goto(place, wait_until="networkidle")
        assert 5_000 < sum(sizes) <= most, f"{place} costs {sum(sizes)} bytes"


def cost(answer: Response) -> int:
    """What came over the line: nothing for what the browser had kept."""
    sent = answer.request.sizes()
    return 0 if answer.from_service_worker else sent["responseBodySize"] + sent["responseHeadersSize"]
