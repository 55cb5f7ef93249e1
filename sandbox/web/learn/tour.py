"""The guided tour's strip under the practice bar: where the student is on the way, and what comes next."""

from dataclasses import replace
from typing import Any

from flask import render_template, request, url_for
from markupsafe import Markup

from exercises.engine.evidence import Event
from exercises.engine.schema import Exercise
from exercises.engine.tour import Station, here, stations
from exercises.engine.variants import Variant, fill
from sandbox.reports.journey import told
from sandbox.web.context import content, own_attempt, reading, variant

PORTAL = {
    "home": "portal.home",
    "procedures": "portal.procedures",
    "sign_in": "portal.sign_in",
    "code": "portal.code",
    "dossiers": "portal.my_dossiers",
    "tracking": "portal.tracking",
    "petition": "portal.petition",
    "website": "website.home",
    "desk": "onestop.inbox",
    "support": "support.sitting",
}
TOOLS = ("phone", "answers", "calendar", "ask_hand_in")


def tour_strip(row: Any) -> Markup:
    """Nothing where the exercise is not guided, or is over; `row` as of reports.practice.bar."""
    if row.mode != "guided" or not row.current or row.finished_at is not None:
        return Markup()
    exercise = content().library[row.exercise]
    mine = variant(own_attempt(reading(), row.id))
    way = [_own(station, mine) for station in stations(exercise)]
    journal = (Event(kind, "", data) for kind, data in told(reading(), row.id))
    station = here(way, journal)
    values = {"station": station, "of": len(way), "attempt_id": row.id}
    if station is not None:
        values |= _shown(exercise, station, row.id)
    return Markup(render_template("learn/tour.html", **values))  # noqa: S704  our own template


def _own(station: Station, mine: Variant) -> Station:
    """A stop may be at the procedure that this student's own story asks for."""
    data = {key: fill(value, mine) for key, value in station.step.data.items()}
    return replace(station, step=station.step.model_copy(update={"data": data}))


def _shown(exercise: Exercise, station: Station, attempt_id: int) -> dict[str, Any]:
    title, place = _title(exercise, station.component), station.stop.place
    page = (request.endpoint or "").rpartition(".")[2]
    look = station.stop.look.get(page, "").replace("{component}", station.component)
    return {
        "say": station.stop.say.replace("{title}", title),
        "look": look,
        "address": _address(place, attempt_id),
        "tool": place in TOOLS,
    }


def _address(place: str, attempt_id: int) -> str:
    if place in TOOLS:
        return url_for(f"learn.{place}", attempt_id=attempt_id)
    return url_for(PORTAL[place])


def _title(exercise: Exercise, component: str) -> str:
    """The component as the procedure calls it; an empty one where there is none."""
    procedure = content().world.catalogue.procedures.get(exercise.cases.reference.procedure)
    found = procedure.component(component) if procedure and component else None
    return found.name if found else component
