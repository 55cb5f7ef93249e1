"""A world in which a procedure passes between agencies, and the slip of one of its dossiers."""

from dataclasses import replace

from flask import Flask

from fixtures.catalogue import Catalogue
from fixtures.procedure import Hop, Processing
from sandbox.extensions import Parts
from sandbox.reports.hops import SlipRow, slip
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from tests.support.desk import PROCEDURE
from tests.support.lesson import Lesson

THREE_DAYS_EACH = (
    Hop(task="Kiểm tra hồ sơ", amount=3),
    Hop(task="Đối chiếu hộ tịch", agencies=("so-tu-phap-2024",), amount=3),
    Hop(task="Ký bản sao", agencies=("so-gddt",), amount=3),
)


def routing(app: Flask, *hops: Hop, days: int = 9, code: str = PROCEDURE) -> None:
    """From now on the procedure takes so many working days, along these agencies."""
    parts: Parts = app.extensions["dvc-sandbox"]
    world = parts.content.world
    longer = {"route": hops, "processing": Processing(amount=days)}
    procedures = {
        **world.catalogue.procedures,
        code: world.catalogue.procedure(code).model_copy(update=longer),
    }
    world = replace(world, catalogue=Catalogue(procedures, world.catalogue.agencies))
    app.extensions["dvc-sandbox"] = replace(parts, content=replace(parts.content, world=world))


def slip_of(of: Lesson, dossier_id: int) -> list[SlipRow]:
    """The slip as the citizen sees it now."""
    with of.parts.database.reading() as session:
        found = session.get_one(Dossier, dossier_id)
        clock = session.get_one(Attempt, found.attempt_id).clock
        return slip(session, of.parts.content.world, found, clock)


def told(rows: list[SlipRow]) -> list[str]:
    """ "taken 08:00 19/04, due 08:00 24/04, done 08:00 24/04: on_time"; "-" for what is not there."""
    moments = ((row.taken_on, row.due_on, row.done_on, row.result) for row in rows)
    shown = [[f"{at:%H:%M %d/%m}" if at else "-" for at in moment[:3]] + [moment[3]] for moment in moments]
    return ["taken {}, due {}, done {}: {}".format(*one) for one in shown]
