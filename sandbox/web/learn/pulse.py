"""What a student's open page asks for every few seconds: the teacher's doing, a message on the phone."""

from types import SimpleNamespace
from typing import Any

from flask import Response, render_template, request, session

from sandbox.reports import lesson, practice
from sandbox.reports.lesson import Lesson
from sandbox.web.access import actor, student
from sandbox.web.context import now, reading
from sandbox.web.learn import blueprint, helped
from sandbox.web.learn.bar import time_of
from sandbox.web.learn.seen import last_seen

LARGEST = 2147483647  # what a key column can hold


@blueprint.get("/nhip")
@student
def pulse() -> Response:
    """204 after one SELECT while nothing is new. Who only has a page open is not at work: no session lives
    longer for it."""
    session.stale = False  # type: ignore[attr-defined]
    rows = lesson.pulse(reading(), actor().id, _attempt_id())
    told = lesson.together([lesson.told(row, now()) for row in rows])
    at_work = rows[0] if rows and rows[0].assignment_id else None
    version = told.version + helped.version_of(at_work)
    if request.args.get("v") == version:
        return Response(status=204)
    shown = {"bar": _shown(told, at_work), "at_work": at_work, "help": helped.card(at_work)}
    answer = Response(render_template("learn/_pulse.html", **shown))
    answer.set_etag(version)
    return answer


def _shown(told: Lesson, row: Any) -> SimpleNamespace:
    """Named as the practice bar names it."""
    if row is None:
        return SimpleNamespace(**vars(told))
    letters = practice.bar(reading(), row.id, actor().id, last_seen(row.id)) if row.news else None
    return SimpleNamespace(
        **vars(told),
        **time_of(row),
        id=row.id,
        clock=row.clock,
        unread=letters.unread if letters else 0,
        sender=letters.sender if letters else "",
    )


def _attempt_id() -> int:
    wanted = request.args.get("luot", 0, type=int)
    return wanted if 0 < wanted <= LARGEST else 0
