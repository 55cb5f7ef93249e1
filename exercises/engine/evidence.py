"""What a student did, frozen: the only thing the grader ever sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exercises.engine import ENGINE_VERSION
from exercises.engine.exercise import Exercise, Rounding
from exercises.engine.stored import FORMAT, refuse_damaged
from exercises.engine.variants import Variant

_IDLE = frozenset({"attempt.started", "attempt.handed_in", "attempt.finished", "attempt.time_up"})


@dataclass(frozen=True)
class Attachment:
    """A file in a dossier; `code` is the issue code of the practice paper on it, if it bears one."""

    component: str
    code: str | None
    filename: str
    sha256: str = ""
    size: int = 0
    media_type: str = ""


@dataclass(frozen=True)
class Filed:
    """The dossier as it was filed; `removed` are the components the student struck out."""

    procedure: str
    agency: str
    state: str
    code: str | None
    fields: Mapping[str, str]
    attachments: tuple[Attachment, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """One line of the journal, whose order counts.

    `at` is real time, UTC; `clock` the simulated local time ("" in snapshots of format 1). Both ISO 8601.
    """

    kind: str
    at: str
    data: Mapping[str, object] = field(default_factory=dict)
    clock: str = ""


@dataclass(frozen=True)
class Evidence:
    """dossier   what the student filed, as it was sent
    given     the dossier that was there before, as it had been sent
    repairs   the dossier (the student's own, or the given one) after each supplement the student sent
    states    where the dossiers stand when this is graded: {own: …, given: …}
    answers   of the answer sheet, by question: one or several values
    petitions the forms sent, rating the one given: level and reason
    journal   since the student began; `before` what had happened to the given dossier
    """

    dossier: Filed | None
    journal: tuple[Event, ...] = ()
    submissions: int = 0
    given: Filed | None = None
    repairs: tuple[Filed, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    petitions: tuple[Mapping[str, str], ...] = ()
    rating: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Event, ...] = ()

    @property
    def untouched(self) -> bool:
        """Whether the student has not done a thing."""
        return self.dossier is None and not self.answers and all(e.kind in _IDLE for e in self.journal)

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, ready for json.dumps."""
        return {
            "dossier": _filed_or_none(self.dossier),
            "journal": [dict(vars(event)) for event in self.journal],
            "submissions": self.submissions,
            "given": _filed_or_none(self.given),
            "repairs": [_filed_to_json(one) for one in self.repairs],
            "states": dict(self.states),
            "answers": {name: list(values) for name, values in self.answers.items()},
            "petitions": [dict(one) for one in self.petitions],
            "rating": dict(self.rating),
            "before": [dict(vars(event)) for event in self.before],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Evidence":
        """The inverse of to_json, also of format 1; raises KeyError or TypeError for anything else."""
        return cls(
            dossier=_filed_if_any(data["dossier"]),
            journal=tuple(Event(**event) for event in data["journal"]),
            submissions=data["submissions"],
            given=_filed_if_any(data.get("given")),
            repairs=tuple(_filed_from_json(one) for one in data.get("repairs", ())),
            states=dict(data.get("states", {})),
            answers={name: tuple(values) for name, values in data.get("answers", {}).items()},
            petitions=tuple(dict(one) for one in data.get("petitions", ())),
            rating=dict(data.get("rating", {})),
            before=tuple(Event(**event) for event in data.get("before", ())),
        )


def snapshot(
    exercise: Exercise, variant: Variant, evidence: Evidence, rounding: Rounding = "0.1"
) -> dict[str, Any]:
    """All that is needed to grade again years later, beside the exercise itself.

    The hash and the version say by what it was first graded; grading again needs neither.
    """
    return {
        "format": FORMAT,
        "exercise": exercise.slug,
        "revision": exercise.revision,
        "exercise_hash": exercise.hash,
        "engine_version": ENGINE_VERSION,
        "rounding": rounding,
        "variant": variant.to_json(),
        "evidence": evidence.to_json(),
    }


def from_snapshot(data: Mapping[str, Any]) -> tuple[Variant, Evidence]:
    """What was graded. Raises ValueError, with a sentence in Vietnamese, for anything that is no snapshot."""
    refuse_damaged(data)
    return Variant.from_json(data["variant"]), Evidence.from_json(data["evidence"])


def _filed_or_none(filed: Filed | None) -> dict[str, Any] | None:
    return None if filed is None else _filed_to_json(filed)


def _filed_if_any(data: Mapping[str, Any] | None) -> Filed | None:
    return None if data is None else _filed_from_json(data)


def _filed_to_json(filed: Filed) -> dict[str, Any]:
    return {
        **{key: getattr(filed, key) for key in ("procedure", "agency", "state", "code")},
        "fields": dict(filed.fields),
        "attachments": [dict(vars(attachment)) for attachment in filed.attachments],
        "removed": list(filed.removed),
    }


def _filed_from_json(data: Mapping[str, Any]) -> Filed:
    attachments = tuple(Attachment(**attachment) for attachment in data["attachments"])
    return Filed(**{**data, "attachments": attachments, "removed": tuple(data["removed"])})
