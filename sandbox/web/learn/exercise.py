"""One exercise of the shelf: what it is, starting, going on, doing it again."""

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug import Response

from exercises.engine.variants import Variant
from sandbox.extensions import parts
from sandbox.operations import attempts, preparing
from sandbox.operations.given import Press
from sandbox.operations.refusals import Refused
from sandbox.reports.shelf import one
from sandbox.reports.shelf_item import ShelfItem
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.web.access import actor, student
from sandbox.web.context import content, now, reading, writing
from sandbox.web.learn import ID, blueprint
from sandbox.web.learn.collecting import collect
from sandbox.web.words import MODES

ASSIGNMENT = f"/bai/<{ID}:assignment_id>"


@blueprint.get(ASSIGNMENT)
@student
def exercise(assignment_id: int) -> str:
    return render_template("learn/exercise.html", item=_item(assignment_id), modes=MODES)


@blueprint.post(ASSIGNMENT)
@student
def begin(assignment_id: int) -> Response:
    _item(assignment_id)
    made = press(assignment_id)
    with writing() as db:
        attempt = attempts.start(db, content(), _assignment(db, assignment_id), actor().id, now(), made)
    return _play(attempt)


@blueprint.get(f"{ASSIGNMENT}/lam-lai")
@student
def ask_again(assignment_id: int) -> str:
    return render_template("learn/again.html", item=_retriable(assignment_id))


@blueprint.post(f"{ASSIGNMENT}/lam-lai")
@student
def again(assignment_id: int) -> Response:
    """Ends the attempt that was shown, and no later one: pressing twice starts one attempt."""
    _item(assignment_id)
    shown = request.form.get("attempt", 0, type=int)
    made = press(assignment_id)
    with writing() as db:
        attempt = attempts.start_again(
            db, content(), _assignment(db, assignment_id), actor().id, shown, now(), made
        )
    return _play(attempt)


def press(assignment_id: int) -> Press:
    """Makes the papers of a given dossier; they are drawn and kept here, before anything is locked."""
    assignment = _assignment(reading(), assignment_id)
    kept, wanted = parts().drawings, content().library[assignment.exercise].given
    if wanted is not None:
        variant = Variant.from_json(preparing.coming_variant(reading(), content(), assignment, actor().id))
        for paper in {paper for papers in wanted.attach.values() for paper in papers}:
            parts().files.put(kept.paper(variant, paper, "png"))
    return Press(parts().files, lambda variant, paper: kept.paper(variant, paper, "png"))


def _item(assignment_id: int) -> ShelfItem:
    item = one(reading(), content().library, actor().id, assignment_id, now())
    if item.overdue and collect(item.assignment):
        item = one(reading(), content().library, actor().id, assignment_id, now())
    return item


def _retriable(assignment_id: int) -> ShelfItem:
    item = _item(assignment_id)
    if not item.may_retry:
        raise Refused(_("Bài này không làm lại được nữa. Em xem phiếu điểm hoặc hỏi thầy cô nhé."))
    return item


def _assignment(db: Session, assignment_id: int) -> Assignment:
    assignment = db.get(Assignment, assignment_id)
    if assignment is None:
        raise NotFound
    return assignment


def _play(attempt: Attempt) -> Response:
    session["attempt"] = attempt.id
    return redirect(url_for(".brief", attempt_id=attempt.id))
