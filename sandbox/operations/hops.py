"""The way of a dossier between agencies, hop by hop: who has it, since when, until when."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fixtures.catalogue import Catalogue
from fixtures.deadlines import due, resumed
from fixtures.procedure import Hop as Stretch
from fixtures.procedure import Procedure
from fixtures.routes import agency_of
from sandbox.store.desk import Hop
from sandbox.store.dossiers import Dossier

NOT_LISTED = "“%s” không có trong danh mục của cổng, nên nơi tiếp nhận hồ sơ liên hệ thay."


def begin(session: Session, catalogue: Catalogue, dossier: Dossier) -> None:
    """Write down the whole way; the agency that received the dossier has it first, since it received it."""
    if of_dossier(session, dossier):
        return
    route = catalogue.procedure(dossier.procedure).route
    hops = [_hop(catalogue, dossier, place, stretch) for place, stretch in enumerate(route, start=1)]
    session.add_all(hops)
    if hops and dossier.received_on is not None:
        _take(hops[0], route, dossier, dossier.received_on)
    session.flush()


def pass_on(session: Session, procedure: Procedure, dossier: Dossier, on: datetime) -> None:
    """The agency that has the dossier is done with it, and the next one takes it."""
    here, following = at_work(session, dossier), next_one(session, dossier)
    if here is not None:
        here.done_on = on
    if following is not None:
        _take(following, procedure.route, dossier, on)
    session.flush()


def close(session: Session, dossier: Dossier, on: datetime, note: str = "") -> None:
    """Nobody works on it any more."""
    here = at_work(session, dossier)
    if here is not None:
        here.done_on, here.note = on, " ".join(filter(None, (here.note, note)))


def resume(session: Session, dossier: Dossier, began: datetime, ended: datetime) -> None:
    """The clock of whoever has it stood still that long."""
    here = at_work(session, dossier)
    if here is not None and here.due_on is not None:
        here.due_on = resumed(here.due_on, began, ended)


def of_dossier(session: Session, dossier: Dossier) -> list[Hop]:
    """In their order; none before the dossier is processed, or where the procedure has no route."""
    return list(session.scalars(select(Hop).where(Hop.dossier_id == dossier.id).order_by(Hop.position)))


def at_work(session: Session, dossier: Dossier) -> Hop | None:
    """The one that has the dossier now."""
    wanted = select(Hop).where(Hop.dossier_id == dossier.id, Hop.taken_on.is_not(None), Hop.done_on.is_(None))
    return session.scalars(wanted).one_or_none()


def next_one(session: Session, dossier: Dossier) -> Hop | None:
    wanted = select(Hop).where(Hop.dossier_id == dossier.id, Hop.taken_on.is_(None))
    return session.scalars(wanted.order_by(Hop.position)).first()


def are_left(session: Session, dossier: Dossier) -> bool:
    """Whether the dossier must still go to another agency."""
    waiting = select(func.count()).where(Hop.dossier_id == dossier.id, Hop.taken_on.is_(None))
    return session.execute(waiting).scalar_one() > 0


def _hop(catalogue: Catalogue, dossier: Dossier, position: int, stretch: Stretch) -> Hop:
    chosen = catalogue.agency(dossier.agency)
    found = agency_of(stretch, chosen, dossier.fields, catalogue.agencies)
    named = str(dossier.fields.get(stretch.named_by, ""))
    return Hop(
        school_id=dossier.school_id,
        dossier_id=dossier.id,
        position=position,
        agency=(found or chosen).id,
        task=stretch.task,
        note="" if found else NOT_LISTED % named,
    )


def _take(hop: Hop, route: tuple[Stretch, ...], dossier: Dossier, on: datetime) -> None:
    """Its own clock starts; the last has at least until the day that was promised for the whole."""
    hop.given_on = hop.taken_on = on
    own = due(route[hop.position - 1], on) if hop.position <= len(route) else on
    last = hop.position >= len(route)
    hop.due_on = max(own, dossier.due_on) if last and dossier.due_on is not None else own
