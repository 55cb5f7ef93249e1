"""“Nộp bài”: asks first and names what is still open; done twice it is done once."""

from flask import Response, flash, redirect, session, url_for
from werkzeug import Response as Redirect

from sandbox.operations import answers, attempts
from sandbox.operations.refusals import Paused, Refused
from sandbox.reports import desk_inbox, practice
from sandbox.reports.dossiers import of_attempt
from sandbox.store.attempts import Attempt
from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.context import content, now, reading, writing
from sandbox.web.languages import said
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.collecting import collect
from sandbox.web.learn.play import in_sheet, mine, tool, under_way

OPEN = ("draft", "supplement")  # states of a dossier that wait for the student
WITH_THE_OFFICER = ("tiep-nhan", "xu-ly", "tra")


@blueprint.get(f"{ATTEMPT}/nop-bai")
@student
def ask_hand_in(attempt_id: int) -> Response | Redirect:
    attempt = mine(attempt_id)
    exercise = context.exercise(attempt)
    if attempt.finished_at is not None:
        return whole_page(url_for(".report", attempt_id=attempt_id))
    if exercise.ends != "hand_in":
        return whole_page(url_for(".ask_end", attempt_id=attempt_id))
    row = practice.graded(reading(), attempt_id, attempt.student_id)
    if collect(row.Assignment):
        return leave(attempt_id)
    return tool(
        "learn/hand_in.html",
        attempt,
        exercise=exercise,
        unanswered=_unanswered(attempt),
        dossiers=_open_dossiers(attempt) if exercise.side == "citizen" else [],
        undecided=_undecided(attempt) if exercise.side == "officer" else [],
        playing=session.get("attempt") == attempt_id,
        left=row.Assignment.attempts_allowed + row.more - row.attempts,
    )


@blueprint.post(f"{ATTEMPT}/nop-bai")
@student
def hand_in(attempt_id: int) -> Redirect:
    try:
        with writing() as db:
            answers.hand_in(db, content(), under_way(db, attempt_id), {}, now())
    except Paused:
        raise  # the attempt goes on
    except Refused as refused:
        return over(attempt_id, refused)
    return leave(attempt_id)


def over(attempt_id: int, refused: Refused) -> Redirect:
    """Too late, or once more: on to the report, which takes in what was left; a line says why."""
    if refused.message != attempts.FINISHED:
        flash(said(refused), "info")
    return leave(attempt_id)


def leave(attempt_id: int) -> Redirect:
    """To the report; the persona is nobody's any more."""
    if session.get("attempt") == attempt_id:
        session.pop("attempt")
    return whole_page(url_for(".report", attempt_id=attempt_id))


def whole_page(address: str) -> Redirect:
    """There, also when the sheet asked."""
    if in_sheet():
        return Redirect(status=204, headers={"HX-Redirect": address})
    return redirect(address, 303)


def _unanswered(attempt: Attempt) -> list[int]:
    """The numbers of the questions without an answer."""
    open_ones = answers.unanswered(context.exercise(attempt), attempt)
    return [number for number, one in enumerate(context.exercise(attempt).questions, 1) if one in open_ones]


def _open_dossiers(attempt: Attempt) -> list[tuple[int, str, str]]:
    """(id, state, name of its procedure) of what the office does not have yet."""
    known = content().world.catalogue.procedures
    return [
        (one.id, one.state, known[one.procedure].name)
        for one in of_attempt(reading(), attempt.id)
        if one.state in OPEN and one.procedure in known
    ]


def _undecided(attempt: Attempt) -> list[tuple[int, str, str]]:
    """(id, code, name of its procedure) of what the officer was to decide and has not: all of a stack, of a
    shared desk what they hold."""
    known, desk = content().world.catalogue.procedures, desk_inbox.inbox(reading(), attempt)
    return [
        (one.dossier.id, str(one.dossier.code), known[one.dossier.procedure].name)
        for one in desk.lying
        if (one.mine and one.group in WITH_THE_OFFICER if desk.shared else not one.acted)
    ]
