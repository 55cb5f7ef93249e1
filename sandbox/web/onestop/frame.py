"""What every page of the desk stands in: who sits there, which bodies it belongs to, its menu."""

from typing import Any

from flask import render_template

from sandbox.web.access import officer
from sandbox.web.context import attempt, portal_of, reading
from sandbox.web.onestop import blueprint

__all__ = ["blueprint", "officer", "page"]


def page(template: str, **values: Any) -> str:
    """A page of this officer's desk."""
    me = attempt(reading())
    named = me.variant["values"].get("me.full_name", "")
    return render_template(
        f"onestop/{template}", officer=me, officer_name=named, portal=portal_of(me), **values
    )
