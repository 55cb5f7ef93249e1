"""Lays the stack of an exercise on the officer's desk: dossiers, papers, what was done with them so far."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise, Moved, Stacked
from exercises.engine.stack import Laid, of_item
from exercises.engine.variants import Variant
from fixtures.banks import load_banks
from fixtures.identifiers import dossier_code
from sandbox.content import Content
from sandbox.drawings import TYPES
from sandbox.operations import payments
from sandbox.operations.dossiers import fresh_id
from sandbox.operations.journal import note
from sandbox.operations.onestop import acts, forms, hops, petition_stack
from sandbox.operations.onestop.classmates import filed_by_another
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.submission import NEXT_NUMBER
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier

IN_TURN = "stack"
"""Every desk has other agencies in other places: without a turn two of them wait for each other."""


def with_classmates(
    session: Session, exercise: Exercise, assignment: Assignment, student_id: int, variant: dict[str, Any]
) -> dict[str, Any]:
    """The variant with classmates' dossiers in the places that wait for them, each only once.

    What nobody of the class has filed yet stays as it was invented.
    """
    wanted = [item for item in exercise.desk.stack if item.classmate]
    stack: dict[str, Mapping[str, Any]] = dict(variant.get("stack", {}))
    taken = set[int]()
    for item in wanted:
        if stack[item.id].get("classmate"):
            continue
        found = filed_by_another(session, exercise, assignment, student_id, item, variant["seed"], taken)
        if found is not None:
            stack[item.id] = found.to_json()
    return {**variant, "stack": stack} if wanted else variant


def lay(session: Session, content: Content, attempt: Attempt, now: datetime) -> None:
    """File each at its own moment and let the desk do what it had done by then; part of the transaction."""
    exercise = content.library[attempt.exercise]
    variant, begins = Variant.from_json(attempt.variant), attempt.clock
    petition_stack.lay(session, content, attempt)
    if exercise.desk.stack:  # a class that sits down at once takes its numbers one after the other
        session.execute(NEXT_NUMBER, {"series": IN_TURN})
    for item in exercise.desk.stack:
        laid = of_item(variant, item.id)
        attempt.clock = laid.came or item.filed
        dossier = _filed(session, content, attempt, item, laid, now)
        for moved in item.moves:
            attempt.clock = moved.at
            _move(Desk(session, content, attempt, now), dossier, moved)
            session.flush()
    attempt.clock = begins


def _filed(
    session: Session, content: Content, attempt: Attempt, item: Stacked, laid: Laid, now: datetime
) -> Dossier:
    procedure = content.world.catalogue.procedure(laid.procedure)
    filed = attempt.clock
    number = session.execute(NEXT_NUMBER, {"series": f"{laid.agency}:{filed:%Y%m%d}"}).scalar_one()
    dossier = Dossier(
        id=fresh_id(session),
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        procedure=laid.procedure,
        agency=laid.agency,
        state="registered",
        fields=dict.fromkeys((field.name for field in procedure.form), "") | dict(laid.fields),
        removed=list(laid.removed),
        start_key=f"stack-{attempt.id}-{item.id}",
        code=dossier_code(laid.agency, filed.date(), number),
        given=True,
        item=item.id,
        officer_id=attempt.id,
        changed_at=now,
        submitted_on=filed,
    )
    session.add(dossier)
    session.flush()
    session.add_all(_papers(attempt, dossier, laid))
    payment = payments.ask(session, content, attempt, dossier, "submit", now)
    if payment is not None:
        payment.state, payment.bank, payment.paid_on = "paid", next(iter(load_banks())), filed
        payment.number = f"BL-TH-{payment.id:07d}"
    note(session, content, attempt, "dossier.submitted", now, dossier.id, code=dossier.code)
    session.flush()
    return dossier


def _papers(attempt: Attempt, dossier: Dossier, laid: Laid) -> list[Attachment]:
    """They are drawn when the officer looks at them: until then the code stands for the whole content."""
    papers = laid.variant.papers
    return [
        Attachment(
            school_id=attempt.school_id,
            dossier_id=dossier.id,
            component=component,
            paper_code=papers[paper].code,
            filename=f"{papers[paper].filename}.png",
            media_type=TYPES["png"],
            size=0,
            sha256="",
        )
        for component, paper in laid.attach
    ]


def _move(desk: Desk, dossier: Dossier, moved: Moved) -> None:
    if moved.do == "receive":
        acts.accept(desk, dossier)
        forms.usual(desk, dossier, "receipt")
    elif moved.do == "process":
        acts.forward(desk, dossier)
    elif moved.do == "late":
        acts.apologise(desk, dossier, moved.reason, moved.days)
        forms.usual(desk, dossier, "apology", moved.reason)
    elif moved.do == "forward":
        hops.forward(desk, dossier)
    elif moved.do == "finish":
        hops.through(desk, dossier)
        acts.conclude(desk, dossier)
    else:
        opinion = desk.opinion(dossier)
        reason = moved.reason or opinion.reason
        acts.demand(desk, dossier, reason, opinion.components, opinion.fields, moved.days)
        forms.usual(desk, dossier, "supplement", reason)
