"""What a student did, frozen: the only thing the grader ever sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exercises.engine import ENGINE_VERSION
from exercises.engine.exercise import Exercise
from exercises.engine.stored import FORMAT, refuse_damaged
from exercises.engine.variants import Variant


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
    """One line of the journal, whose order counts; `at` is real time, UTC, ISO 8601."""

    kind: str
    at: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    dossier: Filed | None
    journal: tuple[Event, ...] = ()
    submissions: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, ready for json.dumps."""
        return {
            "dossier": None if self.dossier is None else _filed_to_json(self.dossier),
            "journal": [{"kind": e.kind, "at": e.at, "data": dict(e.data)} for e in self.journal],
            "submissions": self.submissions,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Evidence":
        """The inverse of to_json; raises KeyError or TypeError for anything else."""
        filed = data["dossier"]
        return cls(
            dossier=None if filed is None else _filed_from_json(filed),
            journal=tuple(Event(**event) for event in data["journal"]),
            submissions=data["submissions"],
        )


def snapshot(exercise: Exercise, variant: Variant, evidence: Evidence) -> dict[str, Any]:
    """All that is needed to grade again years later, beside the exercise itself.

    The hash and the version say by what it was first graded; grading again needs neither.
    """
    return {
        "format": FORMAT,
        "exercise": exercise.slug,
        "revision": exercise.revision,
        "exercise_hash": exercise.hash,
        "engine_version": ENGINE_VERSION,
        "variant": variant.to_json(),
        "evidence": evidence.to_json(),
    }


def from_snapshot(data: Mapping[str, Any]) -> tuple[Variant, Evidence]:
    """What was graded. Raises ValueError, with a sentence in Vietnamese, for anything that is no snapshot."""
    refuse_damaged(data)
    return Variant.from_json(data["variant"]), Evidence.from_json(data["evidence"])


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
