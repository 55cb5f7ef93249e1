"""The three portals side by side: what each must have, page by page."""

import re
from html import unescape

import pytest

from fixtures.portal_pages import load_pages
from fixtures.portals import load_portals
from sandbox.web.portal.life_events import codes
from tests.sandbox.portal.citizen import citizen
from tests.support.lesson import lesson, signed_in, started
from tests.support.portals import PORTALS, STARTS, play_on

LINK = re.compile(r'href="(/[^"#]*)')
ELSEWHERE = ("/luot/", "/static/", "/giao-dien/", "/ke-bai", "/so-gddt/")
MOST = 25_000  # bytes of one page, so that it comes at once on a slow line
SECTIONS = (
    "Mã thủ tục",
    "Số quyết định",
    "Cấp thực hiện",
    "Loại thủ tục",
    "Lĩnh vực",
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ",
    "Đối tượng thực hiện",
    "Cơ quan thực hiện",
    "Cơ quan có thẩm quyền",
    "Địa chỉ tiếp nhận hồ sơ",
    "Cơ quan được uỷ quyền",
    "Cơ quan phối hợp",
    "Thủ tục hành chính liên quan",
    "Căn cứ pháp lý",
    "Yêu cầu, điều kiện thực hiện",
    "Từ khoá",
    "Mô tả",
    "Dữ liệu thực hành, cập nhật",
)


@pytest.fixture(params=PORTALS)
def there(app, request):
    """A citizen signed in to one of the portals."""
    play_on(app, request.param)
    of = lesson(app, students=1)
    return citizen(of, signed_in(of, of.students[0]))


@pytest.fixture
def later(app):
    """A citizen of 2026, signed in."""
    play_on(app, "national-2026")
    of = lesson(app, students=1)
    return citizen(of, signed_in(of, of.students[0]))


@pytest.fixture
def earlier(app):
    """A citizen on the national portal of 2024, not signed in."""
    play_on(app, "national-2024")
    of = lesson(app, students=1)
    return citizen(of, started(of, of.students[0]))


def portal_of(person):
    return person.of.parts.content.portal_of(person.attempt.exercise)


def small(person, path, **query):
    page = person.read(path, **query)
    assert len(page.encode()) <= MOST, f"{path} is {len(page.encode())} bytes"
    return page


def test_no_menu_leads_nowhere(there):
    page = there.read("/cong") + there.read("/thu-tuc")
    menus = "".join(re.findall(r"<nav.*?</nav>|<footer.*?</footer>", page, re.DOTALL))
    links = {unescape(link) for link in re.findall(r'href="(/[^"#]*)', menus)}
    wanted = [one for item in portal_of(there).menu for one in (item, *item.items) if one.page]
    assert len(links) >= len(wanted)
    for link in links:
        assert there.get(link).status_code == 200, link


def test_no_link_of_the_portal_is_broken(there):
    waiting, found = ["/cong"], {}
    while waiting:
        place = waiting.pop()
        if place not in found and not place.startswith(ELSEWHERE):
            answer = there.get(place)
            found[place] = answer.status_code
            if answer.mimetype == "text/html":
                waiting += [unescape(link) for link in LINK.findall(answer.text)]
    assert {place: status for place, status in found.items() if status != 200} == {}
    assert len(found) > 100


def test_every_item_of_every_menu_is_shown(there):
    portal, page = portal_of(there), unescape(there.read("/thu-tuc"))
    for menu in (portal.menu, portal.inner, portal.citizen_menu):
        for item in menu:
            assert item.label in page, item.label
            assert all(one.label in page for one in item.items)


def test_every_procedure_has_its_page_with_every_section(there):
    catalogue, era = there.of.parts.content.world.catalogue, portal_of(there).era
    for procedure in catalogue.of_era(era):
        page = small(there, f"/thu-tuc/{procedure.code}")
        assert [words for words in SECTIONS if words not in page] == [], procedure.code
        assert procedure.name in page
        assert procedure.source.title in page
        offline = [one for one in catalogue.agencies_of(procedure, era) if not one.online]
        assert all(one.name in page for one in offline)


def test_every_procedure_in_use_has_its_guide_and_its_choice_of_agency(there):
    today, era = there.attempt.clock.date(), portal_of(there).era
    for procedure in there.of.parts.content.world.catalogue.of_era(era):
        if procedure.is_in_force(today):
            assert procedure.name in small(there, f"/thu-tuc/{procedure.code}/huong-dan")
            if procedure.online and "citizen" in procedure.applicants:
                assert "chỉ hiển thị những cơ quan" in small(there, f"/thu-tuc/{procedure.code}/co-quan")


def test_every_list_of_agencies_is_short_enough(there):
    era = portal_of(there).era
    for procedure in there.of.parts.content.world.catalogue.of_era(era):
        page = small(there, "/co-quan", **{"thu-tuc": procedure.code})
        assert re.search(r"Có [0-9]+ cơ quan", page)


def test_every_page_to_read_has_words_of_its_own(there):
    portal = portal_of(there)
    for slug, about in load_pages().items():
        page = there.read(f"/{slug}")
        assert about.title in page
        assert about.on(portal.id)
        for section in about.on(portal.id):
            assert all(words in page for words in (*section.text, *section.items))


def test_every_reason_to_come_has_a_page(there):
    portal = portal_of(there)
    for event in (*portal.citizen_events, *portal.business_events):
        for one in (event, *event.items):
            page = there.read(f"/su-kien/{one.id}")
            assert f"<h1>{one.title}</h1>" in page
            assert all(code in page for code, _ in codes(one, portal, there.attempt.clock.date()))
    assert there.get("/su-kien/khong-co").status_code == 404


@pytest.mark.parametrize(
    ("portal", "event", "code"),
    [
        ("national-2024", "255", "2.002481"),
        ("national-2024", "257", "1.005092"),
        ("national-2024", "co-con-nho", "1.001193"),
        ("national-2024", "cu-tru", "1.004194"),
        ("national-2026", "255", "2.002854"),
        ("national-2026", "257", "3.000465"),
        ("national-2026", "254", "3.000181"),
        ("national-2026", "256", "1.014336"),
        ("national-2026", "giay-to-tuy-than", "1.014064"),
    ],
)
def test_what_one_comes_for_is_found_under_its_reason(portal, event, code):
    found = load_portals()[portal]
    one = next(one for item in found.citizen_events for one in (item, *item.items) if one.id == event)
    assert (code, True) in codes(one, found, STARTS[found.era].date())


def test_lists_stay_short_whatever_is_asked(there):
    for query in ({}, {"q": "văn bằng"}, {"trang": "2"}, {"nang-cao": "1", "sap-xep": "ten"}, {"q": "zzzz"}):
        small(there, "/thu-tuc", **query)
    assert "Cung cấp thông tin</span>" not in small(there, "/dich-vu-cong")


def test_the_front_page_of_2024_has_two_columns_and_three_buttons(earlier):
    page = earlier.read("/cong")
    assert page.index("CÔNG DÂN") < page.index("Người thân qua đời") < page.index("DOANH NGHIỆP")
    assert page.count("btn btn-cta btn-wide") == 3
    assert "Tìm kiếm nâng cao" in page
    assert "Đăng ký</a>" in page


def test_the_portal_of_2026_knows_one_way_in(app):
    play_on(app, "national-2026")
    of = lesson(app, students=1)
    page = citizen(of, started(of, of.students[0])).read("/dang-nhap")
    assert "VNeID (mô phỏng)" in page
    assert 'name="id_number"' in page
    assert "Chọn loại tài khoản khác" not in page


def test_the_citizens_own_pages_stand_beside_their_menu(later):
    page = later.read("/ho-so-cong-dan/thong-tin-tai-khoan")
    assert later.variant.values["me.id_number"] in page
    assert 'class="side-menu"' in page
    assert 'class="side-menu"' not in later.read("/thu-tuc")


def test_each_era_has_its_own_catalogue(there):
    mine, other = ("1.001193", "3.000465") if portal_of(there).era == "2024" else ("3.000465", "9.000000")
    assert there.get(f"/thu-tuc/{mine}").status_code == 200
    assert there.get(f"/thu-tuc/{other}").status_code == 404


def test_a_retired_procedure_says_what_took_its_place(later):
    page = later.read("/thu-tuc/1.005092")
    assert "Thủ tục đã hết hiệu lực" in page
    assert 'href="/thu-tuc-hanh-chinh/3.000465"' in page
    assert "nop-ho-so" not in page
    assert "Hết hiệu lực" in later.read("/thu-tuc", q="1.005092")


def test_nobody_files_for_a_retired_procedure(later):
    where = "/thu-tuc/1.005092/co-quan"
    assert later.get(where).headers["Location"] == "/thu-tuc-hanh-chinh/1.005092"
    assert later.send(where, {"agency": "so-gddt-gia-lai"}).headers["Location"].endswith("1.005092")
    assert "đã hết hiệu lực nên không nộp hồ sơ được nữa" in later.read("/thu-tuc/1.005092")


def test_the_day_of_the_attempt_decides_what_is_in_force(there):
    """The same record is in force in 2024 and retired in 2026."""
    page = there.read("/thu-tuc/1.005092")
    assert ("Thủ tục đã hết hiệu lực" in page) is (portal_of(there).era == "2026")


def test_statistics_count_the_class_and_name_nobody(there):
    assert "Chưa có hồ sơ nào được gửi" in there.read("/thong-ke")


def test_decisions_list_every_procedure_once(there):
    page = there.read("/quyet-dinh-cong-bo")
    for procedure in there.of.parts.content.world.catalogue.of_era(portal_of(there).era):
        assert page.count(f"({procedure.code})") == 1
