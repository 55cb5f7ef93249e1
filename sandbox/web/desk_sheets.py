"""A form of the one-stop desk as a page and as a file, of its frozen facts and the address of this server."""

from typing import Any, cast

import segno
from flask import Response, url_for

from fixtures.desk_forms import DeskFacts, Form, describe, pdf
from sandbox.store.desk import DeskForm
from sandbox.web.files import file_answer


def issued(form: DeskForm) -> DeskFacts:
    """What it was filled with, whatever has become of the dossier since."""
    return cast(DeskFacts, form.facts)


def tracking(facts: DeskFacts) -> str:
    """The whole address of the tracking page with the code filled in; a register has none."""
    code = facts.get("code") if facts["kind"] != "register" else ""
    return url_for("portal.tracking", ma=code or None, _external=True)


def described(facts: DeskFacts) -> Form:
    return describe(facts, tracking(facts))


def shown(facts: DeskFacts) -> dict[str, Any]:
    """What the template of a form needs."""
    address = tracking(facts)
    picture = segno.make_qr(address, error="m").svg_data_uri(scale=3, border=2, light="#fff")
    return {"form": describe(facts, address), "qr": picture, "tracking": address.partition("?")[0]}


def file_of(facts: DeskFacts) -> Response:
    """To be read in the browser, and printed from there."""
    address = tracking(facts)
    form = describe(facts, address)
    name = f"{form.title} {form.code}".strip()
    return file_answer(pdf(form, address), name, "pdf", inline=True)
