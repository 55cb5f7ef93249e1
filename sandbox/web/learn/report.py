"""The report on what was filed: what went well, then every point in words."""

from typing import Any

from flask import render_template, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.reports import practice
from sandbox.reports.dossiers import of_attempt
from sandbox.reports.remarks import words
from sandbox.reports.shelf import one, shown
from sandbox.reports.student_report import student_report
from sandbox.store.attempts import Attempt
from sandbox.web.access import actor, student
from sandbox.web.context import content, now, reading
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.collecting import collect
from sandbox.web.words import GROUPS

VERDICTS = {  # word, tone, icon
    "pass": (_l("Tốt"), "done", "check-circle-fill"),
    "partial": (_l("Gần đúng"), "doing", "circle-half"),
    "fail": (_l("Cần sửa"), "help", "exclamation-circle-fill"),
    "not_reached": (_l("Chưa làm tới"), "idle", "circle"),
    "pending": (_l("Thầy cô chấm"), "idle", "hourglass-split"),
    "error": (_l("Máy chưa chấm được"), "idle", "question-circle"),
}
PLACES = {
    "de-bai": ("learn.brief", _l("Xem lại đề bài")),
    "nhan-vat": ("learn.persona", _l("Xem thẻ nhân vật")),
    "giay-to": ("learn.papers", _l("Xem tủ giấy tờ")),
    "tra-loi": ("learn.answers", _l("Xem phiếu trả lời của em")),
    "dien-thoai": ("learn.phone", _l("Xem điện thoại")),
}
ON_THE_PORTAL = ("thu-tuc", "ho-so")


@blueprint.get(f"{ATTEMPT}/phieu-diem")
@student
def report(attempt_id: int) -> str:
    row = practice.graded(reading(), attempt_id, actor().id)
    if row.Attempt.finished_at is None and collect(row.Assignment):
        row = practice.graded(reading(), attempt_id, actor().id)
    item = one(reading(), content().library, actor().id, row.Assignment.id, now())
    if row.report is None or not shown(item.exercise, row.Assignment, row.Attempt.finished_at, now()):
        return render_template("learn/report_later.html", item=item, row=row)
    hands_in = item.exercise.ends == "hand_in"
    return render_template(
        "learn/report.html",
        item=item,
        attempt=row.Attempt,
        filed_at=row.Attempt.finished_at if hands_in else row.filed_at,
        tries=practice.marks(reading(), row.Attempt, hands_in),
        report=student_report(row.report, row.Assignment.feedback, words(reading(), attempt_id)),
        feedback=row.Assignment.feedback,
        groups=GROUPS,
        verdicts=VERDICTS,
        place=lambda link: _place(link, row.Attempt),
    )


def _place(link: str, attempt: Attempt) -> tuple[str, Any] | None:
    """Address and words of the place to look at again; the portal's only while its attempt is in play."""
    if link in ON_THE_PORTAL:
        return _on_the_portal(link, attempt)
    if link not in PLACES:
        return None
    endpoint, words = PLACES[link]
    return url_for(endpoint, attempt_id=attempt.id), words


def _on_the_portal(link: str, attempt: Attempt) -> tuple[str, Any] | None:
    """The dossier that was filed, or the page of its procedure: the one chosen, right or wrong."""
    if attempt.finished_at is not None or session.get("attempt") != attempt.id:
        return None
    if content().library[attempt.exercise].side == "officer":
        return url_for("onestop.inbox"), _("Xem lại hồ sơ trên bàn")
    filed = next((one for one in of_attempt(reading(), attempt.id) if one.code), None)
    if filed is None:
        return None
    if link == "ho-so":
        return url_for("portal.dossier", dossier_id=filed.id), _("Xem hồ sơ em đã nộp")
    return url_for("portal.procedure", code=filed.procedure), _("Đọc lại thủ tục em đã chọn")
