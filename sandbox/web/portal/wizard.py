"""The steps of an e-form: keep what is typed, say what is missing, go on."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug import Response

from fixtures.catalogue import FormField
from fixtures.privacy import PLEASE
from sandbox.operations import dossiers
from sandbox.store.dossiers import Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, reading, writing
from sandbox.web.portal import eform
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page, tell

TITLES = {
    "thong-tin": "Thông tin hồ sơ",
    "to-khai": "Tờ khai điện tử",
    "giay-to": "Thành phần hồ sơ",
    "nhan-ket-qua": "Nhận kết quả",
    "kiem-tra": "Kiểm tra",
}
FORM_STEP = "<any('thong-tin', 'to-khai', 'nhan-ket-qua'):step>"


@blueprint.get(f"/ho-so/<{ID}:dossier_id>/{FORM_STEP}")
@persona
@with_account
def wizard(dossier_id: int, step: str) -> str | Response:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    if elsewhere := misplaced(dossier, step):
        return elsewhere
    return _page(dossier, step, eform.shown(fields_of(dossier, step), dossier.fields))


@blueprint.post(f"/ho-so/<{ID}:dossier_id>/{FORM_STEP}")
@persona
@with_account
def fill(dossier_id: int, step: str) -> Any:
    intent = request.form.get("intent", "next")
    with writing() as db:
        me = playing(db)
        dossier = dossiers.draft(db, me, dossier_id)
        filled = eform.sent(fields_of(dossier, step), dossier.fields, request.form)
        strange = dossiers.somebodys(content(), me, dossier, filled.values())
        wrong = filled.check() if intent == "next" else []
        wrong += [name for name in filled.forbid(strange, PLEASE) if name not in wrong]
        if intent == "next":
            dossiers.fill(db, content(), me, dossier_id, step, filled.values(), wrong, now())
        else:
            dossiers.save(db, content(), me, dossier_id, filled.values(), now())
    if intent == "autosave":
        return "", 204
    if wrong:
        return _page(dossier, step, filled), 422
    if intent == "next":
        return redirect(following(dossier_id, step), 303)
    tell("Đã lưu hồ sơ. Ông/bà có thể làm tiếp lúc khác trong mục Hồ sơ của tôi.", "done")
    return redirect(address(dossier_id, step), 303)


def fields_of(dossier: Dossier, step: str) -> tuple[FormField, ...]:
    procedure = content().world.catalogue.procedure(dossier.procedure)
    return tuple(field for field in procedure.form if field.step == step)


def misplaced(dossier: Dossier, step: str) -> Response | None:
    """A filed dossier is read, not filled; a step is opened by finishing those before it."""
    if dossier.state != "draft":
        return redirect(url_for(".dossier", dossier_id=dossier.id))
    steps = dossiers.STEPS
    if steps.index(step) > steps.index(dossier.reached):
        tell("Hãy hoàn thành bước này trước khi sang bước sau.")
        return redirect(address(dossier.id, dossier.reached))
    return None


def address(dossier_id: int, step: str) -> str:
    pages = {"giay-to": ".papers", "kiem-tra": ".review"}
    if step in pages:
        return url_for(pages[step], dossier_id=dossier_id)
    return url_for(".wizard", dossier_id=dossier_id, step=step)


def following(dossier_id: int, step: str) -> str:
    steps = dossiers.STEPS
    return address(dossier_id, steps[min(steps.index(step) + 1, len(steps) - 1)])


def frame(dossier: Dossier, step: str) -> dict[str, Any]:
    """What every step's page shows around its form."""
    catalogue, steps = content().world.catalogue, dossiers.STEPS
    opened = steps.index(dossier.reached)
    now_at = steps.index(step)
    return {
        "dossier": dossier,
        "procedure": catalogue.procedure(dossier.procedure),
        "agency": catalogue.agency(dossier.agency),
        "steps": [
            (TITLES[name], address(dossier.id, name) if at <= opened else None)
            for at, name in enumerate(steps)
        ],
        "now_at": now_at,
        "step_title": TITLES[step],
        "back": address(dossier.id, steps[now_at - 1]) if now_at else None,
    }


def _page(dossier: Dossier, step: str, filled: eform.StepForm) -> str:
    return page("step.html", step=filled, is_wide=eform.is_wide, short=eform.SHORT, **frame(dossier, step))
