"""Hints: some are open at once, some after a stumble; what each costs is said before it is opened."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Response, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug import Response as Redirect

from exercises.engine.schema import Exercise, Hint
from exercises.engine.variants import fill
from sandbox.operations import attempts
from sandbox.operations.journal import OF_THE_CITIZEN
from sandbox.operations.refusals import Refused
from sandbox.reports import practice
from sandbox.store.attempts import Attempt
from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.context import content, now, reading, writing
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool, under_way
from sandbox.web.words import SKILLS

WITHOUT = {
    "test": _l("Bài kiểm tra không có gợi ý. Em bình tĩnh tự làm nhé."),
    "no": _l("Bài này thầy cô không mở gợi ý. Em đọc kỹ đề bài rồi tự làm nhé."),
}
QUARTERS = 4


@dataclass(frozen=True)
class Offer:
    """A hint as offered: its words only once opened. The skill names it: a criterion's title may tell."""

    id: str
    about: str
    cost: int
    text: str | None


@blueprint.get(f"{ATTEMPT}/goi-y")
@student
def hints(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    exercise = context.exercise(attempt)
    without = practice.without_hints(reading(), attempt)
    if without:
        return tool("learn/hints.html", attempt, without=WITHOUT[without], filed=False, offers=[], locked=0)
    used, filed = attempts.hints_taken(reading(), attempt), _filed(attempt)
    open_now = _available(attempt, exercise, used)
    shown = {hint.id for hint in open_now} if filed else used
    offers = [_offer(attempt, exercise, hint, shown) for hint in open_now]
    locked = len(exercise.hints) - len(offers)
    return tool("learn/hints.html", attempt, without="", filed=filed, offers=offers, locked=locked)


@blueprint.post(f"{ATTEMPT}/goi-y/<hint_id>")
@student
def open_hint(attempt_id: int, hint_id: str) -> Redirect:
    attempt = mine(attempt_id)
    exercise = context.exercise(attempt)
    used = attempts.hints_taken(reading(), attempt)
    known = hint_id in {hint.id for hint in exercise.hints}
    without = practice.without_hints(reading(), attempt)
    if without:
        raise Refused(str(WITHOUT[without]))
    if known and hint_id not in {hint.id for hint in _available(attempt, exercise, used)}:
        raise Refused(_("Gợi ý này chưa mở được. Em cứ tự làm thử trước nhé."))
    if not (known and _filed(attempt)):
        with writing() as db:
            attempts.take_hint(db, content(), under_way(db, attempt_id), hint_id, now())
    return redirect(url_for(".hints", attempt_id=attempt_id), 303)


def _available(attempt: Attempt, exercise: Exercise, used: set[str]) -> list[Hint]:
    """A hint opens after so many stumbles: refusals in this attempt, its criterion missed in reports.

    Where nothing can be refused, every quarter of the expected time without an end is one as well.
    """
    kinds = [kind for kind, event in content().world.events.items() if event.trouble]
    if exercise.side != "citizen":  # what befalls a dossier on an officer's desk is no stumble of theirs
        kinds = [kind for kind in kinds if not kind.startswith(OF_THE_CITIZEN)]
    stumbles = practice.stumbles(reading(), attempt.id, kinds)
    stumbles += int((now() - attempt.started_at) / timedelta(minutes=exercise.minutes) * QUARTERS)
    reports = [*practice.earlier_reports(reading(), attempt), *filter(None, [_filed(attempt)])]
    return [
        hint
        for hint in exercise.hints
        if hint.id in used or stumbles + practice.missed(reports, hint.for_) >= hint.after_fails
    ]


def _filed(attempt: Attempt) -> dict[str, Any] | None:
    """The report of this attempt: with it the mark stands, and hints cost nothing any more.

    Where “Nộp bài” ends the exercise, what is graded before tells nobody anything.
    """
    if context.exercise(attempt).ends == "hand_in" and attempt.finished_at is None:
        return None
    report: dict[str, Any] | None = practice.graded(reading(), attempt.id, attempt.student_id).report
    return report


def _offer(attempt: Attempt, exercise: Exercise, hint: Hint, shown: set[str]) -> Offer:
    skill = next((row.skill for row in exercise.rubric if row.id == hint.for_), "reading")
    text = fill(hint.text, context.variant(attempt)) if hint.id in shown else None
    return Offer(hint.id, str(SKILLS[skill]), hint.cost, text)
