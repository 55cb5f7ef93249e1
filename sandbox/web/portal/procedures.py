"""Finding a procedure."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request

from fixtures.catalogue import NotFound as UnknownProcedure
from fixtures.catalogue import Procedure
from fixtures.finder import Found, find
from sandbox.operations import browsing
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, portal_of, reading, writing
from sandbox.web.portal.bodies import bodies
from sandbox.web.portal.frame import blueprint, page, plain
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
    chosen: dict[str, str]
    sort: str

    @property
    def narrowed(self) -> bool:
        return bool(any(self.chosen.values()) or self.sort)


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
    asked = _asked()
    found = _found(asked, which == "services")
    total, first = len(found.hits), "trang" not in request.args
    if asked.query and first:
        with writing() as db:
            browsing.searched(db, content(), attempt(db), asked.query, total, now())
    last = max(1, -(-total // PER_PAGE))
    number = min(max(request.args.get("trang", 1, type=int), 1), last)
    begin = (number - 1) * PER_PAGE
    return page(
        "procedures.html",
        which=which,
        asked=asked,
        found=found,
        shown=found.hits[begin : begin + PER_PAGE],
        begin=begin,
        total=total,
        pages=(number, last),
        page_address=lambda to: f"{request.path}?{urlencode(request.args.to_dict() | {'trang': to})}",
        bodies=lambda one: bodies(one.code, era()),
        sorts=SORTS,
        words={"applicant": APPLICANTS, "level": LEVELS, "channel": CHANNELS},
        filters=FILTERS,
    )


def _asked() -> Asked:
    sort = request.args.get("sap-xep", "")
    return Asked(
        query=plain(request.args.get("q", "")),
        chosen={name: plain(request.args.get(name, "")) for name in FILTERS},
        sort=sort if sort in ORDERS else "",
    )


def _found(asked: Asked, online: bool) -> Found:
    filters = {FILTERS[name]: value for name, value in asked.chosen.items()}
    today = attempt(reading()).clock.date()
    return find(asked.query, era(), today, sort=ORDERS.get(asked.sort, ""), online=online, **filters)
