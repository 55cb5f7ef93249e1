"""What cannot be seen, or looks the same, is one writing."""

import pytest

from exercises.engine.matching.keyboards import telex, vni
from exercises.engine.matching.writing import tidy
from fixtures.tones import canon

INVISIBLE = [
    0x00, 0x08, 0x0E, 0x1B, 0x7F, 0x84, 0x86, 0x9F, 0xAD, 0x34F, 0x61C, 0x180B, 0x180E, 0x200B, 0x200F,
    0x202A, 0x202E, 0x2060, 0x206F, 0xFE00, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFC, 0xE0000, 0xE007F,
]  # fmt: skip


@pytest.mark.parametrize("point", INVISIBLE, ids=hex)
def test_an_invisible_character_is_nothing(point: int) -> None:
    assert tidy(f"Hò{chr(point)}a") == "Hòa"


@pytest.mark.parametrize(
    "point", [0x09, 0x0D, 0x1C, 0x20, 0x85, 0xA0, 0x2028, 0x2800, 0x3164, 0x3000], ids=hex
)
def test_a_blank_is_a_space(point: int) -> None:
    assert tidy(f"Hò{chr(point)}a") == "Hò a"


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("‘’ʼʹ`´′＇á", "''''''''á"), ("“”„″«»á", '""""""á'), ("‐‑‒–—―−﹘﹣－á", "----------á"),
        ("a\u030c", "ă"), ("a\u0342", "ã"), ("a\u0340", "à"), ("a\u0341", "á"),
        ("d\u0335D\u0336", "đĐ"), ("ÐðƉɖıℓ", "ĐđĐđil"), ("аеорсух", "aeopcyx"), ("ΑΒΕΖ", "ABEZ"),
    ],
)  # fmt: skip
def test_what_looks_the_same_is_the_same(written: str, same: str) -> None:
    assert tidy(written) == same


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("as", "á"), ("af", "à"), ("ar", "ả"), ("ax", "ã"), ("aj", "ạ"), ("asz", "a"), ("aa", "â"),
        ("aw", "ă"), ("ee", "ê"), ("oo", "ô"), ("ow", "ơ"), ("uw", "ư"), ("w", "ư"), ("dd", "đ"), ("yf", "ỳ"),
        ("ddad", "đad"), ("muaw", "mưa"), ("quaw", "quă"), ("huow", "hươ"), ("sa", "sa"), ("z", "z"),
        ("ad", "ad"),
    ],
)  # fmt: skip
def test_telex_keys_become_letters(keys: str, word: str) -> None:
    assert canon(telex(keys)) == canon(word)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("a1", "á"), ("a2", "à"), ("a3", "ả"), ("a4", "ã"), ("a5", "ạ"), ("a10", "a"),
        ("a6", "â"), ("a8", "ă"),
        ("e6", "ê"), ("o6", "ô"), ("o7", "ơ"), ("u7", "ư"), ("d9", "đ"), ("mua7", "mưa"), ("huo7", "hươ"),
        ("1", "1"), ("b9", "b9"), ("x8", "x8"),
    ],
)  # fmt: skip
def test_vni_keys_become_letters(keys: str, word: str) -> None:
    assert canon(vni(keys)) == canon(word)
