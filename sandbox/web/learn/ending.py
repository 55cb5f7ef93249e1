"""Ending an attempt for good."""

from flask import redirect, render_template, session, url_for
from werkzeug import Response

from sandbox.operations import attempts
from sandbox.reports import practice
from sandbox.web.access import HOMES, actor, student
from sandbox.web.context import content, now, own_attempt, reading, writing
from sandbox.web.learn import ATTEMPT, blueprint


@blueprint.get(f"{ATTEMPT}/ket-thuc")
@student
def ask_end(attempt_id: int) -> str | Response:
    row = practice.graded(reading(), own_attempt(reading(), attempt_id).id, actor().id)
    if row.Attempt.finished_at is not None:
        return redirect(url_for(".report", attempt_id=attempt_id))
    if content().library[row.Attempt.exercise].ends == "hand_in":
        return redirect(url_for(".ask_hand_in", attempt_id=attempt_id))
    left = row.Assignment.attempts_allowed + row.more - row.attempts
    home = HOMES[content().library[row.Attempt.exercise].side]
    return render_template(
        "learn/end.html", attempt=row.Attempt, filed=row.report is not None, left=left, home=home
    )


@blueprint.post(f"{ATTEMPT}/ket-thuc")
@student
def end(attempt_id: int) -> Response:
    with writing() as db:
        attempts.finish(db, content(), own_attempt(db, attempt_id), now())
    if session.get("attempt") == attempt_id:
        session.pop("attempt")
    return redirect(url_for(".report", attempt_id=attempt_id))
