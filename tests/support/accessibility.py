"""axe-core on the page as it stands, once nothing moves any more."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "resultTypes": ["violations"],  # what passed is not listed, which halves the time
}
AT_REST = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime <= 500).map((one) => one.finished))"""


def assert_accessible(page: Page) -> None:
    page.evaluate("scrollTo(0, 0)")  # what has slid half under the sticky bar only seems too small
    page.evaluate(AT_REST)  # something half faded in has no contrast yet
    found = Axe().run(page, options=OPTIONS).response["violations"]
    lines = [
        f"{rule['id']}: {rule['help']}\n    "
        + "\n    ".join(node["html"][:160] for node in rule["nodes"][:3])
        for rule in found
    ]
    assert not lines, f"{page.url}\n" + "\n".join(lines)
