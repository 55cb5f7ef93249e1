"""A citizen's screen as the helper beside them sees it, from what the server keeps; no code, no mark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.eform import PAPERS_STEP, component_errors, field_error, is_shown, said
from fixtures.eform_fields import FormField
from fixtures.portals import Portal
from fixtures.procedure import Component, Procedure
from sandbox.content import Content
from sandbox.reports.helping import current
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry
from sandbox.store.support import Helping

FORM_STEPS = ("thong-tin", "to-khai", "nhan-ket-qua")


@dataclass(frozen=True)
class Line:
    """A field or a component. state: filled | empty | refused | struck; `files`: (id, name) of its papers."""

    place: str
    label: str
    state: str
    value: str = ""
    error: str = ""
    here: bool = False
    files: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Step:
    """A page of the wizard. state: done | now | next."""

    id: str
    title: str
    state: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Screen:
    """`page`: where the citizen is, by its id; `state`: of the dossier, "" while there is none."""

    page: str
    signed_in: bool
    state: str = ""
    procedure: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def problems(self) -> int:
        return sum(line.state == "refused" for step in self.steps for line in step.lines)


def screen(session: Session, content: Content, citizen: Attempt, helping: Helping) -> Screen:
    """What the citizen has before them now."""
    page, dossier = str(helping.screen.get("page", "")), current(session, citizen.id)
    if dossier is None:
        return Screen(page, citizen.signed_in)
    procedure = content.world.catalogue.procedure(dossier.procedure)
    portal = content.portal_of(citizen.exercise)
    papers = select(Attachment).where(Attachment.dossier_id == dossier.id).order_by(Attachment.id)
    lines = {
        **_fields(
            procedure, dossier, portal, _refused(session, dossier), str(helping.screen.get("field", ""))
        ),
        PAPERS_STEP: tuple(_components(procedure, dossier, list(session.scalars(papers)))),
    }
    steps = tuple(_steps(portal, dossier, page, lines))
    return Screen(page, citizen.signed_in, dossier.state, procedure.name, steps)


def _steps(
    portal: Portal, dossier: Dossier, page: str, lines: Mapping[str, tuple[Line, ...]]
) -> Iterator[Step]:
    """As far as the citizen has come; what they have not seen yet has no lines."""
    come = portal.step_ids.index(dossier.reached)
    for place, step in enumerate(portal.steps):
        state = "next" if place > come else "now" if step.id == (page or dossier.reached) else "done"
        yield Step(step.id, step.title, state, lines.get(step.id, ()) if place <= come else ())


def _fields(
    procedure: Procedure, dossier: Dossier, portal: Portal, refused: Sequence[str], here: str
) -> dict[str, tuple[Line, ...]]:
    found: dict[str, tuple[Line, ...]] = dict.fromkeys(FORM_STEPS, ())
    for field in procedure.form:
        if not field.readonly and is_shown(field, dossier.fields):
            line = _field(field, dossier, portal, field.name in refused, field.name == here)
            found[field.step] = (*found[field.step], line)
    return found


def _field(field: FormField, dossier: Dossier, portal: Portal, refused: bool, here: bool) -> Line:
    """An empty one is an error only once the portal has said so."""
    value = dossier.fields.get(field.name, "")
    error = field_error(field, value, dossier.fields, portal.era) or ""
    wrong = bool(error) and (bool(value) or refused)
    state = "refused" if wrong else "filled" if value else "empty"
    ways = {str(way): words for way, words in portal.receive.items()}
    told = said(field, value, ways if field.name == "receive_method" else None) if value else ""
    return Line(f"field:{field.name}", field.label, state, told, error if wrong else "", here)


def _components(procedure: Procedure, dossier: Dossier, papers: Sequence[Attachment]) -> Iterator[Line]:
    attached = {one.component for one in papers}
    errors = {one.name: one.message for one in component_errors(procedure, attached, dossier.removed)}
    for part in procedure.components:
        files = tuple((one.id, one.filename) for one in papers if one.component == part.id)
        state = _state(part, bool(files), dossier.removed)
        error = errors.get(part.id, "") if dossier.reached != PAPERS_STEP and not files else ""
        yield Line(f"component:{part.id}", part.name, "refused" if error else state, error=error, files=files)


def _state(part: Component, there: bool, removed: Sequence[str]) -> str:
    if part.id in removed:
        return "struck"
    return "filled" if there else "empty"


def _refused(session: Session, dossier: Dossier) -> list[str]:
    """The fields that the portal has refused at some time; whether it still would is looked at anew."""
    wanted = select(JournalEntry.data).where(
        JournalEntry.attempt_id == dossier.attempt_id,
        JournalEntry.dossier_id == dossier.id,
        JournalEntry.kind == "form.refused",
    )
    return [name for data in session.scalars(wanted) for name in data.get("fields", ())]
