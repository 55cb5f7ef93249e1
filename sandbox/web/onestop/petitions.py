"""The feedback desk: what citizens have written, sorted and answered by the officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug import Response
from wtforms import Form, RadioField, TextAreaField, ValidationError

from exercises.engine.variants import fill
from fixtures.eform import clean, field_error
from fixtures.eform_fields import FormField
from fixtures.petition_sorts import ANSWER_MAX, TAKEN, drafted, gaps, load_sorts
from fixtures.petitions import kind_of
from fixtures.privacy import PLEASE, masked, tells_of_somebody
from sandbox.operations import petitions as feedback
from sandbox.operations.onestop import manned
from sandbox.operations.onestop import petitions as desk
from sandbox.operations.refusals import Refused
from sandbox.store.letters import Petition
from sandbox.web.context import attempt, content, now, playing, reading, variant, writing
from sandbox.web.languages import said
from sandbox.web.onestop import ID
from sandbox.web.onestop.frame import blueprint, officer, page
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
CHOOSE = "Em chọn công khai hoặc không công khai."
NO_NUMBER = -1
TEXT = FormField(
    name="answer",
    label="Thư trả lời",
    type="textarea",
    step="to-khai",
    group="",
    required=False,
    max_length=ANSWER_MAX,
)


@dataclass(frozen=True)
class Lying:
    """One of the inbox; holder: the colleague who holds it; standing: of its deadline, "" once answered."""

    petition: Petition
    by: datetime
    standing: str
    holder: str


class AnswerForm(Form):
    sort = RadioField("Đây là loại ý kiến nào?", validate_choice=False)
    answer = TextAreaField(
        "Thư trả lời",
        filters=[lambda raw: clean(TEXT, raw or "")],
        description=f"Em viết cho người gửi đọc. Tối đa {ANSWER_MAX} ký tự.",
    )
    publish = RadioField(
        "Có công khai không?",
        choices={"yes": "Công khai trên cổng", "no": "Không công khai"},
        validate_choice=False,
    )

    def validate_sort(self, field: RadioField) -> None:
        if field.data not in load_sorts():
            field.data = None
            raise ValidationError(desk.NO_SORT)

    def validate_answer(self, field: TextAreaField) -> None:
        left = gaps(field.data)
        problem = field_error(TEXT, field.data, {}) or ("" if field.data else desk.NO_ANSWER)
        if problem or left:
            raise ValidationError(problem or desk.GAPS % {"gap": left[0]})

    def validate_publish(self, field: RadioField) -> None:
        if self.sort.data == TAKEN and field.data not in ("yes", "no"):
            raise ValidationError(CHOOSE)


@blueprint.get(BASE)
@officer
def petitions() -> str:
    """`?muc=`: only those of a state."""
    me = attempt(reading())
    everything = [_lying(one, me.clock) for one in desk.inbox(reading(), me)]
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
    found, _ = desk.find(reading(), attempt(reading()), petition_id)
    with writing() as db:
        desk.opened(db, content(), attempt(db), found, now())
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
        desk.take(db, playing(db), petition_id)
    flash(TAKEN_NOW, "portal-done")
    return redirect(url_for(".petition", petition_id=petition_id), 303)


@blueprint.get(f"{BASE}/<{ID}:petition_id>/nhan")
@officer
def to_petition(petition_id: int) -> Response:
    """Opened like a page, the address of a form leads to the page with the form."""
    found, _ = desk.find(reading(), attempt(reading()), petition_id)
    return redirect(url_for(".petition", petition_id=found.id), 303)


def _lying(one: Petition, clock: datetime) -> Lying:
    by, holder = feedback.answered_by(one), manned.holder(reading(), one, attempt(reading()))
    standing = "late" if clock > by else "on_time" if clock.date() == by.date() else "early"
    return Lying(one, by, standing if one.state == "sent" else "", holder.full_name if holder else "")


def _is_right(petition_id: int, form: AnswerForm) -> bool:
    """What may be a real person's is taken out of the letter; the rest of it stays."""
    right = form.validate()
    me = attempt(reading())
    found, _ = desk.find(reading(), me, petition_id)
    if tells_of_somebody(form.answer.data or "", desk.known(me, found)):
        form.answer.data, form.answer.errors, right = masked(form.answer.data), [PLEASE], False
    return right


def _shown(petition_id: int, form: AnswerForm, draft: str = "") -> str:
    """`draft`: the letter to begin with that was asked for, such as “answered.0”."""
    me = attempt(reading())
    found, _ = desk.find(reading(), me, petition_id)
    item = desk.item_of(content(), me, found)
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
        lying=_lying(found, me.clock),
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
