"""The officer takes a dossier, or decides about it; what was typed is never lost."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug import Response

from fixtures.lifecycle import NotAllowed
from fixtures.privacy import masked
from sandbox.operations.onestop import deciding, manned
from sandbox.operations.onestop.decision import REASON_MAX, WITH_DAYS, WITH_GROUND, Decision, Unready
from sandbox.operations.refusals import Refused
from sandbox.store.dossiers import Dossier
from sandbox.web.context import attempt, content, now, playing, reading, writing
from sandbox.web.languages import said
from sandbox.web.onestop import ID
from sandbox.web.onestop.dossier import shown
from sandbox.web.onestop.frame import blueprint, officer, written
from sandbox.web.onestop.sent import Sent

DOSSIER = f"/ho-so/<{ID}:dossier_id>"
FAULT = "loi."
NO_NUMBER = -1
CHOOSE = "Em chọn một cách xử lý trước khi bấm."


@blueprint.post(f"{DOSSIER}/nhan")
@officer
def take(dossier_id: int) -> Response:
    with writing() as db:
        deciding.take(db, content(), playing(db), dossier_id, now())
    flash("Em đang giữ hồ sơ này.", "portal-done")
    return redirect(url_for(".dossier", dossier_id=dossier_id), 303)


@blueprint.post(f"{DOSSIER}/xu-ly")
@officer
def act(dossier_id: int) -> Any:
    sent = _sent()
    if not sent.action:
        return _again(dossier_id, replace(sent, problems={"cach-xu-ly": CHOOSE}), 422)
    try:
        with writing() as db:
            done = deciding.act(db, content(), playing(db), dossier_id, _decision(sent), now())
            flash(_told(done, sent.action), "portal-done")
    except Unready as unready:
        _stumble(dossier_id, sent.action)
        problems = {name: said(why) for name, why in unready.problems.items()}
        return _again(dossier_id, replace(_harmless(sent, problems), problems=problems), 422)
    except Refused as refused:
        return _again(dossier_id, replace(sent, said=said(refused)), 409)
    except NotAllowed as refused:
        return _again(dossier_id, replace(sent, said=str(refused)), 409)
    return redirect(url_for(".dossier", dossier_id=dossier_id), 303)


@blueprint.get(f"{DOSSIER}/nhan")
@blueprint.get(f"{DOSSIER}/xu-ly")
@officer
def to_dossier(dossier_id: int) -> Response:
    """Opened like a page, the address of a form leads to the page with the form."""
    found, _ = manned.find(reading(), attempt(reading()), dossier_id)
    return redirect(url_for(".dossier", dossier_id=found.id))


def _sent() -> Sent:
    form = request.form
    return Sent(
        action=form.get("action", "")[:40],
        reason=written(form.get("reason", ""), REASON_MAX),
        form=form.get("form", "")[:40],
        ground=form.get("ground", "")[:40],
        days=form.get("days", "").strip()[:10],
        due=written(form.get("due", ""), 20),
        instead="instead" in form,
        faults=dict(_faults()),
    )


def _faults() -> Iterator[tuple[str, str]]:
    for name, value in request.form.items():
        if name.startswith(FAULT) and value:
            yield name.removeprefix(FAULT)[:60], value[:40]


def _decision(sent: Sent) -> Decision:
    """Only what goes with the action: the page has the fields of all of them."""
    return Decision(
        sent.action,
        revision=request.form.get("revision", NO_NUMBER, type=int),
        reason=sent.reason,
        faults=tuple(f"{part}:{kind}" for part, kind in sent.faults.items()),
        ground=sent.ground if sent.action in WITH_GROUND else "",
        form=sent.form,
        days=_days(sent.days) if sent.action in WITH_DAYS else 0,
        due=sent.due,
        instead=sent.instead,
    )


def _days(written_down: str) -> int:
    if not written_down:
        return 0
    return int(written_down) if re.fullmatch("[0-9]{1,3}", written_down) and int(written_down) else NO_NUMBER


def _again(dossier_id: int, sent: Sent, status: int) -> tuple[str, int]:
    return shown(dossier_id, sent), status


def _stumble(dossier_id: int, action: str) -> None:
    with writing() as db:
        deciding.stumbled(db, content(), playing(db), dossier_id, action, now())


def _harmless(sent: Sent, problems: dict[str, str]) -> Sent:
    """A number that may be a real person's is not shown again."""
    return replace(sent, reason=masked(sent.reason)) if "reason" in problems else sent


def _told(done: Dossier, action: str) -> str:
    labels = {move.action: move.label for move in content().world.lifecycle.transitions}
    state = content().world.lifecycle.state(done.state).label
    return f"Đã ghi nhận: {labels[action]}. Hồ sơ đang ở trạng thái “{state}”."
