"""Lays the petitions of an exercise on the officer's desk, in an order of the officer's own."""

from sqlalchemy.orm import Session

from exercises.engine.exercise import StackedPetition
from exercises.engine.variants import Variant, fill, pick
from sandbox.content import Content
from sandbox.store.attempts import Attempt
from sandbox.store.letters import Petition

MANY = 1 << 32


def lay(session: Session, content: Content, attempt: Attempt) -> None:
    """Part of the transaction. Neighbours find other things in the same place: the moments at which something
    came in stay, what came in at which is shuffled."""
    items = content.library[attempt.exercise].desk.petitions
    variant = Variant.from_json(attempt.variant)
    shuffled = sorted(items, key=lambda item: pick(variant.seed, f"petition-{item.id}", MANY))
    for item, moment in zip(shuffled, sorted(one.sent for one in items), strict=True):
        petition = _laid(attempt, variant, item)
        petition.sent_on = moment
        session.add(petition)
        session.flush()
        petition.code = f"PAKN-TH-{petition.id:07d}"


def _laid(attempt: Attempt, variant: Variant, item: StackedPetition) -> Petition:
    fields = {name: fill(text, variant) for name, text in item.fields.items()}
    return Petition(
        school_id=attempt.school_id,
        attempt_id=attempt.id,
        subject=fields.pop("subject"),
        content=fields.pop("content"),
        fields=fields,
        key=f"stack-{attempt.id}-{item.id}",
        item=item.id,
        officer_id=attempt.id,
    )
