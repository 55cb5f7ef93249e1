"""Published results: how the practice class's own dossiers are being settled, and how content people were."""

from fixtures.ratings import load_ratings
from sandbox.operations import browsing
from sandbox.reports.settlement import Tally, settlement
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, reading, writing
from sandbox.web.website import blueprint
from sandbox.web.website.frame import page

WEIGHTS = {"on_time": 60, "content": 40}


@blueprint.get("/ket-qua")
@persona
def results() -> str:
    with writing() as db:
        browsing.read_website(db, content(), attempt(db), "ket-qua", now())
    found = settlement(reading(), attempt(reading()))
    procedures = content().world.catalogue.procedures
    lines = sorted(found.by_procedure.items(), key=lambda pair: -pair[1].filed)
    return page(
        "results.html",
        all=found.everything,
        lines=[(procedures[code], tally) for code, tally in lines if code in procedures],
        ratings={level: words.capitalize() for level, words in load_ratings().labels.items()},
        index=practice_index(found.everything),
        weights=WEIGHTS,
    )


def practice_index(tally: Tally) -> int | None:
    """0 to 100 from the on-time and the content share; None until both can be said."""
    shares = (tally.on_time_share, tally.content_share)
    if None in shares:
        return None
    return round((WEIGHTS["on_time"] * (shares[0] or 0) + WEIGHTS["content"] * (shares[1] or 0)) / 100)
