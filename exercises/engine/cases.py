"""The proof of an exercise: what must earn 10, what must earn nothing, and what must lose exactly one row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exercises.engine.checking import BREAKS, CHECKS, Context
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import FULL, Case, Criterion, Exercise, Misconception
from exercises.engine.filing import refusals
from exercises.engine.grading import grade
from exercises.engine.matching import compare
from exercises.engine.report import Report
from exercises.engine.schema import load_library
from exercises.engine.variants import Variant, fill, make_variant
from exercises.engine.works import attach_instead, changed, evidence_for
from exercises.engine.writings import STYLES, rewritten
from fixtures.content import Problem
from fixtures.world import World

Found = Iterator[tuple[str, str]]  # place and message
NOTHING = "không có gì để chứng minh, cần ít nhất một bài và một bộ dữ liệu"


@dataclass(frozen=True)
class Trial:
    """An exercise with one variant and what the reference solution leaves."""

    exercise: Exercise
    variant: Variant
    evidence: Evidence

    def context(self, criterion: Criterion) -> Context:
        return Context(self.exercise, self.variant, self.evidence, criterion)

    def grade(self, evidence: Evidence) -> Report:
        return grade(self.exercise, self.variant, evidence)

    @property
    def rows(self) -> list[Criterion]:
        return [row for row in self.exercise.rubric if row.applies(self.variant.values)]


def check_library(world: World, seeds: int) -> tuple[Problem, ...]:
    """Every problem of every exercise; nothing to prove is a problem too.

    Raises ContentError when the library does not even load.
    """
    library = load_library(world)
    if all(exercise.free for exercise in library.values()) or seeds < 1:
        return (Problem("exercises/library", "", NOTHING),)
    return tuple(
        problem for exercise in library.values() for problem in check_exercise(exercise, world, seeds)
    )


def check_exercise(exercise: Exercise, world: World, seeds: int | Iterable[str]) -> tuple[Problem, ...]:
    """Each problem once, with the first seed that shows it. A free exercise has nothing to prove."""
    if exercise.free:
        return ()
    file = f"exercises/library/{exercise.slug}"
    names = (f"seed-{number}" for number in range(seeds)) if isinstance(seeds, int) else seeds
    problems: dict[tuple[str, str], Problem] = {}
    for seed in names:
        variant = make_variant(exercise, seed)
        trial = Trial(exercise, variant, evidence_for(exercise.cases.reference, variant))
        for place, message in _check(trial, world):
            problems.setdefault((place, message), Problem(file, place, f"{message} (bộ dữ liệu {seed})"))
    return tuple(problems.values())


def _check(trial: Trial, world: World) -> Found:
    yield from _reference(trial, world)
    yield from _nothing(trial)
    for row in trial.rows:
        yield from _mutant(trial, row)
        for wrong in row.misconceptions:
            yield from _misconception(trial, row, wrong)
    for style in STYLES:
        yield from _writing(trial, style)
    for case in trial.exercise.cases.cases:
        yield from _case(trial, case, world)


def _reference(trial: Trial, world: World) -> Found:
    yield from _refusals("reference", trial.evidence, world)
    report = trial.grade(trial.evidence)
    if report.points != FULL:
        yield "rubric", f"tổng điểm là {report.points / 100}, phải là {FULL / 100}"
    yield from _losses("reference", report, set(), trial)


def _refusals(place: str, evidence: Evidence, world: World) -> Found:
    if evidence.dossier is not None:
        yield from ((f"{place}.{name}", said) for name, said in refusals(evidence.dossier, world))


def _nothing(trial: Trial) -> Found:
    report = trial.grade(Evidence(None))
    if report.earned or any(result.verdict == "pass" for result in report.criteria):
        yield "rubric", f"chưa nộp gì mà được {report.mark} điểm"


def _mutant(trial: Trial, row: Criterion) -> Found:
    """Damage made for one row takes that row's points, and no other's but of those that depend on it."""
    place = f"rubric.{row.id}"
    if row.check not in BREAKS:
        yield place, f"phép kiểm {row.check} chưa có cách làm sai (@breaks)"
        return
    report = trial.grade(BREAKS[row.check](trial.context(row), **row.args))
    if _earned(report, row.id) == row.points:
        yield place, "làm sai tiêu chí này mà không mất điểm"
    yield from _losses(place, report, {row.id, *_dependants(trial.exercise, row.id)}, trial)


def _misconception(trial: Trial, row: Criterion, wrong: Misconception) -> Found:
    for when in wrong.when:
        evidence = _misled(trial, row, wrong, when)
        if evidence is not None:
            found = next(result for result in trial.grade(evidence).criteria if result.id == row.id)
            if found.earned or found.misconception != wrong.tag:
                place = f"rubric.{row.id}.misconceptions.{wrong.tag}"
                yield place, f"không nhận ra “{when}” (được chấm {found.verdict}, {found.misconception})"


def _misled(trial: Trial, row: Criterion, wrong: Misconception, when: str) -> Evidence | None:
    """The reference with this wrong idea in it; None where it cannot be told from the right one."""
    kind, work = CHECKS[row.check].when, trial.exercise.cases.reference
    if kind == "template":
        return _with_value(trial, row, wrong, when)
    if kind == "paper" and row.check == "paper_attached":
        return evidence_for(attach_instead(work, row.args["component"], when), trial.variant)
    if kind in ("procedure", "agency"):
        return evidence_for(work.model_copy(update={kind: when}), trial.variant)
    return BREAKS[row.check](trial.context(row), **row.args) if kind == "always" else None


def _with_value(trial: Trial, row: Criterion, wrong: Misconception, when: str) -> Evidence | None:
    kind, value = row.args["as_"], fill(when, trial.variant)
    before = row.misconceptions[: row.misconceptions.index(wrong)]
    others = [
        row.args["value"],
        *row.args.get("or_", ()),
        *(other for known in before for other in known.when),
    ]
    if any(compare(kind, fill(other, trial.variant), value).equal for other in others):
        return None
    filed = trial.context(row).filed
    return replace(trial.evidence, dossier=replace(filed, fields={**filed.fields, row.args["field"]: value}))


def _writing(trial: Trial, style: str) -> Found:
    rows = [row for row in trial.rows if row.check == "field_matches"]
    filed = trial.evidence.dossier
    if filed is None:
        return
    new = {
        field: rewritten(style, row.args["as_"], filed.fields[field])
        for row in rows
        if (field := row.args["field"]) in filed.fields
    }
    report = trial.grade(replace(trial.evidence, dossier=replace(filed, fields={**filed.fields, **new})))
    yield from _losses(f"cách viết “{style}”", report, set(), trial)


def _case(trial: Trial, case: Case, world: World) -> Found:
    place = f"cases.{case.name}"
    evidence = evidence_for(changed(trial.exercise.cases.reference, case.change), trial.variant)
    yield from _refusals(place, evidence, world)
    report = trial.grade(evidence)
    for result in report.criteria:
        expected = case.expect.get(result.id)
        if expected and (expected.verdict, expected.misconception) != (
            result.verdict,
            result.misconception or "",
        ):
            yield f"{place}.{result.id}", f"được chấm {result.verdict} ({result.misconception})"
    if case.mark and report.mark != case.mark:
        yield f"{place}.mark", f"được {report.mark} điểm"
    yield from _losses(place, report, set(case.expect), trial)


def _losses(place: str, report: Report, allowed: set[str], trial: Trial) -> Found:
    for result in report.criteria:
        if result.verdict == "error":
            yield place, f"phép kiểm của tiêu chí {result.id} bị hỏng"
        elif (
            result.verdict != "not_applicable" and result.earned < result.points and result.id not in allowed
        ):
            yield place, f"mất điểm ở tiêu chí {result.id}, lẽ ra không mất"


def _earned(report: Report, criterion: str) -> int:
    return next(result.earned for result in report.criteria if result.id == criterion)


def _dependants(exercise: Exercise, criterion: str) -> set[str]:
    found = {criterion}
    for row in exercise.rubric:  # a row depends on earlier rows only
        if found.intersection(row.depends_on):
            found.add(row.id)
    return found
