"""The officer's side of a script: dossiers opened and decided, petitions answered, signatures checked."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.acting import ACTED
from exercises.engine.exercise import Exercise
from exercises.engine.works import evidence_for
from fixtures.desk_forms import FORMS
from sandbox.operations.onestop import deciding, looking, manned, petitions
from sandbox.operations.onestop.decision import Decision
from sandbox.replay.play import Facts, Play, Stuck
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.letters import Petition

PUBLISHED = "yes"


def is_for_one(exercise: Exercise) -> bool:
    """Whether one student can do it alone: at the desk of a class and beside a citizen there are others."""
    laid = exercise.desk.stack or exercise.desk.petitions
    return exercise.side == "citizen" or (exercise.side == "officer" and bool(laid))


def open_dossier(play: Play, facts: Facts) -> None:
    with play.doing() as (session, officer):
        looking.opened(session, play.content, officer, _item(session, officer, facts), play.now())


def see_paper(play: Play, facts: Facts) -> None:
    with play.doing() as (session, officer):
        dossier = _item(session, officer, facts)
        looking.saw_paper(session, play.content, officer, dossier, facts["component"], play.now())


def take(play: Play, facts: Facts) -> None:
    with play.doing() as (session, officer):
        dossier = _item(session, officer, facts)
        deciding.take(session, play.content, officer, dossier.id, play.now())


def act(play: Play, facts: Facts) -> None:
    """As the worked officer does it, with all that the script leaves to the rules."""
    worked = _worked(play)[play.turn(ACTED)]
    with play.doing() as (session, officer):
        dossier = _item(session, officer, facts)
        decision = Decision(
            action=worked["action"],
            revision=dossier.revision,
            reason=worked["reason"],
            faults=tuple(worked["faults"].split()),
            ground=worked["ground"],
            form=worked["form"] if worked["form"] in FORMS else "",
            days=int(worked["days"] or 0),
            due=worked["due"],
        )
        deciding.act(session, play.content, officer, dossier.id, decision, play.now())


def answer(play: Play, facts: Facts) -> None:
    with play.doing() as (session, officer):
        mine = select(Petition).where(Petition.attempt_id == officer.id, Petition.item == facts["petition"])
        petition = session.scalars(mine).one_or_none()
        if petition is None:
            raise Stuck(f"trên bàn không có phản ánh “{facts['petition']}”")
        publish = facts.get("published") == PUBLISHED
        said = petitions.Reply(facts["action"], facts.get("answer", ""), petition.revision, publish)
        petitions.answer(session, play.content, officer, petition.id, said, play.now())


def _worked(play: Play) -> list[Mapping[str, str]]:
    journal = evidence_for(play.exercise, play.work, play.variant).journal
    return [{key: str(value) for key, value in one.data.items()} for one in journal if one.kind == ACTED]


def _item(session: Session, officer: Attempt, facts: Facts) -> Dossier:
    for dossier in manned.inbox(session, officer):
        if dossier.item == facts["dossier"]:
            return dossier
    raise Stuck(f"trên bàn không có hồ sơ “{facts['dossier']}”")
