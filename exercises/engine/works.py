"""Worked examples as evidence: what the reference, or a case beside it, would have left."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from hashlib import sha256

from exercises.engine.checking import FOREIGN
from exercises.engine.evidence import Attachment, Event, Evidence, Filed
from exercises.engine.exercise import Change, Exercise, Given, Names, Repair, Step, Work
from exercises.engine.variants import Variant, fill

CODE = "000.00.TH.X99-000000-0001"
_FOREIGN_CODE = "TH7777777777"
_MORNING = time(8, 0)
_MINUTE = {True: timedelta(minutes=1), False: timedelta(0)}
"""How long a step takes a citizen; an officer's is not told, for a day has its deadlines by the hour."""


def evidence_for(exercise: Exercise, work: Work, variant: Variant) -> Evidence:
    """The evidence a student leaves who works like this with this variant."""
    given = given_dossier(exercise.given, variant) if exercise.given else None
    filed = filed_by(work, variant) if work.procedure else None
    mended = filed or given
    repairs = tuple(_repaired(mended, work.repairs, variant)) if mended else ()
    journal = tuple(_journal(exercise, work, variant))
    return Evidence(
        dossier=filed,
        journal=journal,
        submissions=int(filed is not None),
        given=given,
        repairs=repairs,
        states=_states(work, filed, given),
        answers={name: tuple(fill(one, variant) for one in all) for name, all in work.answers.items()},
        petitions=tuple({key: fill(text, variant) for key, text in form.items()} for form in work.petitions),
        rating={key: fill(text, variant) for key, text in work.rating.items()},
    )


def given_dossier(given: Given, variant: Variant, code: str = CODE) -> Filed:
    """The dossier an exercise gives its students, as it had been sent."""
    return Filed(
        procedure=given.procedure,
        agency=fill(given.agency, variant),
        state="registered",
        code=code,
        fields={name: fill(template, variant) for name, template in given.fields.items()},
        attachments=_attachments(given.attach, variant),
        removed=given.removed,
    )


def changed(work: Work, change: Change) -> Work:
    """The reference with what this case does differently."""
    fields = {name: value for name, value in work.fields.items() if name not in change.drop_fields}
    answers = {name: value for name, value in work.answers.items() if name not in change.drop_answers}
    instead = {
        "removed": change.removed,
        "repairs": change.repairs,
        "petitions": change.petitions,
        "rating": change.rating,
    }
    return work.model_copy(
        update={
            "procedure": "" if change.nothing_filed else change.procedure or work.procedure,
            "agency": change.agency or work.agency,
            "state": change.state or work.state,
            "fields": {**fields, **change.fields},
            "attach": {**work.attach, **change.attach},
            "states": {**work.states, **change.states},
            "answers": {**answers, **change.answers},
            "events": (*change.first_events, *_events(work, change), *change.add_events),
            **{name: value for name, value in instead.items() if value is not None},
        }
    )


def attachment(component: str, paper_id: str, variant: Variant) -> Attachment:
    """This paper of the variant in a component; FOREIGN is another student's."""
    if paper_id == FOREIGN:
        code, filename = _FOREIGN_CODE, "anh.png"
    else:
        code, filename = variant.papers[paper_id].code, f"{variant.papers[paper_id].filename}.png"
    return Attachment(component, code, filename, sha256(code.encode()).hexdigest(), 100_000, "image/png")


def _events(work: Work, change: Change) -> Iterator[Step]:
    """Those of the reference that are left, about the procedure and the agency of this case."""
    others = {
        ("procedure", work.procedure): change.procedure or work.procedure,
        ("agency", work.agency): change.agency or work.agency,
    }
    otherwise = dict(change.acts)
    for step in work.events:
        if any(
            gone.event == step.event and gone.data.items() <= step.data.items() for gone in change.drop_events
        ):
            continue
        data = {key: others.get((key, value), value) for key, value in step.data.items()}
        if step.event == "desk.acted":
            data = _act(data, otherwise.pop(data["dossier"], {}))
        yield step.model_copy(update={"data": data})


def _act(data: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Another action is another act altogether; anything else differs in what it names."""
    return {"dossier": data["dossier"], **other} if "action" in other else {**data, **other}


def filed_by(work: Work, variant: Variant) -> Filed:
    """The dossier that this work sends."""
    return Filed(
        procedure=work.procedure,
        agency=fill(work.agency, variant),
        state=work.state,
        code=CODE,
        fields={name: fill(template, variant) for name, template in work.fields.items()},
        attachments=_attachments(work.attach, variant),
        removed=work.removed,
    )


def _repaired(filed: Filed, repairs: tuple[Repair, ...], variant: Variant) -> Iterator[Filed]:
    """The dossier after each of them, one built upon the other."""
    for repair in repairs:
        kept = tuple(one for one in filed.attachments if one.component not in repair.attach)
        filed = replace(
            filed,
            fields={**filed.fields, **{key: fill(text, variant) for key, text in repair.fields.items()}},
            attachments=(*kept, *_attachments(repair.attach, variant)),
            removed=tuple(name for name in filed.removed if not repair.attach.get(name)),
        )
        yield filed


def _states(work: Work, filed: Filed | None, given: Filed | None) -> dict[str, str]:
    stand = {"own": filed, "given": given}
    return {name: one.state for name, one in stand.items() if one} | dict(work.states)


def _attachments(attach: Mapping[str, Names], variant: Variant) -> tuple[Attachment, ...]:
    return tuple(attachment(part, paper, variant) for part, papers in attach.items() for paper in papers)


def _journal(exercise: Exercise, work: Work, variant: Variant) -> Iterator[Event]:
    """The script as it would stand in the journal: the simulated day moves where the script moves it."""
    from exercises.engine.bench import Bench

    clock, bench, minute = exercise.start, Bench(exercise, variant), _MINUTE[exercise.side == "citizen"]
    for number, step in enumerate(work.events):
        at = f"2024-04-17T07:{number // 60:02d}:{number % 60:02d}+00:00"
        data = {key: fill(value, variant) for key, value in step.data.items()}
        if step.event == "calendar.advanced":
            clock = datetime.combine(datetime.fromisoformat(data["to"]).date(), _MORNING)
        if step.event == "desk.acted":
            data = bench.acted(data, clock)
        yield Event(step.event, at, data, (clock + number * minute).isoformat())
