"""What people write and do: the same values written otherwise keep every point, a case gets what it says."""

from dataclasses import replace

from exercises.engine.acting import first_act, with_act
from exercises.engine.exercise import Case
from exercises.engine.proof.trial import Found, Trial, losses, refused
from exercises.engine.works import changed, evidence_for
from exercises.engine.writings import rewritten
from fixtures.world import World

TYPED = {"reason_says": ("reason", "text"), "promised_right": ("due", "date")}
"""What an officer types by hand, and as what it is read."""


def writing(trial: Trial, style: str) -> Found:
    """Every value written otherwise, in the e-form, on the answer sheet and at the desk."""
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
        elif row.check in TYPED and (act := first_act(ctx, row.args["dossier"])) is not None:
            key, kind = TYPED[row.check]
            evidence = with_act(evidence, act, **{key: rewritten(style, kind, act.said(key))})
    yield from losses(f"cách viết “{style}”", trial.grade(evidence), set())


def case_of(trial: Trial, case: Case, world: World) -> Found:
    place = f"cases.{case.name}"
    evidence = evidence_for(
        trial.exercise, changed(trial.exercise.cases.reference, case.change), trial.variant
    )
    yield from refused(place, evidence, world, trial.variant)
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
    yield from losses(place, report, set(case.expect))
