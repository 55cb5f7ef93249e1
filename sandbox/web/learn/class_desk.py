"""Who answers what is filed, where classmates sit at the desk: said by the classroom on the portal."""

from flask import render_template, session
from flask_babel import force_locale
from markupsafe import Markup
from sqlalchemy import select

from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.web.context import reading
from sandbox.web.languages import chosen
from sandbox.web.learn import blueprint


@blueprint.app_template_global()
def class_desk() -> Markup:
    """Nothing where the bot sits there."""
    wanted = select(Assignment.desk).join(Attempt, Attempt.assignment_id == Assignment.id)
    desk = reading().execute(wanted.where(Attempt.id == session.get("attempt", 0))).scalar()
    if desk != "class":
        return Markup()
    with force_locale(chosen()):  # the portal around it speaks Vietnamese only
        return Markup(render_template("learn/class_desk.html"))  # noqa: S704  our own template
