"""A walk over a portal by its links alone: which address shows which template."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from jinja2 import Template
from werkzeug.test import TestResponse

from tests.support.pages import CheckedClient

LEADS = re.compile(r'\bhref="([^"#]+)')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
OURS = ("portal/", "website/")
FILES = ("/static/", "/giao-dien/")
MOST = 700  # pages; more would be a maze


@dataclass(frozen=True)
class Found:
    status: int
    template: str
    title: str
    heading: str


def walk(app: Flask, client: FlaskClient, *starts: str) -> Mapping[str, Found]:
    """Every page of portal and website that links lead to from there, by its address."""
    assert isinstance(client, CheckedClient), "which reads no bad page"
    waiting, found = [*starts], dict[str, Found]()
    while waiting:
        place = waiting.pop()
        if place in found or len(found) > MOST:
            continue
        answer, template = _read(app, client, place)
        page = answer.text if answer.mimetype == "text/html" else ""
        found[place] = Found(answer.status_code, template, _in(TITLE, page), _in(HEADING, page))
        if found[place].template.startswith(OURS):
            waiting += leads(place, page)
        elif "Location" in answer.headers:
            waiting.append(answer.headers["Location"])
    return {place: one for place, one in found.items() if one.template.startswith(OURS) or one.status >= 400}


def leads(place: str, page: str) -> Iterator[str]:
    for lead in LEADS.findall(page):
        address = urljoin(place, unescape(lead))
        if address.startswith("/") and not address.startswith(FILES):
            yield address


def kinds(found: Mapping[str, Found]) -> Mapping[str, str]:
    """One address of each template: the shortest, which is the most general."""
    first: dict[str, str] = {}
    for place, one in sorted(found.items(), key=lambda pair: (len(pair[0]), pair[0])):
        first.setdefault(one.template, place)
    return first


def path(place: str) -> str:
    return urlsplit(place).path


def _read(app: Flask, client: FlaskClient, place: str) -> tuple[TestResponse, str]:
    """The answer, and the template that was drawn last, which is the whole page."""
    names: list[str] = []

    def note(_: Flask, template: Template, **__: object) -> None:
        names.append(template.name or "")

    with template_rendered.connected_to(note, app):
        answer = client.get(place)
    return answer, names[-1] if names else ""


def _in(pattern: re.Pattern[str], page: str) -> str:
    match = pattern.search(page)
    return re.sub(r"<[^>]+>|\s+", " ", unescape(match[1])).strip() if match else ""
