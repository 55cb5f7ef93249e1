"""The components of the dossier: attaching papers, taking them out, striking a row."""

from typing import Any

from flask import Response, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response as Redirect
from werkzeug.datastructures import FileStorage

from fixtures.eform import component_errors
from fixtures.papers import NotAPaper, Scan, read
from sandbox.drawings import TYPES, Format
from sandbox.extensions import parts
from sandbox.operations import attachments, dossiers
from sandbox.operations.refusals import Refused
from sandbox.store import NotFound
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, playing, portal_of, reading, writing
from sandbox.web.portal import supplement
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page
from sandbox.web.portal.wizard import following, frame, misplaced

STEP = "giay-to"
BASE = f"/ho-so/<{ID}:dossier_id>/{STEP}"
KINDS = {
    "application/pdf": ("PDF", ".pdf"),
    "image/png": ("PNG", ".png"),
    "image/jpeg": ("JPG", ".jpg,.jpeg"),
}
TAKEN = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@blueprint.get(BASE)
@persona
@with_account
def papers(dossier_id: int) -> Any:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    return misplaced(dossier, STEP) or _page(dossier_id, {})


@blueprint.post(BASE)
@persona
@with_account
def papers_done(dossier_id: int) -> Any:
    with writing() as db:
        me = playing(db)
        dossier = dossiers.draft(db, me, dossier_id)
        problems = missing(dossier, attachments.of_dossier(db, dossier))
        dossiers.fill(db, content(), me, dossier_id, STEP, {}, list(problems), now())
    if problems:
        return _page(dossier_id, problems), 422
    return redirect(following(dossier_id, STEP), 303)


@blueprint.post(f"{BASE}/<component>")
@persona
@with_account
def attach(dossier_id: int, component: str) -> Any:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    if content().world.catalogue.procedure(dossier.procedure).component(component) is None:
        raise NotFound
    try:
        _attach(dossier_id, component, request.files.get("file"))
    except Refused as refusal:
        return _page(dossier_id, {component: str(refusal)}), 422
    return back(dossier_id, component)


@blueprint.post(f"{BASE}/<component>/xoa")
@persona
@with_account
def strike(dossier_id: int, component: str) -> Redirect:
    with writing() as db:
        attachments.strike(db, content(), playing(db), dossier_id, component, now())
    return back(dossier_id, component)


@blueprint.post(f"{BASE}/<component>/them-lai")
@persona
@with_account
def restore(dossier_id: int, component: str) -> Redirect:
    with writing() as db:
        attachments.restore(db, content(), playing(db), dossier_id, component, now())
    return back(dossier_id, component)


@blueprint.post(f"/ho-so/<{ID}:dossier_id>/tep/<{ID}:attachment_id>/xoa")
@persona
@with_account
def detach(dossier_id: int, attachment_id: int) -> Redirect:
    with writing() as db:
        me = playing(db)
        kept = attachments.find(db, dossiers.find(db, me, dossier_id), attachment_id)
        component = kept.component
        attachments.detach(db, content(), me, dossier_id, attachment_id, now())
    return back(dossier_id, component)


@blueprint.get(f"/ho-so/<{ID}:dossier_id>/tep/<{ID}:attachment_id>")
@persona
@with_account
def file(dossier_id: int, attachment_id: int) -> Response:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    kept = attachments.find(reading(), dossier, attachment_id)
    return Response(parts().files.get(kept.sha256), mimetype=kept.media_type)


def missing(dossier: Dossier, attached: list[Attachment]) -> dict[str, str]:
    """What the portal says of the components, by component."""
    procedure = content().world.catalogue.procedure(dossier.procedure)
    errors = component_errors(procedure, {one.component for one in attached}, dossier.removed)
    return {error.name: error.message for error in errors}


def _attach(dossier_id: int, component: str, upload: FileStorage | None) -> None:
    data = upload.read() if upload else b""
    problem = _unacceptable(upload, data)
    scan = None
    if not problem:
        try:
            scan = read(data)
            problem = _other_type(scan)
        except NotAPaper as error:
            problem = _not_taken(data, str(error))
    with writing() as db:
        me = playing(db)
        if problem or scan is None or upload is None:
            reason, words = problem or ("unreadable", "")
            attachments.refuse(db, content(), me, dossier_id, component, reason, now())
            raise Refused(words)
        name = upload.filename or ""
        own, scan = _our_own(db, scan)
        attachments.attach(db, parts().files, content(), me, dossier_id, component, name, own, scan, now())


def _our_own(db: Session, scan: Scan) -> tuple[bytes, Scan]:
    """The sandbox's own drawing of the paper that was sent; nothing for a paper it never issued."""
    known = attachments.issued(db, scan.code)
    if known is None:
        return b"", scan
    format: Format = "pdf" if scan.media_type == TYPES["pdf"] else "png"
    return parts().drawings.paper(*known, format), Scan(TYPES[format], scan.code)


def _unacceptable(upload: FileStorage | None, data: bytes) -> tuple[str, str] | None:
    portal = portal_of(attempt(reading()))
    if upload is None or not upload.filename:
        return "no_file", portal.labels["no_file"]
    if len(data) > portal.upload.max_bytes:
        return "too_large", portal.labels["too_large"]
    return None


def _other_type(scan: Scan) -> tuple[str, str] | None:
    portal = portal_of(attempt(reading()))
    return None if scan.media_type in portal.upload.types else ("wrong_type", portal.labels["wrong_type"])


def _not_taken(data: bytes, why: str) -> tuple[str, str]:
    """Another type of file is refused in the portal's words, and then in ours."""
    if not data or data.startswith(TAKEN):
        return "unreadable", why
    return "wrong_type", f"{portal_of(attempt(reading())).labels['wrong_type']} {why}"


def back(dossier_id: int, component: str) -> Redirect:
    """To the component, on the page it is worked on."""
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    page_of = ".supplement" if dossier.state == "supplement" else ".papers"
    return redirect(url_for(page_of, dossier_id=dossier_id, _anchor=f"tp-{component}"), 303)


def _page(dossier_id: int, problems: dict[str, str]) -> str:
    dossier = dossiers.find(reading(), attempt(reading()), dossier_id)
    if dossier.state == "supplement":
        return supplement.refused(dossier, problems)
    if dossier.state != "draft":
        raise Refused(dossiers.FILED)
    kept: dict[str, list[Attachment]] = {}
    for one in attachments.of_dossier(reading(), dossier):
        kept.setdefault(one.component, []).append(one)
    types = portal_of(attempt(reading())).upload.types
    return page(
        "papers.html",
        files=kept,
        problems=problems,
        kinds=[KINDS[one][0] for one in types],
        accept=",".join(KINDS[one][1] for one in types),
        **frame(dossier, STEP),
    )
