"""The address of a form of the portal, opened like a page."""

import pytest


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("giay-to/identity", "giay-to"),
        ("giay-to/identity/xoa", "giay-to"),
        ("giay-to/relationship/them-lai", "giay-to"),
        ("tep/1/xoa", "giay-to"),
        ("nop", "kiem-tra"),
    ],
)
def test_a_reloaded_answer_leads_to_its_step(draft, form, page):
    person, dossier = draft
    answer = person.get(f"/ho-so/{dossier}/{form}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ho-so/{dossier}/{page}")
    assert person.get(f"/ho-so/{dossier + 99}/{form}").status_code == 404


@pytest.mark.parametrize(
    ("form", "page"),
    [("/ho-so/{}/xoa", "/ho-so"), ("/dang-nhap/gui-lai", "/dang-nhap/otp"), ("/dang-xuat", "/cong")],
)
def test_nothing_is_sent_thrown_away_or_left_by_opening_an_address(draft, form, page):
    person, dossier = draft
    before = person.journal()
    assert person.get(form.format(dossier)).headers["Location"] == page
    assert person.journal() == before
    assert person.attempt.signed_in
    assert person.dossier(dossier).state == "draft"
