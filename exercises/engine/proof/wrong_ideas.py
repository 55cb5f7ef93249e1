"""A known wrong idea is recognised by its tag and earns nothing."""

from dataclasses import replace

from exercises.engine.acting import first_act, with_act
from exercises.engine.checking import BREAKS, CHECKS
from exercises.engine.evidence import Evidence, Filed
from exercises.engine.exercise import Criterion, Misconception
from exercises.engine.matching import compare
from exercises.engine.proof.trial import Found, Trial
from exercises.engine.variants import fill
from exercises.engine.works import attachment


def misconception(trial: Trial, row: Criterion, wrong: Misconception) -> Found:
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
    if row.check == "paper_attached":
        return ctx.with_filed(_attached_instead(trial, ctx.filed, row.args["component"], when))
    if kind == "procedure":
        return ctx.with_filed(replace(ctx.filed, procedure=when))
    if kind == "agency":
        other = ctx.fill(when)
        same = other == ctx.fill(row.args["agency"])
        return None if same else ctx.with_filed(replace(ctx.filed, agency=other))
    if kind == "action" and when != "always":
        return _with_action(trial, row, when)
    return BREAKS[row.check](ctx, **row.args) if kind in ("always", "action") else None


def _with_action(trial: Trial, row: Criterion, action: str) -> Evidence | None:
    """The officer does this with the dossier instead, unless it is what the desk found right."""
    act = first_act(trial.context(row), row.args["dossier"])
    return None if act is None or act.action == action else with_act(trial.evidence, act, action=action)


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
