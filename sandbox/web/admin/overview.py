"""The administrator's first page: what needs a look, and the way to each part."""

from flask import render_template
from flask_babel import lazy_gettext

from sandbox.reports import people, storage, terms
from sandbox.web.access import actor, admin
from sandbox.web.admin import blueprint
from sandbox.web.admin.kept import kept
from sandbox.web.admin.storage import room
from sandbox.web.context import now, reading
from sandbox.web.formats import VIETNAM
from sandbox.web.menus import listed


@blueprint.get("/quan-tri")
@listed("staff", 90, lazy_gettext("Quản trị"), "person-gear", role="admin")
@listed("admin", 10, lazy_gettext("Tổng quan"), "house")
@admin
def overview() -> str:
    school = actor().school_id
    return render_template(
        "admin/overview.html",
        staff=[row for row in people.staff(reading(), school, now()) if row.Staff.disabled_at is None],
        counts=storage.counts(reading(), school),
        term=terms.present(reading(), school, now().astimezone(VIETNAM).date()),
        kept=kept(),
        room=room(),
    )
