"""What holds for any text at all."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.engine.matching import KINDS, compare
from exercises.engine.writings import STYLES, rewritten

NAME_WORDS = "Nguyễn Đặng Thị Văn Hòa Hoa Thúy Quý Khuê Ân Ẩn Dũng Phước Xoan Ý Oanh Mỹ Lý"
SYLLABLES = st.sampled_from(NAME_WORDS.split())
NAMES = st.lists(SYLLABLES, min_size=2, max_size=5).map(" ".join)
PHONES = st.from_regex("0[35789][0-9]{8}", fullmatch=True)
DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map("{0:%d/%m/%Y}".format)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(KINDS)), st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(kind: str, expected: str, answer: str) -> None:
    match = compare(kind, expected, answer)
    assert match.credit in (0, 1) or match.level in ("diacritics", "typing")
    assert compare(kind, expected, unicodedata.normalize("NFD", answer)).credit == match.credit


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(STYLES)), NAMES, PHONES, DATES)
def test_another_style_of_the_same_value_is_whole(style: str, name: str, phone: str, day: str) -> None:
    for kind, value in (
        ("name", name),
        ("text", name),
        ("phone", phone),
        ("id_number", phone),
        ("date", day),
    ):
        assert compare(kind, value, rewritten(style, kind, value)).credit == 1


@settings(deadline=None, max_examples=60)
@given(NAMES, NAMES)
def test_two_names_are_equal_only_with_the_same_letters_and_tones(one: str, other: str) -> None:
    assert compare("name", one, other).equal == (one == other)
