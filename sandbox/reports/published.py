"""The answers to feedback that everybody may read: those of the practice world, and those of one's class."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fixtures.procedure import Era
from fixtures.published_petitions import load_published, plain
from sandbox.reports.unnamed import tells, unnamed
from sandbox.store.attempts import Attempt
from sandbox.store.letters import Petition

PRIVATE = ("name", "email", "phone", "address")
MOST = 60
_CODE = re.compile(r"\d{3}\.\d{2}\.[0-9A-Z]{2}\.[A-Z]\d{2}-\d{6,8}-\d{4,7}")
"""A dossier's code says nothing of a person; it is hidden all the same."""


@dataclass(frozen=True)
class Answered:
    """One that is published. kind: report | proposal; desk: who answered, nobody for a class."""

    kind: str
    subject: str
    content: str
    answer: str
    sent: date
    answered: date
    desk: str = ""


def is_fit(petition: Petition) -> bool:
    """Whether what was written and answered tells of nobody but by the sender's name in the answer."""
    private = _private(petition)
    asked = (petition.subject, petition.content, petition.answer.replace(petition.fields["name"], ""))
    return not any(tells(_CODE.sub("", text), private) for text in asked)


def published(session: Session, me: Attempt, era: Era, words: str = "", kind: str = "") -> list[Answered]:
    """The newest first, those of the class before those of the world; `words` must all stand in one, or begin
    a word there."""
    asked = plain(words).split()
    rows = (*_of_class(session, me), *_of_world(era))
    return [one for one in rows if kind in ("", one.kind) and all(f" {word}" in _said(one) for word in asked)]


def _of_class(session: Session, me: Attempt) -> Iterator[Answered]:
    wanted = (
        select(Petition)
        .join(Attempt, Attempt.id == Petition.attempt_id)
        .where(Attempt.assignment_id == me.assignment_id, Petition.published, Petition.item == "")
        .order_by(Petition.answered_on.desc(), Petition.id.desc())
        .limit(MOST)
    )
    for one in session.scalars(wanted):
        private = _private(one)
        subject, content, answer = (unnamed(text, private) for text in (one.subject, one.content, one.answer))
        answered = one.answered_on or one.sent_on
        yield Answered(one.fields["kind"], subject, content, answer, one.sent_on.date(), answered.date())


def _of_world(era: Era) -> Iterator[Answered]:
    for one in load_published()[era]:
        yield Answered(one.kind, one.subject, one.content, one.answer, one.sent, one.answered, one.desk)


def _private(petition: Petition) -> list[str]:
    return [petition.fields[name] for name in PRIVATE]


def _said(one: Answered) -> str:
    return f" {plain(' '.join((one.subject, one.content, one.answer, one.desk)))}"
