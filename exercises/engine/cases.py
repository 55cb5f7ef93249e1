"""The proof of an exercise: what must earn 10, what must earn nothing, and what must lose exactly one row."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from exercises.engine.checking import BREAKS, CHECKS, Context
from exercises.engine.evidence import Evidence, Filed
from exercises.engine.exercise import FULL, Case, Criterion, Exercise, Misconception
from exercises.engine.filing import refusals
from exercises.engine.grading import grade
from exercises.engine.marking import OUTSIDE
from exercises.engine.matching import compare
from exercises.engine.report import Report
from exercises.engine.schema import load_library
from exercises.engine.variants import Variant, fill, make_variant
from exercises.engine.works import attachment, changed, evidence_for
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
    return check_exercises(load_library(world).values(), world, seeds)


def check_exercises(exercises: Collection[Exercise], world: World, seeds: int) -> tuple[Problem, ...]:
    """Every problem of these; nothing to prove is a problem too."""
    if all(exercise.free for exercise in exercises) or seeds < 1:
        return (Problem("exercises/library", "", NOTHING),)
    return tuple(problem for exercise in exercises for problem in check_exercise(exercise, world, seeds))


def check_exercise(exercise: Exercise, world: World, seeds: int | Iterable[str]) -> tuple[Problem, ...]:
    """Each problem once, with the first seed that shows it. A free exercise has nothing to prove."""
    if exercise.free:
        return ()
    file = f"exercises/library/{exercise.slug}"
    names = (f"seed-{number}" for number in range(seeds)) if isinstance(seeds, int) else seeds
    problems: dict[tuple[str, str], Problem] = {}
    for seed in names:
        variant = make_variant(exercise, seed)
        trial = Trial(exercise, variant, evidence_for(exercise, exercise.cases.reference, variant))
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
    total = sum(row.points for row in report.criteria if row.verdict != "not_applicable")
    if total != FULL:
        yield "rubric", f"tổng điểm là {total / 100}, phải là {FULL / 100}"
    yield from _losses("reference", report, set(), trial)


def _refusals(place: str, evidence: Evidence, world: World) -> Found:
    for filed in (evidence.dossier, evidence.given):
        if filed is not None:
            yield from ((f"{place}.{name}", said) for name, said in refusals(filed, world))


def _nothing(trial: Trial) -> Found:
    """Who hands in nothing gets nothing, also with a dossier that was there before."""
    untouched = replace(trial.evidence, dossier=None, repairs=(), answers={}, petitions=(), rating={})
    for evidence in (Evidence(None), replace(untouched, journal=(), submissions=0, states={})):
        report = trial.grade(evidence)
        if report.earned or any(result.verdict == "pass" for result in report.criteria):
            yield "rubric", f"chưa nộp gì mà được {report.mark} điểm"


def _mutant(trial: Trial, row: Criterion) -> Found:
    """Damage made for one row takes that row's points, and no other's but of those that depend on it."""
    place = f"rubric.{row.id}"
    if row.check == "manual":
        return  # nothing a machine could break
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
    kind, ctx = CHECKS[row.check].when, trial.context(row)
    if row.check == "answer_is":
        return _with_answer(trial, row, when)
    if row.check == "petition_says":
        return _with_petition(trial, row, when)
    if kind == "template":
        return _with_value(trial, row, wrong, when)
    if kind == "paper" and row.check == "paper_attached":
        return ctx.with_filed(_attached_instead(trial, ctx.filed, row.args["component"], when))
    if kind == "procedure":
        return ctx.with_filed(replace(ctx.filed, procedure=when))
    if kind == "agency":
        other = ctx.fill(when)
        same = other == ctx.fill(row.args["agency"])
        return None if same else ctx.with_filed(replace(ctx.filed, agency=other))
    return BREAKS[row.check](ctx, **row.args) if kind == "always" else None


def _attached_instead(trial: Trial, filed: Filed, component: str, paper: str) -> Filed:
    others = tuple(one for one in filed.attachments if one.component != component)
    return replace(filed, attachments=(*others, attachment(component, paper, trial.variant)))


def _with_answer(trial: Trial, row: Criterion, when: str) -> Evidence | None:
    kind, value = row.args.get("as_", "enum"), fill(when, trial.variant)
    right = (*row.args["value"], *row.args.get("or_", ()))
    if any(compare(kind, fill(one, trial.variant), value).equal for one in right):
        return None
    return replace(trial.evidence, answers={**trial.evidence.answers, row.args["question"]: (value,)})


def _with_petition(trial: Trial, row: Criterion, when: str) -> Evidence:
    *others, last = trial.evidence.petitions
    return replace(
        trial.evidence, petitions=(*others, {**last, row.args["field"]: fill(when, trial.variant)})
    )


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
    ctx = trial.context(row)
    return ctx.with_filed(replace(ctx.filed, fields={**ctx.filed.fields, row.args["field"]: value}))


def _writing(trial: Trial, style: str) -> Found:
    """Every value written otherwise, in the e-form and on the answer sheet."""
    evidence = trial.evidence
    for row in trial.rows:
        ctx = replace(trial.context(row), evidence=evidence)
        if row.check == "field_matches" and row.args["field"] in ctx.filed.fields:
            field, fields = row.args["field"], ctx.filed.fields
            new = rewritten(style, row.args["as_"], fields[field])
            evidence = ctx.with_filed(replace(ctx.filed, fields={**fields, field: new}))
        elif row.check == "answer_is" and row.args["question"] in evidence.answers:
            question, kind = row.args["question"], row.args.get("as_", "enum")
            answer = tuple(rewritten(style, kind, one) for one in evidence.answers[question])
            evidence = replace(evidence, answers={**evidence.answers, question: answer})
    yield from _losses(f"cách viết “{style}”", trial.grade(evidence), set(), trial)


def _case(trial: Trial, case: Case, world: World) -> Found:
    place = f"cases.{case.name}"
    evidence = evidence_for(
        trial.exercise, changed(trial.exercise.cases.reference, case.change), trial.variant
    )
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
        elif result.verdict not in OUTSIDE and result.earned < result.points and result.id not in allowed:
            yield place, f"mất điểm ở tiêu chí {result.id}, lẽ ra không mất"


def _earned(report: Report, criterion: str) -> int:
    return next(result.earned for result in report.criteria if result.id == criterion)


def _dependants(exercise: Exercise, criterion: str) -> set[str]:
    found = {criterion}
    for row in exercise.rubric:  # a row depends on earlier rows only
        if found.intersection(row.depends_on):
            found.add(row.id)
    return found
