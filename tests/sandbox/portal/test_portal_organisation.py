"""A school's account and a citizen's: each is told why a procedure of the other is not for it."""

from html import unescape

import pytest
from flask import Flask

from exercises.engine.exercise import Persona
from tests.sandbox.portal.citizen import Citizen, citizen
from tests.support.lesson import lesson, signed_in
from tests.support.portals import play_on

STANDARD = "1.000691"
PRINCIPAL = Persona(role="principal", age=(40, 55))


@pytest.fixture(params=["provincial-2024", "national-2026"])
def school(request: pytest.FixtureRequest, app: Flask) -> Citizen:
    play_on(app, request.param, persona=PRINCIPAL, papers=())
    of = lesson(app, students=1)
    return citizen(of, signed_in(of, of.students[0]))


def told(who: Citizen, code: str) -> str:
    """What the portal says when somebody wants to file this."""
    answer = who.client.get(f"/thu-tuc/{code}/co-quan")
    assert answer.status_code == 302
    return unescape(who.client.get(answer.location).text)


def test_a_school_learns_that_the_standard_is_not_filed_online(school: Citizen) -> None:
    page = told(school, STANDARD)
    assert "không phải là thủ tục toàn trình, một phần" in page
    assert "tài khoản doanh nghiệp, tổ chức" not in page


def test_a_school_cannot_use_what_is_for_citizens(school: Citizen) -> None:
    assert "Vui lòng sử dụng tài khoản công dân" in told(school, "1.004222")


def test_a_citizen_is_told_that_the_standard_is_for_schools(holder: Citizen) -> None:
    assert "tài khoản doanh nghiệp, tổ chức" in told(holder, STANDARD)
