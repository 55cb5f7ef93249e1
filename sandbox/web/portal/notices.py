"""“Thông báo”: what the portal has written to its citizen."""

from sandbox.operations import notices
from sandbox.reports import notices as report
from sandbox.web.access import persona
from sandbox.web.context import attempt, reading, writing
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import ID, blueprint, page


@blueprint.get("/thong-bao")
@persona
@with_account
def my_notices() -> str:
    return page("notices.html", letters=report.of_attempt(reading(), attempt(reading()).id))


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
    return page("notice.html", letter=found)
