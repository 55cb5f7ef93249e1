"""A persona at a portal in a real browser: where they are, their phone, their papers, their calendar."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from exercises.engine.variants import Variant
from fixtures.catalogue import Catalogue
from fixtures.portals import Portal
from sandbox.store.attempts import Attempt
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.journey import SLUGS
from tests.support.journey_hands import Hands, Mouse
from tests.support.journey_line import Line
from tests.support.lesson import Lesson

CODE = re.compile(r"\b[0-9]{6}\b")
NEXT_DAY = "Sang ngày làm việc tiếp theo"
Words = str | re.Pattern[str]


@dataclass
class Sitting:
    """`watchful`: every state of a page is looked at the first time it is met, on two sizes of screen."""

    page: Page
    of: Lesson
    portal: Portal
    folder: Path
    hands: Hands = field(default_factory=Mouse)
    watchful: bool = True
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.line = Line(self.page)

    def begin(self) -> None:
        """From the shelf through the exercise to the portal's front page."""
        self.page.goto("/ke-bai")
        title = self.of.parts.content.library[SLUGS[self.portal.id]].title.vi
        item = self.main.get_by_role("listitem").filter(has_text=title)
        self.press(item.get_by_role("button", name="Bắt đầu"))
        self.arrive("/de-bai$", "brief")
        self.press(self.link("Vào cổng dịch vụ công"))
        self.arrive("/(cong|trang-chu)$", "home")

    # the page at hand

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def title(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def button(self, words: Words, exact: bool = False) -> Locator:
        return self.main.get_by_role("button", name=words, exact=exact)

    def link(self, words: Words, exact: bool = False) -> Locator:
        return self.main.get_by_role("link", name=words, exact=exact)

    def press(self, it: Locator) -> None:
        self.hands.press(it)

    def follow(self, words: Words, address: str, state: str) -> None:
        """A link of the page's main part."""
        self.press(self.link(words))
        self.arrive(address, state)

    def arrive(self, address: str, state: str = "") -> None:
        """Wait for a page by its path, whatever it is asked for."""
        self.page.wait_for_url(lambda url: re.search(address, urlsplit(url).path) is not None)
        self.look(state)

    def look(self, state: str) -> None:
        if self.watchful and state and state not in self.seen:
            self.seen.add(state)
            assert_accessible_at_both_sizes(self.page)

    # what lies on the desk beside it

    @contextmanager
    def tool(self, name: str) -> Iterator[Locator]:
        """A tool of the practice bar, open; put away afterwards."""
        here = self.page.url
        self.press(self.page.locator(".practice-tab", has_text=name))
        if self.hands.scripted:
            sheet = self.page.locator("#sheet")
            expect(sheet.get_by_role("heading", level=2)).to_have_text(name)
            yield sheet
            self.press(sheet.get_by_role("button", name="Đóng", exact=True))
            expect(sheet).to_be_hidden()
        else:
            expect(self.title).to_have_text(name)
            yield self.main
            self.page.goto(here)

    def texts(self) -> list[str]:
        """Everything on the phone, oldest first."""
        with self.tool("Điện thoại") as phone:
            self.look("phone")
            return phone.locator(".sms-text").all_inner_texts()

    def code_on_phone(self, saying: str) -> str:
        """The digits of the newest message, which must be about this."""
        newest = self.texts()[-1]
        assert saying in newest
        found = CODE.search(newest)
        assert found, newest
        return found[0]

    def paper(self, name: str) -> Path:
        """From the folder of papers to this computer, under the name it comes with."""
        link = f"Tải về {self.variant.papers[name].title}"
        with self.tool("Giấy tờ") as folder:
            with self.page.expect_download() as coming:
                self.press(folder.get_by_role("link", name=link, exact=True))
            return self.keep(coming.value.suggested_filename, coming.value.save_as)

    def keep(self, name: str, save_as: object) -> Path:
        kept = self.folder / name
        save_as(kept)  # type: ignore[operator]
        return kept

    def next_day(self) -> None:
        today = self.page.locator(".practice-date")
        before = today.inner_text()
        self.press(self.page.get_by_role("button", name=NEXT_DAY, exact=True))
        expect(today).not_to_have_text(before)

    # what stands behind it

    @property
    def variant(self) -> Variant:
        with self.of.parts.database.reading() as session:
            return Variant.from_json(session.get_one(Attempt, self.attempt_id).variant)

    @property
    def attempt_id(self) -> int:
        address = self.page.locator(".practice-tab").first.get_attribute("href")
        found = re.search(r"/luot/([0-9]+)/", address or "")
        assert found
        return int(found[1])

    @property
    def catalogue(self) -> Catalogue:
        return self.of.parts.content.world.catalogue
