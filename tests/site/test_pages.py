"""Every page that links lead to, read by whoever may read it; CheckedClient refuses the bad ones."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from werkzeug.test import TestResponse

from tests.sandbox.teacher.desk import counted
from tests.support.neighbours import Neighbours
from tests.support.pages import CheckedClient
from tests.support.routes import address, ask, filled, table

LEADS = re.compile(r'\b(?:href|src|hx-get|data-poll)="([^"]+)"')
GET_FORM = re.compile(r'<form(?![^>]*method="post")[^>]*\baction="([^"]+)"')
FIRST = {
    "anonymous": ("/", "/giao-vien/dang-nhap"),
    "owner": ("/ke-bai", "/cong", "/dang-nhap", "/dang-nhap/otp"),
    "teacher": ("/lop",),
    "colleague": ("/lop",),
    "head": ("/lop",),
    "admin": ("/lop",),
}
WALKED = {"head": "/thu-vien", "admin": "/thu-vien"}  # the same as the teacher's, and large
VISITORS = [
    ("anonymous", "newcomer"),
    *(
        ("owner", about)
        for about in (
            "newcomer",
            "caller",
            "drafter",
            "filer",
            "payer",
            "payee",
            "receiver",
            "asked",
            "answerer",
            "officer",
            "helped",
            "helper",
        )
    ),
    ("teacher", "drafter"),
    ("colleague", "drafter"),
    ("head", "drafter"),
    ("admin", "drafter"),
]
UNLINKED = {
    "portal.places",  # asked by the lists of a place
    "support.beside",  # asked by the helper's page
    "support.to_sitting",
    "teacher.preview_stacked",  # in the preview of an officer's exercise, which a button opens
    *(
        f"learn.to_{page}" for page in ("helped", "hints", "phone")
    ),  # where a form's address leads when it is opened
    *(f"portal.to_{page}" for page in ("bank", "code", "dossiers", "home", "papers", "review")),
    *(f"onestop.to_{page}" for page in ("dossier", "inbox", "petition")),
}
SUBMIT_STATEMENTS = 12
MOST = 500  # pages; more would be a maze
SEEN = dict[tuple[str, str], dict[str, TestResponse]]()  # walked once: reading changes nothing


def everything(world: Neighbours, actor: str, about: str) -> dict[str, TestResponse]:
    """Every address this person can come to by links alone, with its answer."""
    if (actor, about) not in SEEN:
        SEEN[actor, about] = walked(world, actor, about)
    return SEEN[actor, about]


def walked(world: Neighbours, actor: str, about: str) -> dict[str, TestResponse]:
    client = world.client(actor, about, CheckedClient)
    waiting, found = [*FIRST[actor]], dict[str, TestResponse]()
    if actor == "anonymous":
        waiting.append(f"/vao-lop/{world.of.join_code}")
    while waiting and len(found) < MOST:
        place = waiting.pop()
        if place not in found and not place.startswith(WALKED.get(actor, "-")):
            found[place] = client.get(place)
            waiting += [urljoin(place, lead) for lead in leads(found[place])]
    return found


def leads(answer: TestResponse) -> Iterator[str]:
    """Addresses of this site named in a page or a redirect, without the place within the page."""
    if "Location" in answer.headers:
        yield answer.headers["Location"]
    if answer.mimetype == "text/html":
        for lead in (*LEADS.findall(answer.text), *GET_FORM.findall(answer.text)):
            plain = unescape(lead).partition("#")[0]
            if plain and not plain.startswith("data:"):
                yield plain


@pytest.mark.parametrize(("actor", "about"), VISITORS)
def test_no_link_is_broken(world: Neighbours, actor: str, about: str) -> None:
    found = everything(world, actor, about)
    assert len(found) < MOST
    assert {place: one.status for place, one in found.items() if one.status_code not in (200, 204, 302)} == {}


def test_links_lead_to_every_page(world: Neighbours) -> None:
    """So that none is left unread above, and none can be reached by its address only."""
    routes, reached = world.app.url_map.bind(""), set()
    for actor, about in VISITORS:
        reached |= {routes.match(urlsplit(place).path)[0] for place in everything(world, actor, about)}
    pages = {routes.match(address(world, row))[0] for row in table() if row.method == "GET"}
    assert pages - reached == UNLINKED


def test_filing_costs_a_known_number_of_statements(world: Neighbours) -> None:
    """Whatever was typed and attached before."""
    client, row = world.client("owner"), next(one for one in table() if one.rule.endswith("/nop"))
    answers = [client.get(address(world, row).replace("/nop", "/kiem-tra"))]
    seen = counted(
        world.app,
        lambda: answers.append(ask(client, row, address(world, row), filled(world, row), world.token)),
    )
    assert [one.status_code for one in answers] == [200, 303]
    assert len(seen) <= SUBMIT_STATEMENTS, "\n".join(seen)
