"""“Đánh giá hài lòng”: one of three levels, a reason where it is needed, points for the official criteria."""

from functools import cache
from typing import Any

from flask import redirect, request, url_for
from werkzeug import Response
from wtforms import Form, RadioField, TextAreaField, ValidationError

from fixtures.eform import clean, field_error
from fixtures.eform_fields import FormField
from fixtures.lifecycle import NotAllowed
from fixtures.privacy import PLEASE, tells_of_somebody
from fixtures.ratings import MOST, NO_REASON, RATED, REASON_MAX, Criterion, load_ratings
from sandbox.operations import dossiers, ratings
from sandbox.operations.ratings import AlreadyRated
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, reading, variant, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page, tell

RATING = f"/ho-so/<{ID}:dossier_id>/danh-gia"
NO_LEVEL = "Vui lòng chọn mức độ hài lòng"
UNKNOWN = "Vui lòng chọn một câu trả lời trong danh sách"
REASON = FormField(
    name="reason",
    label="Lý do",
    type="textarea",
    step="to-khai",
    group="",
    required=False,
    max_length=REASON_MAX,
)


class RatingForm(Form):
    reason = TextAreaField(
        "Lý do",
        filters=[lambda raw: clean(REASON, raw or "")],
        description=f"Bắt buộc khi chọn KHÔNG HÀI LÒNG. Tối đa {REASON_MAX} ký tự.",
    )

    def validate_level(self, field: RadioField) -> None:
        if field.data not in load_ratings().labels:
            raise ValidationError(NO_LEVEL)

    def validate_reason(self, field: TextAreaField) -> None:
        if load_ratings().needs_reason(self["level"].data or "") and not field.data:
            raise ValidationError(NO_REASON)
        if problem := field_error(REASON, field.data, {}):
            raise ValidationError(problem)

    @property
    def points(self) -> dict[str, int]:
        """What was given, by criterion."""
        asked = ((one.id, self[_name(one)].data) for one in load_ratings().asked)
        return {name: int(points) for name, points in asked if points}

    @property
    def lines(self) -> list[RadioField]:
        return [self[_name(one)] for one in load_ratings().asked]


@cache
def form_class() -> type[RatingForm]:
    scheme = load_ratings()
    level = RadioField(
        "Mức độ hài lòng của ông/bà",
        choices=dict(scheme.labels),
        validate_choice=False,
    )
    lines = {_name(one): _line(one) for one in scheme.asked}
    return type("FullRatingForm", (RatingForm,), {"level": level, **lines})


@blueprint.get(RATING)
@persona
@with_account
def rating(dossier_id: int) -> Any:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    try:
        content().world.lifecycle.step(dossier.state, "rate", "applicant")
    except NotAllowed as refusal:
        tell(str(refusal), "warn")
        return redirect(url_for(".dossier", dossier_id=dossier.id))
    return _page(dossier, form_class()())


@blueprint.post(RATING)
@persona
@with_account
def rate(dossier_id: int) -> Any:
    form = form_class()(request.form)
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    if not _is_right(form):
        return _page(dossier, form), 422
    try:
        with writing() as db:
            given = (str(form.level.data), form.reason.data, form.points)
            ratings.rate(db, content(), playing(db), dossier_id, *given, now())
    except AlreadyRated as refusal:
        tell(str(refusal), "warn")
    else:
        tell("Cảm ơn ông/bà đã đánh giá.", "done")
    return redirect(url_for(".rating", dossier_id=dossier_id), 303)


def _is_right(form: RatingForm) -> bool:
    right = form.validate()
    if tells_of_somebody(form.reason.data or "", variant(attempt(reading())).values.values()):
        form.reason.data, form.reason.errors, right = "", [PLEASE], False
    return right


def _page(dossier: Dossier, form: RatingForm) -> str | Response:
    catalogue, scheme = content().world.catalogue, load_ratings()
    form["level"].flags.required = True
    return page(
        "rating.html",
        dossier=dossier,
        procedure=catalogue.procedure(dossier.procedure),
        agency=catalogue.agency(dossier.agency),
        given=ratings.of_dossier(reading(), dossier),
        form=form,
        scheme=scheme,
        rated=RATED,
        most=MOST,
    )


def _name(criterion: Criterion) -> str:
    return f"diem_{criterion.id}"


def _line(criterion: Criterion) -> RadioField:
    """From the best answer down, as people read it."""
    answers = {str(points): words for points, words in reversed([*enumerate(criterion.answers)])}
    return RadioField(
        criterion.question,
        choices=answers,
        validate_choice=False,
        validators=[_known],
        description=f"Tiêu chí {criterion.number}: {criterion.label}",
    )


def _known(_form: Form, field: RadioField) -> None:
    if field.data and field.data not in {str(points) for points in range(MOST + 1)}:
        field.data = None
        raise ValidationError(UNKNOWN)
