"""Which pages stand in which menu: each view says so itself, beside its route."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask
from flask_login import current_user

View = TypeVar("View", bound=Callable[..., Any])
PLACES = ("staff", "class", "assignment", "admin")


@dataclass(frozen=True)
class Item:
    """`order` in its menu; `teach`: for who may change something; `role`: only for staff of that role;
    `where`: whether this class, or assignment, has the page."""

    endpoint: str
    words: Any
    icon: str
    order: int
    teach: bool
    role: str
    where: Callable[[Any], bool]


def _anywhere(_subject: object) -> bool:
    return True


_MENUS: dict[str, dict[str, Item]] = {place: {} for place in PLACES}


def listed(
    place: str,
    order: int,
    words: Any,
    icon: str,
    teach: bool = False,
    role: str = "",
    where: Callable[[Any], bool] = _anywhere,
) -> Callable[[View], View]:
    """Put this view into a menu. place: staff (the top of every page) | class | assignment | admin; the
    pages of the last three take classroom_id, assignment_id or nothing."""

    def note(view: View) -> View:
        endpoint = f"{view.__module__.split('.')[2]}.{view.__name__}"
        _MENUS[place][endpoint] = Item(endpoint, words, icon, order, teach, role, where)
        return view

    return note


def items(place: str) -> list[Item]:
    """In order, without what is for another role."""
    mine = ("", getattr(current_user, "role", ""))
    return [one for one in every(place) if one.role in mine]


def every(place: str) -> list[Item]:
    """The whole menu, in order."""
    return sorted(_MENUS[place].values(), key=lambda one: one.order)


def init_app(app: Flask) -> None:
    app.jinja_env.globals["menu"] = items
