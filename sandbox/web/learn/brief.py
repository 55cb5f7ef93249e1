"""The task, in the words of the student's own variant."""

from flask import Response
from markupsafe import Markup

from exercises.engine.render import brief_html
from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool


@blueprint.get(f"{ATTEMPT}/de-bai")
@student
def brief(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    exercise = context.exercise(attempt)
    words = Markup(brief_html(exercise, context.variant(attempt)))  # noqa: S704  our library's markdown
    return tool("learn/brief.html", attempt, exercise=exercise, words=words)
