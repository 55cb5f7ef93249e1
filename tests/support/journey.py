"""Free exploration of a portal: the lesson, what the persona would answer, which agency is theirs."""

import re
from dataclasses import replace

from flask import Flask

from exercises.engine.variants import Variant
from fixtures.procedure import Agency, Procedure
from sandbox.operations import assignments
from sandbox.store.classrooms import Classroom
from tests.support.lesson import Lesson, lesson

SLUGS = {
    "provincial-2024": "kham-pha-cong-tinh-2024",
    "national-2024": "kham-pha-cong-quoc-gia-2024",
    "national-2026": "kham-pha-cong-quoc-gia-2026",
}
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")


def exploring(app: Flask, portal: str, username: str, students: int = 1, seed: str = "") -> Lesson:
    """A class that has been given that portal to look around in; the same people for the same seed."""
    of = lesson(app, students=students, username=username)
    with of.parts.database.writing() as session:
        room, now = session.get_one(Classroom, of.classroom), of.now
        given = assignments.assign(
            session, of.parts.content, room, SLUGS[portal], "practice", 3, now, None, now
        )
        given.seed = seed or given.seed
        session.commit()
        return replace(of, assignment=given.id)


def answer(template: str, procedure: Procedure, variant: Variant) -> str:
    """The right answer to a field, for the persona of this variant."""
    known = {**procedure.examples, **variant.values}
    return PLACEHOLDER.sub(lambda found: known[found[1]], template)


def agency_for(of: Lesson, procedure: Procedure, place: str, era: str) -> Agency:
    """The first that serves the place and takes dossiers through the portal."""
    offered = of.parts.content.world.catalogue.agencies_of(procedure, era)  # type: ignore[arg-type]
    return next(one for one in offered if one.online and one.serves(place))
