"""Everything a student's browser can ask for from where the student stands, each kind of page a few times."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urljoin

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

LEADS = re.compile(r'\b(?:href|src|hx-get|data-poll|data-href)="([^"]+)"')
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
FIELD = re.compile(r"<(?:input|button|select|textarea)\b([^>]*)>")
MOST = 600


class Traverse:
    """`each` pages of a kind at a stop, and one paper more."""

    def __init__(self, app: Flask, each: int) -> None:
        self.app, self.each = app, each

    def pages(self, client: FlaskClient, *first: str) -> Iterator[TestResponse]:
        """By links and by forms that only ask, beginning with these addresses."""
        waiting, seen, kinds = list(first), set[str](), Counter[str]()
        while waiting and len(seen) < MOST:
            place = waiting.pop(0)
            kind = self.kind(place)
            if place in seen or not kind or kinds[kind] >= self.each + ("paper_file" in kind):
                continue
            seen.add(place)
            kinds[kind] += 1
            answer = client.get(place)
            yield answer
            waiting += [urljoin(place, lead) for lead in _leads(answer)]

    def kind(self, place: str) -> str:
        """The page an address is of, with what tells it from its like; "" for none."""
        path = place.partition("?")[0].partition("#")[0]
        try:
            endpoint, parts = self.app.url_map.bind("localhost").match(path, method="GET")
        except HTTPException:
            return ""
        if endpoint.startswith(("static", "assets")) or "filename" in parts:
            return ""
        return f"{endpoint} {parts.get('step', '')}{parts.get('format', '')}"


def posts(answer: TestResponse, without: frozenset[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The forms of a page that change something, as they are sent by somebody who fills in nothing."""
    if answer.mimetype != "text/html":
        return
    for head, inner in FORM.findall(answer.text):
        about = dict(ATTRIBUTE.findall(head))
        action = urljoin(answer.request.path, unescape(about.get("action", "")))
        if about.get("method", "").lower() == "post" and not any(word in action for word in without):
            yield action, dict(_hidden(inner))


def _hidden(inner: str) -> Iterator[tuple[str, str]]:
    for field in FIELD.findall(inner):
        about: Mapping[str, str] = dict(ATTRIBUTE.findall(field))
        if about.get("type") == "hidden" and "name" in about:
            yield about["name"], unescape(about.get("value", ""))


def _leads(answer: TestResponse) -> Iterator[str]:
    if "Location" in answer.headers:
        yield answer.headers["Location"]
    if answer.mimetype == "text/html":
        for lead in LEADS.findall(answer.text):
            plain = unescape(lead).partition("#")[0]
            if plain and not plain.startswith(("data:", "http:", "https:", "mailto:", "tel:")):
                yield plain
        for head, _ in FORM.findall(answer.text):
            about = dict(ATTRIBUTE.findall(head))
            if about.get("method", "").lower() != "post" and about.get("action"):
                yield unescape(about["action"])
