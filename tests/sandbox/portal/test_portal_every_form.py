"""Every procedure that can be filed, on every portal: its pages open, are short, take the right answers."""

import pytest
from werkzeug.datastructures import MultiDict

from fixtures.catalogue import load_catalogue
from fixtures.eform import rows_of
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from tests.sandbox.portal.citizen import HIDDEN, citizen
from tests.support.answers import answers
from tests.support.lesson import lesson, signed_in
from tests.support.portals import PORTALS, STARTS, play_on

LONGEST = 25 * 1024  # what a page of a lab on a slow line may weigh
FORM_STEPS = ("thong-tin", "to-khai", "nhan-ket-qua")


def filled_in(of, attempt_id, procedure, era):
    """A draft of this procedure with all its right answers, open at every step; its id."""
    with of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        agencies = of.parts.content.world.catalogue.agencies_of(procedure, era)
        made = Dossier(
            school_id=attempt.school_id,
            attempt_id=attempt.id,
            procedure=procedure.code,
            agency=agencies[0].id,
            fields=answers(procedure, era, "moi-to-khai"),
            reached="kiem-tra",
            start_key=f"{procedure.code}-{attempt_id}",
            changed_at=of.now,
        )
        session.add(made)
        session.commit()
        return made.id


def typed(procedure, step, fields):
    """The answers of one step as its controls send them."""
    sent = MultiDict()
    for field in procedure.form:
        value = fields.get(field.name, "")
        if field.step != step or field.readonly:
            continue
        if field.type == "place":
            sent.setlist(field.name, value.split(", ")[::-1])
        elif field.type == "table":
            sent[field.name] = "1"
            for at, column in enumerate(field.columns):
                sent.setlist(f"{field.name}.{column.name}", [row[at] for row in rows_of(field, value)])
        elif value or field.type != "checkbox":
            sent[field.name] = value
    return sent


def procedures_of(portal_id):
    era = portal_id[-4:]
    day = STARTS[era].date()
    return [one for one in load_catalogue().of_era(era) if one.online and one.is_in_force(day)]


@pytest.mark.parametrize("portal_id", PORTALS)
def test_every_form_opens_and_takes_the_right_answers(app, portal_id):
    play_on(app, portal_id)
    of, era, found = lesson(app, students=1), portal_id[-4:], []
    person = citizen(of, signed_in(of, of.students[0]))
    for procedure in procedures_of(portal_id):
        dossier = filled_in(of, person.attempt_id, procedure, era)
        for step in (*FORM_STEPS, "giay-to", "kiem-tra"):
            path = f"/ho-so/{dossier}/{step}"
            page = person.get(path)
            if page.status_code != 200 or (step in FORM_STEPS and len(page.data) > LONGEST):
                found.append((procedure.code, step, page.status_code, len(page.data)))
            if step in FORM_STEPS:
                form = typed(procedure, step, person.dossier(dossier).fields)
                form["csrf_token"] = dict(HIDDEN.findall(page.text))["csrf_token"]
                answer = person.client.post(path, data=form)
                if answer.status_code != 303:
                    found.append((procedure.code, step, "refused", answer.status_code))
    assert found == []
    assert len(procedures_of(portal_id)) > 5


@pytest.mark.parametrize("portal_id", PORTALS)
def test_the_steps_are_called_as_on_that_portal(app, portal_id):
    play_on(app, portal_id)
    of = lesson(app, students=1)
    person = citizen(of, signed_in(of, of.students[0]))
    dossier = filled_in(of, person.attempt_id, procedures_of(portal_id)[0], portal_id[-4:])
    portal = of.parts.content.world.portals[portal_id]
    page = person.read(f"/ho-so/{dossier}/{portal.step_ids[1]}")
    places = [page.index(f'stepper-name">{step.title}') for step in portal.steps]
    assert places == sorted(places)
    assert portal.receive["desk"] in person.read(f"/ho-so/{dossier}/nhan-ket-qua")
