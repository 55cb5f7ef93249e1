"""The files the persona received from others: taken from the papers folder by their number."""

from flask import Response

from sandbox.extensions import parts
from sandbox.received import all_of, bytes_of
from sandbox.store.base import NotFound
from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.files import file_answer
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine


@blueprint.get(f"{ATTEMPT}/tep-nhan-duoc/<int(max=99):number>.pdf")
@student
def received_file(attempt_id: int, number: int) -> Response:
    """Its name says no more than its number."""
    attempt = mine(attempt_id)
    exercise = context.exercise(attempt)
    files = all_of(exercise, context.variant(attempt))
    if not 1 <= number <= len(files):
        raise NotFound
    data = bytes_of(files[number - 1], exercise, parts().drawings, parts().authority)
    return file_answer(data, f"tep-ket-qua-{number}", "pdf")
