"""What there is to do, step by step; it says where the student is, not whether it is right."""

from flask import Response
from flask_login import current_user

from sandbox.reports import practice
from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.context import reading
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool
from sandbox.web.learn.steps import steps_of


@blueprint.get(f"{ATTEMPT}/viec-can-lam")
@student
def checklist(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    row = practice.bar(reading(), attempt_id, current_user.id, seen=0)
    cell = row.steps if row and row.current else {}
    exercise = context.exercise(attempt)
    return tool(
        "learn/checklist.html",
        attempt,
        steps=steps_of(exercise, cell),
        filed=bool(row and row.filed),
        handed_in=exercise.ends == "hand_in",
    )
