"""Controls: the browser harness notices bad pages, and the vendored files work under the strict policy."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from sandbox.web.assets import STATIC
from sandbox.web.guards import POLICY
from tests.support.accessibility import assert_accessible
from tests.support.serving import serving
from tests.support.watching import Watch

HEAD = '<!doctype html><html lang="vi"><head><title>Thử</title>'
PAGES = {
    "good": f"""{HEAD}<link rel="stylesheet" href="/static/vendor/fonts/fonts.css">
        <link rel="stylesheet" href="/static/vendor/bootstrap.min.css">
        <meta name="htmx-config" content='{{"allowEval":false,"includeIndicatorStyles":false}}'>
        <script src="/static/vendor/htmx.min.js" defer></script></head><body><main>
        <h1 class="fw-bold">Cấp bản sao bằng tốt nghiệp</h1>
        <svg width="16" height="16" aria-hidden="true"><use href="/static/vendor/icons.svg#house"></use></svg>
        </main></body></html>""",
    "outside": f'{HEAD}</head><body><main><img src="http://example.com/a.png" alt=""></main></body></html>',
    "inline": f"{HEAD}</head><body><main><script>document.title = 'x'</script></main></body></html>",
    "broken": f'{HEAD}<script src="/static/no.js"></script></head><body></body></html>',
    "unreadable": f'{HEAD}</head><body><main><h1>A</h1><input name="a"></main></body></html>',
}


@pytest.fixture(scope="module")
def stage() -> Iterator[str]:
    app = Flask(__name__, static_folder=STATIC)

    @app.get("/<name>")
    def page(name: str) -> tuple[str, dict[str, str]]:
        return PAGES[name], {"Content-Security-Policy": POLICY}

    with serving(app) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def watched(tab: Page, address: str) -> list[str]:
    watch = Watch(address.rpartition("/")[0])
    watch.follow(tab.context)
    tab.goto(address, wait_until="networkidle")
    return watch.problems(tab.context)


def test_the_vendored_files_work_under_the_strict_policy(tab: Page, stage: str) -> None:
    assert watched(tab, f"{stage}/good") == []
    assert tab.evaluate("htmx.version").startswith("2.")
    fonts = tab.evaluate("document.fonts.load('16px Be Vietnam Pro', 'aệ').then(faces => faces.length)")
    assert fonts == 2, "one face for Latin, one for Vietnamese"
    assert tab.evaluate("document.querySelector('use').getBBox().width") > 10
    assert_accessible(tab)


@pytest.mark.parametrize(
    ("name", "words"),
    [("outside", "outside address"), ("inline", "Content Security Policy"), ("broken", "404")],
)
def test_a_page_that_misbehaves_is_noticed(tab: Page, stage: str, name: str, words: str) -> None:
    assert any(words in problem for problem in watched(tab, f"{stage}/{name}"))


def test_a_page_that_some_cannot_read_is_noticed(tab: Page, stage: str) -> None:
    tab.goto(f"{stage}/unreadable")
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(tab)
