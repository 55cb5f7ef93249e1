"""Which agencies of a procedure are listed, by the province, level and district chosen so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fixtures.catalogue import Agency
from sandbox.web.portal.words import LEVELS

GROUPS = ("tinh", "bo")  # provinces and cities, ministries


@dataclass(frozen=True)
class Choice:
    """What has been chosen so far among the agencies that take dossiers through the portal."""

    offered: tuple[Agency, ...]
    group: str = ""
    province: str = ""
    level: str = ""
    district: str = ""

    @cached_property
    def provinces(self) -> list[str]:
        return list(dict.fromkeys(one.province for one in self.offered))

    @cached_property
    def levels(self) -> list[str]:
        """Those with an agency in the chosen province."""
        here = {one.level for one in self._in_province}
        return [level for level in LEVELS if level in here]

    @cached_property
    def districts(self) -> list[str]:
        """Where communes stand under districts: those that have one to choose."""
        communes = [one for one in self._in_province if one.level == "commune"]
        return [one for one in dict.fromkeys(map(above, communes)) if one]

    @cached_property
    def now(self) -> Mapping[str, str]:
        """What is chosen, also where there is nothing else to choose."""
        only_province = self.provinces[0] if len(self.provinces) == 1 else ""
        return {
            "nhom": self.group or GROUPS[0],
            "tinh": self.province or only_province,
            "cap": self.level or (self.levels[0] if len(self.levels) == 1 else ""),
            "khu-vuc": self.district,
        }

    @cached_property
    def missing(self) -> str:
        """The next thing to choose, by its name in the form; "" when the list can be shown."""
        if self.now["nhom"] != GROUPS[0]:
            return "nhom"
        if not self.now["tinh"]:
            return "tinh"
        if not self.now["cap"]:
            return "cap"
        return "khu-vuc" if self.now["cap"] == "commune" and self.districts and not self.district else ""

    @cached_property
    def listed(self) -> Sequence[Agency]:
        if self.missing:
            return ()
        here = [one for one in self._in_province if one.level == self.now["cap"]]
        split = self.now["cap"] == "commune" and self.districts
        return [one for one in here if above(one) == self.now["khu-vuc"]] if split else here

    @cached_property
    def _in_province(self) -> list[Agency]:
        wanted = self.province or (self.provinces[0] if len(self.provinces) == 1 else "")
        return [one for one in self.offered if one.province == wanted]


def above(one: Agency) -> str:
    """The district of a commune's body: "Thành phố Quy Nhơn" of "Phường Lê Lợi, Thành phố Quy Nhơn"."""
    return one.area.partition(", ")[2]


def choice(agencies: Iterable[Agency], asked: Mapping[str, str]) -> Choice:
    """From what the address says; a value that is not on offer counts as not chosen."""
    offered = tuple(one for one in agencies if one.online)
    group = asked.get("nhom", "") if asked.get("nhom") in GROUPS else ""
    first = Choice(offered, group)
    province = asked.get("tinh", "") if asked.get("tinh") in first.provinces else ""
    second = Choice(offered, group, province)
    level = asked.get("cap", "") if asked.get("cap") in second.levels else ""
    district = asked.get("khu-vuc", "") if asked.get("khu-vuc") in second.districts else ""
    return Choice(offered, group, province, level, district)
