"""Room on the disk: what takes it, and what may be thrown away without loss."""

from pathlib import Path

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug import Response

from sandbox.extensions import parts
from sandbox.reports import storage as report
from sandbox.web.access import actor, admin
from sandbox.web.admin import blueprint
from sandbox.web.context import reading
from sandbox.web.formats import megabytes
from sandbox.web.menus import listed

PATH = "/quan-tri/dung-luong"
ROWS = {
    "students": lazy_gettext("Học sinh"),
    "classes": lazy_gettext("Lớp"),
    "attempts": lazy_gettext("Lượt làm bài"),
    "dossiers": lazy_gettext("Hồ sơ"),
    "attachments": lazy_gettext("Giấy tờ đã nộp"),
    "reports": lazy_gettext("Phiếu điểm"),
    "journal": lazy_gettext("Dòng nhật ký thao tác"),
}


def room() -> report.Room:
    settings = current_app.config
    return report.room(reading(), settings["DATABASE"], Path(settings["INSTANCE"]))


@blueprint.get(PATH)
@listed("admin", 60, lazy_gettext("Dung lượng"), "hdd")
@admin
def storage() -> str:
    counts = report.counts(reading(), actor().school_id)
    rows = [(words, counts[name]) for name, words in ROWS.items()]
    return render_template("admin/storage.html", room=room(), rows=rows)


@blueprint.post(f"{PATH}/don-giay-to")
@admin
def empty_drawings() -> Response:
    freed = parts().drawings.empty()
    words = _("Đã dọn giấy tờ vẽ sẵn, trả lại %(size)s. Máy sẽ vẽ lại khi cần.", size=megabytes(freed))
    flash(words if freed else _("Không có giấy tờ vẽ sẵn nào để dọn."), "done")
    return redirect(url_for(".storage"), 303)
