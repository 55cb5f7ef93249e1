"""Would the portal take this dossier? A worked example it refuses is one no student can file."""

from collections.abc import Iterator

from exercises.engine.evidence import Filed
from fixtures.eform import dossier_errors
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


def _unknown(what: str, code: str) -> str:
    return f"cổng không nhận hồ sơ này: thủ tục {code} không có {what}"
