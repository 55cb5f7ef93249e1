"""What may be a real person's is taken in no field of the portal, whatever the field asks for."""

import pytest
from werkzeug.datastructures import FileStorage

from sandbox.operations import dossiers
from sandbox.store.attempts import Attempt
from tests.sandbox.portal.test_portal_supplement import drawn
from tests.support.desk import demanded
from tests.support.kept import rows
from tests.support.lesson import filed, signed_in

CARD, PHONE, MAIL = "052204001234", "0912 345 678", "meo.con@gmail.com"
ARABIC = "".join(chr(0x660 + int(digit)) for digit in "0912345678")


def kept_somewhere(of, words):
    return [table for table, lines in rows(of.parts.database).items() if words in str(lines)]


@pytest.mark.parametrize(
    ("step", "name", "value"),
    [
        ("thong-tin", "owner_name", PHONE),
        ("thong-tin", "owner_address", f"12 Lê Lợi, gọi {PHONE}"),
        ("thong-tin", "owner_id_number", PHONE),
        ("thong-tin", "owner_id_number", ARABIC),
        ("thong-tin", "owner_phone", CARD),
        ("thong-tin", "owner_birth_date", CARD),
        ("thong-tin", "applicant_email", PHONE),
        ("to-khai", "diploma_number", CARD),
        ("to-khai", "copies", "0912345678"),
        ("to-khai", "reason", f"Hỏi mẹ em: {MAIL}"),
    ],
)
@pytest.mark.parametrize("intent", ["next", "autosave"])
def test_no_field_of_the_e_form_takes_it(of, blank, step, name, value, intent):
    person, dossier = blank
    path = f"/ho-so/{dossier}/{step}"
    answer = person.send(path, person.right(step) | {name: value, "intent": intent}, page="/ho-so")
    assert value not in answer.text
    assert kept_somewhere(of, value) == []
    if intent == "next":
        assert answer.status_code == 422
        assert "Hãy dùng thông tin của nhân vật" in answer.text


def test_no_cell_of_a_table_takes_it(of):
    attempt_id, key = signed_in(of, of.students[0]), "ban-khai"
    with of.parts.database.writing() as db:
        me, code = db.get_one(Attempt, attempt_id), "1.004222"
        agency = of.parts.content.world.catalogue.procedure(code).agencies[0]
        draft = dossiers.start(db, of.parts.content, me, code, agency, key, of.now)
        table = next(field.name for field in procedure_of(of, code).form if field.type == "table")
        row = f'[["Lê Thị Na","05/03/2012","Nữ","{CARD}","Con"]]'
        dossiers.save(db, of.parts.content, me, draft.id, {table: row}, of.now)
    assert kept_somewhere(of, CARD) == []


def procedure_of(of, code):
    return of.parts.content.world.catalogue.procedure(code)


@pytest.mark.parametrize("name", [f"CCCD {CARD}.png", f"{PHONE}.png", f"{MAIL}.png"])
def test_a_file_is_kept_without_the_number_in_its_name(of, blank, name):
    person, dossier = blank
    path = f"/ho-so/{dossier}/giay-to"
    file = FileStorage(drawn(person, "id_card"), name)
    assert person.send(f"{path}/identity", {"file": file}, page="/ho-so").status_code == 303
    assert kept_somewhere(of, name.removesuffix(".png").removeprefix("CCCD ")) == []


def test_an_honest_file_name_stays(of, blank):
    person, dossier = blank
    file = FileStorage(drawn(person, "id_card"), "IMG_20240417_081000.png")
    person.send(f"/ho-so/{dossier}/giay-to/identity", {"file": file}, page="/ho-so")
    assert set(kept_somewhere(of, "IMG_20240417_081000.png")) == {"attachments", "journal"}


def test_words_to_the_officer_are_kept_without_an_address(of, sent):
    person, mine = sent
    demanded(of, mine, fields=["owner_address"])
    words = {"answer": f"Xin gửi về {MAIL}", "intent": "save"}
    person.send(f"/ho-so/{mine}/bo-sung", words, page="/ho-so")
    assert "Xin gửi về •••" in person.read(f"/ho-so/{mine}/bo-sung")
    assert kept_somewhere(of, MAIL) == []


def test_a_reason_to_withdraw_is_kept_without_an_address(of, sent):
    person, mine = sent
    person.send(f"/ho-so/{mine}/thu-hoi", {"reason": f"Hỏi {MAIL}"}, page="/ho-so")
    assert person.dossier(mine).state == "withdrawn"
    assert kept_somewhere(of, MAIL) == []


@pytest.mark.parametrize("more", [{}, {"captcha_moi": "1"}])
@pytest.mark.parametrize("where", ["/tra-cuu", "/tra-cuu/co-quan"])
def test_tracking_does_not_show_it_again(visitor, where, more):
    answer = visitor.get(where, ma="000", noi="Sở", so=CARD, captcha="00000", **more)
    assert "Hãy dùng thông tin của nhân vật" in answer.text
    assert CARD not in answer.text


@pytest.mark.parametrize("number", ["0912345678", ARABIC, "215487963"])
def test_signing_in_does_not_show_it_again(visitor, number):
    answer = visitor.send("/dang-nhap", {"tai-khoan": "quoc-gia", "id_number": number}, page="/tra-cuu")
    assert answer.status_code == 422
    assert number not in answer.text


def test_the_personas_own_answers_are_taken_everywhere(of):
    """The control: what is right is not taken for a stranger's."""
    _, mine = filed(of, of.students[0])
    with of.parts.database.reading() as db:
        me = db.get_one(Attempt, 1)
        found = dossiers.find(db, me, mine)
        assert dossiers.somebodys(of.parts.content, me, found, found.fields) == frozenset()
