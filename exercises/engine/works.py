"""Worked examples as evidence: what the reference, or a case beside it, would have filed."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from exercises.engine.checking import FOREIGN
from exercises.engine.evidence import Attachment, Event, Evidence, Filed
from exercises.engine.exercise import Change, Step, Work
from exercises.engine.variants import Variant, fill

CODE = "000.00.TH.X99-000000-0001"
_FOREIGN_CODE = "TH7777777777"


def evidence_for(work: Work, variant: Variant) -> Evidence:
    """The evidence a student leaves who works like this with this variant."""
    filed = Filed(
        procedure=work.procedure,
        agency=work.agency,
        state=work.state,
        code=CODE,
        fields={name: fill(template, variant) for name, template in work.fields.items()},
        attachments=tuple(
            _attachment(component, paper, variant)
            for component, papers in work.attach.items()
            for paper in papers
        ),
        removed=work.removed,
    )
    journal = tuple(_event(number, step, variant) for number, step in enumerate(work.events))
    return Evidence(filed, journal, submissions=1)


def changed(work: Work, change: Change) -> Work:
    """The reference with what this case does differently."""
    fields = {name: value for name, value in work.fields.items() if name not in change.drop_fields}
    return work.model_copy(
        update={
            "procedure": change.procedure or work.procedure,
            "agency": change.agency or work.agency,
            "state": change.state or work.state,
            "fields": {**fields, **change.fields},
            "attach": {**work.attach, **change.attach},
            "removed": work.removed if change.removed is None else change.removed,
            "events": (*change.first_events, *_events(work, change), *change.add_events),
        }
    )


def attach_instead(work: Work, component: str, paper: str) -> Work:
    """The reference with another paper in this component."""
    attach: Mapping[str, tuple[str, ...]] = {**work.attach, component: (paper,)}
    return work.model_copy(update={"attach": attach})


def _events(work: Work, change: Change) -> Iterator[Step]:
    """Those of the reference that are left, about the procedure and the agency of this case."""
    others = {
        ("procedure", work.procedure): change.procedure or work.procedure,
        ("agency", work.agency): change.agency or work.agency,
    }
    for step in work.events:
        if step.event not in change.drop_events:
            data = {key: others.get((key, value), value) for key, value in step.data.items()}
            yield step.model_copy(update={"data": data})


def _attachment(component: str, paper_id: str, variant: Variant) -> Attachment:
    if paper_id == FOREIGN:
        code, filename = _FOREIGN_CODE, "anh.png"
    else:
        code, filename = variant.papers[paper_id].code, f"{variant.papers[paper_id].filename}.png"
    return Attachment(component, code, filename, sha256(code.encode()).hexdigest(), 100_000, "image/png")


def _event(number: int, step: Step, variant: Variant) -> Event:
    at = f"2024-04-17T07:{number // 60:02d}:{number % 60:02d}+00:00"
    return Event(step.event, at, {key: fill(value, variant) for key, value in step.data.items()})
