"""Every form of the site against what should not be sent: no token of its own, fields it does not have."""

import pytest

from tests.support.kept import Copy, differences
from tests.support.kept import rows as everything_in
from tests.support.neighbours import Neighbours, signed_token
from tests.support.routes import Route, address, ask, filled, rights, table

# what a new machine is set up with is open to nobody here; tests/sandbox/teacher/test_teacher_setup.py
POSTS = [row for row in table() if row.method == "POST" and row.rights != "nobody"]
NOTED = {"journal", "progress", "assignments", "notices"}  # where somebody is; that a notice was opened
SIGNED = {"/ho-so/<dossier_id>/ket-qua.pdf": {"results"}}  # a result is signed when it is first taken home
PROTECTED = {
    name: value
    for value, names in {
        "10.0": ("mark", "diem"),
        "1000": ("score", "earned", "points", "trouble"),
        "done": ("state", "reached"),
        "1": ("id", "owner", "owner_id", "student_id", "teacher_id", "school_id", "attempt_id", "dossier_id"),
        "5": ("classroom_id", "assignment_id", "number", "signed_in", "tries", "revision", "board_revision"),
        "admin": ("role", "actor", "kind", "_user_id"),
        "000000": ("otp", "pin_hash", "password_hash", "seed", "join_code", "start_key", "submit_key"),
        "Không Ai Cả": (
            "full_name",
            "applicant_name",
            "applicant_id_number",
            "owner_name",
            "variant",
            "steps",
        ),
        "2020-01-01T00:00": ("now", "clock", "started_at", "finished_at", "submitted_on", "created_at"),
    }.items()
    for name in names
}


def actor_of(route: Route) -> str:
    """Somebody for whom the route is open."""
    return next(actor for actor in ("owner", "teacher", "admin") if rights()[route.rights][actor] == "open")


@pytest.mark.parametrize("route", POSTS, ids=str)
def test_without_its_own_token_a_form_does_nothing(world: Neighbours, route: Route) -> None:
    """Whoever sends it: the page of another site has no token, or one of its own session."""
    database = world.of.parts.database
    before = everything_in(database)
    for token in ("", "abc", signed_token(world.app, "f" * 40)):
        client = world.client(actor_of(route), route.about)
        answer = ask(client, route, address(world, route), filled(world, route), token)
        assert answer.status_code == 400, token
    assert differences(before, everything_in(database)) == set()


@pytest.mark.parametrize("route", [row for row in table() if row.method == "GET"], ids=str)
def test_reading_a_page_changes_no_work(world: Neighbours, route: Route) -> None:
    """At most it is noted where somebody is."""
    database, client = world.of.parts.database, world.client(actor_of(route), route.about)
    before = everything_in(database)
    client.get(address(world, route))
    after = everything_in(database)
    changed = {table.partition(":")[0].partition("[")[0] for table in differences(before, after)}
    assert changed <= NOTED | SIGNED.get(route.rule, set())


@pytest.mark.parametrize("route", POSTS, ids=str)
def test_fields_that_are_not_in_the_form_change_nothing(world: Neighbours, kept: Copy, route: Route) -> None:
    """Sent twice as it should be, and once with more: only what chance decides may differ."""
    extra = {name: value for name, value in PROTECTED.items() if name not in route.form}
    found = []
    for more in ({}, {}, extra):
        client = world.client(actor_of(route), route.about)
        answer = ask(client, route, address(world, route), {**filled(world, route), **more}, world.token)
        found.append((answer.status_code, everything_in(world.of.parts.database)))
        kept.restore()
    (status, first), (_, second), (with_more, third) = found
    assert with_more == status < 400
    assert differences(first, third) <= differences(first, second)


def test_a_field_that_is_in_the_form_changes_something(world: Neighbours, kept: Copy) -> None:
    """The control: the comparison above does see what a form does."""
    route = next(row for row in POSTS if row.rule == "/ho-so/<dossier_id>/<step>")
    found = []
    for more in ({}, {"copies": "8"}):
        ask(
            world.client("owner"), route, address(world, route), {**filled(world, route), **more}, world.token
        )
        found.append(everything_in(world.of.parts.database))
        kept.restore()
    assert any(place.startswith("dossiers[") for place in differences(*found))
