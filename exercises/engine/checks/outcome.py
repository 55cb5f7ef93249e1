"""Checks of what was filed, and where."""

from dataclasses import replace
from typing import Literal

from exercises.engine.checking import (
    AgencyId,
    Context,
    Finding,
    ProcedureCode,
    StateIds,
    breaks,
    check,
    failed,
    passed,
)
from exercises.engine.evidence import Evidence
from exercises.engine.matching.writing import shown


@check(when="procedure")
def procedure_is(ctx: Context, *, code: ProcedureCode) -> Finding:
    """The dossier belongs to this procedure."""
    return _same(ctx, ctx.filed.procedure, code, "Em đã nộp hồ sơ cho một thủ tục khác.")


@check(when="agency")
def agency_is(ctx: Context, *, agency: AgencyId) -> Finding:
    """The dossier went to this agency; "{police}" is the one an exercise derives."""
    return _same(ctx, ctx.filed.agency, ctx.fill(agency), "Em đã gửi hồ sơ đến một cơ quan khác.")


@check(needs="work")
def state_reached(ctx: Context, *, state: StateIds, which: Literal["own", "given"] = "own") -> Finding:
    """The student's own dossier, or the given one, stands in this state, or in one of these, in the end."""
    seen, expected = shown(_state(ctx, which)), ", ".join(state)
    if seen in state:
        return passed(seen=seen, expected=expected)
    return failed("Hồ sơ chưa đến bước này.", seen=seen, expected=expected)


@breaks("procedure_is")
def _another_procedure(ctx: Context, *, code: str) -> Evidence:
    return ctx.with_filed(replace(ctx.filed, procedure=code + "9"))


@breaks("agency_is")
def _another_agency(ctx: Context, *, agency: str) -> Evidence:
    return ctx.with_filed(replace(ctx.filed, agency=f"{ctx.fill(agency)}-khac"))


@breaks("state_reached")
def _another_state(ctx: Context, *, state: tuple[str, ...], which: str = "own") -> Evidence:
    other = "-".join(("not", *state))
    return replace(ctx.evidence, states={**ctx.evidence.states, which: other})


def _state(ctx: Context, which: str) -> str:
    """Evidence of format 1 knew the state at the filing only."""
    filed = ctx.evidence.given if which == "given" else ctx.evidence.dossier
    return ctx.evidence.states.get(which) or (filed.state if filed else "")


def _same(ctx: Context, seen: str, expected: str, said: str) -> Finding:
    if seen == expected:
        return passed(seen=seen, expected=expected)
    wrong = next((known for known in ctx.criterion.misconceptions if seen in map(ctx.fill, known.when)), None)
    return failed(said, wrong, seen=shown(seen), expected=expected)
