"""Worked examples: the reference solution, and cases that differ from it."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from exercises.engine.exercise.scales import Names, Verdict
from fixtures.content import Record


class Step(Record):
    """One event of a worked example: `{event: procedure.viewed, procedure: "1.005092"}`."""

    event: str
    data: Mapping[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"event": value}
        if isinstance(value, dict) and "data" not in value:
            return {"event": value.get("event"), "data": {k: v for k, v in value.items() if k != "event"}}
        return value


class Repair(Record):
    """A supplement sent: the fields changed, and what the components named hold afterwards."""

    fields: Mapping[str, str] = {}
    attach: Mapping[str, Names] = {}
    answer: str = "Tôi gửi bổ sung theo yêu cầu."


class Work(Record):
    """A worked example: what a student files, answers and does; values are templates.

    events     the script in order, the office's own moves too; `calendar.advanced` moves the day
    repairs    one for each `dossier.supplemented` among them
    states     where the dossiers stand in the end: {own: …, given: …}
    petitions  the form of each `petition.sent`
    """

    procedure: str = ""
    agency: str = ""
    state: str = "registered"
    fields: Mapping[str, str] = {}
    attach: Mapping[str, Names] = {}
    removed: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    states: Mapping[str, str] = {}
    answers: Mapping[str, Names] = {}
    petitions: tuple[Mapping[str, str], ...] = ()
    rating: Mapping[str, str] = {}
    events: tuple[Step, ...] = ()


class Change(Record):
    """How a case differs from the reference; an empty list of papers leaves the component empty.

    Another procedure or agency takes the place of the right one in the events too. `first_events`
    come before those of the reference, `add_events` after them; `drop_events` are left out, all of a kind or
    those with these facts. `acts`: what an officer first does with a dossier of the stack, otherwise.
    `nothing_filed`: no dossier at all.
    """

    procedure: str = ""
    agency: str = ""
    state: str = ""
    fields: Mapping[str, str] = {}
    drop_fields: tuple[str, ...] = ()
    attach: Mapping[str, Names] = {}
    removed: tuple[str, ...] | None = None
    nothing_filed: bool = False
    repairs: tuple[Repair, ...] | None = None
    states: Mapping[str, str] = {}
    answers: Mapping[str, Names] = {}
    drop_answers: tuple[str, ...] = ()
    petitions: tuple[Mapping[str, str], ...] | None = None
    rating: Mapping[str, str] | None = None
    first_events: tuple[Step, ...] = ()
    drop_events: tuple[Step, ...] = ()
    acts: Mapping[str, Mapping[str, str]] = {}
    add_events: tuple[Step, ...] = ()


class Expected(Record):
    verdict: Verdict
    misconception: str = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"verdict": value} if isinstance(value, str) else value


class Case(Record):
    """A hand-written case; a criterion that `expect` does not name must pass in full."""

    name: str
    change: Change
    expect: Mapping[str, Expected]
    mark: str = Field(default="", pattern=r"^([0-9]{1,2}\.[0-9])?$")


class Cases(Record):
    reference: Work
    cases: tuple[Case, ...] = ()


NOTHING_TO_PROVE = Cases(reference=Work())
