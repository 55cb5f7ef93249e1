"""The shape of a stored snapshot, so that a damaged one is refused with the place of the damage."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, PlainValidator, StrictInt, model_validator

from exercises.engine.exercise import Rounding
from fixtures.content import ContentError, Record, validate
from fixtures.papers import Defect

FORMAT = 2
READABLE = (1, 2)
_SHOWN = 3


def _text(value: object) -> str:
    """Any text: half a surrogate pair, which pydantic refuses, is a student's to write."""
    if not isinstance(value, str):
        raise ValueError("phải là chữ")
    return value


def _moment(value: object) -> str:
    text = _text(value)
    try:
        return text and datetime.fromisoformat(text).isoformat(timespec="minutes")
    except ValueError:
        raise ValueError("phải là một thời điểm, ví dụ 2024-04-17T14:10") from None


def _filled(values: Mapping[str, str]) -> Mapping[str, str]:
    if not values:
        raise ValueError("không được trống")
    return values


Text = Annotated[str, PlainValidator(_text)]
Texts = Mapping[Text, Text]
Moment = Annotated[str, PlainValidator(_moment)]


class _Paper(Record):
    id: Text
    kind: Text
    of: Text
    code: Text
    defect: Defect
    title: Text
    filename: Text
    stored: bool = False


class _Citizen(Record):
    seed: Text
    values: Annotated[Texts, AfterValidator(_filled)]
    papers: Mapping[Text, _Paper]

    @model_validator(mode="after")
    def _papers_under_their_ids(self) -> "_Citizen":
        if any(paper.id != key for key, paper in self.papers.items()):
            raise ValueError("có giấy tờ không nằm dưới id của nó")
        return self


class _Laid(Record):
    """What was laid before the desk kept times has no state and no moments."""

    like: Text
    procedure: Text
    agency: Text
    found: Text
    classmate: bool
    fields: Texts
    attach: tuple[tuple[Text, Text], ...]
    removed: tuple[Text, ...]
    variant: _Citizen
    state: Text = "registered"
    filed: Moment = ""
    due: Moment = ""
    hop: StrictInt = 0
    here: Moment = ""

    @model_validator(mode="after")
    def _holds_what_is_attached(self) -> "_Laid":
        if not {paper for _, paper in self.attach} <= self.variant.papers.keys():
            raise ValueError("có giấy tờ đính kèm không có trong hồ sơ")
        return self


class _Variant(_Citizen):
    stack: Mapping[Text, _Laid] = {}


class _Attachment(Record):
    component: Text
    code: Text | None
    filename: Text
    sha256: Text = ""
    size: StrictInt = 0
    media_type: Text = ""


class _Filed(Record):
    procedure: Text
    agency: Text
    state: Text
    code: Text | None
    fields: Texts
    attachments: tuple[_Attachment, ...]
    removed: tuple[Text, ...]


class _Event(Record):
    kind: Text
    at: Text
    data: Mapping[Text, Any] = {}
    clock: Text = ""


class _Evidence(Record):
    """Format 1 had the first three only."""

    dossier: _Filed | None
    journal: tuple[_Event, ...]
    submissions: StrictInt
    given: _Filed | None = None
    repairs: tuple[_Filed, ...] = ()
    states: Texts = Field(default_factory=dict)
    answers: Mapping[Text, tuple[Text, ...]] = {}
    petitions: tuple[Texts, ...] = ()
    rating: Texts = Field(default_factory=dict)
    before: tuple[_Event, ...] = ()


class _Snapshot(Record):
    """The hash and the version say by what it was first graded; older snapshots have neither."""

    model_config = ConfigDict(extra="ignore")

    exercise: Text
    revision: StrictInt = 1
    exercise_hash: Text = ""
    engine_version: Text = ""
    rounding: Rounding = "0.1"
    variant: _Variant
    evidence: _Evidence


def refuse_damaged(data: object) -> None:
    """Raises ValueError, with a sentence in Vietnamese that names the place, for what is no snapshot."""
    if not isinstance(data, Mapping) or "format" not in data:
        raise ValueError(f"thiếu “format: {FORMAT}” ở đầu bản chụp")
    if data["format"] not in READABLE:
        raise ValueError(f"máy chấm này không đọc bản chụp có format {data['format']!r:.20}")
    try:
        validate(_Snapshot, data, "")
    except ContentError as error:
        places = (f"{problem.place}: {problem.message}" for problem in error.problems[:_SHOWN])
        raise ValueError("bản chụp hỏng ở " + "; ".join(places)) from None
