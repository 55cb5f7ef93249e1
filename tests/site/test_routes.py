"""Who may ask for what: every route, every kind of visitor, as the table of routes says."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.support.kept import Copy
from tests.support.neighbours import ACTORS, Neighbours
from tests.support.routes import UNKNOWN, Route, address, ask, filled, rights, served, table

STUDENTS, TEACHERS = "/vao-lop", "/giao-vien/dang-nhap"
DOORS = {
    "public": None,
    "student": STUDENTS,
    "persona": STUDENTS,
    "officer": STUDENTS,
    "supporter": STUDENTS,
    "staff": TEACHERS,
    "admin": TEACHERS,
}
WHOLE_SCHOOL = {  # ids next door that are this actor's too
    "head": ("classroom_id", "assignment_id"),
    "admin": ("classroom_id", "staff_id", "student_id"),
}
HOMES = ("/cong", "/ke-bai")  # of a citizen, and of who plays nobody
NOWHERE = "/khong-co-trang-nay"
TOKENS = re.compile(rb'(csrf_token" value=")[^"]*')


def unlisted(app: Flask, listed: tuple[Route, ...]) -> list[str]:
    """Where the application and the table do not agree."""
    has, says = served(app), {(row.rule, row.method): row.policy for row in listed}
    pairs = {
        key: (has.get(key, "no such route"), says.get(key, "no row")) for key in has.keys() | says.keys()
    }
    return sorted(
        f"{method} {rule}: {one}, listed: {other}"
        for (rule, method), (one, other) in pairs.items()
        if one != other
    )


def test_every_route_is_listed_with_its_policy(app: Flask) -> None:
    assert unlisted(app, table()) == []
    assert len({(row.rule, row.method) for row in table()}) == len(table()), "one row each"


def test_a_route_without_a_row_a_row_without_a_route_and_another_policy_are_noticed(app: Flask) -> None:
    app.add_url_rule("/moi", view_func=lambda: "", endpoint="moi")
    door = next(row for row in table() if (row.rule, row.method) == ("/vao-lop", "GET"))
    rest = [row for row in table() if row is not door and (row.rule, row.method) != ("/", "GET")]
    changed = (replace(door, policy="staff"), replace(door, rule="/khong-con"))
    assert {
        "GET /: public, listed: no row",
        "GET /khong-con: no such route, listed: public",
        "GET /moi: None, listed: no row",
        "GET /vao-lop: public, listed: staff",
    } <= {*unlisted(app, (*changed, *rest))}


@pytest.mark.parametrize("route", table(), ids=str)
def test_everybody_gets_what_the_table_says(world: Neighbours, kept: Copy, route: Route) -> None:
    for actor in ACTORS:
        expected = rights()[route.rights][actor]
        answer = answered(world, kept, route, actor)
        assert kind_of(answer, route) == expected, (actor, answer.status, answer.headers.get("Location"))
        if actor == "owner" and expected == "open":
            assert answer.status_code < 400, "its owner asked in the right way"


@pytest.mark.parametrize("route", [row for row in table() if row.ids], ids=str)
def test_what_belongs_to_somebody_else_answers_like_what_does_not_exist(
    world: Neighbours, kept: Copy, route: Route
) -> None:
    """Also to its own user with one part of the address from next door: no part is believed alone."""
    there = world.ids(route.about, next_door=True)
    for actor in ACTORS:
        if rights()[route.rights][actor] in ("gone", "home"):
            unknown = answered(world, kept, route, actor, **dict.fromkeys(route.ids, UNKNOWN))
            assert seen(answered(world, kept, route, actor)) == seen(unknown)
        if rights()[route.rights][actor] == "open":
            for part in (one for one in route.ids if one not in WHOLE_SCHOOL.get(actor, ())):
                foreign = answered(world, kept, route, actor, **{part: there[part]})
                unknown = answered(world, kept, route, actor, **{part: UNKNOWN})
                assert foreign.status_code == 404, (actor, part)
                assert seen(foreign) == seen(unknown), (actor, part)


def answered(world: Neighbours, kept: Copy, route: Route, actor: str, **parts: object) -> TestResponse:
    """The answer to that person, and the world as before."""
    client = world.client(actor, route.about)
    path, form = address(world, route, **parts), filled(world, route) if route.method == "POST" else {}
    answer = ask(client, route, path, form, world.token)
    if route.method == "POST":
        kept.restore()
    return answer


def kind_of(answer: TestResponse, route: Route) -> str:
    if answer.status_code == 404:
        return "gone"
    if route.policy != "public" and answer.headers.get("Location") == DOORS[route.policy]:
        return "door"
    if route.policy in ("officer", "supporter") and answer.headers.get("Location") in HOMES:
        return "home"
    return "open" if answer.status_code in (200, 204, 302, 303, 409, 422) else answer.status


def seen(answer: TestResponse) -> tuple[int, dict[str, str], bytes]:
    """All that a browser is told, but for the token of the next form."""
    told = {name: value for name, value in answer.headers if name != "Set-Cookie"}
    return answer.status_code, told, TOKENS.sub(rb"\1", answer.data)


def test_a_page_that_is_not_ones_own_looks_like_a_page_that_is_not_there(world: Neighbours) -> None:
    for actor in ACTORS[1:]:
        client = world.client(actor)
        foreign = "/cong" if actor in ("teacher", "head") else f"/lop/{world.of.classroom}"
        assert seen(client.get(foreign)) == seen(client.get(NOWHERE))
