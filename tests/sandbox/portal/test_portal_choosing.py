"""Choosing among many agencies, a step at a time; and who may not choose at all."""

import pytest

from sandbox.web.portal.choosing import choice
from tests.sandbox.portal.citizen import citizen
from tests.support.lesson import SLUG, lesson, signed_in
from tests.support.portals import play_on

RESIDENCE = "1.004194"
WHERE = f"/thu-tuc/{RESIDENCE}/co-quan"


@pytest.fixture
def police(of):
    catalogue = of.parts.content.world.catalogue
    return catalogue.agencies_of(catalogue.procedure(RESIDENCE), "2024")


def test_communes_wait_for_their_district(police):
    assert choice(police, {}).missing == "khu-vuc"
    assert choice(police, {}).listed == ()


def test_a_district_lists_its_own_communes(police):
    found = choice(police, {"khu-vuc": "Thành phố Quy Nhơn"})
    assert found.missing == ""
    assert {one.area.partition(", ")[2] for one in found.listed} == {"Thành phố Quy Nhơn"}
    assert 5 < len(found.listed) < 30


def test_a_value_that_is_not_on_offer_is_not_chosen(police):
    assert choice(police, {"khu-vuc": "Quận 1", "cap": "x", "tinh": "y"}).missing == "khu-vuc"


def test_who_is_not_online_is_not_offered(police):
    offline = {one.id for one in police if not one.online}
    assert offline
    assert offline.isdisjoint(one.id for one in choice(police, {}).offered)


def test_ministries_take_nothing_here(police):
    assert choice(police, {"nhom": "bo"}).listed == ()


def test_a_citizen_finds_the_commune_in_two_steps(holder):
    page = holder.read(WHERE)
    assert "Công an phường" not in page
    assert "Hãy chọn huyện" in holder.read(WHERE, **{"khu-vuc": ""})
    page = holder.read(WHERE, **{"khu-vuc": "Thành phố Quy Nhơn"})
    assert "Công an phường Lê Lợi" in page
    agency = page.split('name="agency"')[1].split('<option value="')[2].split('"')[0]
    answer = holder.send(f"{WHERE}?khu-vuc=Thành phố Quy Nhơn", {"agency": agency}, page=WHERE)
    assert answer.status_code == 303
    assert holder.dossier(1).agency == agency


def test_an_agency_that_is_not_online_cannot_be_sent_either(holder, police):
    offline = next(one.id for one in police if not one.online)
    answer = holder.send(WHERE, {"agency": offline}, page=WHERE)
    assert answer.status_code == 422
    assert "không tiếp nhận thủ tục" in answer.text


def test_in_2026_a_commune_is_chosen_by_its_name(app):
    play_on(app, "national-2026")
    of = lesson(app, students=1)
    person = citizen(of, signed_in(of, of.students[0]))
    page = person.read(f"/dich-vu-cong-truc-tuyen/{RESIDENCE}/nop-ho-so", cap="commune")
    for words in ("Tỉnh/ Thành phố", "Bộ ngành", "Phường/ Xã", "-- Chọn phường/ xã --", ">Phường Quy Nhơn<"):
        assert words in page
    assert "Chưa có bộ, ngành nào" in person.read(WHERE, nhom="bo")


@pytest.fixture
def turned_away(app, monkeypatch):
    """turned_away(applicants, **changes): what the portal says to somebody who wants to file for it."""

    def ask(applicants, **changes):
        play_on(app, "provincial-2024", **changes)
        of = lesson(app, students=1)
        person = citizen(of, signed_in(of, of.students[0]))
        procedures = of.parts.content.world.catalogue.procedures
        copy = procedures["1.005092"].model_copy(update={"applicants": applicants})
        monkeypatch.setitem(procedures, "1.005092", copy)
        answer = person.get("/thu-tuc/1.005092/co-quan")
        return person.read(answer.headers["Location"]) if answer.status_code == 302 else answer.text

    return ask


def test_a_citizen_is_told_that_it_is_for_organisations(turned_away):
    assert "Vui lòng sử dụng tài khoản doanh nghiệp, tổ chức" in turned_away(("organisation",))


def test_an_organisation_is_told_that_it_is_for_citizens(app, turned_away):
    exercise = app.extensions["dvc-sandbox"].content.library[SLUG]
    principal = exercise.persona.model_copy(update={"role": "principal", "age": (35, 55), "family": ()})
    words = turned_away(("citizen",), persona=principal, papers=(), choices={})
    assert "Vui lòng sử dụng tài khoản công dân" in words


def test_who_may_is_let_in(turned_away):
    assert "Cấp thực hiện" in turned_away(("citizen", "organisation"))
