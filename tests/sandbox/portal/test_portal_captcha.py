"""The picture of letters before sending, and the way for those who cannot see it."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from sandbox.web.portal.captcha import in_words
from sandbox.web.portal.captcha_picture import picture
from tests.sandbox.portal.citizen import HIDDEN


@pytest.fixture
def asked(draft, portal_with):
    portal_with(captcha=("submit",))
    return draft


def send_it(person, dossier, **data):
    return person.send(f"/ho-so/{dossier}/nop", data, page=f"/ho-so/{dossier}/kiem-tra")


def test_a_portal_that_does_not_ask_shows_no_picture(draft, portal_with):
    person, dossier = draft
    portal_with(captcha=("tracking",))
    assert "captcha" not in person.read(f"/ho-so/{dossier}/kiem-tra")
    assert send_it(person, dossier, commit="1").status_code == 303


def test_the_signs_of_the_picture_send_the_dossier_in_any_case_and_with_spaces(asked):
    person, dossier = asked
    page = person.read(f"/ho-so/{dossier}/kiem-tra")
    assert "/ma-bao-mat/nop.png" in page
    code = person.captcha("submit")
    answer = send_it(person, dossier, commit="1", captcha=f" {code[:2].lower()} {code[2:]} ")
    assert (answer.status_code, person.dossier(dossier).state) == (303, "registered")


def test_wrong_signs_bring_a_new_picture_and_keep_the_promise(asked):
    person, dossier = asked
    person.read(f"/ho-so/{dossier}/kiem-tra")
    before = person.captcha("submit")
    answer = send_it(person, dossier, commit="1", captcha="00000")
    assert answer.status_code == 422
    assert "Mã chưa đúng" in answer.text
    assert re.search(r'id="commit"[^>]*checked', answer.text)
    assert person.captcha("submit") != before
    assert person.journal()[-1] == ("captcha.failed", {"page": "submit"})
    assert person.dossier(dossier).state == "draft"


def test_nothing_typed_is_asked_for_and_is_no_failure(asked):
    person, dossier = asked
    answer = send_it(person, dossier, commit="1")
    assert "Hãy gõ các chữ và số trong hình" in answer.text
    assert "captcha.failed" not in [kind for kind, _ in person.journal()]


def test_right_signs_stay_while_something_else_is_wrong(asked):
    person, dossier = asked
    person.read(f"/ho-so/{dossier}/kiem-tra")
    code = person.captcha("submit")
    answer = send_it(person, dossier, captcha=code)
    assert answer.status_code == 422
    assert f'value="{code}"' in answer.text
    assert send_it(person, dossier, commit="1", captcha=code).status_code == 303


def test_another_picture_can_be_had_and_nothing_is_sent(asked):
    person, dossier = asked
    person.read(f"/ho-so/{dossier}/kiem-tra")
    before = person.captcha("submit")
    answer = send_it(person, dossier, commit="1", captcha_moi="1")
    assert answer.status_code == 200
    assert person.captcha("submit") != before
    assert re.search(r'id="commit"[^>]*checked', answer.text)
    assert person.dossier(dossier).state == "draft"


def test_the_question_stands_there_in_words(asked):
    person, dossier = asked
    page = person.read(f"/ho-so/{dossier}/kiem-tra")
    assert in_words(person.captcha("submit")) in page
    assert in_words("7K2") == "bảy, chữ K, hai"


def test_sending_twice_with_the_same_signs_files_once(asked):
    person, dossier = asked
    page = f"/ho-so/{dossier}/kiem-tra"
    person.read(page)
    form = {"commit": "1", "captcha": person.captcha("submit"), "idempotency_key": "mot-khoa-moi"}
    first = send_it(person, dossier, **form)
    again = person.send(f"/ho-so/{dossier}/nop", form)
    assert first.headers["Location"] == again.headers["Location"] == f"/ho-so/{dossier}/bien-nhan"


def test_four_presses_at_once_file_one_dossier(asked):
    person, dossier = asked
    hidden = dict(HIDDEN.findall(person.get(f"/ho-so/{dossier}/kiem-tra").text))
    form = {**hidden, "commit": "1", "captcha": person.captcha("submit")}
    name = person.of.app.config["SESSION_COOKIE_NAME"]

    def press(_number):
        client = person.of.app.test_client()
        client.set_cookie(name, person.client.get_cookie(name).value)
        return client.post(f"/ho-so/{dossier}/nop", data=form).headers.get("Location")

    with ThreadPoolExecutor(4) as tabs:
        assert set(tabs.map(press, range(4))) == {f"/ho-so/{dossier}/bien-nhan"}
    assert [kind for kind, _ in person.journal()].count("dossier.submitted") == 1


@pytest.mark.parametrize("nasty", ["\x00", "a" * 100_000, "\u202e", "̀" * 1000, "ﷺ" * 50])
def test_whatever_is_typed_is_only_wrong(asked, nasty):
    person, dossier = asked
    assert send_it(person, dossier, commit="1", captcha=nasty).status_code == 422


def test_the_picture_is_drawn_here_and_never_kept_by_the_browser(visitor):
    answer = visitor.get("/ma-bao-mat/tra-cuu.png")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/png", "no-store")
    assert Image.open(io.BytesIO(answer.data)).size == (200, 64)
    assert visitor.get("/ma-bao-mat/khac.png").status_code == 404


def test_two_pictures_of_the_same_signs_are_alike_and_of_others_are_not():
    assert picture("2A3C4") == picture("2A3C4") != picture("2A3C6")


def test_each_browser_has_its_own_signs(of, visitor):
    from tests.sandbox.portal.citizen import citizen

    other = citizen(of, visitor.attempt_id)
    visitor.get("/ma-bao-mat/tra-cuu.png")
    other.get("/ma-bao-mat/tra-cuu.png")
    assert visitor.captcha("tracking") != other.captcha("tracking")
