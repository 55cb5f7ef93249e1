"""What must be true of every page that any test opens."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

SPRITE = Path(__file__).parents[2] / "sandbox/web/static/vendor/icons.svg"
BANNER = "TRANG THỰC HÀNH"
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset")
OUTSIDE = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
VOID = {"input", "meta", "link", "img", "br", "hr", "source", "area", "base", "col", "embed", "track", "wbr"}

Tag = tuple[str, dict[str, str]]


class CheckedClient(FlaskClient):
    """A browser that refuses to read a bad page."""

    def open(self, *args: object, **kwargs: object) -> TestResponse:
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 307, 308):
            problems = [*header_problems(response), *page_problems(response.get_data(as_text=True))]
            assert not problems, f"{response.request.path}: " + "; ".join(problems)
        return response


class Outline(HTMLParser):
    """The tags of a page in order, the words outside them, and which form each field is in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.forms: list[list[Tag]] = []
        self.words: list[str] = []
        self.titles: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = (tag, {name: value or "" for name, value in attrs})
        self.tags.append(found)
        if tag == "form":
            self.forms.append([found])
        elif "form" in self._open:
            self.forms[-1].append(found)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.titles.append(data.strip())

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def header_problems(response: TestResponse) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield "no strict Content-Security-Policy"
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        yield "no X-Content-Type-Options: nosniff"


def page_problems(html: str) -> list[str]:
    outline = Outline(html)
    whole = html.lstrip()[:9].lower() == "<!doctype"
    parts = [outside_addresses, inline_code, ids, forms, icons, pictures]
    return [problem for check in ([frame, *parts] if whole else parts) for problem in check(outline)]


def frame(page: Outline) -> Iterator[str]:
    if not any(page.titles):
        yield "no title"
    if not page.all("html") or not page.all("html")[0].get("lang"):
        yield "no language"
    for tag in ("h1", "main"):
        if len(page.all(tag)) != 1:
            yield f"{len(page.all(tag))} <{tag}> instead of one"
    if BANNER not in " ".join(page.words):
        yield "no practice banner"
    if not any("noindex" in meta.get("content", "") for meta in page.all("meta")):
        yield "search engines may list it"


def outside_addresses(page: Outline) -> Iterator[str]:
    for tag, attributes in page.tags:
        for name in ADDRESSES:
            if OUTSIDE.match(attributes.get(name, "")):
                yield f"<{tag} {name}> leads outside: {attributes[name]}"


def inline_code(page: Outline) -> Iterator[str]:
    for tag, attributes in page.tags:
        if tag == "style" or (
            tag == "script" and "src" not in attributes and "json" not in attributes.get("type", "")
        ):
            yield f"inline <{tag}>"
        for name in attributes:
            if name == "style" or name.startswith("on"):
                yield f"<{tag} {name}=…>"


def ids(page: Outline) -> Iterator[str]:
    count = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    yield from (f"id {name!r} {times} times" for name, times in count.items() if times > 1)
    pointers = [
        (tag, name, a[name]) for tag, a in page.tags for name in ("for", "aria-describedby") if a.get(name)
    ]
    for tag, name, targets in pointers:
        for target in targets.split():
            if target not in count:
                yield f"<{tag} {name}> points at {target!r}, which is not there"


def forms(page: Outline) -> Iterator[str]:
    for (_, form), *fields in page.forms:
        names = {attributes.get("name") for _, attributes in fields}
        if form.get("method", "").lower() == "post" and "csrf_token" not in names:
            yield f"the form to {form.get('action', 'itself')} has no csrf_token"


def icons(page: Outline) -> Iterator[str]:
    for use in page.all("use"):
        file, _, name = use.get("href", "").partition("#")
        if "icons.svg" in file and name not in known_icons():
            yield f"icon {name!r} is not in the sprite (see vendor.toml)"


def pictures(page: Outline) -> Iterator[str]:
    yield from (f"picture {img.get('src')} has no alt" for img in page.all("img") if "alt" not in img)


@cache
def known_icons() -> frozenset[str]:
    return frozenset(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
