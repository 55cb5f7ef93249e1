"""The table of all routes, tests/site/routes/, and how to ask for one of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from exercises.engine.variants import draw_paper
from fixtures.content import read_yaml
from fixtures.portals import load_portals
from sandbox.store.attempts import Attempt
from sandbox.web.links import other_rules
from sandbox.web.portal import blueprint
from tests.support.lesson import variant as variant_of
from tests.support.neighbours import Neighbours

TABLE = Path(__file__).parents[1] / "site" / "routes"
PART = re.compile(r"<(\w+)>")
UNKNOWN = 987_654
DRAWN: dict[str, bytes] = {}  # papers by their code, which stands for all that is on them


@dataclass(frozen=True)
class Route:
    """One row. `rights` says who may; `about` is the student whose work it is of."""

    rule: str
    method: str
    policy: str
    rights: str
    about: str = "drafter"
    parts: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """Parts that say whose it is."""
        return [name for name in PART.findall(self.rule) if name.endswith("_id") and name not in self.parts]

    def __str__(self) -> str:
        return f"{self.method} {self.rule}"


@cache
def table() -> tuple[Route, ...]:
    """The rows of all files, and each again at every other address that a portal has for its page."""
    rows = tuple(
        Route(**{"parts" if name == "with" else name: value for name, value in row.items()})
        for path in sorted(TABLE.glob("[a-z]*.yml"))
        for row in read_yaml(path)["routes"]
    )
    return rows + tuple(replace(row, rule=other) for row in rows for other in elsewhere().get(row.rule, ()))


@cache
def elsewhere() -> Mapping[str, tuple[str, ...]]:
    """Rule → the further rules of the same page, from the files of the portals."""
    bare = Flask("bare")
    bare.register_blueprint(blueprint)
    pairs = [pair for portal in load_portals().values() for pair in other_rules(portal, bare.url_map)]
    found: dict[str, dict[str, None]] = {}
    for one, other in pairs:
        found.setdefault(plain(one.rule), {})[plain(other.rule)] = None
    return {rule: tuple(others) for rule, others in found.items()}


def plain(rule: str) -> str:
    """Without converters."""
    return re.sub(r"<[^<>]*:(\w+)>", r"<\1>", rule)


@cache
def rights() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = read_yaml(TABLE / "_rights.yml")["rights"]
    return found


def served(app: Flask) -> dict[tuple[str, str], str | None]:
    """(rule, method) of every route the application has, and the policy of its view."""
    found = {}
    for one in app.url_map.iter_rules():
        rule = plain(one.rule)
        for method in (one.methods or set()) - {"HEAD", "OPTIONS"}:
            found[rule, method] = getattr(app.view_functions[one.endpoint], "policy", None)
    return found


def address(world: Neighbours, route: Route, **otherwise: object) -> str:
    """The route as its owner asks for it, but for the parts given."""
    known = {
        **world.ids(route.about),
        **{name: said(world, route, value) for name, value in route.parts.items()},
    }
    return PART.sub(lambda part: str((known | otherwise)[part[1]]), route.rule)


def said(world: Neighbours, route: Route, value: str) -> str:
    values = world.values(route.about) if "{" in value else {}
    return re.sub(r"\{([\w.]+)\}", lambda name: values[name[1]], value)


def filled(world: Neighbours, route: Route) -> dict[str, Any]:
    """The form as its owner fills it in."""
    return {
        name: paper(world, route, value[1:]) if value.startswith("@") else said(world, route, value)
        for name, value in route.form.items()
    }


def paper(world: Neighbours, route: Route, name: str) -> FileStorage:
    """One of the student's own papers; "pdf" is a file with nothing in it."""
    if name == "pdf":
        return FileStorage(BytesIO(b"%PDF-1.7\n%%EOF\n"), "tep.pdf")
    with world.of.parts.database.reading() as session:
        variant = variant_of(session.get_one(Attempt, world.students[route.about].attempt_id))
    code = variant.papers[name].code
    if code not in DRAWN:
        DRAWN[code] = draw_paper(variant, name)
    return FileStorage(BytesIO(DRAWN[code]), f"{name}.png")


def ask(
    client: FlaskClient, route: Route, path: str, form: Mapping[str, Any], token: str = ""
) -> TestResponse:
    """GET, or POST as a form with files does; an empty token is left out."""
    if route.method == "GET":
        return client.get(path)
    posted = {**form, "csrf_token": token} if token else dict(form)
    boundary, body = encode_multipart(posted)  # in memory: leaves no open file behind
    return client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")
