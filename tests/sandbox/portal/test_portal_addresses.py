"""The portal of 2026 has addresses of its own; the others stay, and all of them are the same pages."""

import re

import pytest

from sandbox.web.links import is_page
from tests.sandbox.portal.citizen import citizen
from tests.support.lesson import come_in, lesson, signed_in, started
from tests.support.portals import play_on
from tests.support.routes import elsewhere

LINK = re.compile(r'(?:href|action)="(/[^"]*)"')


@pytest.fixture
def later(app):
    """A citizen of 2026."""
    play_on(app, "national-2026")
    of = lesson(app, students=1)
    return citizen(of, signed_in(of, of.students[0]))


def links(page):
    return {link.partition("?")[0] for link in LINK.findall(page)}


def test_on_its_pages_every_link_is_its_own(later):
    page = later.read("/trang-chu")
    assert {"/thu-tuc-hanh-chinh", "/tra-cuu-ho-so", "/ho-so-cong-dan/dvc-dich-vu-cong-cua-toi"} <= links(
        page
    )
    assert not links(page) & elsewhere().keys()


def test_the_address_of_another_portal_shows_the_same_page(later):
    strip = re.compile(r'csrf_token" value="[^"]*')
    assert strip.sub("", later.read("/tra-cuu")) == strip.sub("", later.read("/tra-cuu-ho-so"))


def test_the_other_portals_keep_theirs(visitor):
    assert "/thu-tuc" in links(visitor.read("/trang-chu"))
    assert "/thu-tuc-hanh-chinh" not in links(visitor.read("/cong"))


def test_a_redirect_leads_to_its_own_address(app):
    play_on(app, "national-2026")
    of = lesson(app, students=1)
    person = citizen(of, started(of, of.students[0]))
    answer = person.get("/ho-so")
    assert answer.headers["Location"] == "/dang-nhap?tiep=/ho-so"
    mine = "/ho-so-cong-dan/dvc-dich-vu-cong-cua-toi"
    assert person.get(mine).headers["Location"] == f"/dang-nhap?tiep={mine}"
    assert f'name="tiep" value="{mine}"' in person.read("/dang-nhap", tiep=mine)
    assert f'name="tiep" value="{mine}"' in person.read("/dang-nhap", tiep="//x.vn")


def test_it_is_as_closed_as_the_page_it_stands_for(app, of):
    for rule in {other for others in elsewhere().values() for other in others}:
        path = re.sub("<[^>]*>", "1", rule).replace("/1/1", "/1/to-khai")
        assert app.test_client().get(path).headers["Location"].endswith("/vao-lop"), path
        teacher = come_in(app.test_client(), "staff", of.teacher)
        assert teacher.get(path).status_code == 404, path


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/ho-so", True),
        ("/thu-tuc-hanh-chinh/1.005092", True),
        ("/lop", False),
        ("/dang-xuat-ngay", False),
        ("//x.vn", False),
        ("/ho-so/../x", False),
        ("ho-so", False),
        ("", False),
    ],
)
def test_only_pages_of_the_portal_are_led_on_to(app, path, known):
    with app.test_request_context():
        assert is_page(path) is known
