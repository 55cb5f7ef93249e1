"""“Thông báo”: what the portal has written to its citizen."""

from flask import url_for

from sandbox.operations import notices
from sandbox.reports import dossiers
from sandbox.reports import notices as report
from sandbox.web.access import persona
from sandbox.web.context import attempt, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page


@blueprint.get("/thong-bao")
@persona
@with_account
def my_notices() -> str:
    return page("notices.html", notices=report.of_attempt(reading(), attempt(reading()).id))


@blueprint.get(f"/thong-bao/<{ID}:notice_id>")
@persona
@with_account
def notice(notice_id: int) -> str:
    """Opening it is reading it."""
    found = report.one(reading(), attempt(reading()).id, notice_id)
    if not found.seen:
        with writing() as db:
            notices.opened(db, attempt(db), notice_id)
        found = report.one(reading(), attempt(reading()).id, notice_id)
    mine = {one.id for one in dossiers.of_attempt(reading(), found.attempt_id)}
    about = found.dossier_id if found.dossier_id in mine else None
    return page("notice.html", notice=found, link=about and url_for(".dossier", dossier_id=about))
