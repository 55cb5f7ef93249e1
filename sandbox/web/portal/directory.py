"""Who does what: the agencies, and the decisions that published the procedures."""

from itertools import groupby
from urllib.parse import urlencode

from flask import request

from fixtures.catalogue import Agency
from fixtures.search import folded
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, portal_of, reading
from sandbox.web.portal.frame import blueprint, page, plain
from sandbox.web.portal.words import LEVELS

PER_PAGE = 20


@blueprint.get("/co-quan")
@persona
def agencies() -> str:
    words, level, code = (plain(request.args.get(name, "")) for name in ("q", "cap", "thu-tuc"))
    era = portal_of(attempt(reading())).era
    everybody = [one for one in content().world.catalogue.agencies.values() if one.era == era]
    found = [one for one in everybody if _is_wanted(one, words, level, code)]
    last = max(1, -(-len(found) // PER_PAGE))
    number = min(max(request.args.get("trang", 1, type=int), 1), last)
    return page(
        "agencies.html",
        found=found[(number - 1) * PER_PAGE : number * PER_PAGE],
        total=len(found),
        pages=(number, last),
        page_address=lambda to: f"{request.path}?{urlencode(request.args.to_dict() | {'trang': to})}",
        asked={"q": words, "cap": level},
        about=content().world.catalogue.procedures.get(code),
        levels={level: LEVELS[level] for level in LEVELS if any(one.level == level for one in everybody)},
    )


@blueprint.get("/quyet-dinh-cong-bo")
@persona
def decisions() -> str:
    me = attempt(reading())
    listed = content().world.catalogue.of_era(portal_of(me).era)
    by_decision = sorted(listed, key=lambda one: (one.decision, one.code))
    return page(
        "decisions.html",
        decisions=[(number, list(group)) for number, group in groupby(by_decision, lambda one: one.decision)],
        today=me.clock.date(),
    )


def _is_wanted(one: Agency, words: str, level: str, code: str) -> bool:
    doing = content().world.catalogue.procedures.get(code)
    about = folded(f"{one.name} {one.area} {one.address}").split()
    return (
        all(word in about for word in folded(words).split())
        and level in ("", one.level)
        and (doing is None or one.id in doing.agencies)
    )
