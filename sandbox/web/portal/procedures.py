"""Finding a procedure."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from flask import render_template, request
from markupsafe import Markup

from fixtures.catalogue import NotFound as UnknownProcedure
from fixtures.catalogue import Procedure
from fixtures.finder import find
from sandbox.operations import browsing
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.assets import address
from sandbox.web.context import attempt, content, now, portal_of, reading, writing
from sandbox.web.portal.bodies import bodies
from sandbox.web.portal.frame import blueprint, page, plain
from sandbox.web.portal.pieces import thin
from sandbox.web.portal.words import APPLICANTS, CHANNELS, LEVELS

FILTERS = {
    "co-quan": "agency",
    "linh-vuc": "field",
    "doi-tuong": "applicant",
    "cap": "level",
    "muc-do": "channel",
}
SORTS = {"": "Phù hợp nhất", "ten": "Theo tên", "ma": "Theo mã thủ tục", "nhom": "Theo lĩnh vực"}
ORDERS = {"ten": "name", "ma": "code", "nhom": "field"}
PER_PAGE = 10  # more would not fit into 25 KB


@dataclass(frozen=True)
class Asked:
    """What the address asks for, as it was typed."""

    query: str
    chosen: tuple[tuple[str, str], ...]
    sort: str
    opened: bool

    @property
    def narrowed(self) -> bool:
        return bool(self.sort or any(value for _, value in self.chosen))

    @property
    def again(self) -> dict[str, str]:
        """The same as the words of an address."""
        words = {"q": self.query, **dict(self.chosen), "sap-xep": self.sort}
        return {name: value for name, value in words.items() if value}


@blueprint.get("/thu-tuc")
@persona
def procedures() -> str:
    return _list("procedures")


@blueprint.get("/dich-vu-cong")
@persona
def services() -> str:
    """Only what can be sent through the portal."""
    return _list("services")


def known(code: str) -> Procedure:
    """The procedure of this era; raises NotFound for any other."""
    try:
        found = content().world.catalogue.procedure(code)
    except UnknownProcedure:
        raise NotFound from None
    if era() not in found.eras:
        raise NotFound
    return found


def era() -> str:
    return portal_of(attempt(reading())).era


def _list(which: str) -> str:
    me, asked = attempt(reading()), _asked()
    number = max(request.args.get("trang", 1, type=int), 1)
    draw = _listed if asked.query else _listed_often
    total, body = draw(portal_of(me).id, which, asked, number, me.clock.date())
    if asked.query and "trang" not in request.args:
        with writing() as db:
            browsing.searched(db, content(), attempt(db), asked.query, total, now())
    return page("procedures.html", which=which, query=asked.query, body=body)


def _listed(portal_id: str, which: str, asked: Asked, number: int, day: date) -> tuple[int, Markup]:
    """How many there are, and the page of them that was asked for, or the last."""
    portal = content().world.portals[portal_id]
    filters = {FILTERS[name]: value for name, value in asked.chosen}
    order, online = ORDERS.get(asked.sort, ""), which == "services"
    found = find(asked.query, portal.era, day, sort=order, online=online, **filters)
    last = max(1, -(-len(found.hits) // PER_PAGE))
    begin = (min(number, last) - 1) * PER_PAGE
    path = address(f"portal.{which}")
    body = render_template(
        "portal/_procedures.html",
        labels=portal.labels,
        which=which,
        asked=asked,
        chosen=dict(asked.chosen),
        found=found,
        shown=found.hits[begin : begin + PER_PAGE],
        total=len(found.hits),
        pages=(min(number, last), last),
        page_address=lambda to: f"{path}?{urlencode({**asked.again, 'trang': to})}",
        bodies=lambda one: bodies(one.code, portal.era),
        sorts=SORTS,
        words={"applicant": APPLICANTS, "level": LEVELS, "channel": CHANNELS},
        filters=FILTERS,
    )
    return len(found.hits), thin(body)


_listed_often = lru_cache(128)(_listed)  # without words of one's own there are few lists


def _asked() -> Asked:
    sort = request.args.get("sap-xep", "")
    return Asked(
        query=plain(request.args.get("q", "")),
        chosen=tuple((name, plain(request.args.get(name, ""))) for name in FILTERS),
        sort=sort if sort in ORDERS else "",
        opened="nang-cao" in request.args,
    )
