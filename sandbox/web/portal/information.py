"""Pages that are only read: what the portal is, questions, terms, news."""

from typing import Any

from fixtures.portal_pages import load_pages
from sandbox.web.access import persona
from sandbox.web.context import attempt, portal_of, reading
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import blueprint, page
from sandbox.web.portal.pieces import piece

SLUG = ", ".join(f"'{slug}'" for slug in load_pages())


@blueprint.get(f"/<any({SLUG}):slug>")
@persona
def information(slug: str) -> Any:
    about = load_pages()[slug]
    return with_account(_page)(slug) if about.citizen else _page(slug)


def _page(slug: str) -> str:
    body = piece("_information.html", portal_of(attempt(reading())), slug=slug)
    return page("information.html", about=load_pages()[slug], body=body)
