"""Checking the files that were received."""

from exercises.engine.received import received
from sandbox.operations import signing
from sandbox.replay.play import Facts, Play, Stuck


def check(play: Play, facts: Facts) -> None:
    """By what each file was made to be: signing and judging have their own tests, and take a moment."""
    conditions = {one.id: one.condition for one in received(play.exercise, play.variant)}
    found = conditions.get(facts["file"])
    if found != facts["verdict"]:
        raise Stuck(f"tệp “{facts['file']}” được kết luận là “{found}”, không phải “{facts['verdict']}”")
    with play.doing() as (session, attempt):
        signing.note_check(session, play.content, attempt, facts["file"], facts["verdict"], play.now())
