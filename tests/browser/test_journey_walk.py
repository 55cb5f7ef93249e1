"""Every page of each portal, by its links; one page of every kind in a real browser, on a slow line too."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import pytest
from flask import Flask
from playwright.sync_api import Page

from fixtures.portals import Portal
from fixtures.procedure import Procedure
from tests.browser.test_portal_kinds import NEXT, cost
from tests.sandbox.portal.citizen import Citizen
from tests.support.accessibility import assert_accessible_at_both_sizes
from tests.support.journey import SLUGS, exploring
from tests.support.journey_walk import Found, kinds, path, walk
from tests.support.lesson import Lesson, come_in, signed_in
from tests.support.pages import CheckedClient

FRONT = "portal/home.html"  # one of the portals has two addresses for it


@dataclass(frozen=True)
class Explorer:
    """Somebody signed in to a portal, and every page of it and of the website they can come to."""

    of: Lesson
    portal: Portal
    attempt: int
    client: CheckedClient
    found: Mapping[str, Found]

    @property
    def procedures(self) -> tuple[Procedure, ...]:
        return self.of.parts.content.world.catalogue.of_era(self.portal.era)


@pytest.fixture(params=SLUGS)
def explorer(live_app: Flask, request: pytest.FixtureRequest) -> Explorer:
    return explored(live_app, request.param)


@cache
def explored(app: Flask, portal_id: str) -> Explorer:
    of = exploring(app, portal_id, f"co.dao.{portal_id}")
    attempt = signed_in(of, of.students[0])
    client = CheckedClient(app, app.response_class)
    come_in(client, "student", of.students[0], attempt)
    portal = of.parts.content.world.portals[portal_id]
    return Explorer(of, portal, attempt, client, walk(app, client, "/cong", "/so-gddt"))


def test_every_page_answers_and_says_where_one_is(explorer: Explorer) -> None:
    """The client reads only pages with one main heading, a title and the banner."""
    found = explorer.found
    assert {place: one.status for place, one in found.items() if one.status != 200} == {}
    assert len(found) > 150
    assert {one.code for one in explorer.procedures} <= {path(place).rpartition("/")[2] for place in found}
    named = {(path(place), one.title) for place, one in found.items() if one.template != FRONT}
    titles = Counter(title for _, title in named)
    assert [title for title, times in titles.items() if times > 1] == [], "two tabs that look alike"


def test_every_form_begins(explorer: Explorer) -> None:
    who = Citizen(explorer.of, explorer.client, explorer.attempt)
    today, catalogue = who.attempt.clock.date(), explorer.of.parts.content.world.catalogue
    begun = 0
    for one in explorer.procedures:
        if one.online and one.is_in_force(today) and "citizen" in one.applicants:
            agency = next(it for it in catalogue.agencies_of(one, explorer.portal.era) if it.online)
            choice = f"/thu-tuc/{one.code}/co-quan"
            first = who.send(choice, {"agency": agency.id}, page=choice).headers["Location"]
            assert one.name in who.read(first), first
            assert who.send(f"/ho-so/{first.split('/')[2]}/xoa", page="/ho-so").status_code == 303
            begun += 1
    assert begun >= 10


def test_a_page_of_every_kind_is_for_everybody_and_light(
    explorer: Explorer, sit_down: Callable[..., Page]
) -> None:
    page = sit_down("student", explorer.of.students[0], explorer.attempt)
    page.goto("/cong", wait_until="networkidle")
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(cost(answer)))
    for template, place in kinds(explorer.found).items():
        sizes.clear()
        page.goto(place, wait_until="networkidle")
        assert sum(sizes) <= NEXT, f"{template}: {place} costs {sum(sizes)} bytes"
        assert_accessible_at_both_sizes(page)
