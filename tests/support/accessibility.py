"""axe-core on the page as it stands, once nothing moves any more."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "resultTypes": ["violations"],  # what passed is not listed, which halves the time
}
SIZES = ((1366, 768), (390, 844))
AT_REST = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime <= 500).map((one) => one.finished))"""
RUN = "options => axe.run(document, options).then(found => found.violations)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCRIPT = Axe().axe_script


def assert_accessible(page: Page) -> None:
    page.evaluate("scrollTo(0, 0)")  # what has slid half under the sticky bar only seems too small
    page.evaluate(AT_REST)  # something half faded in has no contrast yet
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SCRIPT)
    found = page.evaluate(RUN, OPTIONS)
    lines = [
        f"{rule['id']}: {rule['help']}\n    "
        + "\n    ".join(node["html"][:160] for node in rule["nodes"][:3])
        for rule in found
    ]
    assert not lines, f"{page.url}\n" + "\n".join(lines)


def assert_accessible_at_both_sizes(page: Page) -> None:
    """On the screen of a lab and on a phone, where it also must not scroll sideways; then as it was."""
    before = page.viewport_size
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert_accessible(page)
        assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} scrolls sideways at {width}"
    if before:
        page.set_viewport_size(before)
