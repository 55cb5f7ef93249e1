"""The steps of an e-form: keep what is typed, say what is missing, go on."""

from typing import Any

from flask import redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from fixtures.portals import Portal
from fixtures.privacy import PLEASE
from sandbox.operations import dossiers
from sandbox.operations.refusals import Paused
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.web import assets
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, writing
from sandbox.web.portal import eform
from sandbox.web.portal.account import with_account
from sandbox.web.portal.drawn import drawn
from sandbox.web.portal.frame import ID, blueprint, page, tell
from sandbox.web.portal.shape import Shape, shape_of

FORM_STEP = "<any('thong-tin', 'to-khai', 'nhan-ket-qua'):step>"
ADDING = "them"


@blueprint.get(f"/ho-so/<{ID}:dossier_id>/{FORM_STEP}")
@persona
@with_account
def wizard(dossier_id: int, step: str) -> str | Response:
    me = attempt(reading())
    dossier = dossiers.find(reading(), me, dossier_id)
    if elsewhere := misplaced(dossier, step):
        return elsewhere
    adding = request.args.get(ADDING, "")
    return _page(dossier, step, eform.shown(_shape(me, dossier, step), dossier.fields, adding))


@blueprint.post(f"/ho-so/<{ID}:dossier_id>/{FORM_STEP}")
@persona
@with_account
def fill(dossier_id: int, step: str) -> Any:
    intent, _, about = request.form.get("intent", "next").partition(":")
    try:
        with writing() as db:
            me = playing(db, while_paused=intent != "next")
            filled, wrong = _keep(db, me, dossiers.draft(db, me, dossier_id), step, intent, about)
    except Paused as paused:
        return _held(dossier_id, step, paused)
    if intent == "autosave":
        return "", 204
    if wrong:
        return _page(dossiers.find(reading(), attempt(reading()), dossier_id), step, filled), 422
    if intent == "next":
        return redirect(following(dossier_id, step), 303)
    if intent in eform.WITHIN:
        return redirect(_spot(dossier_id, step, filled, intent, about.partition(":")[0]), 303)
    mine = _portal().labels["my_dossiers"]
    tell(f"Đã lưu hồ sơ. Ông/bà có thể làm tiếp lúc khác trong mục {mine}.", "done")
    return redirect(address(dossier_id, step), 303)


def _held(dossier_id: int, step: str, paused: Paused) -> Response:
    """The step waits; what was typed in it is kept."""
    with writing() as db:
        me = playing(db, while_paused=True)
        _keep(db, me, dossiers.draft(db, me, dossier_id), step, "save", "")
    tell(str(paused), "warn")
    return redirect(address(dossier_id, step), 303)


def misplaced(dossier: Dossier, step: str) -> Response | None:
    """A filed dossier is read, not filled; a step is opened by finishing those before it."""
    if dossier.state != "draft":
        return redirect(url_for(".dossier", dossier_id=dossier.id))
    steps = _portal().step_ids
    if steps.index(step) > steps.index(dossier.reached):
        tell("Hãy hoàn thành bước này trước khi sang bước sau.")
        return redirect(address(dossier.id, dossier.reached))
    return None


def address(dossier_id: int, step: str, **more: str) -> str:
    """Remembered: every step's page names them all."""
    pages = {"giay-to": "portal.papers", "kiem-tra": "portal.review"}
    if step in pages:
        return assets.address(pages[step], dossier_id=dossier_id, **more)
    return assets.address("portal.wizard", dossier_id=dossier_id, step=step, **more)


def following(dossier_id: int, step: str) -> str:
    return address(dossier_id, _portal().after(step))


def frame(dossier: Dossier, step: str) -> dict[str, Any]:
    """What every step's page shows around its form."""
    catalogue, portal = content().world.catalogue, _portal()
    steps = portal.step_ids
    opened, now_at = steps.index(dossier.reached), steps.index(step)
    return {
        "dossier": dossier,
        "procedure": catalogue.procedure(dossier.procedure),
        "agency": catalogue.agency(dossier.agency),
        "steps": [
            (one.title, address(dossier.id, one.id) if at <= opened else None)
            for at, one in enumerate(portal.steps)
        ],
        "now_at": now_at,
        "step_title": portal.titles[step],
        "back": address(dossier.id, steps[now_at - 1]) if now_at else None,
    }


def _keep(
    db: Session, me: Attempt, dossier: Dossier, step: str, intent: str, about: str
) -> tuple[eform.StepForm, list[str]]:
    """Keep what was sent; the form, and the fields that are wrong."""
    filled = eform.sent(_shape(me, dossier, step), dossier.fields, request.form)
    filled.act(intent, about)
    strange = dossiers.somebodys(content(), me, dossier, filled.values())
    wrong = filled.check() if intent == "next" else []
    wrong += [name for name in filled.forbid(strange, PLEASE) if name not in wrong]
    if intent == "next":
        dossiers.fill(db, content(), me, dossier.id, step, filled.values(), wrong, now())
    else:
        dossiers.save(db, content(), me, dossier.id, filled.values(), now())
    return filled, wrong


def _spot(dossier_id: int, step: str, filled: eform.StepForm, intent: str, field: str) -> str:
    """The same page, at the field that was worked on."""
    if not filled.is_here(field):
        return address(dossier_id, step)
    more = {ADDING: field} if intent == "add" else {}
    return address(dossier_id, step, _anchor=filled.next_of(field, intent), **more)


def _shape(me: Attempt, dossier: Dossier, step: str) -> Shape:
    procedure = content().world.catalogue.procedure(dossier.procedure)
    return shape_of(procedure, step, portal_of(me))


def _portal() -> Portal:
    return portal_of(attempt(reading()))


def _page(dossier: Dossier, step: str, filled: eform.StepForm) -> str:
    here = address(dossier.id, step)
    shown = {"step": filled, "here": here, "is_wide": eform.is_wide, "drawn": drawn}
    return page("step.html", **shown, **frame(dossier, step))
