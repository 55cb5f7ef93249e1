"""The scene of an exercise: who is played, what lies in the folder, what happens by itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from exercises.engine.exercise.scales import Names
from fixtures.content import Record
from fixtures.papers import Defect


class Persona(Record):
    role: str
    age: tuple[int, int]
    family: tuple[str, ...] = ()


class PaperSpec(Record):
    """A paper in the folder; distractors look like the rest.

    stored   the account has it already: it can be taken from the portal's own store of papers
    """

    id: str
    kind: str
    of: str = "me"
    defect: Defect = ""
    title: str
    note: str = ""
    filename: str = ""
    stored: bool = False


class Reply(Record):
    label: str
    event: str
    data: Mapping[str, str] = {}


class Message(Record):
    """A message that comes to the simulated phone after an event."""

    id: str
    on: str
    sender: str
    text: str
    replies: tuple[Reply, ...] = ()


class OfficerStep(Record):
    """What the one-stop bot does once something has happened to a dossier; steps are taken in their order.

    after    "" at once, "1 working_day" that morning, "4 working_hour" so many office hours later
    do       review: as the rules say · late: at the due date an apology and another date
    reason   what the citizen is told: to ask for a supplement, refuse, stop or be late needs one
    components, fields   what a supplement is asked for
    days     working days to answer a supplement, or until the new date; 0: as usual
    """

    on: str
    after: str = Field(default="", pattern=r"^([1-9][0-9]* working_(day|hour))?$")
    do: Literal["review", "receive", "supplement", "refuse", "stop", "late", "finish"] = "review"
    reason: str = ""
    components: Names = ()
    fields: Names = ()
    days: int = Field(default=0, ge=0, le=60)

    @model_validator(mode="after")
    def _says_why(self) -> "OfficerStep":
        if self.do in ("supplement", "refuse", "stop", "late") and not self.reason.strip():
            raise ValueError(f"do: {self.do} cần reason, lý do nói với người nộp")
        return self


class Lookalike(Record):
    """A false portal among the links of the Department's website; signing in there gives the code away."""

    id: str
    label: str
    about: str = ""
    address: str = Field(pattern=r"^[a-z0-9.-]+\.example$")
    wordmark: str


class Incident(Record):
    """A trouble of the portal that the next page after an event meets, as many `times` in a row.

    expire_session   the account is signed out, the draft is kept
    maintenance      only a notice, with a way to try again
    slow             a page that says it is loading, for so many `seconds`
    """

    id: str
    on: str
    do: Literal["expire_session", "maintenance", "slow"]
    times: int = Field(default=1, ge=1, le=5)
    seconds: int = Field(default=3, ge=1, le=5)


class Given(Record):
    """A dossier the persona has filed already when the exercise begins, at `filed` of its calendar.

    The officer's steps are taken on it up to the start; values are templates.
    """

    procedure: str
    agency: str
    filed: datetime
    fields: Mapping[str, str]
    attach: Mapping[str, Names] = {}
    removed: tuple[str, ...] = ()


class Derived(Record):
    """A value worked out from others: a date, or the id of an agency.

    working_days_after, days   the date so many working days after another, dd/mm/yyyy; both are templates
    series, at                 of the agencies "cong-an-2024" the one of a place or school, "{me.place}"
    """

    working_days_after: str = ""
    days: str = ""
    series: str = ""
    at: str = ""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> "Derived":
        date, agency = (self.working_days_after, self.days), (self.series, self.at)
        if sorted((all(date), all(agency))) != [False, True] or (any(date) and any(agency)):
            raise ValueError("cần working_days_after và days, hoặc series và at")
        return self
