"""Backups: how old the last one is, make one now, look whether one is whole, take one home."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Response, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response as Answer

from sandbox.operations import backups
from sandbox.operations.backup_zip import CHUNK, Progress, verify
from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.web.access import admin
from sandbox.web.admin import blueprint
from sandbox.web.admin.kept import folder, kept
from sandbox.web.admin.running import running
from sandbox.web.context import now
from sandbox.web.menus import listed

PATH = "/quan-tri/sao-luu"
NEWEST = "moi-nhat"
WHOLE = lazy_gettext("Đã sao lưu xong, đã đọc lại và kiểm tra.")
STILL_WHOLE = lazy_gettext("Bản sao lưu vừa chọn còn nguyên vẹn.")


@blueprint.get(PATH)
@listed("admin", 50, lazy_gettext("Sao lưu"), "shield-check")
@admin
def backup_list() -> str:
    return render_template("admin/backups.html", kept=kept(), work=running(), many=backups.KEPT)


@blueprint.post(PATH)
@admin
def back_up() -> Answer:
    """In a thread that needs nothing of this request; the folder and the moment are looked up here."""
    database = backups.database_file(current_app.config["DATABASE"])
    into, at = folder(), now()
    papers = into.parent / "papers"

    def work(tell: Progress) -> Any:
        backups.make(database, papers, into, at, tell)
        backups.keep_newest(into)
        return WHOLE

    return _begun(running().begin(work))


@blueprint.post(f"{PATH}/<name>/kiem-tra")
@admin
def check_backup(name: str) -> Answer:
    path = _path(name)

    def work(_tell: Progress) -> Any:
        verify(path)
        return STILL_WHOLE

    return _begun(running().begin(work))


@blueprint.get(f"{PATH}/<name>")
@admin
def download_backup(name: str) -> Response:
    """In pieces: it may be larger than the memory."""
    if not kept().may_take:
        raise Refused(
            "Máy này giữ dữ liệu của nhiều trường, nên tệp sao lưu không tải được ở đây. "
            "Người giữ máy chủ lấy tệp trong thư mục instance/backups."
        )
    path = _path(name)
    answer = Response(_pieces(path), mimetype="application/zip")
    answer.content_length = path.stat().st_size
    answer.headers["Content-Disposition"] = f'attachment; filename="{path.name}"'
    return answer


def _path(name: str) -> Path:
    found = backups.listed(folder())
    for path in found:
        if name in (path.name, NEWEST):
            return path
    raise NotFound


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


def _begun(could: bool) -> Answer:
    if not could:
        flash(_("Máy đang làm việc trước đó. Thầy cô đợi xong rồi bấm lại."), "warn")
    return redirect(url_for(".backup_list"), 303)
