"""An exercise as data: the frozen records behind exercise.yml and cases.yml."""

from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from fixtures.content import Record
from fixtures.papers import Defect
from fixtures.procedure import Era

Group = Literal["outcome", "process", "safety"]
Skill = Literal["search", "reading", "account", "data_entry", "files", "checking", "tracking", "safety"]
Link = Literal["", "de-bai", "nhan-vat", "giay-to", "dien-thoai", "thu-tuc", "ho-so"]
Verdict = Literal["pass", "partial", "fail", "not_reached", "not_applicable", "error"]
FULL = 1000  # hundredths of a point in every exercise


def hundredths(value: object) -> int:
    """Points of a YAML file, 0.75, as whole hundredths, 75."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("điểm phải là một số, ví dụ 0.75")
    try:
        exact = Decimal(str(value)) * 100
    except ArithmeticError:
        raise ValueError("điểm phải là một số, ví dụ 0.75") from None
    if exact != exact.to_integral_value(ROUND_HALF_UP) or exact < 0:
        raise ValueError("điểm không được âm và chỉ lẻ đến 0.01")
    return int(exact)


def one_or_more(value: object) -> object:
    """`x` in YAML stands for `[x]`."""
    return (value,) if isinstance(value, str) else value


Points = Annotated[int, BeforeValidator(hundredths)]
Names = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]


class Title(Record):
    vi: str
    en: str


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


class Misconception(Record):
    """A known wrong idea: `when` are the values or papers it leads to, `detail` a slip the matcher names.

    A value known as wrong earns nothing, even where it is one letter from the right one.
    """

    when: Names = ()
    detail: str = ""
    tag: str
    say: str

    @model_validator(mode="after")
    def _one_sign(self) -> "Misconception":
        if bool(self.when) == bool(self.detail):
            raise ValueError("cần đúng một trong hai khoá when, detail")
        return self


class Criterion(Record):
    """One row of the rubric. `args` are the keys of its check; `when` limits it to some variants."""

    id: str
    group: Group
    skill: Skill
    points: Points
    title: str
    ask: str
    check: str
    args: Mapping[str, Any] = {}
    depends_on: Names = ()
    when: Mapping[str, str] = {}
    misconceptions: tuple[Misconception, ...] = ()
    advice: str
    link: Link = ""

    def applies(self, values: Mapping[str, str]) -> bool:
        """Whether this row belongs to the variant with these values."""
        return all(values.get(name) == value for name, value in self.when.items())


class Hint(Record):
    """Help with one criterion; `cost` comes off that criterion, in hundredths."""

    id: str
    for_: str = Field(alias="for")
    after_fails: int = 0
    text: str
    cost: Points = 0


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


class Work(Record):
    """A worked example: what a student files and does; values are templates."""

    procedure: str
    agency: str
    state: str = "registered"
    fields: Mapping[str, str]
    attach: Mapping[str, Names] = {}
    removed: tuple[str, ...] = ()
    events: tuple[Step, ...] = ()


class Change(Record):
    """How a case differs from the reference; an empty list of papers leaves the component empty.

    Another procedure or agency takes the place of the right one in the events too. `first_events`
    come before those of the reference, `add_events` after them.
    """

    procedure: str = ""
    agency: str = ""
    state: str = ""
    fields: Mapping[str, str] = {}
    drop_fields: tuple[str, ...] = ()
    attach: Mapping[str, Names] = {}
    removed: tuple[str, ...] | None = None
    first_events: tuple[Step, ...] = ()
    drop_events: tuple[str, ...] = ()
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


NOTHING_TO_PROVE = Cases(reference=Work(procedure="", agency="", fields={}))


class Exercise(Record):
    """One exercise of the library, complete and checked; `start` is the simulated moment it begins.

    `opens`: where a student is sent first, the portal or the website of the Department.
    `free`: a portal to look around in as one likes; nothing is graded, so it has neither rubric nor cases.
    """

    slug: str
    revision: int = Field(ge=1)
    title: Title
    grades: tuple[int, ...] = Field(min_length=1)
    outcomes: tuple[str, ...] = Field(min_length=1)
    minutes: int = Field(ge=1)
    era: Era
    portal: str
    start: datetime
    persona: Persona
    numbers: Mapping[str, tuple[int, int]] = {}
    choices: Mapping[str, tuple[Mapping[str, str], ...]] = {}
    papers: tuple[PaperSpec, ...] = ()
    phone: tuple[Message, ...] = ()
    officer: tuple[OfficerStep, ...] = ()
    incidents: tuple[Incident, ...] = ()
    opens: Literal["portal", "website"] = "portal"
    lookalikes: tuple[Lookalike, ...] = ()
    free: bool = False
    rubric: tuple[Criterion, ...] = ()
    hints: tuple[Hint, ...] = ()
    reference: str = "cases.yml"
    brief: str
    cases: Cases = NOTHING_TO_PROVE
    hash: str

    @model_validator(mode="after")
    def _is_graded_or_free(self) -> "Exercise":
        if self.free and (self.rubric or self.hints or self.cases != NOTHING_TO_PROVE):
            raise ValueError("bài khám phá tự do (free) không có rubric, hints và cases.yml")
        if not self.free and (not self.rubric or self.cases == NOTHING_TO_PROVE):
            raise ValueError("bài có chấm điểm cần rubric và cases.yml; bài khám phá tự do cần free: true")
        return self

    @property
    def needed_papers(self) -> Mapping[str, tuple[str, ...]]:
        """For each component, the papers the rubric accepts there."""
        rows = (row.args for row in self.rubric if row.check == "paper_attached")
        return {args["component"]: (args["paper"], *args.get("or_", ())) for args in rows}
