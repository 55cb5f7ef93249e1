"""Three ways to work a page: with a mouse, by keyboard alone, and where no script of the page runs."""

from pathlib import Path
from typing import Protocol

from playwright.sync_api import FileChooser, Locator, Page, expect

IS_FOCUSED = "it => it === document.activeElement"
IS_MARKED = """it => [it, ...(it.labels ?? []), it.parentElement].some(one => {
    const style = getComputedStyle(one), wide = parseFloat(style.outlineWidth) >= 2;
    return style.boxShadow !== "none" || (wide && style.outlineStyle !== "none");
})"""
TABS_MAX = 250  # from one end of the longest page to the other


class Hands(Protocol):
    scripted: bool

    def press(self, it: Locator) -> None:
        """A link, a button."""

    def write(self, it: Locator, text: str) -> None:
        """Into a field, in place of what stood there."""

    def pick(self, it: Locator, value: str) -> None:
        """An option of a list, by its value."""

    def choose(self, it: Locator) -> None:
        """One of several radio buttons."""

    def tick(self, it: Locator) -> None: ...

    def put(self, it: Locator, file: Path) -> None:
        """A file, and send it."""


class Mouse:
    scripted = True

    def press(self, it: Locator) -> None:
        it.click()

    def write(self, it: Locator, text: str) -> None:
        it.fill(text)

    def pick(self, it: Locator, value: str) -> None:
        it.select_option(value)

    def choose(self, it: Locator) -> None:
        it.check()

    def tick(self, it: Locator) -> None:
        it.check()

    def put(self, it: Locator, file: Path) -> None:
        it.set_input_files(file)


class NoScript(Mouse):
    """Every step is a form that is posted: a list below another opens with the button beside it."""

    scripted = False

    def pick(self, it: Locator, value: str) -> None:
        it.select_option(value)
        beside = it.locator("xpath=following-sibling::button")
        if beside.count():
            beside.click()

    def put(self, it: Locator, file: Path) -> None:
        it.set_input_files(file)
        it.page.locator("form", has=it).get_by_role("button", name="Tải lên").click()


class Keys:
    """Tab, Enter, Space and the arrows; where the focus is can always be seen."""

    scripted = True

    def press(self, it: Locator) -> None:
        self._reach(it)
        it.page.keyboard.press("Enter")

    def write(self, it: Locator, text: str) -> None:
        self._reach(it)
        it.page.keyboard.press("Control+A")
        it.page.keyboard.insert_text(text)

    def pick(self, it: Locator, value: str) -> None:
        """Down the list, as far as it takes."""
        self._reach(it)
        at, wanted = (
            it.evaluate("it => it.selectedIndex"),
            it.evaluate("(it, value) => [...it.options].findIndex(one => one.value === value)", value),
        )
        assert wanted >= 0, f"{value} is not offered"
        for _ in range(abs(wanted - at)):
            it.page.keyboard.press("ArrowDown" if wanted > at else "ArrowUp")
        expect(it).to_have_value(value)

    def choose(self, it: Locator) -> None:
        """Tab enters the group, the arrows go through it."""
        name = it.get_attribute("name")
        group = it.page.locator(f"input[type=radio][name='{name}']")
        checked = group.and_(it.page.locator(":checked"))
        self._reach((checked if checked.count() else group).first)
        for _ in range(group.count()):
            if it.evaluate(IS_FOCUSED):
                break
            it.page.keyboard.press("ArrowDown")
        it.page.keyboard.press("Space")
        expect(it).to_be_checked()

    def tick(self, it: Locator) -> None:
        if not it.is_checked():
            self._reach(it)
            it.page.keyboard.press("Space")

    def put(self, it: Locator, file: Path) -> None:
        it.page.on("filechooser", _heard)  # early, so that none opens before anybody listens
        self._reach(it)
        with it.page.expect_file_chooser() as opening:
            it.page.keyboard.press("Enter")
        opening.value.set_files(file)

    def _reach(self, it: Locator) -> None:
        """By Tab alone, wherever the focus was."""
        it.wait_for(state="attached")
        handle = it.element_handle()
        page: Page = it.page
        for _ in range(TABS_MAX):
            if handle.evaluate(IS_FOCUSED):
                assert handle.evaluate(IS_MARKED), f"the focus cannot be seen on {it}"
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {it} on {page.url}")


def _heard(_: FileChooser) -> None:
    """Nothing: that somebody listens is enough."""
