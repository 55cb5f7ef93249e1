"""Attaching papers to the components of a dossier."""

import io

import pytest
import segno
from PIL import Image
from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from exercises.engine.variants import draw_paper
from sandbox.store.dossiers import Attachment


@pytest.fixture
def papers(blank):
    person, dossier = blank
    for step in ("thong-tin", "to-khai"):
        path = f"/ho-so/{dossier}/{step}"
        person.send(path, person.right(step), page=path)
    return person, dossier


def kept(person):
    with person.of.parts.database.reading() as session:
        return list(session.scalars(select(Attachment).order_by(Attachment.id)))


def test_a_paper_lands_in_its_component_and_can_be_looked_at(papers):
    person, dossier = papers
    answer = person.attach(dossier, "identity", "id_card", "can-cuoc.png")
    assert answer.headers["Location"] == f"/ho-so/{dossier}/giay-to#tp-identity"
    assert "can-cuoc.png" in person.read(f"/ho-so/{dossier}/giay-to")
    shown = person.get(f"/ho-so/{dossier}/tep/1")
    assert shown.mimetype in ("image/png", "application/pdf")


def test_it_can_be_taken_out_again(papers):
    person, dossier = papers
    person.attach(dossier, "identity", "id_card")
    assert person.send(f"/ho-so/{dossier}/tep/1/xoa", page=f"/ho-so/{dossier}/giay-to").status_code == 303
    assert kept(person) == []
    assert person.journal()[-1] == ("paper.removed", {"component": "identity"})


@pytest.mark.parametrize(
    ("data", "name"), [(b"", "trong.pdf"), (b"MZ chuong trinh", "anh.png"), (b"%PDF-1.4 hong", "don.pdf")]
)
def test_a_file_that_is_no_paper_is_refused_before_it_is_stored(papers, data, name):
    person, dossier = papers
    answer = person.send_file(dossier, "identity", data, name)
    assert answer.status_code == 422
    assert 'id="tp-identity-error"' in answer.text
    assert kept(person) == []
    assert person.journal()[-1][0] == "paper.refused"


def test_a_picture_the_sandbox_never_drew_is_refused(papers):
    from io import BytesIO

    from PIL import Image

    person, dossier = papers
    Image.new("RGB", (600, 400), "white").save(picture := BytesIO(), "PNG")
    answer = person.send_file(dossier, "identity", picture.getvalue(), "can-cuoc-that.png")
    assert "không phải giấy tờ thực hành" in answer.text
    assert kept(person) == []


def test_sending_no_file_says_so(papers):
    person, dossier = papers
    answer = person.send(f"/ho-so/{dossier}/giay-to/identity", page=f"/ho-so/{dossier}/giay-to")
    assert "Vui lòng chọn tệp!" in answer.text


def test_a_file_over_the_portals_limit_says_so(papers):
    person, dossier = papers
    answer = person.send_file(dossier, "identity", b"x" * (5 * 1024 * 1024 + 1), "to.png")
    assert answer.status_code == 422
    assert "nhỏ hơn 5MB" in answer.text


def test_a_file_over_the_servers_limit_gets_a_page_that_explains(papers):
    person, dossier = papers
    answer = person.send_file(dossier, "identity", b"x" * (7 * 1024 * 1024), "to.png")
    assert answer.status_code == 413
    assert "Tệp gửi lên quá lớn" in answer.text


def test_a_component_can_be_struck_and_put_back(papers):
    person, dossier = papers
    path = f"/ho-so/{dossier}/giay-to"
    person.send(f"{path}/relationship/xoa", page=path)
    assert "Đã xoá khỏi hồ sơ" in person.read(path)
    person.send(f"{path}/relationship/them-lai", page=path)
    assert "Đã xoá khỏi hồ sơ" not in person.read(path)


def test_a_component_the_law_needs_cannot_be_struck(papers):
    person, dossier = papers
    path = f"/ho-so/{dossier}/giay-to"
    answer = person.send(f"{path}/application_form/xoa", page=path)
    assert answer.status_code == 409
    assert "không xoá được" in answer.text


def test_going_on_names_every_component_without_a_file(papers):
    person, dossier = papers
    path = f"/ho-so/{dossier}/giay-to"
    answer = person.send(path, page=path)
    assert answer.status_code == 422
    assert answer.text.count("Vui lòng đính kèm đầy đủ thành phần hồ sơ") >= 6
    assert person.journal()[-1][0] == "form.refused"


def test_going_on_with_everything_opens_the_next_step(papers):
    person, dossier = papers
    path = f"/ho-so/{dossier}/giay-to"
    person.attach(dossier, "application_form", "application_form")
    person.attach(dossier, "identity", "id_card")
    person.send(f"{path}/relationship/xoa", page=path)
    assert person.send(path, page=path).headers["Location"] == f"/ho-so/{dossier}/nhan-ket-qua"


def test_an_unknown_component_is_not_found(papers):
    person, dossier = papers
    assert person.attach(dossier, "khong-co", "id_card").status_code == 404


def test_a_photo_behind_a_practice_code_is_forgotten(papers):
    """Only the sandbox's own drawing is kept, whatever else was in the picture that was sent."""
    person, dossier = papers
    photo = Image.effect_noise((900, 700), 90).convert("RGB")
    photo.paste(Image.open(segno_png(person.variant.papers["id_card"].code)), (30, 30))
    sent = io.BytesIO()
    photo.save(sent, "JPEG", quality=90)
    person.send_file(dossier, "identity", sent.getvalue(), "anh-cua-toi.jpg")
    [attachment] = kept(person)
    assert person.of.parts.files.get(attachment.sha256) == draw_paper(person.variant, "id_card", "png")


def segno_png(code):
    drawn = io.BytesIO()
    segno.make(code, error="m").save(drawn, kind="png", scale=8)
    return drawn


def test_a_dossier_that_is_sent_does_not_look_like_a_draft_again(sent):
    """A page left open in another tab."""
    person, dossier = sent
    for data in (draw_paper(person.variant, "diploma"), b""):
        file = {"file": FileStorage(io.BytesIO(data), "bang.png")}
        answer = person.send(f"/ho-so/{dossier}/giay-to/identity", file, page="/ho-so")
        assert answer.status_code == 409
        assert "đã nộp nên không sửa được nữa" in answer.text
    answer = person.get(f"/ho-so/{dossier}/giay-to/identity/kho")
    assert answer.status_code == 409
    assert "đã nộp nên không sửa được nữa" in answer.text
