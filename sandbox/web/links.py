"""Where links lead: a portal may have addresses of its own, further rules of the same views.

All of them answer always; on the pages of such a portal every link is written in its own.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from flask import Flask, current_app, g, request, session
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from fixtures.portals import Portal
from sandbox.extensions import parts

PART = re.compile(r"<(?:[^<>]*:)?(\w+)>")

Own = Mapping[str, Rule]  # endpoint → the rule its links are built with


class Site(Flask):
    """The application; it builds the addresses that belong to the page being shown."""

    def url_for(self, endpoint: str, /, *, _anchor: str | None = None, **options: Any) -> str:  # type: ignore[override]
        full = f"{request.blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
        rule = own_rules().get(full)
        values = {name: value for name, value in options.items() if value is not None}
        built = rule.build(values) if rule and not any(name.startswith("_") for name in values) else None
        if built is None:
            return super().url_for(endpoint, _anchor=_anchor, **options)
        return f"{request.script_root}{built[1]}" + (f"#{quote(_anchor)}" if _anchor else "")


def init_app(app: Flask) -> None:
    """After all pages are known. Raises LookupError for an address that cannot be."""
    portals = app.extensions["dvc-sandbox"].content.world.portals.values()
    app.extensions["dvc-links"] = {one.id: _open(app.url_map, one) for one in portals if one.addresses}


def own_rules() -> Own:
    """The rules of the portal on whose page we are; none elsewhere."""
    found: Mapping[str, Own] = current_app.extensions["dvc-links"]
    return found.get(portal_here(), {})


def portal_here() -> str:
    """The portal this request is on, by its id; "" outside of the portals."""
    if "portal_here" not in g:
        g.portal_here = _portal_here() if (request.endpoint or "").startswith("portal.") else ""
    return str(g.portal_here)


def _portal_here() -> str:
    attempt = getattr(getattr(session, "person", None), "Attempt", None)
    exercise = "" if attempt is None else str(attempt.exercise)
    content = parts().content
    return content.portal_of(exercise).id if exercise in content.library else ""


def is_page(path: str) -> bool:
    """Whether a page of the portals is at that address, which may come from anybody."""
    if not re.fullmatch(r"(/[a-z0-9.-]+)+", path):
        return False
    try:
        endpoint, _ = current_app.url_map.bind("").match(path, "GET")
    except HTTPException:
        return False
    return bool(endpoint.startswith("portal."))


def other_rules(portal: Portal, urls: Map) -> Iterable[tuple[Rule, Rule]]:
    """(rule, further rule of the same page or of a form sent to it), the portal's first choice first."""
    for name, patterns in portal.addresses.items():
        page = next(iter(urls.iter_rules(f"portal.{name}")))
        for one in [one for one in urls.iter_rules() if one.rule == page.rule]:
            for pattern in patterns:
                yield one, Rule(_typed(pattern, one.rule), endpoint=one.endpoint, methods=one.methods)


def _typed(pattern: str, rule: str) -> str:
    """The pattern with the converters that the rule has."""
    parts = {found[1]: found[0] for found in PART.finditer(rule)}
    return PART.sub(lambda found: parts[found[1]], pattern)


def _open(urls: Map, portal: Portal) -> Own:
    own: dict[str, Rule] = {}
    taken = {one.rule for one in urls.iter_rules()}
    for one, other in list(other_rules(portal, urls)):
        if other.rule in taken:
            raise LookupError(f"{portal.id}: {other.rule} đã là địa chỉ của trang khác")
        urls.add(other)
        own.setdefault(one.endpoint, other)
    return own
