"""Fields of an e-form that are more than a box: places, dependent choices, tables; all without JavaScript."""

import json
import re

import pytest
from werkzeug.datastructures import MultiDict

from tests.sandbox.portal.citizen import HIDDEN
from tests.support.more_fields import HOME, LEVELS

pytestmark = pytest.mark.usefixtures("more_fields")
PATH = "/ho-so/{}/to-khai"
ROWS = {
    "people": "1",
    "people.name": ["Lê An", "Lê Bình"],
    "people.born": ["5/3/2014", "31/4/2014"],
    "people.kin": ["con", ""],
}


@pytest.fixture
def form(draft):
    """Sends the second step; what is not given stays as the draft has it."""
    person, dossier = draft
    path = PATH.format(dossier)

    def send(**fields):
        hidden = dict(HIDDEN.findall(person.get(path).text))
        return person.client.post(path, data=MultiDict({"csrf_token": hidden["csrf_token"], **fields}))

    send.person, send.path = person, path
    send.kept = lambda: person.dossier(dossier).fields
    return send


def options(page, id):
    """What the list offers, and what is chosen in it."""
    inside = re.search(rf'<select[^>]* id="{id}".*?</select>', page, re.S)[0]
    return re.findall(r"<option[^>]*>([^<]+)", inside), re.findall(r"<option[^>]* selected>([^<]+)", inside)


def test_a_place_is_chosen_level_by_level_with_a_button(form):
    person = form.person
    assert options(person.read(form.path), "house-1")[0] == ["-- Chọn quận/huyện --"]
    answer = form(house=["Tỉnh Bình Định", "", ""], intent="choose:house", school="Trường đang gõ dở")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{form.path}#house-1")
    page = person.read(form.path)
    assert options(page, "house")[1] == ["Tỉnh Bình Định"]
    assert "Thành phố Quy Nhơn" in options(page, "house-1")[0]
    assert options(page, "house-2")[0] == ["-- Chọn xã/phường --"]
    assert "Trường đang gõ dở" in page
    form(house=[*LEVELS[:2], ""], intent="choose:house")
    assert "Phường Lê Lợi" in options(person.read(form.path), "house-2")[0]
    form(house=[*LEVELS], intent="save")
    assert form.kept()["house"] == HOME


def test_a_place_can_be_chosen_anew_from_any_level_with_a_button(form):
    form(house=[*LEVELS], intent="save")
    page = form.person.read(form.path)
    assert options(page, "house")[0] == ["-- Chọn tỉnh/thành phố --", "Tỉnh Bình Định"]
    answer = form(house=[*LEVELS], intent="change:house:1")
    assert answer.headers["Location"] == f"{form.path}#house-1"
    assert form.kept()["house"] == "Tỉnh Bình Định"
    assert "Huyện Tuy Phước" in options(form.person.read(form.path), "house-1")[0]
    for odd in ("change:house:7", "change:house:x", "change:fee:0", "change"):
        form(house=["Tỉnh Bình Định", "", ""], intent=odd)
        assert form.kept()["house"] == "Tỉnh Bình Định"


def test_a_district_that_does_not_lie_in_the_new_province_is_refused(form):
    form(house=[*LEVELS], intent="save")
    answer = form(house=["Tỉnh Phú Yên", *LEVELS[1:]], intent="next")
    assert answer.status_code == 422
    assert "Hãy chọn tiếp quận/huyện, xã/phường" in answer.text
    assert 'href="#house"' in answer.text
    assert form.kept()["house"] == "Tỉnh Phú Yên"


def test_the_lists_of_a_place_come_for_scripts_too(form):
    person = form.person
    found = person.get("/dia-danh/2024", trong="Thành phố Quy Nhơn, Tỉnh Bình Định")
    assert "Phường Lê Lợi" in found.json
    assert "Xã Canh Vinh" not in found.json
    assert len(person.get("/dia-danh/2024").json) == 63
    assert "Phường Quy Nhơn" in person.get("/dia-danh/2026", trong="Tỉnh Gia Lai").json
    for nowhere in ("Sao Hoả", "Thành phố Quy Nhơn, Tỉnh Phú Yên", HOME, "a," * 500):
        assert person.get("/dia-danh/2024", trong=nowhere).json == []
    assert person.get("/dia-danh/1999").status_code == 404


def test_a_page_does_not_carry_the_whole_country(form):
    form(house=[*LEVELS], intent="save")
    page = form.person.get(form.path)
    assert len(page.data) < 25 * 1024
    assert "Huyện Côn Đảo" not in page.text


def test_choices_that_go_with_another_one_stand_under_it(form):
    page = form.person.read(form.path)
    assert '<optgroup label="Khi chọn: THPT" data-for="thpt">' in page
    answer = form(level="thcs", grade="10", intent="next")
    assert answer.status_code == 422
    assert "không đi cùng mục đã chọn ở trên" in answer.text
    assert options(answer.text, "grade")[1] == ["Lớp 10"]


def test_rows_are_kept_and_shown_again(form):
    form(**ROWS, intent="save")
    assert json.loads(form.kept()["people"]) == [["Lê An", "5/3/2014", "con"], ["Lê Bình", "31/4/2014", ""]]
    page = form.person.read(form.path)
    assert 'id="people-1-0" value="Lê Bình"' in page
    assert 'id="people-2-0"' not in page


def test_a_wrong_cell_is_said_with_its_row_and_beside_itself(form):
    answer = form(**ROWS, intent="next")
    assert answer.status_code == 422
    assert "Người cùng đi: Dòng 2, Ngày sinh: Không có ngày này trong lịch" in answer.text
    assert 'href="#people-1-1"' in answer.text
    assert 'id="people-1-1-error"' in answer.text


def test_a_row_is_added_and_taken_out_with_buttons(form):
    person = form.person
    answer = form(**ROWS, intent="add:people")
    assert answer.headers["Location"] == f"{form.path}?them=people#people-2-0"
    assert 'id="people-2-0"' in person.read(form.path, them="people")
    form(**ROWS, intent="drop:people:0")
    assert json.loads(form.kept()["people"]) == [["Lê Bình", "31/4/2014", ""]]


def test_an_empty_row_between_does_not_move_the_one_that_goes(form):
    rows = {
        "people": "1",
        "people.name": ["", "Lê An", "Lê Bình"],
        "people.born": [""] * 3,
        "people.kin": [""] * 3,
    }
    form(**rows, intent="drop:people:1")
    assert json.loads(form.kept()["people"]) == [["Lê Bình", "", ""]]


def test_the_last_row_can_go_and_one_to_write_in_stays(form):
    form(**ROWS, intent="save")
    form(people="1", intent="save")
    assert form.kept()["people"] == ""
    assert 'id="people-0-0" value=""' in form.person.read(form.path)


def test_no_more_rows_are_offered_than_the_portal_takes(form):
    names = [f"Lê Thị {letter}" for letter in "ABCD"]
    rows = {"people": "1", "people.name": names, "people.born": ["5/3/2014"] * 4, "people.kin": [""] * 4}
    assert "nhiều nhất 3 dòng" in form(**rows, intent="next").text
    assert re.search(r'value="add:people"[^>]* hidden', form.person.read(form.path))


@pytest.mark.parametrize(
    "intent", ["add:", "add:nobody", "drop:people:x", "drop:people:99", "drop:fee:0", "drop", "choose:fee"]
)
def test_an_odd_button_keeps_what_was_typed_and_does_no_harm(form, intent):
    answer = form(**ROWS, intent=intent)
    assert (answer.status_code, answer.headers["Location"].partition("#")[0].partition("?")[0]) == (
        303,
        form.path,
    )
    assert len(json.loads(form.kept()["people"])) == 2


@pytest.mark.parametrize("nasty", ["\x00", "a" * 3000, "\u202eabc", "Nguyễn Ánh", "̀" * 1000, "[[]]"])
def test_any_text_is_text_in_cells_and_lists(form, nasty):
    rows = {"people": nasty, "people.name": [nasty] * 60, "people.born": [nasty], "people.kin": nasty}
    answer = form(house=[nasty] * 9, grade=nasty, level=nasty, fee=nasty, **rows, intent="next")
    assert answer.status_code == 422
    assert form.person.get(form.path).status_code == 200


def test_the_review_shows_a_place_and_the_rows_in_words(form):
    form(fee="8.000 đồng", level="thpt", grade="10", house=[*LEVELS], **ROWS, intent="save")
    page = form.person.read(form.path.replace("to-khai", "kiem-tra"))
    for words in (HOME, "Lớp 10", "1. Lê An – 5/3/2014 – Con", "2. Lê Bình – 31/4/2014 – (để trống)"):
        assert words in page


def test_two_computers_see_the_same_rows_and_place(form, of):
    from tests.sandbox.portal.citizen import citizen

    form(house=[*LEVELS], **ROWS, intent="autosave")
    other = citizen(of, form.person.attempt_id).read(form.path)
    assert options(other, "house-2")[1] == ["Phường Lê Lợi"]
    assert 'value="Lê Bình"' in other
