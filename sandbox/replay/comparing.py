"""The same work twice, played through the application and thought out: where the two do not agree."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exercises.engine.acting import acts
from exercises.engine.evidence import Evidence, Filed
from exercises.engine.exercise import Exercise, Work
from exercises.engine.grading import grade
from exercises.engine.marking import OUTSIDE
from exercises.engine.variants import Variant
from exercises.engine.works import evidence_for
from fixtures.eform import clean
from fixtures.world import World
from sandbox.replay.desk import is_for_one
from sandbox.replay.replaying import Broken, Replayed, replay
from sandbox.replay.stage import Stage

Found = Iterator[tuple[str, str]]  # place and message
PLACE = "reference"


def replay_problems(stage: Stage, exercise: Exercise, variant: Variant) -> Found:
    """What keeps the reference from scoring 10 in the application, or from leaving what it says."""
    work = exercise.cases.reference
    if not is_for_one(exercise):
        return
    try:
        replayed = replay(stage, exercise, variant)
    except Broken as broken:
        yield f"{PLACE}.{broken.place}", f"diễn lại qua ứng dụng không được: {broken.why}"
        return
    yield from not_ten(replayed.report)
    yield from differences(stage, exercise, variant, work, replayed)


def not_ten(report: Mapping[str, Any]) -> Found:
    for row in report["criteria"]:
        right = row["verdict"] == "pass" and row["earned"] == row["points"]
        if not right and row["verdict"] not in OUTSIDE:
            said = f"{row['verdict']} {row['earned'] / 100}/{row['points'] / 100}. {row['message']}"
            yield f"{PLACE}.{row['id']}", f"diễn lại qua ứng dụng bị chấm {said}"
    if report["mark"] != "10.0":
        yield PLACE, f"diễn lại qua ứng dụng được {report['mark']} điểm"


def differences(stage: Stage, exercise: Exercise, variant: Variant, work: Work, replayed: Replayed) -> Found:
    """Rows graded otherwise, and what the application keeps otherwise than the work says."""
    thought = evidence_for(exercise, work, variant)
    graded = grade(exercise, variant, thought).to_json()["criteria"]
    yield from _rows(graded, replayed.report["criteria"])
    yield from _left(stage.content.world, thought, replayed.evidence)


def _rows(thought: Sequence[Mapping[str, Any]], real: Sequence[Mapping[str, Any]]) -> Found:
    for one, other in zip(thought, real, strict=True):
        if (one["verdict"], one["earned"]) != (other["verdict"], other["earned"]):
            yield f"{PLACE}.{one['id']}", f"chấm {one['verdict']}, nhưng qua ứng dụng là {other['verdict']}"


def _left(world: World, thought: Evidence, real: Evidence) -> Found:
    pairs = [
        ("dossier", thought.dossier, real.dossier),
        *((f"repairs.{n}", *pair) for n, pair in enumerate(zip(thought.repairs, real.repairs, strict=False))),
    ]
    for place, one, other in pairs:
        yield from ((f"{PLACE}.{place}.{name}", said) for name, said in _filed(world, one, other))
    ticked = {name: tuple(dict.fromkeys(values)) for name, values in thought.answers.items()}
    yield from _kept(f"{PLACE}.answers", ticked, dict(real.answers))
    yield from _kept(f"{PLACE}.states", dict(thought.states), dict(real.states))
    yield from _kept(f"{PLACE}.rating", _asked(thought.rating), dict(real.rating))
    written = [
        one.items() <= other.items() for one, other in zip(thought.petitions, real.petitions, strict=False)
    ]
    if not all(written) or len(thought.petitions) != len(real.petitions):
        yield f"{PLACE}.petitions", "ứng dụng giữ phản ánh khác với lời giải"
    for worked, kept in zip(acts(thought), acts(real), strict=False):
        for key, said in worked.event.data.items():
            yield from _kept(f"{PLACE}.desk.{worked.dossier}.{key}", said, kept.event.data.get(key))
    if len(thought.repairs) != len(real.repairs):
        yield f"{PLACE}.repairs", f"lời giải có {len(thought.repairs)} lần, ứng dụng có {len(real.repairs)}"


def _filed(world: World, one: Filed | None, other: Filed | None) -> Found:
    if one is None or other is None:
        if one is not other:
            yield "", "chỉ một bên có hồ sơ: lời giải hoặc ứng dụng"
        return
    for field in world.catalogue.procedure(one.procedure).form:
        name = field.name
        if name in one.fields:
            yield from _kept(f"fields.{name}", clean(field, one.fields[name]), other.fields.get(name, ""))
    yield from _kept("procedure", one.procedure, other.procedure)
    yield from _kept("agency", one.agency, other.agency)
    yield from _kept("attach", _papers(one), _papers(other))
    yield from _kept("removed", sorted(one.removed), sorted(other.removed))


def _kept(place: str, said: object, kept: object) -> Found:
    if said != kept:
        yield place, f"lời giải ghi “{said}”, ứng dụng giữ “{kept}”"


def _papers(filed: Filed) -> list[tuple[str, str | None]]:
    return sorted((one.component, one.code) for one in filed.attachments)


def _asked(rating: Mapping[str, str]) -> dict[str, str]:
    """Points by criterion are kept beside the rating and graded by nobody."""
    return {name: text for name, text in rating.items() if name in ("level", "reason")}
