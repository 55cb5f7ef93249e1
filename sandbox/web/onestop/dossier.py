"""One dossier before the officer: the e-form beside the checklist, what happened, what may be done now."""

from collections.abc import Mapping
from dataclasses import dataclass

from fixtures.bills import KINDS
from fixtures.deadlines import due
from fixtures.desk import load_desk
from fixtures.desk_forms import FORMS
from fixtures.eform import is_shown
from fixtures.officer import ANSWER_DAYS
from fixtures.procedure import Component, Procedure
from sandbox.operations import attachments
from sandbox.operations.onestop import forms, looking, manned
from sandbox.operations.onestop.acts import LATE_DAYS
from sandbox.operations.onestop.decision import REASON_MAX
from sandbox.reports import aftermath, desk_inbox
from sandbox.reports.hops import slip
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.web.context import attempt, content, exercise, now, portal_of, reading, writing
from sandbox.web.onestop import ID
from sandbox.web.onestop.choices import choices_of, kinds_of
from sandbox.web.onestop.frame import blueprint, officer, page, there_is
from sandbox.web.onestop.sent import Sent, summary, typed
from sandbox.web.onestop.words import STANDINGS
from sandbox.web.portal.aftermath import journey_of
from sandbox.web.portal.eform import label_of
from sandbox.web.portal.words import PAYMENTS, TONES


@dataclass(frozen=True)
class Row:
    """A component of the checklist: its rules, what was attached, what the officer has said of it."""

    part: Component
    papers: tuple[Attachment, ...]
    removed: bool
    fault: str


@blueprint.get(f"/ho-so/<{ID}:dossier_id>")
@officer
def dossier(dossier_id: int) -> str:
    found, _ = manned.find(reading(), attempt(reading()), dossier_id)
    with writing() as db:
        looking.opened(db, content(), attempt(db), found, now())
    return shown(dossier_id, Sent())


def shown(dossier_id: int, sent: Sent) -> str:
    """The page as the dossier is now, with what the officer had typed."""
    me = attempt(reading())
    found, citizen = manned.find(reading(), me, dossier_id)
    world, choices = content().world, choices_of(found, exercise(citizen).era)
    procedure, scene = world.catalogue.procedure(found.procedure), exercise(me).desk
    after = aftermath.of_dossier(reading(), found)
    return page(
        "dossier.html",
        dossier=found,
        citizen=citizen,
        procedure=procedure,
        agency=world.catalogue.agency(found.agency),
        state=world.lifecycle.state(found.state),
        tones=TONES,
        deadline=_deadline(found, citizen, after),
        standings=STANDINGS,
        answers=_answers(found, procedure),
        rows=_rows(found, procedure, sent.faults),
        choices=choices,
        sent=sent,
        summary=summary(sent),
        typed=typed(sent, procedure) if sent.said else [],
        faults=load_desk().faults,
        grounds=load_desk().grounds,
        kinds=kinds_of(exercise(citizen).era),
        promised=due(procedure.processing, citizen.clock) if procedure.processing else None,
        ask_due=scene.ask_due,
        holder=manned.holder(reading(), found, me),
        shared=manned.served(reading(), me) is not None,
        after=after,
        bill_kinds=KINDS,
        payments=PAYMENTS,
        history=journey_of(found),
        hops=slip(reading(), world, found, citizen.clock) if procedure.route else [],
        issued=forms.of_dossier(reading(), found),
        titles=FORMS,
        era=exercise(citizen).era,
        there_is=there_is,
        usual={"request_supplement": ANSWER_DAYS, "extend": LATE_DAYS},
        reason_max=REASON_MAX,
    )


def _answers(found: Dossier, procedure: Procedure) -> dict[str, list[tuple[str, str]]]:
    """Group → (label, value as people read it), without what does not apply."""
    portal, groups = portal_of(attempt(reading())), dict[str, list[tuple[str, str]]]()
    for one in procedure.form:
        if is_shown(one, found.fields):
            line = (one.label, label_of(one, found.fields.get(one.name, ""), portal))
            groups.setdefault(one.group, []).append(line)
    return groups


def _rows(found: Dossier, procedure: Procedure, faults: Mapping[str, str]) -> list[Row]:
    kept = attachments.of_dossier(reading(), found)
    return [
        Row(
            part,
            tuple(one for one in kept if one.component == part.id),
            part.id in found.removed,
            faults.get(part.id, ""),
        )
        for part in procedure.components
    ]


def _deadline(found: Dossier, citizen: Attempt, after: aftermath.Aftermath) -> desk_inbox.Deadline:
    answered = [one.answered_on for one in after.demands]
    came = [found.submitted_on, *answered, *(one.paid_on for one in after.payments)]
    return desk_inbox.deadline(found, max(at for at in came if at is not None), citizen.clock)
