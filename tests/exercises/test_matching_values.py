"""Numbers, dates, codes and choices as people write them."""

from decimal import Decimal

import pytest

from exercises.engine.matching import KINDS, compare

PAIRS = [
    ("phone", "0912345678", "0912 345 678", "exact"),
    ("phone", "0912345678", "+84912345678", "exact"),
    ("phone", "0912345678", "84 912 345 678", "exact"),
    ("phone", "0912345678", "+84 (0) 912-345-678", "exact"),
    ("phone", "0912345678", "0084912345678", "exact"),
    ("phone", "0912345678", "０９１２３４５６７８", "exact"),
    ("phone", "0912345678", "٠٩١٢٣٤٥٦٧٨", "different"),
    ("phone", "0912345678", "912345678", "typing"),
    ("phone", "0912345678", "0912345679", "typing"),
    ("phone", "0912345678", "0912354687", "different"),
    ("phone", "0912345678", "0987654321", "different"),
    ("id_number", "052204001234", "052 204 001 234", "exact"),
    ("id_number", "052204001234", "052.204.001.234", "exact"),
    ("id_number", "052204001234", "52204001234", "typing"),
    ("id_number", "052204001234", "O52204001234", "typing"),
    ("id_number", "052204001234", "052204001243", "typing"),
    ("id_number", "052204001234", "5.2204E+10", "different"),
    ("id_number", "052204001234", "052204009999", "different"),
    ("date", "05/03/2010", "5/3/2010", "exact"),
    ("date", "5/3/2010", "2010-03-05", "exact"),
    ("date", "05/03/2010", "ngày 5 tháng 3 năm 2010", "exact"),
    ("date", "05/03/2010", "Ngày mùng 5 tháng 03 năm 2010", "exact"),
    ("date", "05/03/2010", "05-03-2010", "exact"),
    ("date", "05/03/2010", "5.3.2010.", "exact"),
    ("date", "05/03/2010", "05032010", "exact"),
    ("date", "05/03/2010", "20100305", "exact"),
    ("date", "05/03/2010", "2010-03-05 00:00:00", "exact"),
    ("date", "05/03/2010", "5/3/10", "typing"),
    ("date", "05/03/2010", "03/05/2010", "different"),
    ("date", "13/05/2010", "05/13/2010", "different"),
    ("date", "05/03/2010", "06/03/2010", "different"),
    ("date", "05/03/2010", "hôm qua", "different"),
    ("money", "8.000 đồng", "8000", "exact"),
    ("money", "8000", "8,000đ", "exact"),
    ("money", "8000", "8 000 VNĐ", "exact"),
    ("money", "8000", "8 nghìn đồng", "exact"),
    ("money", "8000", "8k", "exact"),
    ("money", "1500000", "1,5 triệu", "exact"),
    ("money", "0", "Miễn phí", "exact"),
    ("money", "8000", "80.000", "different"),
    ("number", "2", "02", "exact"),
    ("number", "2", "2,0", "exact"),
    ("number", "2", "3", "different"),
    ("number", "1.234", "1234", "exact"),
    ("code", "A1 234567", "a1234567", "case"),
    ("code", "123/2022", "123 / 2022", "exact"),
    ("code", "123/2022", "1232022", "typing"),
    ("code", "00123", "123", "typing"),
    ("code", "DB0123456", "DBO123456", "typing"),
    ("code", "DB0123456", "DB0123457", "typing"),
    ("code", "AB12", "AB13", "different"),
    ("email", "lan@truong.example", "LAN@truong.example", "case"),
    ("email", "lan@truong.example", "lân@truong.example", "diacritics"),
    ("email", "lan@truong.example", "lan@truong.exmaple", "typing"),
    ("email", "lan@truong.example", "hoa@truong.example", "different"),
    ("enum", "desk", "Desk", "case"),
    ("enum", "desk", "post", "different"),
    ("enum", "Nữ", "Nu", "different"),
    ("set", "đơn; căn cước", "Căn cước, đơn", "case"),
    ("set", "đơn; căn cước", "căn cước|đơn", "exact"),
    ("set", "đơn; căn cước", "đơn", "different"),
    ("set", "đơn; căn cước", "đơn; can cuoc", "diacritics"),
]


@pytest.mark.parametrize(("kind", "expected", "given", "level"), PAIRS)
def test_each_writing_has_its_level(kind: str, expected: str, given: str, level: str) -> None:
    assert compare(kind, expected, given).level == level


@pytest.mark.parametrize(
    ("kind", "expected", "given", "detail"),
    [
        ("date", "05/03/2010", "03/05/2010", "swapped_day_month"),
        ("date", "13/05/2010", "05/13/2010", "swapped_day_month"),
        ("date", "30/04/2010", "31/04/2010", "no_such_day"),
        ("date", "05/03/2010", "5/3/10", "short_year"),
        ("date", "05/03/2010", "xyz", "no_date"),
        ("id_number", "052204001234", "52204001234", "leading_zero"),
        ("money", "8000", "80000", "zeros"),
        ("set", "a; b", "a; b; c", "too_many"),
        ("set", "a; b", "a", "too_few"),
    ],
)
def test_each_mistake_has_its_name(kind: str, expected: str, given: str, detail: str) -> None:
    assert compare(kind, expected, given).detail == detail


def test_credit_is_whole_for_writing_half_for_slips_none_for_another_value() -> None:
    credits = [compare("name", "Lê Hòa", given).credit for given in ("LÊ HOÀ", "Lê Hoa", "Lê Hòaa", "Vũ")]
    assert credits == [Decimal(1), Decimal("0.5"), Decimal("0.5"), Decimal(0)]


NASTY = [
    "",
    " \u00a0\u200b",
    "\0",
    "a\0b",
    "\ud800",
    "Nguyễn \udfff",
    "\u202e\u2066abc",
    "e" + "\u0301" * 100_000,
    "e" + "\u0301\u0323" * 50_000,
    "\u0301" * 100_000,
    "w" * 100_000,
    "aw " * 30_000,
    "1" * 100_000,
    "," * 100_000,
    "🤷‍♀️" * 1000,
    "ﷺ" * 10_000,
]


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("given", NASTY, ids=range(len(NASTY)))
def test_no_text_breaks_the_matcher(kind: str, given: str) -> None:
    for expected in ("Nguyễn Văn Hòa", "0912345678"):
        assert not compare(kind, expected, given).equal
        compare(kind, given, expected)
        assert compare(kind, given, given).equal


def test_values_that_are_not_text_are_read_as_text() -> None:
    assert compare("set", ["a", "b"], "b;a").level == "exact"
    assert compare("number", 3, "3").level == "exact"
    assert compare("name", "An", None).level == "different"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        compare("colour", "a", "b")
