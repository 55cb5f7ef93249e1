"""What a citizen does with a dossier on its way: supplement, pay, withdraw, rate; and speaking up."""

from fixtures.eform import clean, field_error
from fixtures.petitions import load_petitions
from sandbox.operations import (
    answering,
    attachments,
    banking,
    dossiers,
    petitions,
    ratings,
    results,
    supplements,
    withdrawals,
)
from sandbox.replay.filing import attach
from sandbox.replay.play import Facts, Play, Stuck

BANK = "a"
NOT_POINTS = frozenset({"level", "reason"})


def supplement(play: Play, facts: Facts) -> None:
    """The next repair: its papers take the place of what was there, then it is sent."""
    number = play.turn("supplement")
    if number >= len(play.work.repairs):
        raise Stuck("lời giải gửi bổ sung nhiều lần hơn số repairs")
    repair = play.work.repairs[number]
    _check_asked(play, {*repair.fields}, {*repair.attach})
    for component, papers in repair.attach.items():
        _empty(play, component)
        for paper in papers:
            attach(play, component, paper)
    with play.at_portal() as (session, attempt):
        dossier = play.filed(session)
        form = play.content.world.catalogue.procedure(dossier.procedure).form
        values = {
            field.name: clean(field, play.fill(repair.fields[field.name]))
            for field in form
            if field.name in repair.fields
        }
        words = play.fill(repair.answer)
        answering.send(session, play.content, attempt, dossier.id, values, words, play.key(), play.now())


def pay(play: Play, facts: Facts) -> None:
    """At the mock bank, with the code from the phone."""
    with play.at_portal() as (session, attempt):
        dossier = play.filed(session)
        banking.choose(session, attempt, dossier.id, BANK)
    with play.at_portal() as (session, attempt):
        banking.send_code(session, attempt, dossier.id, play.now())
    with play.at_portal() as (session, attempt):
        code = play.texted_code(session, "notice")
        banking.confirm(session, play.content, attempt, dossier.id, code, play.key(), play.now())


def withdraw(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        dossier = play.filed(session)
        withdrawals.withdraw(session, play.content, attempt, dossier.id, facts["reason"], play.now())


def rate(play: Play, facts: Facts) -> None:
    said = {name: play.fill(text) for name, text in play.work.rating.items()}
    points = {name: int(text) for name, text in said.items() if name not in NOT_POINTS}
    with play.at_portal() as (session, attempt):
        dossier = play.filed(session)
        level, reason = said.get("level", facts["rating"]), said.get("reason", "")
        ratings.rate(session, play.content, attempt, dossier.id, level, reason, points, play.now())


def petition(play: Play, facts: Facts) -> None:
    """The next form of feedback; what the account knows stands in it already."""
    number = play.turn("petition")
    if number >= len(play.work.petitions):
        raise Stuck("lời giải gửi phản ánh nhiều hơn số petitions")
    written, known = play.work.petitions[number], play.variant.values
    form = load_petitions().form
    values = {one.name: known[f"me.{one.account}"] if one.account else "" for one in form}
    values |= {one.name: clean(one, play.fill(written[one.name])) for one in form if one.name in written}
    wrong = [f"{one.name}: {said}" for one in form if (said := field_error(one, values[one.name], values))]
    if wrong or written.keys() - values.keys():
        raise Stuck(f"mẫu phản ánh báo lỗi: {'; '.join(wrong) or sorted(written.keys() - values.keys())}")
    with play.at_portal() as (session, attempt):
        petitions.send(session, play.content, attempt, values, None, play.key(), play.now())


def download(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        results.download(session, play.content, attempt, play.filed(session).id, play.now())


def _check_asked(play: Play, fields: set[str], components: set[str]) -> None:
    """The page shows what was asked for and nothing else."""
    with play.at_portal() as (session, _):
        demand = supplements.editable(session, play.filed(session))
        if demand is None:
            raise Stuck(answering.NOT_ASKED)
        strange = sorted((fields - {*demand.fields}) | (components - {*demand.components}))
        if strange:
            raise Stuck(f"cán bộ không yêu cầu bổ sung {', '.join(strange)}")


def _empty(play: Play, component: str) -> None:
    with play.doing() as (session, _):
        dossier_id = play.dossier = play.filed(session).id
        there = [
            one.id
            for one in attachments.of_dossier(session, play.filed(session))
            if one.component == component
        ]
    for attachment in there:
        with play.at_portal() as (session, attempt):
            dossiers.find(session, attempt, dossier_id)
            attachments.detach(session, play.content, attempt, dossier_id, attachment, play.now())
