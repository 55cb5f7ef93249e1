"""One student who works by the script: where they are, and how they reach the operations."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.exercise import Exercise, Work
from exercises.engine.variants import Variant, fill
from fixtures.portals import Portal
from sandbox.content import Content
from sandbox.operations import attempts, incidents
from sandbox.replay.stage import OPENED, Seat, Stage
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.dossiers import Dossier

Facts = Mapping[str, str]
"""What a step of the script says besides its kind, filled in."""


class Stuck(Exception):
    """A real student could not go on here; says why."""


@dataclass
class Play:
    """`attempt`, `dossier`: ids, 0 before there is one. `agency`: the one chosen for the next draft.

    told   how often something of which a script has several was done
    """

    stage: Stage
    seat: Seat
    exercise: Exercise
    variant: Variant
    work: Work
    attempt: int = 0
    dossier: int = 0
    agency: str = ""
    told: dict[str, int] = field(default_factory=dict)
    moment: datetime = OPENED

    @property
    def content(self) -> Content:
        return self.stage.content

    @property
    def portal(self) -> Portal:
        return self.content.portal_of(self.exercise.slug)

    def now(self) -> datetime:
        """A second later each time it is asked."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def key(self) -> str:
        """What a page carries so that it is sent once."""
        return f"play-{self.seat.student}-{self.now():%H%M%S}"

    def fill(self, template: str) -> str:
        return fill(template, self.variant)

    def turn(self, kind: str) -> int:
        """How often this was done before; counts it."""
        self.told[kind] = self.told.get(kind, 0) + 1
        return self.told[kind] - 1

    @contextmanager
    def doing(self) -> Iterator[tuple[Session, Attempt]]:
        """One operation, begun as every page begins one."""
        with self.stage.database.writing() as session:
            student = self.seat.student
            yield (
                session,
                attempts.under_way(session, self.content, self.attempt, student, self.now()),
            )

    @contextmanager
    def at_portal(self) -> Iterator[tuple[Session, Attempt]]:
        """The same on a page of the portal, where trouble is met first."""
        self.meet_trouble()
        with self.doing() as at:
            yield at

    def meet_trouble(self) -> None:
        met: object = bool(self.exercise.incidents)
        while met:
            with self.doing() as (session, attempt):
                due = incidents.is_due(attempt)
                met = incidents.meet(session, self.content, attempt, self.now()) if due else None

    def filed(self, session: Session) -> Dossier:
        """The dossier that was sent: the student's own where there is one, else the one that was given."""
        mine = select(Dossier).where(Dossier.attempt_id == self.attempt, Dossier.state != "draft")
        found = session.scalars(mine.order_by(Dossier.given, Dossier.id)).first()
        if found is None:
            raise Stuck("chưa có hồ sơ nào được gửi")
        return found

    def texted_code(self, session: Session, message: str) -> str:
        """The six digits of the last text message of that name."""
        mine = select(PhoneMessage).where(
            PhoneMessage.attempt_id == self.attempt, PhoneMessage.message == message
        )
        for one in session.scalars(mine.order_by(PhoneMessage.id.desc())):
            if found := re.search(r"\b[0-9]{6}\b", one.text):
                return found[0]
        raise Stuck("điện thoại chưa nhận được mã nào")
