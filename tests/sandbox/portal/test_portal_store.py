"""The store of papers: what the account has, taken into a dossier without uploading; and blank forms."""

import io

import pytest
from PIL import Image

from fixtures.papers import read
from fixtures.papers.blank import BLANK, blank
from tests.support.desk import demanded


@pytest.fixture
def step(blank):
    """At the papers of a new dossier."""
    person, dossier = blank
    for name in ("thong-tin", "to-khai"):
        path = f"/ho-so/{dossier}/{name}"
        person.send(path, person.right(name), page=path)
    return person, dossier


def choose(person, dossier, component, code):
    path = f"/ho-so/{dossier}/giay-to/{component}/kho"
    return person.send(path, {"code": code}, page=path)


def stored(of, attempt_id, *ids):
    """The account of this attempt has these papers from the beginning."""
    from sandbox.store.attempts import Attempt

    with of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        papers = {
            key: {**paper, **({"stored": True} if key in ids else {})}
            for key, paper in attempt.variant["papers"].items()
        }
        attempt.variant = {**attempt.variant, "papers": papers}
        session.commit()


def test_a_new_account_has_nothing_and_says_what_will_be_there(step):
    person, dossier = step
    assert "Chưa có giấy tờ nào" in person.read("/kho-giay-to")
    assert "Chưa có giấy tờ nào" in person.read(f"/ho-so/{dossier}/giay-to/identity/kho")


def test_a_paper_once_attached_can_be_taken_again_even_after_it_was_removed(step):
    person, dossier = step
    person.attach(dossier, "identity", "id_card")
    person.send(f"/ho-so/{dossier}/tep/1/xoa", page=f"/ho-so/{dossier}/giay-to")
    paper = person.variant.papers["id_card"]
    assert paper.title in person.read("/kho-giay-to")
    answer = choose(person, dossier, "identity", paper.code)
    assert answer.headers["Location"] == f"/ho-so/{dossier}/giay-to#tp-identity"
    assert [event for event, _ in person.journal()][-2:] == ["paper.attached", "paper.reused"]
    assert person.journal()[-1] == ("paper.reused", {"component": "identity", "code": paper.code})
    assert f"{paper.filename}.png" in person.read(f"/ho-so/{dossier}/giay-to")


def test_a_paper_that_came_with_the_account_is_there_at_once(step, of):
    person, dossier = step
    stored(of, person.attempt_id, "id_card")
    assert "Có sẵn trong tài khoản" in person.read("/kho-giay-to")
    assert choose(person, dossier, "identity", person.variant.papers["id_card"].code).status_code == 303


def test_only_papers_of_ones_own_store_can_be_chosen(step):
    person, dossier = step
    for code in ("", "TH2222222222", person.variant.papers["diploma"].code, "\x00" * 90):
        answer = choose(person, dossier, "identity", code)
        assert answer.status_code == 422
        assert "Hãy chọn một giấy tờ" in answer.text or "Chưa có giấy tờ nào" in answer.text
        assert person.get(f"/kho-giay-to/{code or 'x'}").status_code == 404


def test_the_same_paper_twice_in_one_place_is_refused_in_words(step):
    person, dossier = step
    person.attach(dossier, "identity", "id_card")
    answer = choose(person, dossier, "identity", person.variant.papers["id_card"].code)
    assert answer.status_code == 422
    assert "đã có trong thành phần hồ sơ" in answer.text


def test_a_stored_paper_can_be_looked_at(step):
    person, dossier = step
    person.attach(dossier, "identity", "id_card")
    paper = person.variant.papers["id_card"]
    shown = person.get(f"/kho-giay-to/{paper.code}")
    assert read(shown.data).code == paper.code


def test_what_the_officer_asks_for_can_come_from_the_store_too(of, sent):
    person, dossier = sent
    demanded(of, dossier, components=["relationship"])
    place = f"/ho-so/{dossier}/giay-to/relationship/kho"
    assert place in person.read(f"/ho-so/{dossier}/bo-sung")
    answer = choose(person, dossier, "relationship", person.variant.papers["id_card"].code)
    assert answer.headers["Location"] == f"/ho-so/{dossier}/bo-sung#tp-relationship"
    refused = choose(person, dossier, "application_form", person.variant.papers["id_card"].code)
    assert refused.status_code == 422


def test_there_is_no_store_for_a_component_that_is_not_there(step):
    person, dossier = step
    assert person.get(f"/ho-so/{dossier}/giay-to/khong-co/kho").status_code == 404
    assert person.send(f"/ho-so/{dossier}/giay-to/khong-co/kho", {"code": "x"}).status_code == 404


def test_a_blank_form_can_be_had_and_is_remembered(step):
    person, dossier = step
    assert "/thu-tuc/1.005092/mau/application_form.pdf" in person.read(f"/ho-so/{dossier}/giay-to")
    answer = person.get("/thu-tuc/1.005092/mau/application_form.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-application-form.pdf"'
    assert read(answer.data).code == BLANK
    assert person.journal()[-1] == ("template.downloaded", {"component": "application_form"})


def test_a_component_without_a_form_has_none_to_download(step):
    person, _ = step
    for component in ("identity", "khong-co"):
        assert person.get(f"/thu-tuc/1.005092/mau/{component}.pdf").status_code == 404


def test_a_form_sent_back_blank_is_told_from_a_strange_paper(step):
    person, dossier = step
    answer = person.send_file(dossier, "application_form", blank("application_form", "2024"), "mau.pdf")
    assert answer.status_code == 422
    assert "mẫu còn trống" in answer.text
    assert person.journal()[-1] == (
        "paper.refused",
        {"component": "application_form", "reason": "blank_form"},
    )


def test_another_type_of_file_is_refused_in_the_portals_words(step):
    person, dossier = step
    Image.new("RGB", (60, 40), "white").save(picture := io.BytesIO(), "BMP")
    answer = person.send_file(dossier, "identity", picture.getvalue(), "anh.bmp")
    assert "Vui lòng chọn tệp đúng định dạng! Tệp này là ảnh BMP" in answer.text
    assert person.journal()[-1][1]["reason"] == "wrong_type"


def test_each_portal_says_how_large_a_file_may_be(step, portal_with):
    from fixtures.portals import Upload

    person, dossier = step
    portal_with(upload=Upload(max_bytes=2_000_000, types=("application/pdf", "image/png")))
    page = person.read(f"/ho-so/{dossier}/giay-to")
    assert "Nhận tệp PDF, PNG; mỗi tệp không quá" in page
    assert 'accept=".pdf,.png"' in page
    answer = person.send_file(dossier, "identity", b"%PDF-" + b"x" * 2_000_000, "to.pdf")
    assert person.journal()[-1][1]["reason"] == "too_large"
    assert answer.status_code == 422
    Image.new("RGB", (60, 40), "white").save(picture := io.BytesIO(), "JPEG")
    assert "đúng định dạng!" in person.send_file(dossier, "identity", picture.getvalue(), "anh.jpg").text
