"""Messages that arrive on the simulated phone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.schema import Message
from exercises.engine.variants import Variant, fill
from sandbox.content import Content
from sandbox.store.attempts import Attempt, PhoneMessage


def deliver(session: Session, content: Content, attempt: Attempt, kind: str) -> None:
    """Send what the exercise has to say on this kind of event, each message once per attempt."""
    exercise = content.library.get(attempt.exercise)
    for message in exercise.phone if exercise else ():
        if message.on == kind and not _has(session, attempt, message.id):
            send(session, attempt, message, fill(message.text, Variant.from_json(attempt.variant)))


def send(session: Session, attempt: Attempt, message: Message, text: str) -> None:
    session.add(
        PhoneMessage(
            school_id=attempt.school_id,
            attempt_id=attempt.id,
            message=message.id,
            sender=message.sender,
            text=text,
            replies=[reply.model_dump(mode="json") for reply in message.replies],
            clock=attempt.clock,
        )
    )


def _has(session: Session, attempt: Attempt, message_id: str) -> bool:
    wanted = select(PhoneMessage.id).where(
        PhoneMessage.attempt_id == attempt.id, PhoneMessage.message == message_id
    )
    return session.execute(wanted).first() is not None
