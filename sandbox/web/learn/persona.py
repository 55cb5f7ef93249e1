"""The persona's card: who the student is on the portal."""

from flask import Response

from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool


@blueprint.get(f"{ATTEMPT}/nhan-vat")
@student
def persona(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    values = context.variant(attempt).values
    me = {name.removeprefix("me."): value for name, value in values.items() if name.startswith("me.")}
    return tool("learn/persona.html", attempt, me=me, number=in_threes(me.get("id_number", "")))


def in_threes(digits: str) -> str:
    """ "099203039401" as "099 203 039 401", the way people read it aloud."""
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))
