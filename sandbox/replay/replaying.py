"""The whole script of a worked example, played from its first event to its last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import Exercise, Work
from exercises.engine.variants import Variant
from fixtures.lifecycle import NotAllowed
from sandbox.operations.refusals import Incomplete, Refused
from sandbox.replay.play import Facts, Play, Stuck
from sandbox.replay.script import ACTS, OF_ITSELF
from sandbox.replay.stage import Stage
from sandbox.store.base import NotFound
from sandbox.store.reports import Report

LOOSE = frozenset({"code", "due", "reason", "results", "filename", "errors", "fields"})
"""What a script cannot know beforehand, or writes in its own words."""


class Broken(Exception):
    """The script stops at `place`, an event counted from 1; says why."""

    def __init__(self, place: str, why: str) -> None:
        self.place, self.why = place, why
        super().__init__(f"{place}: {why}")


@dataclass(frozen=True)
class Replayed:
    """What is stored in the end: the last report as JSON, and the evidence it was given on."""

    report: Mapping[str, Any]
    evidence: Evidence


def replay(stage: Stage, exercise: Exercise, variant: Variant, work: Work | None = None) -> Replayed:
    """Play the reference, or another work. Raises Broken where a student could not go on."""
    play = Play(stage, stage.seat(exercise, variant), exercise, variant, work or exercise.cases.reference)
    for _ in acted(play):
        pass
    return stored(play)


def acted(play: Play) -> Iterator[str]:
    """Do one event after another; each is named once it is done."""
    for number, step in enumerate(play.work.events, 1):
        place = f"events.{number}.{step.event}"
        facts = {key: play.fill(value) for key, value in step.data.items()}
        try:
            _act(play, step.event, facts)
        except Incomplete as incomplete:
            missing = "; ".join(f"{one.name}: {one.message}" for one in incomplete.errors)
            raise Broken(place, f"cổng không nhận: {missing}") from incomplete
        except (Stuck, Refused, NotAllowed) as refusal:
            raise Broken(place, str(refusal)) from refusal
        except NotFound as missing_thing:
            raise Broken(place, "ứng dụng không tìm thấy thứ mà bước này cần") from missing_thing
        except Exception as fault:
            raise Broken(place, f"ứng dụng bị hỏng: {fault!r}") from fault
        yield step.event


def stored(play: Play) -> Replayed:
    """The last report of the play. Raises Broken when there is none, or something did not happen."""
    with play.stage.database.reading() as session:
        reports = select(Report).where(Report.attempt_id == play.attempt)
        last = session.scalars(reports.order_by(Report.id.desc())).first()
        if last is None:
            raise Broken("events", "diễn lại xong mà chưa có phiếu điểm nào")
        evidence = Evidence.from_json(last.snapshot["evidence"])
        _check_happened(play, evidence.journal)
        return Replayed(last.report, evidence)


def _act(play: Play, kind: str, facts: Facts) -> None:
    if kind in OF_ITSELF:
        return
    if kind not in ACTS:
        raise Stuck("chưa biết diễn lại loại sự kiện này")
    ACTS[kind](play, facts)


def _check_happened(play: Play, journal: Sequence[Event]) -> None:
    """The script stands in the journal, in its order; what the application adds may lie between."""
    left = iter(journal)
    for number, step in enumerate(play.work.events, 1):
        facts = {key: play.fill(value) for key, value in step.data.items()}
        if not any(_is(event, step.event, facts) for event in left):
            raise Broken(
                f"events.{number}.{step.event}",
                f"không xảy ra, hoặc không xảy ra sau bước trước ({_told(journal)})",
            )


def _is(event: Event, kind: str, facts: Facts) -> bool:
    if event.kind != kind:
        return False
    if kind == "calendar.advanced":
        return True  # several days are several events, and something may happen on each
    return all(str(event.data.get(key)) == value for key, value in facts.items() if key not in LOOSE)


def _told(journal: Sequence[Event]) -> str:
    return ", ".join(event.kind for event in journal)
