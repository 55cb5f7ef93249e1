"""Whatever is sent to whatever address: an answer in words, never a crash."""

import random
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.kept import Copy
from tests.support.neighbours import Neighbours
from tests.support.routes import PART, Route, address, filled, rights, table

VALUES: tuple[str, ...] = (
    "",
    "a\0b",
    "x" * 100_000,
    "a" + "\N{COMBINING ACUTE ACCENT}" * 50_000,
    "\N{ARABIC-INDIC DIGIT THREE}" * 12,
    "\N{FULLWIDTH DIGIT TWO}\N{SUPERSCRIPT TWO}",
    "9" * 400,
    "-1",
    "NaN",
    "\N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}",
    "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 500,
    "\r\nSet-Cookie: a=b",
    "'\"><script>alert(1)</script>{{7*7}}{me.full_name}",
    "../../../etc/passwd",
    "=1+1",
    "2026-13-45T99:99",
    "🏫\U0010ffff",
)
RAW = ("%ED%A0%80", "%ff%fe", "%", "%zz", "%00")  # a lone surrogate, no UTF-8, no percent code, a NUL
PARTS = ("2147483648", "9" * 40, "-1", "٣", "a%00b", "%ff", "%2e%2e%2f", "e%CC%81", "x" * 999)
BODIES = (
    ("application/json", b'{"a": [1, 2'),
    ("application/json", b'{"csrf_token": {"a": null}}'),
    ("text/plain", b"\x00\xff"),
    ("multipart/form-data", b""),
    ("multipart/form-data; boundary=x", b""),
    ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a'),
    ("multipart/form-data; boundary=" + "b" * 300, b"--" + b"b" * 300),
    ("application/x-www-form-urlencoded; charset=utf-16", b"a=b&=&&;;=%"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(3000))),
    ("", b"a=b"),
)
FILE = (
    b'--x\r\nContent-Disposition: form-data; name="%s"; filename="a\x00\xed\xa0\x80/../b.png"\r\n'
    b"Content-Type: image/png\r\n\r\n%s\r\n--x--\r\n"
)
QUERY = ("q", "linh-vuc", "cap", "trang", "tiep", "tai-khoan", "ma", "so", "co", "tai", "v")
ASKING = ("/thu-tuc", "/tra-cuu", "/dang-nhap", "/dang-nhap/otp", "/luot/<attempt_id>/dien-thoai/moi")
POSTS = [row for row in table() if row.method == "POST" and row.rights != "nobody"]
Send = Callable[[FlaskClient], TestResponse]


def failures(world: Neighbours, kept: Copy, route: Route, sent: Iterator[tuple[str, Send]]) -> list[str]:
    """What was answered with a crash; whatever a form has done is undone before the next."""
    actor = next(one for one in ("owner", "teacher", "admin") if rights()[route.rights][one] == "open")
    found = []
    for name, send in sent:
        try:
            status = send(world.client(actor, route.about)).status_code
        except Exception as error:
            found.append(f"{route}, {name}: {error!r}"[:300])
        else:
            found += [f"{route}, {name}: {status}"] if status >= 500 else []
            if route.method == "POST" and status < 400:
                kept.restore()
    return found


@pytest.mark.parametrize("route", POSTS, ids=str)
def test_no_form_breaks_on_strange_words(world: Neighbours, kept: Copy, route: Route) -> None:
    assert failures(world, kept, route, strange_forms(world, route)) == []


@pytest.mark.parametrize("route", POSTS, ids=str)
def test_no_form_breaks_on_strange_bodies(world: Neighbours, kept: Copy, route: Route) -> None:
    assert failures(world, kept, route, strange_bodies(world, route)) == []


@pytest.mark.parametrize("route", [row for row in table() if PART.search(row.rule)], ids=str)
def test_no_address_breaks_on_strange_parts(world: Neighbours, kept: Copy, route: Route) -> None:
    assert failures(world, kept, route, strange_addresses(world, route)) == []


@pytest.mark.parametrize("route", [row for row in table() if row.method == "GET"], ids=str)
def test_no_page_breaks_on_strange_questions(world: Neighbours, kept: Copy, route: Route) -> None:
    assert failures(world, kept, route, strange_questions(world, route)) == []


def test_a_crash_would_be_noticed(world: Neighbours, kept: Copy) -> None:
    """The control."""

    def crash(_client: FlaskClient) -> TestResponse:
        raise RuntimeError("a view")

    assert failures(world, kept, POSTS[0], iter([("anything", crash)])) != []


def strange_forms(world: Neighbours, route: Route) -> Iterator[tuple[str, Send]]:
    """Every value in all fields at once; then right forms with a field or two spoilt, by a fixed chance."""
    path, names = address(world, route), [*route.form] or ["anything"]
    for value in VALUES:
        yield shown(value), post(world, path, urlencode(dict.fromkeys(names, value)).encode())
    for raw in RAW:
        yield raw, post(world, path, "&".join(f"{name}={raw}&{raw}={name}" for name in names).encode())
    chance = random.Random(str(route))
    right = {name: value for name, value in filled(world, route).items() if isinstance(value, str)}
    for _ in range(4 if right else 0):
        spoilt = {chance.choice([*right]): chance.choice(VALUES) for _ in range(2)}
        yield (
            str({k: shown(v) for k, v in spoilt.items()}),
            post(world, path, urlencode(right | spoilt).encode()),
        )


def strange_bodies(world: Neighbours, route: Route) -> Iterator[tuple[str, Send]]:
    path, names = address(world, route), [*route.form] or ["file"]
    for kind, body in BODIES:
        yield f"{kind} {body[:20]!r}", post(world, path, body, kind)
    for content in (b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"):
        body = FILE % (names[0].encode(), content)
        yield f"file {content!r}", post(world, path, body, "multipart/form-data; boundary=x")


def strange_addresses(world: Neighbours, route: Route) -> Iterator[tuple[str, Send]]:
    for name in PART.findall(route.rule):
        for part in PARTS:
            path = address(world, route, **{name: part if "%" in part else quote(part)})
            yield path[:80], (get(path) if route.method == "GET" else post(world, path, b"a=b"))


def strange_questions(world: Neighbours, route: Route) -> Iterator[tuple[str, Send]]:
    """Pages that ask something get every value; the others, which may echo their address, a few."""
    path = address(world, route)
    for value in VALUES if route.rule in ASKING else VALUES[-5:]:
        short = dict.fromkeys(QUERY, value[:2000])  # servers take no longer addresses
        yield shown(value), get(f"{path}?{urlencode(short)}")
    for raw in RAW:
        yield raw, get(f"{path}?" + "&".join(f"{name}={raw}" for name in QUERY))


def get(path: str) -> Send:
    return lambda client: client.get(path, headers={"If-None-Match": '"\xff', "Range": "bytes=9-1"})


def post(world: Neighbours, path: str, body: bytes, kind: str = "application/x-www-form-urlencoded") -> Send:
    headers: dict[str, Any] = {"X-CSRFToken": world.token}
    return lambda client: client.post(path, data=body, content_type=kind, headers=headers)


def shown(value: str) -> str:
    return f"{value[:12]!a} × {len(value)}"
