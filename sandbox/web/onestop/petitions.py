"""The feedback desk: what citizens have written, sorted and answered by the officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug import Response

from exercises.engine.variants import fill
from fixtures.petition_sorts import ANSWER_MAX, TAKEN, drafted, load_sorts
from fixtures.petitions import kind_of
from fixtures.privacy import PLEASE, masked, tells_of_somebody
from fixtures.working_days import CLOSES
from sandbox.operations import petitions as feedback
from sandbox.operations.onestop import manned
from sandbox.operations.onestop import petition_inbox as lying
from sandbox.operations.onestop import petitions as desk
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.letters import Petition
from sandbox.web.context import attempt, content, now, playing, reading, variant, writing
from sandbox.web.languages import said
from sandbox.web.onestop import ID
from sandbox.web.onestop.frame import blueprint, officer, page
from sandbox.web.onestop.petition_form import AnswerForm
from sandbox.web.onestop.words import STANDINGS
from sandbox.web.portal.words import PETITIONS

BASE = "/phan-anh"
STATES = ("sent", "answered", "returned")
SENT = "Đã gửi thư trả lời về việc “%(subject)s”."
UNFIT = (
    "Thư đã gửi cho người dân, nhưng chưa đưa lên trang công khai được: trong nội dung hoặc trong thư có "
    "số điện thoại, thư điện tử hay tên người gửi."
)
TAKEN_NOW = "Em đang giữ ý kiến này."
NO_NUMBER = -1


@dataclass(frozen=True)
class Lying:
    """One of the inbox; holder: the colleague who holds it; standing: of its deadline, "" once answered."""

    petition: Petition
    by: datetime
    standing: str
    holder: str


@blueprint.get(BASE)
@officer
def petitions() -> str:
    """`?muc=`: only those of a state."""
    me = attempt(reading())
    everything = _lying(me, lying.inbox(reading(), me))
    wanted = request.args.get("muc", "")
    states = [one.petition.state for one in everything]
    return page(
        "petitions.html",
        shown=[one for one in everything if wanted not in STATES or one.petition.state == wanted],
        wanted=wanted if wanted in STATES else "",
        counts={state: states.count(state) for state in STATES},
        shared=manned.served(reading(), me) is not None,
        states=PETITIONS,
        standings=STANDINGS,
        days=feedback.ANSWER_DAYS,
    )


@blueprint.get(f"{BASE}/<{ID}:petition_id>")
@officer
def petition(petition_id: int) -> str:
    found, _ = lying.find(reading(), attempt(reading()), petition_id)
    with writing() as db:
        lying.opened(db, content(), attempt(db), found, now())
    return _shown(petition_id, AnswerForm())


@blueprint.post(f"{BASE}/<{ID}:petition_id>")
@officer
def answer_petition(petition_id: int) -> Any:
    form = AnswerForm(request.form)
    if "draft" in request.form:
        return _shown(petition_id, form, request.form["draft"])
    if not _is_right(petition_id, form):
        return _shown(petition_id, form), 422
    shown = request.form.get("revision", NO_NUMBER, type=int)
    reply = desk.Reply(form.sort.data, form.answer.data, shown, form.publish.data == "yes")
    try:
        with writing() as db:
            done = desk.answer(db, content(), playing(db), petition_id, reply, now())
            flash(SENT % {"subject": done.subject}, "portal-done")
            if reply.publish and reply.sort == TAKEN and not done.published:
                flash(UNFIT, "portal-warn")
    except desk.Changed as changed:
        form.form_errors = [said(changed)]
        return _shown(petition_id, form), 409
    except Refused as refused:
        form.answer.errors = [said(refused)]
        return _shown(petition_id, form), 422
    return redirect(url_for(".petitions"), 303)


@blueprint.post(f"{BASE}/<{ID}:petition_id>/nhan")
@officer
def take_petition(petition_id: int) -> Response:
    with writing() as db:
        lying.take(db, playing(db), petition_id)
    flash(TAKEN_NOW, "portal-done")
    return redirect(url_for(".petition", petition_id=petition_id), 303)


@blueprint.get(f"{BASE}/<{ID}:petition_id>/nhan")
@officer
def to_petition(petition_id: int) -> Response:
    """Opened like a page, the address of a form leads to the page with the form."""
    found, _ = lying.find(reading(), attempt(reading()), petition_id)
    return redirect(url_for(".petition", petition_id=found.id), 303)


def _lying(me: Attempt, petitions: list[Petition]) -> list[Lying]:
    holders = lying.holders(reading(), me, petitions)
    return [
        Lying(one, by, _standing(one, me.clock, by), holders.get(one.officer_id or 0, ""))
        for one in petitions
        for by in [datetime.combine(feedback.answered_by(one).date(), CLOSES)]
    ]


def _standing(one: Petition, clock: datetime, by: datetime) -> str:
    if one.state != "sent":
        return ""
    if clock > by:
        return "late"
    return "on_time" if clock.date() == by.date() else "early"


def _is_right(petition_id: int, form: AnswerForm) -> bool:
    """What may be a real person's is taken out of the letter; the rest of it stays."""
    right = form.validate()
    me = attempt(reading())
    found, _ = lying.find(reading(), me, petition_id)
    if tells_of_somebody(form.answer.data or "", desk.known(me, found)):
        form.answer.data, form.answer.errors, right = masked(form.answer.data), [PLEASE], False
    return right


def _shown(petition_id: int, form: AnswerForm, draft: str = "") -> str:
    """`draft`: the letter to begin with that was asked for, such as “answered.0”."""
    me = attempt(reading())
    found, _ = lying.find(reading(), me, petition_id)
    item = lying.item_of(content(), me, found)
    facts = {
        "name": found.fields["name"],
        "kind": kind_of(found.fields["kind"]),
        "subject": found.subject,
    }
    letters = {
        f"{sort.id}.{number}": (sort.id, one.label, drafted(one, **facts))
        for sort in load_sorts().values()
        for number, one in enumerate(sort.drafts)
    }
    if draft in letters:
        form.sort.data = letters[draft][0]
        form.answer.data = "\n\n".join(filter(None, (form.answer.data, letters[draft][2])))
    return page(
        "petition.html",
        petition=found,
        lying=_lying(me, [found])[0],
        note=fill(item.note, variant(me)) if item else feedback.about(reading(), content(), found),
        form=form,
        drafted=draft in letters,
        letters={name: (sort, label) for name, (sort, label, _) in letters.items()},
        sorts=load_sorts(),
        taken=TAKEN,
        kind=facts["kind"],
        shared=manned.served(reading(), me) is not None,
        mine=found.officer_id == me.id,
        states=PETITIONS,
        standings=STANDINGS,
        longest=ANSWER_MAX,
    )
