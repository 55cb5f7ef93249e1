"""A citizen who takes a picture of each kind of page on the way: docs/portals/."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.support.journey_after import Citizen

UNDER_THE_BAR = """it => {
    const bar = document.getElementById("topmost").offsetHeight;
    const top = it.getBoundingClientRect().top + scrollY - bar - 16;
    scrollTo({ top, behavior: "instant" });
}"""
TO = "top => scrollTo({ top, behavior: 'instant' })"
CRUMBS = "main .crumbs"


class Shot(NamedTuple):
    """When, under which name, from what on: "" is the top of the page."""

    state: str
    name: str
    above: str = CRUMBS


SHOTS = (
    Shot("home", "trang-chu", ""),
    Shot("list", "tim-kiem", ""),
    Shot("detail", "chi-tiet", ""),
    Shot("agencies", "co-quan"),
    Shot("step thong-tin", "to-khai", ".wizard-head"),
    Shot("papers attached", "giay-to", "main .card-head"),
    Shot("step kiem-tra", "kiem-tra", ".wizard-head"),
    Shot("payment", "thanh-toan"),
    Shot("dossier: Yêu cầu bổ sung giấy tờ", "bo-sung"),
    Shot("result", "ket-qua"),
    Shot("rating with errors", "danh-gia"),
    Shot("tracked", "tra-cuu", "#tim-thay"),
)
BY_STATE: Mapping[str, Shot] = {shot.state: shot for shot in SHOTS}
WEBSITE = Shot("website", "trang-so", "")


@dataclass
class Photographer(Citizen):
    taken: list[Shot] = field(default_factory=list)

    def look(self, state: str) -> None:
        shot = BY_STATE.get(state)
        if shot and shot not in self.taken:
            self.take(shot)

    def take(self, shot: Shot) -> None:
        """Of the page at hand; `folder` keeps it as it is on the screen."""
        before = self.page.evaluate("scrollY")
        self.page.evaluate(TO, 0)
        if shot.above:
            self.page.locator(shot.above).first.evaluate(UNDER_THE_BAR)
        self.page.evaluate("document.fonts.ready")
        self.page.screenshot(path=self.folder / f"{shot.name}.png", animations="disabled")
        self.page.evaluate(TO, before)
        self.taken.append(shot)
