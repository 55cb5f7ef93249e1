"""What the teacher sees of a value: the one writing that all its writings are compared in."""

from datetime import date
from decimal import Decimal

import pytest

from exercises.engine.matching import KINDS, Level, Match, compare
from exercises.engine.matching.counting import amount, figures
from exercises.engine.matching.slips import one_slip, same_digits
from exercises.engine.matching.writing import LONGEST, as_text, shown, tidy
from exercises.engine.messages import points_said
from fixtures.tones import canon

ONE_WRITING = [
    ("name", "Nguyễn Văn HOÀ", "lê  thị Hóa.", "Nguyễn Văn Hòa", "Lê Thị Hoá"),
    ("text", "THPT Mỹ", "Sở GD&ĐT", "trung học phổ thông mĩ", "sở giáo dục và đào tạo"),
    ("text", "UBND & THCS", "12,5 điểm: tốt!", "uỷ ban nhân dân và trung học cơ sở", "12,5 điểm tốt"),
    (
        "address",
        "Số 044 đường Lê Lợi, P. Trần Phú, TP. Quy Nhơn, Việt Nam",
        "12 Lê Lợi P1 KP2 tphcm",
        "số 44 đường lê lợi phường trần phú thành phố qui nhơn",
        "12 lê lợi phường 1 khu phố 2 thành phố hồ chí minh",
    ),
    ("address", "KV 1 TDP 02", "Xã Đường Hoa H", "khu vực 1 tổ dân phố 2", "xã đường hoa huyện"),
    ("address", "VN", "Lê Lợi VN", "", "lê lợi"),
]
WRITTEN = [
    ("id_number", "099 302", "12-3", "099302", "123"),
    ("phone", "+84 538 238 914", "0084 538238915", "0538238914", "0538238915"),
    ("phone", "84 538 238 91", "+84 12345678", "845382389" + "1", "+8412345678"),
    ("date", "5/3/2010", "2010-03-06", "05/03/2010", "06/03/2010"),
    ("date", "5/3/2010", "5/3/10", "05/03/2010", "05/03/0010"),
    ("date", "5/3/2010", "xyz", "05/03/2010", "xyz"),
    ("date", "xyz", "5/3/2010", "xyz", "05/03/2010"),
    ("money", "8.000 đồng", "1,25 triệu", "8000", "1250000"),
    ("money", "nhiều", "8k", "nhiều", "8k"),
    ("number", "3 ngày", "2,50", "3", "2.5"),
    ("code", " TH 12/3. ", "th 12 / 4,", "TH12/3", "th12/4"),
    ("code", "TH12", "Số hiệu: TH13", "TH12", "TH13"),
    ("code", "Số: TH12", "Số: TH13", "Số:TH12", "Số:TH13"),
    ("email", "Lan@Truong.example.", "<HOA @ truong.example>;", "lan@truong.example", "hoa@truong.example"),
    ("enum", "Nữ", "nam", "Nữ", "nam"),
    ("set", "b; a", "c\nA", "a; b", "A; c"),
    ("set", "a, b", "- b | +b;• a", "a; b", "a; b"),
    ("name", "An", "", "An", ""),
    ("name", "", "An", "", "An"),
    ("name", "An\u200b", "An", "An", "An"),
]


def in_tones(text: str) -> list[str]:
    return [canon(word) for word in text.split(" ")]


@pytest.mark.parametrize(("kind", "right", "given", "ours", "theirs"), ONE_WRITING)
def test_words_are_shown_with_the_tone_behind_each(
    kind: str, right: str, given: str, ours: str, theirs: str
) -> None:
    match = compare(kind, right, given)
    assert [in_tones(text) for text in (match.expected, match.given)] == [in_tones(ours), in_tones(theirs)]


@pytest.mark.parametrize(("kind", "right", "given", "ours", "theirs"), WRITTEN)
def test_each_kind_has_one_writing(kind: str, right: str, given: str, ours: str, theirs: str) -> None:
    match = compare(kind, right, given)
    assert (match.expected, match.given) == (ours, theirs)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_is_another_value_and_is_said_to_be_empty(kind: str) -> None:
    assert compare(kind, "2", " \u200b ") == Match(Level.DIFFERENT, "2", "", "empty")
    assert compare(kind, None, "2") == Match(Level.DIFFERENT, "", "2", "empty")
    assert compare(kind, "", None) == Match(Level.EXACT, "", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8000", "8000"), ("8.000", "8000"), ("8,000", "8000"), ("8 000", "8000"), ("8.000,5", "8000.5"),
        ("8,000.55", "8000.55"), ("1.234.567", "1234567"), ("1.234,567", None), ("1.234.5", None),
        ("1234.567", None), ("12,345", "12345"), ("1234,56", "1234.56"), ("1 234 567", "1234567"),
        ("8.00", "8"), ("8.0000", None), ("", None), ("x", None), ("1" * 18, "1" * 18), ("1" * 19, None),
        ("1.234 567", None), ("0.5", "0.5"),
    ],
)  # fmt: skip
def test_figures_are_read_with_either_sign_for_thousands(text: str, value: str | None) -> None:
    assert figures(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("khong", 0), ("mot", 1), ("hai", 2), ("ba", 3), ("bon", 4), ("tu", 4), ("nam", 5), ("lam", 5),
        ("nham", 5), ("sau", 6), ("bay", 7), ("tam", 8), ("chin", 9), ("muoi", 10), ("muoi mot", 11),
        ("hai muoi", 20), ("hai muoi mot", 21), ("hai mot", 21), ("hai tu", 24), ("hai lam", 25),
        ("ba nham", 35), ("hai ba", None), ("tam chuc", 80), ("mot tram", 100), ("mot tram linh nam", 105),
        ("mot tram le nam", 105), ("mot tram muoi", 110), ("mot tram hai muoi ba", 123), ("3 tram", 300),
        ("mot tram nam", 105), ("mot tram hai lam", 125),
        ("2 chuc", 20), ("linh", None), ("linh ba", 3), ("tram", None), ("chuc", None), ("muoi muoi", None),
        ("mot nghin", 1000), ("mot ngan", 1000), ("2k", 2000), ("2 tr", 2_000_000), ("2 trieu", 2_000_000),
        ("2 ty", 2_000_000_000), ("2 ti", 2_000_000_000), ("nghin", None), ("", None), ("k", None),
        ("2 trieu 300 nghin", 2_300_000), ("2 nghin 3 trieu", None), ("2 nghin 3 nghin", None),
        ("2 ty 300 trieu 4 nghin", 2_300_004_000), ("hai nghin khong tram muoi", 2010),
        ("1tr2", 1_200_000), ("1tr20", None), ("1tr02", None), ("1tr200", 1_200_000), ("1tr2000", None),
        ("1tr hai", 1_200_000), ("1tr muoi", 1_010_000), ("1tr hai tram", 1_200_000), ("2k5", 2500),
        ("2 nghin ruoi", 2500), ("2 trieu ruoi", 2_500_000), ("ruoi", None), ("2 ruoi", None),
        ("2 trieu ruoi ruoi", None), ("1,5 trieu", 1_500_000), ("2 x", None), ("2 3", None), ("-2", None),
        ("1tr x", None), ("1tr2 3", None), ("8 000", 8000), ("1tr 200", 1_200_000), ("1 2 000", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_they_are_said(text: str, value: int | None) -> None:
    assert amount(text) == value


def test_a_slip_is_one_letter_more_less_other_or_exchanged() -> None:
    near = ["abcx", "abxd", "ab", "abcdx", "bacd", "abdc"]
    assert [one_slip("abcd", given) for given in near] == [True, True, False, True, True, True]
    assert not one_slip("abcd", "abcd")
    assert one_slip("abcd", "abce", 4)
    assert not one_slip("abcd", "abce", 5)
    assert one_slip("a", "b")
    assert not one_slip("", "b")
    assert same_digits("a1 23", "1b 23")
    assert not same_digits("a1 23", "a12 3")


@pytest.mark.parametrize(
    ("kind", "right", "given", "level"),
    [
        ("name", "Hạnh", "Hạnhh", "typing"),
        ("name", "Hạn", "Hạnn", "different"),
        ("code", "AB1234", "AB1235", "typing"),
        ("code", "AB123", "AB124", "different"),
        ("email", "a@b.vn", "a@c.vn", "typing"),
        ("email", "a@b.v", "a@c.v", "different"),
        ("id_number", "12345678", "12345679", "typing"),
        ("id_number", "1234567", "1234568", "different"),
        ("name", "ngh", "n" + "j" * 19 + "gh", "different"),
        ("address", "Lê Lợi số 1", "Lê Lợi số 1 " + "nhà " * 3, "different"),
    ],
)
def test_in_a_short_value_a_slip_makes_another(kind: str, right: str, given: str, level: str) -> None:
    assert compare(kind, right, given).level == level


@pytest.mark.parametrize(
    ("kind", "right", "given", "level"),
    [
        ("date", "05/03/2010", "ngày 5 tháng 3 năm" + " " * 9 + "2010", "exact"),
        ("date", "05/03/2010", "5/3/" + "-" * 72 + "2010", "exact"),  # 80 signs
        ("date", "05/03/2010", "5/3/" + "-" * 73 + "2010", "different"),
        ("money", "8000", "8000" + "." * 96, "exact"),  # 100 signs
        ("money", "8000", "8000" + "." * 97, "different"),
        ("code", "TH12345", "A" * 31 + ": TH12345", "exact"),
        ("code", "TH12345", "A" * 32 + ": TH12345", "different"),
        ("code", "TH12345", "A1: TH12345", "different"),
        ("name", "nguyễn", "nguyeen" + "z" * 12 + "x", "typing"),  # 20 keys
        ("name", "nguyễn", "nguyeen" + "z" * 13 + "x", "different"),
        ("set", "; ".join(map(str, range(50))), "; ".join(map(str, range(49, -1, -1))), "exact"),
        ("set", "; ".join(map(str, range(51))), "; ".join(map(str, range(50, -1, -1))), "different"),
    ],
)
def test_what_is_longer_than_any_value_is_not_read(kind: str, right: str, given: str, level: str) -> None:
    assert compare(kind, right, given).level == level


def test_a_text_is_tidied_up_to_its_longest() -> None:
    assert len(tidy("a" * 3000)) == len(tidy("á" * 3000)) == len(tidy("ﷺ" * 3000)) == LONGEST == 2000
    assert tidy("  a \t b\n") == "a b"
    assert tidy("Ⅻ ² ﬁ") == "XII 2 fi"


def test_what_is_no_text_is_read_as_text() -> None:
    assert as_text(date(2010, 3, 5)) == "2010-03-05"
    assert as_text(["a", ["b", 3]]) == "a; b; 3"
    assert as_text(None) == ""
    assert as_text(7) == "7"
    assert compare("date", date(2010, 3, 5), "5/3/2010").equal


def test_what_is_shown_can_be_stored_and_ends() -> None:
    assert shown("a\0b\ud800c\udfff") == "a\ufffdb\ufffdc\ufffd"
    assert shown("a" * 200) == "a" * 200
    assert shown("a" * 201) == "a" * 200 + "…"
    assert shown("abcd", 3) == "abc…"


def test_points_are_said_as_children_write_them() -> None:
    said = [points_said(points) for points in (0, 5, 25, 50, 100, 1025, 1000)]
    assert said == ["0", "0,05", "0,25", "0,5", "1", "10,25", "10"]
