"""The shelf of exercises."""

from flask import render_template

from sandbox.reports.sequences import grouped
from sandbox.reports.shelf import shelf as shelf_of
from sandbox.web.access import actor, student
from sandbox.web.context import content, now, reading
from sandbox.web.learn import blueprint
from sandbox.web.learn.collecting import collect
from sandbox.web.words import MODES


@blueprint.get("/ke-bai")
@student
def shelf() -> str:
    items = shelf_of(reading(), content().library, actor().id, now())
    if sum(collect(item.assignment) for item in items if item.overdue):
        items = shelf_of(reading(), content().library, actor().id, now())
    return render_template("learn/shelf.html", items=grouped(items), modes=MODES)
