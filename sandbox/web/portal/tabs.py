"""The tabs of “Dịch vụ công của tôi”, and what its filters leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fixtures.lifecycle import ENDED, SETTLED
from fixtures.procedure import Procedure
from fixtures.search import folded
from sandbox.store.dossiers import Dossier

TABS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "": ("Tất cả", ()),
    "chua-gui": ("Hồ sơ chưa gửi", ("draft",)),
    "bo-sung": ("Bổ sung hồ sơ", ("supplement",)),
    "thanh-toan": ("Thanh toán phí, lệ phí", ("payment",)),
    "da-tra": ("Đã trả kết quả", SETTLED),
    "khong-nhan": ("Không được tiếp nhận, thu hồi", ENDED),
}


@dataclass(frozen=True)
class Tab:
    id: str
    words: str
    count: int


@dataclass(frozen=True)
class Wanted:
    """What the address asks for; "" is anything."""

    tab: str = ""
    name: str = ""
    code: str = ""
    state: str = ""

    @property
    def narrowed(self) -> bool:
        return bool(self.name or self.code or self.state)


def tabs(everything: Sequence[Dossier]) -> list[Tab]:
    return [
        Tab(id, words, sum(not states or one.state in states for one in everything))
        for id, (words, states) in TABS.items()
    ]


def left(everything: Sequence[Dossier], wanted: Wanted, procedures: Mapping[str, Procedure]) -> list[Dossier]:
    """What the tab and the filters leave of them."""
    states = TABS[wanted.tab][1]
    words = folded(wanted.name).split()
    return [
        one
        for one in everything
        if (not states or one.state in states)
        and wanted.state in ("", one.state)
        and wanted.code.casefold() in (one.code or "").casefold()
        and all(word in folded(procedures[one.procedure].name).split() for word in words)
    ]
