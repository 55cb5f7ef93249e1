"""axe-core on the page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    lines = [
        f"{rule['id']}: {rule['help']}\n    "
        + "\n    ".join(node["html"][:160] for node in rule["nodes"][:3])
        for rule in found
    ]
    assert not lines, f"{page.url}\n" + "\n".join(lines)
