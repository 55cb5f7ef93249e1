"""Each condition is told from the others, at the moment the file says it was signed."""

from dataclasses import replace
from datetime import datetime

import pytest

from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.received import ReceivedFile, received
from exercises.engine.variants import make_variant
from fixtures.signatures import VERDICTS, load_words
from fixtures.world import load_world
from sandbox.signing.certificates import LOOK_ALIKE, NAME, VIETNAM, Credential
from sandbox.signing.judging import is_pdf, judge
from sandbox.signing.results import as_received, signed
from tests.support.signatures import SECRET, strange_pdf

EXERCISE = "kiem-tra-ket-qua-dien-tu"


@pytest.mark.parametrize("condition", VERDICTS)
def test_a_file_is_what_it_was_made_to_be(
    authority: Credential, files: dict[str, bytes], later: datetime, condition: str
) -> None:
    assert judge(files[condition], authority.certificate, later).verdict == condition
    assert is_pdf(files[condition])


@pytest.mark.parametrize("seed", ["mot", "hai", "ba"])
def test_every_file_of_the_exercise_is_what_its_variant_says(authority: Credential, seed: str) -> None:
    exercise = load_exercise(LIBRARY / EXERCISE, load_world(), 1)
    given = received(exercise, make_variant(exercise, seed))
    found = [
        judge(as_received(one, authority), authority.certificate, exercise.start).verdict for one in given
    ]
    assert found == [one.condition for one in given]
    assert sorted(found) == sorted(VERDICTS)


def test_a_valid_file_tells_who_signed_what_and_when(
    authority: Credential, files: dict[str, bytes], later: datetime, file: ReceivedFile
) -> None:
    found = judge(files["valid"], authority.certificate, later)
    assert found.in_force
    assert found.signature is not None
    assert (found.signature.signer.name, found.signature.signer.issuer) == (file.agency, NAME)
    assert found.signature.signed_on == file.when.replace(tzinfo=VIETNAM)
    assert found.signature.document == f"{file.facts['title']}, số {file.facts['number']}"


@pytest.mark.parametrize("year", [2024, 2026, 2031])
def test_the_clock_of_the_server_has_no_say(authority: Credential, file: ReceivedFile, year: int) -> None:
    when = datetime(year, 3, 2, 9, 15)
    data = signed(file.facts, file.code, when, authority)
    assert judge(data, authority.certificate, when).verdict == "valid"
    assert judge(data, authority.certificate, when.replace(year=year + 12)).verdict == "valid"


def test_a_moment_still_to_come_is_not_believed(authority: Credential, files: dict[str, bytes]) -> None:
    found = judge(files["valid"], authority.certificate, datetime(2024, 5, 10, 10, 29))
    assert (found.verdict, found.why) == ("untrusted", "future")


def test_a_name_one_letter_away_is_nobody_we_trust(
    authority: Credential, files: dict[str, bytes], later: datetime, file: ReceivedFile
) -> None:
    found = judge(files["untrusted"], authority.certificate, later)
    assert found.signature is not None
    assert found.signature.signer.name == file.agency, "it claims to be the same office"
    assert found.signature.signer.issuer == LOOK_ALIKE != NAME
    assert not found.signature.ours


def test_what_somebody_else_signed_is_untrusted_and_nothing_is_told_of_it(
    authority: Credential, later: datetime
) -> None:
    found = judge(strange_pdf(), authority.certificate, later)
    assert (found.verdict, found.why) == ("untrusted", "stranger")
    assert SECRET not in repr(found)


def test_the_altered_file_shows_other_words_and_keeps_what_was_signed(files: dict[str, bytes]) -> None:
    assert files["altered"].startswith(files["valid"])
    assert _text(files["altered"]).replace("Lê Văn Bình", "Nguyễn Thị Ánh") == _text(files["valid"])
    assert "Lê Văn Bình" in _text(files["altered"])


def test_the_same_file_is_made_again_byte_for_byte(
    authority: Credential, files: dict[str, bytes], file: ReceivedFile
) -> None:
    again = {one: as_received(replace(file, condition=one), authority) for one in VERDICTS}
    assert again == files


def test_what_the_signature_shows_says_practice(files: dict[str, bytes]) -> None:
    shown = _text(files["valid"], flattened=True)
    for words in (
        "KÝ SỐ THỰC HÀNH",
        "Ký bởi: Sở Giáo dục",
        "10:30 ngày 10/05/2024",
        "không có giá trị pháp lý",
    ):
        assert words in shown


def test_every_finding_has_its_words() -> None:
    assert set(load_words().verdicts) == set(VERDICTS)


def _text(data: bytes, flattened: bool = False) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    if flattened:
        import pypdfium2.raw

        pypdfium2.raw.FPDFPage_Flatten(page.raw, 0)
        page = document[0]
    text: str = page.get_textpage().get_text_bounded()
    document.close()
    return text
