"""Reading the result of a dossier and taking it home."""

import pytest

from fixtures.papers import read
from sandbox.store.attempts import Attempt
from tests.sandbox.portal.citizen import citizen
from tests.support.aftermath import finished, owing
from tests.support.lesson import filed, variant


def done(sent, **how):
    person, dossier = sent
    finished(person.of, dossier, **how)
    return person, dossier


def test_a_result_in_hand_is_read_and_downloaded(sent):
    person, dossier = done(sent, returned=True, receive="desk")
    page = person.read(f"/ho-so/{dossier}/ket-qua")
    for words in ("Bản sao văn bằng", person.variant.values["me.full_name"], "Ông/bà đã nhận kết quả tại"):
        assert words in page
    file = person.get(f"/ho-so/{dossier}/ket-qua.pdf")
    assert file.data.startswith(b"%PDF")
    assert file.headers["Content-Disposition"].startswith("attachment")
    code = person.dossier(dossier).code
    assert person.journal()[-1] == ("result.downloaded", {"code": code})


def test_the_file_can_be_told_again_and_is_the_same_each_time(sent):
    person, dossier = done(sent, returned=True)
    first, again = (person.get(f"/ho-so/{dossier}/ket-qua.pdf").data for _ in range(2))
    assert first == again
    assert read(first).code is not None


def test_an_electronic_result_is_there_as_soon_as_the_desk_is_done(sent):
    person, dossier = done(sent, receive="online")
    assert f'href="/ho-so/{dossier}/ket-qua.pdf"' in person.read(f"/ho-so/{dossier}/ket-qua")
    assert person.get(f"/ho-so/{dossier}/ket-qua.pdf").status_code == 200


@pytest.mark.parametrize(("receive", "words"), [("desk", "Mời ông/bà mang giấy hẹn"), ("post", "Bưu điện")])
def test_what_is_still_to_be_handed_over_says_how(sent, receive, words):
    person, dossier = done(sent, receive=receive)
    page = person.read(f"/ho-so/{dossier}/ket-qua")
    assert words in page
    assert "ket-qua.pdf" not in page
    assert person.get(f"/ho-so/{dossier}/ket-qua.pdf").status_code == 409
    assert "result.downloaded" not in dict(person.journal())


def test_a_result_that_costs_something_waits_for_the_money(sent):
    person, dossier = done(sent, receive="online")
    owing(person.of, dossier, "return")
    page = person.read(f"/ho-so/{dossier}/ket-qua")
    assert "còn khoản phí" in page
    assert f'href="/ho-so/{dossier}/thanh-toan"' in page
    assert person.get(f"/ho-so/{dossier}/ket-qua.pdf").status_code == 409


def test_a_dossier_under_way_says_when_there_will_be_one(sent):
    person, dossier = sent
    assert "Hồ sơ chưa có kết quả" in person.read(f"/ho-so/{dossier}/ket-qua")


def test_nobody_reads_a_classmates_result(of, sent):
    _, dossier = done(sent, returned=True)
    attempt, _ = filed(of, of.students[1])
    other = citizen(of, attempt, student=1)
    for path in ("ket-qua", "ket-qua.pdf"):
        assert other.get(f"/ho-so/{dossier}/{path}").status_code == 404


def test_two_students_have_two_codes(of, sent):
    codes = set()
    for at, (attempt, dossier) in enumerate([(sent[0].attempt_id, sent[1]), filed(of, of.students[1])]):
        finished(of, dossier, returned=True)
        codes.add(read(citizen(of, attempt, at).get(f"/ho-so/{dossier}/ket-qua.pdf").data).code)
    assert len(codes) == 2


def test_every_procedure_can_give_its_result(of, sent):
    """Also those nobody files in this lesson: the file is drawn from whatever the record promises."""
    from fixtures.outcome import lines_of, number_of, title_of
    from fixtures.papers import draw
    from fixtures.slips import result_facts

    person, _ = sent
    with of.parts.database.reading() as session:
        values = variant(session.get_one(Attempt, person.attempt_id)).values
    catalogue = of.parts.content.world.catalogue
    for procedure in catalogue.procedures.values():
        fields = {field.name: values["me.full_name"] for field in procedure.form}
        facts = result_facts(
            agency=catalogue.agency(procedure.agencies[0]),
            title=title_of(procedure),
            number=number_of("000.00.TH.X99-240417-0001"),
            made=person.attempt.clock,
            holder=values["me.full_name"],
            dossier_code="000.00.TH.X99-240417-0001",
            lines=lines_of(procedure, fields),
        )
        assert draw("result_document", facts, "THABCDEFGHIJ", "pdf").startswith(b"%PDF"), procedure.code
