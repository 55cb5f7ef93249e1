"""The answer sheet: questions in words, choices in the student's own order, kept whenever they change."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug import Response as Redirect

from exercises.engine.exercise import Choice, Question
from exercises.engine.variants import Variant, fill, pick
from sandbox.operations import answers as operation
from sandbox.operations.refusals import Paused, Refused
from sandbox.store.attempts import Attempt, sheet_of
from sandbox.store.base import NotFound
from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.context import content, now, writing
from sandbox.web.languages import said
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.handing_in import over
from sandbox.web.learn.play import in_sheet, mine, tool, under_way
from sandbox.web.portal.frame import plain

MANY = 10**9
STRUCK = "•••"
KEYBOARDS = {"number": "numeric", "money": "numeric", "email": "email", "phone": "tel"}


@dataclass(frozen=True)
class Option:
    """`number` stands in the form: the value itself is nobody's business."""

    number: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """A question as it is shown. `struck`: a number that may be a real person's was taken out."""

    number: int
    name: str
    ask: str
    hint: str
    unit: str
    many: bool
    options: tuple[Option, ...]
    value: str
    keyboard: str
    answered: bool

    @property
    def struck(self) -> bool:
        return STRUCK in self.value


@blueprint.get(f"{ATTEMPT}/phieu-tra-loi")
@student
def answers(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    asked = questions(attempt)
    if not asked:
        raise NotFound
    return tool("learn/answers.html", attempt, questions=asked, saved=bool(request.args.get("luu")))


@blueprint.post(f"{ATTEMPT}/phieu-tra-loi")
@student
def save_answers(attempt_id: int) -> Redirect | str:
    """Kept by the way while a choice is made (`then` is missing), saved by a button, or on to handing in."""
    then = request.form.get("then", "")
    do = operation.save if then else operation.keep
    try:
        with writing() as db:
            attempt = under_way(db, attempt_id, while_paused=not then)
            do(db, content(), attempt, _given(attempt), now())
            count = len(operation.unanswered(context.exercise(attempt), attempt))
    except Paused as paused:
        return _held(attempt_id, paused)
    except Refused as refused:
        return over(attempt_id, refused)
    if not then and in_sheet():
        return render_template("learn/answers_kept.html", count=count)
    if then == "nop-bai":
        return redirect(url_for(".ask_hand_in", attempt_id=attempt_id), 303)
    return redirect(url_for(".answers", attempt_id=attempt_id, luu=1), 303)


def _held(attempt_id: int, paused: Paused) -> Redirect:
    """Nothing is graded while the class is held up, and nothing that was typed is lost."""
    with writing() as db:
        attempt = under_way(db, attempt_id, while_paused=True)
        operation.keep(db, content(), attempt, _given(attempt), now())
    flash(said(paused), "warn")
    return redirect(url_for(".answers", attempt_id=attempt_id, luu=1), 303)


def questions(attempt: Attempt) -> list[Asked]:
    """All of the exercise, with what has been answered so far."""
    asked = context.exercise(attempt).questions
    return [_asked(attempt, number, one) for number, one in enumerate(asked, 1)]


def in_own_order(question: Question, variant: Variant) -> list[Choice]:
    """A neighbour's third choice is another one, and the same student always finds theirs in its place."""
    return sorted(
        question.choices, key=lambda choice: pick(variant.seed, f"{question.id} {choice.value}", MANY)
    )


def _asked(attempt: Attempt, number: int, question: Question) -> Asked:
    variant, given = context.variant(attempt), sheet_of(attempt.answers).get(question.id, [])
    options = enumerate(in_own_order(question, variant), 1)
    return Asked(
        number=number,
        name=f"cau-{number}",
        ask=fill(question.ask, variant),
        hint=fill(question.hint, variant),
        unit=fill(question.unit, variant),
        many=question.many,
        options=tuple(
            Option(str(place), fill(one.label, variant), one.value in given) for place, one in options
        ),
        value="" if question.choices else next(iter(given), ""),
        keyboard=KEYBOARDS.get(operation.kind_of(context.exercise(attempt), question.id), "text"),
        answered=bool(given),
    )


def _given(attempt: Attempt) -> Mapping[str, list[str]]:
    """What the form says of the questions it holds, others keep their answer: a page may be older than
    the sheet. A choice nobody offered is none."""
    variant, found = context.variant(attempt), {}
    for number, question in enumerate(context.exercise(attempt).questions, 1):
        if f"cau-{number}" not in request.form:
            continue
        typed = request.form.getlist(f"cau-{number}")
        values = {str(place): one.value for place, one in enumerate(in_own_order(question, variant), 1)}
        found[question.id] = (
            [values[one] for one in typed if one in values]
            if question.choices
            else [plain(one, operation.LONGEST) for one in typed]
        )
    return found
