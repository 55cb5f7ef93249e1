"""A class code is understood the way a hurried hand writes it."""

import pytest

from sandbox.web.auth.codes import MOST, readings, tidy


@pytest.mark.parametrize("typed", ["ABC234", "abc234", " abc 234 ", "ABC-234", "abc.234", "ＡＢＣ２３４"])
def test_case_spaces_and_signs_do_not_matter(typed: str) -> None:
    assert readings(typed)[0] == "ABC234"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("O0Q234", "QQQ234"), ("lBC234", "7BC234"), ("A8CZ34", "ABC234"), ("S6C234", "5GC234")],
)
def test_letters_that_look_alike_are_tried_too(typed: str, meant: str) -> None:
    assert meant in readings(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Â2345", "AA2345"), ("Á2345", "AS2345"), ("á2345", "A12345"), ("Đ2345", "DD2345"), ("ẤBC3", "AASBC3")],
)
def test_what_a_vietnamese_keyboard_made_of_the_code_is_undone(typed: str, meant: str) -> None:
    assert meant in readings(typed)


def test_what_cannot_be_a_code_is_no_code() -> None:
    for typed in ("", "   ", "ABC", "ABCD2345", "\0\0", "٣٤٥٦٧٨x", "A" * 100_000, "Ấ" * 500, "日本"):
        assert readings(typed) == []


def test_the_work_for_one_code_is_bounded() -> None:
    assert len(readings("000000")) <= MOST


def test_tidy_keeps_letters_and_figures() -> None:
    assert tidy("a-b c\t1\0") == "ABC1"
