"""Finding a procedure and reading its page."""

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import request

from fixtures.catalogue import NotFound as UnknownProcedure
from fixtures.catalogue import Procedure, search
from sandbox.operations import browsing
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, portal_of, reading, writing
from sandbox.web.portal.frame import blueprint, page, plain
from sandbox.web.portal.words import CHANNELS, LEVELS

PER_PAGE = 10


@blueprint.get("/thu-tuc")
@persona
def procedures() -> str:
    query, topic, level = (plain(request.args.get(name, "")) for name in ("q", "linh-vuc", "cap"))
    everything = content().world.catalogue.of_era(_era())
    found = _only(search(query, _era()), topic, level)
    if query and "trang" not in request.args:
        with writing() as db:
            browsing.searched(db, content(), attempt(db), query, len(found), now())
    last = max(1, -(-len(found) // PER_PAGE))
    number = min(max(request.args.get("trang", 1, type=int), 1), last)
    return page(
        "procedures.html",
        found=found[(number - 1) * PER_PAGE : number * PER_PAGE],
        total=len(found),
        pages=(number, last),
        asked={"q": query, "linh-vuc": topic, "cap": level},
        topics=sorted({procedure.field for procedure in everything}),
        levels=LEVELS,
        channels=CHANNELS,
        agencies=content().world.catalogue.agencies,
        page_address=lambda to: f"{request.path}?{urlencode(request.args.to_dict() | {'trang': to})}",
    )


@blueprint.get("/thu-tuc/<code>")
@persona
def procedure(code: str) -> str:
    found = known(code)
    with writing() as db:
        browsing.viewed(db, content(), attempt(db), found.code, now())
    return page(
        "procedure.html",
        procedure=found,
        agencies=content().world.catalogue.agencies_of(found),
        levels=LEVELS,
        channels=CHANNELS,
    )


def known(code: str) -> Procedure:
    """The procedure of this era; raises NotFound for any other."""
    try:
        found = content().world.catalogue.procedure(code)
    except UnknownProcedure:
        raise NotFound from None
    if _era() not in found.eras:
        raise NotFound
    return found


def _era() -> str:
    return portal_of(attempt(reading())).era


def _only(found: Iterable[Procedure], topic: str, level: str) -> list[Procedure]:
    return [one for one in found if topic in ("", one.field) and level in ("", one.level)]
