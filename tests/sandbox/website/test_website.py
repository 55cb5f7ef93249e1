"""The Department's website: guides, results of the class, and the way to the portal or to a trap."""

import re

import pytest
from sqlalchemy import select

from fixtures.website import load_websites
from sandbox.store.journal import JournalEntry
from tests.support.lesson import TRAP, Lesson, come_in, filed, lay_trap, lesson, signed_in
from tests.support.pages import CheckedClient


@pytest.fixture
def school(app) -> Lesson:
    return lesson(app, students=2)


@pytest.fixture
def citizen(school: Lesson) -> CheckedClient:
    attempt = signed_in(school, school.students[0])
    return come_in(school.app.test_client(), "student", school.students[0], attempt)  # type: ignore[return-value]


def happened(school: Lesson, kind: str) -> list[dict]:
    with school.parts.database.session() as session:
        return list(session.scalars(select(JournalEntry.data).where(JournalEntry.kind == kind)))


def test_every_article_of_every_era_says_where_it_comes_from():
    sites = load_websites()
    assert set(sites) == {"2024", "2026"}
    for site in sites.values():
        assert {one.category for one in site.articles} == {one.id for one in site.site.categories}
        assert all(one.source and one.sections for one in site.articles)


def test_a_citizen_reads_every_article(school, citizen):
    site = load_websites()["2024"]
    home = citizen.get("/so-gddt")
    assert site.site.owner in home.text
    for one in site.articles:
        page = citizen.get(f"/so-gddt/bai/{one.id}")
        assert page.status_code == 200
        assert one.title in page.text
    assert [entry["page"] for entry in happened(school, "website.read")] == [one.id for one in site.articles]


@pytest.mark.parametrize("path", ["bai/khong-co", "chuyen-muc/khong-co", "lien-ket/khong-co"])
def test_what_is_not_there_is_not_found(citizen, path):
    assert citizen.get(f"/so-gddt/{path}").status_code == 404


def test_the_results_are_those_of_the_class(school, citizen):
    assert "Lớp chưa nộp hồ sơ nào" in citizen.get("/so-gddt/ket-qua").text
    filed(school, school.students[1])
    page = citizen.get("/so-gddt/ket-qua").text
    assert "Hồ sơ đã nộp" in page
    assert "Cấp bản sao văn bằng" in page
    assert school.exercise.title.vi not in page.split("<main")[1].split("</main>")[0]


def test_another_class_is_not_counted(app, school, citizen):
    other = lesson(app, students=1, username="thay.minh")
    filed(other, other.students[0])
    assert "Lớp chưa nộp hồ sơ nào" in citizen.get("/so-gddt/ket-qua").text


def test_the_true_link_leads_to_the_portal(school, citizen):
    answer = citizen.get("/so-gddt/lien-ket/cong-tinh")
    assert answer.location == "/cong"
    assert happened(school, "link.followed") == [{"to": "cong-tinh"}]


def test_a_look_alike_stands_only_where_the_exercise_put_it(app, citizen):
    assert TRAP.address not in citizen.get("/so-gddt").text
    assert citizen.get(f"/so-gddt/lien-ket/{TRAP.id}").status_code == 404
    lay_trap(app)
    assert TRAP.address in citizen.get("/so-gddt").text


def test_signing_in_on_a_look_alike_is_noticed_and_forgotten(app, school, citizen):
    lay_trap(app)
    page = citizen.get(f"/so-gddt/lien-ket/{TRAP.id}")
    assert TRAP.address in page.text
    token = {"csrf_token": re.findall(r'csrf_token" value="([^"]+)', page.text)[0]}
    empty = citizen.post(f"/so-gddt/lien-ket/{TRAP.id}", data={"so": "", "ma": " "} | token)
    assert empty.status_code == 422
    assert happened(school, "otp.shared") == []
    given = {"so": "052204001234", "ma": "123456"}
    answer = citizen.post(f"/so-gddt/lien-ket/{TRAP.id}", data=given | token)
    assert "trang giả mạo" in answer.text
    assert "052204001234" not in answer.text
    assert happened(school, "otp.shared") == [{"to": TRAP.id}]
