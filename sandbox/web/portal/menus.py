"""The menus of a portal, drawn once for every place in them."""

from dataclasses import dataclass
from functools import lru_cache

from flask import render_template, request
from markupsafe import Markup

from fixtures.portals import MenuItem, Portal
from sandbox.web.assets import address
from sandbox.web.context import content
from sandbox.web.portal.pieces import thin


@dataclass(frozen=True)
class Entry:
    """An item of a menu with its address; `here`: we are at it or below it."""

    label: str
    path: str
    here: bool
    items: tuple["Entry", ...] = ()
    is_home: bool = False


def menu(portal: Portal, name: str, shape: str = "bar") -> Markup:
    """portal.menu, .inner or .citizen_menu, by its name; shape: bar, side or drop."""
    return _drawn(portal.id, name, shape, _here(portal.id, name)) if getattr(portal, name) else Markup()


def side_menu(portal: Portal) -> Markup:
    """The menu beside the citizen's own pages, where a portal has one there; nothing beside other pages."""
    here = _here(portal.id, "citizen_menu") if portal.front == "single" else ""
    return _drawn(portal.id, "citizen_menu", "side", here) if here else Markup()


def _here(portal_id: str, name: str) -> str:
    """The address of the item nearest above this page, whichever of the page's addresses was asked for."""
    now = address(str(request.endpoint), **(request.view_args or {}))
    above = [path for path in _paths(portal_id, name) if now == path or now.startswith(f"{path}/")]
    return max(above, key=len, default="")


@lru_cache(64)
def _paths(portal_id: str, name: str) -> tuple[str, ...]:
    items: tuple[MenuItem, ...] = getattr(content().world.portals[portal_id], name)
    return tuple(_path(one) for item in items for one in (item, *item.items) if one.page)


@lru_cache(512)
def _drawn(portal_id: str, name: str, shape: str, here: str) -> Markup:
    entries = [_entry(item, here) for item in getattr(content().world.portals[portal_id], name)]
    return thin(render_template("portal/_menu.html", name=name, shape=shape, entries=entries))


def _entry(item: MenuItem, here: str) -> Entry:
    items = tuple(_entry(one, here) for one in item.items)
    path = _path(item)
    is_here = bool(here) and (path == here or any(one.here for one in items))
    return Entry(item.label, path, is_here, items, item.page == "home")


def _path(item: MenuItem) -> str:
    return address(f"portal.{item.page}", **item.with_) if item.page else ""
