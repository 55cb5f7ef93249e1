"""The answers to feedback that stand on the portal for everybody, without names; searched and filtered."""

from flask import request

from sandbox.reports.published import published
from sandbox.web.access import persona
from sandbox.web.context import attempt, exercise, reading
from sandbox.web.portal.frame import blueprint, page, plain

KINDS = {"report": "Phản ánh", "proposal": "Kiến nghị"}


@blueprint.get("/phan-anh-kien-nghi/cong-khai")
@persona
def published_petitions() -> str:
    """`?tu-khoa=&loai=`"""
    me = attempt(reading())
    era, words = exercise(me).era, plain(request.args.get("tu-khoa", ""), 100)
    kind = request.args.get("loai", "")
    kind = kind if kind in KINDS else ""
    found = published(reading(), me, era, words, kind)
    return page("published.html", found=found, words=words, kind=kind, kinds=KINDS)
