"""Would the portal take this dossier, the desk this act? A worked example they refuse no student can do."""

from collections.abc import Iterator
from datetime import datetime

from exercises.engine.acting import acts
from exercises.engine.evidence import Evidence, Filed
from exercises.engine.stack import of_item
from exercises.engine.standing import Standing
from exercises.engine.variants import Variant
from fixtures.eform import dossier_errors
from fixtures.lifecycle import NotAllowed, step
from fixtures.world import World


def refusals(filed: Filed, world: World) -> Iterator[tuple[str, str]]:
    """Each field or component, and why the portal of this procedure would not take it."""
    procedure = world.catalogue.procedure(filed.procedure)
    attached = {one.component for one in filed.attachments}
    agency = world.catalogue.agencies.get(filed.agency)
    era = agency.era if agency else procedure.eras[0]
    if filed.agency not in procedure.agencies:
        yield "agency", f"cổng không nhận hồ sơ này: thủ tục {procedure.code} không nộp ở “{filed.agency}”"
    for error in dossier_errors(procedure, filed.fields, attached, filed.removed, era):
        yield error.name, f"cổng không nhận hồ sơ này: {error.message}"
    fields = {field.name for field in procedure.form}
    yield from ((name, _unknown("ô này", procedure.code)) for name in filed.fields if name not in fields)
    components = {part.id for part in procedure.components}
    for name in sorted({*attached, *filed.removed} - components):
        yield name, _unknown("thành phần hồ sơ này", procedure.code)


def impossible_acts(evidence: Evidence, variant: Variant) -> Iterator[tuple[str, str]]:
    """Each act on the stack that the lifecycle forbids where the dossier stands by then, and why."""
    stands = dict[str, Standing]()
    for act in acts(evidence):
        if act.dossier in variant.stack:
            stood = stands.get(act.dossier) or of_item(variant, act.dossier).standing
            try:
                step(stood.state, act.action, "officer", act.said("reason"), hops_left=stood.goes_on)
                stands[act.dossier] = stood.after(act.action, datetime.fromisoformat(act.event.clock))
            except NotAllowed as refusal:
                yield f"desk.{act.dossier}", f"bàn một cửa không làm được: {refusal}"


def _unknown(what: str, code: str) -> str:
    return f"cổng không nhận hồ sơ này: thủ tục {code} không có {what}"
