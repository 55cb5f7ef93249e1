"""Reading everything once more, promising it is true, sending it, and the receipt."""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from werkzeug import Response

from fixtures.eform import FormatError, is_shown
from sandbox.operations import attachments, dossiers, submission
from sandbox.operations.refusals import Incomplete
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, writing
from sandbox.web.portal import captcha
from sandbox.web.portal.account import with_account
from sandbox.web.portal.eform import label_of
from sandbox.web.portal.frame import ID, blueprint, page, sent_key
from sandbox.web.portal.wizard import address, frame, misplaced

STEP = "kiem-tra"
NOT_PROMISED = "Ông/bà cần đánh dấu cam đoan trước khi gửi hồ sơ"


@dataclass(frozen=True)
class Said:
    """What the page has to say to somebody whose dossier did not go."""

    of_promise: str = ""
    of_captcha: str = ""
    errors: tuple[FormatError, ...] = ()


NOTHING = Said()


@blueprint.get(f"/ho-so/<{ID}:dossier_id>/kiem-tra")
@persona
@with_account
def review(dossier_id: int) -> Any:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    return misplaced(dossier, STEP) or _page(dossier)


@blueprint.post(f"/ho-so/<{ID}:dossier_id>/nop")
@persona
def submit(dossier_id: int) -> Any:
    if captcha.asked_again():
        captcha.renew("submit")
        return _again(dossier_id, Said(), 200)
    said = Said("" if _promised() else NOT_PROMISED, captcha.refused("submit"))
    if said.of_promise or said.of_captcha:
        return _again(dossier_id, said, 422)
    try:
        with writing() as db:
            submission.submit(db, content(), playing(db), dossier_id, sent_key(), now())
    except Incomplete as incomplete:
        return _again(dossier_id, Said(errors=incomplete.errors), 422)
    captcha.used("submit")
    return redirect(url_for(".receipt", dossier_id=dossier_id), 303)


@blueprint.get(f"/ho-so/<{ID}:dossier_id>/bien-nhan")
@persona
@with_account
def receipt(dossier_id: int) -> str | Response:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    if dossier.state == "draft":
        return redirect(url_for(".review", dossier_id=dossier_id))
    catalogue = content().world.catalogue
    return page(
        "receipt.html",
        dossier=dossier,
        procedure=catalogue.procedure(dossier.procedure),
        agency=catalogue.agency(dossier.agency),
    )


def _promised() -> bool:
    return request.form.get("commit") == "1"


def _again(dossier_id: int, said: Said, status: int) -> Any:
    """The review once more, with what was typed, unless the dossier is past it."""
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    return misplaced(dossier, STEP) or (_page(dossier, said), status)


def answers(dossier: Dossier) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Step → group → (label, value as people read it), without what does not apply."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    portal = portal_of(attempt(reading()))
    for field in content().world.catalogue.procedure(dossier.procedure).form:
        if is_shown(field, dossier.fields):
            line = (field.label, label_of(field, dossier.fields.get(field.name, ""), portal))
            found.setdefault(field.step, {}).setdefault(field.group, []).append(line)
    return found


def papers_of(dossier: Dossier) -> list[tuple[Any, list[Any]]]:
    kept = attachments.of_dossier(reading(), dossier)
    components = content().world.catalogue.procedure(dossier.procedure).components
    return [(part, [one for one in kept if one.component == part.id]) for part in components]


def _page(dossier: Dossier, said: Said = NOTHING) -> str:
    problems = [
        (f"{address(dossier.id, error.step)}#{error.name}", _sentence(dossier, error))
        for error in said.errors
    ]
    return page(
        "review.html",
        answers=answers(dossier),
        papers=papers_of(dossier),
        problems=problems,
        said=said,
        promised=_promised(),
        captcha=captcha.field("submit", said.of_captcha),
        sections=[
            (step.id, step.title, address(dossier.id, step.id))
            for step in portal_of(attempt(reading())).steps
            if step.id != STEP
        ],
        key=secrets.token_urlsafe(16),
        **frame(dossier, STEP),
    )


def _sentence(dossier: Dossier, error: FormatError) -> str:
    procedure = content().world.catalogue.procedure(dossier.procedure)
    named = procedure.form_field(error.name)
    part = procedure.component(error.name)
    label = named.label if named else part.name if part else error.name
    return f"{portal_of(attempt(reading())).titles[error.step]} – {label}: {error.message}"
