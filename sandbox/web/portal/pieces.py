"""Parts of pages that are the same for every citizen of a portal, drawn once."""

import re
from functools import lru_cache
from typing import Any

from flask import render_template
from markupsafe import Markup

from fixtures.portal_pages import load_pages
from fixtures.portals import Portal
from fixtures.routes import routed, told
from sandbox.web.context import content
from sandbox.web.portal.bodies import bodies
from sandbox.web.portal.skins import load_skin
from sandbox.web.portal.words import APPLICANTS, CHANNELS, LEVELS


def piece(template: str, portal: Portal, **values: Any) -> Markup:
    """The template with the portal's own words and these values, which must be hashable.

    It may say nothing of the person, and carry no form that posts.
    """
    return _drawn(template, portal.id, tuple(values.items()))


@lru_cache(1024)
def _drawn(template: str, portal_id: str, values: tuple[tuple[str, Any], ...]) -> Markup:
    world = content().world
    portal = world.portals[portal_id]
    known = {
        "portal": portal,
        "labels": portal.labels,
        "skin": load_skin(portal.skin),
        "catalogue": world.catalogue,
        "bodies_of": bodies,
        "routed": routed,
        "told": told,
        "pages": load_pages(),
        "channels": CHANNELS,
        "levels": LEVELS,
        "applicants": APPLICANTS,
    }
    return thin(render_template(f"portal/{template}", **known, **dict(values)))


def thin(html: str) -> Markup:
    """Without the indentation of its template: it is sent with every page."""
    return Markup(re.sub(r"\n\s+", "\n", html))  # noqa: S704  our own templates
