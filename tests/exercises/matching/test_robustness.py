"""What holds for any text at all, however odd or long."""

import unicodedata
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.engine.matching import KINDS, Level, compare
from exercises.engine.writings import STYLES, rewritten

LONG_AGO = 1.0  # seconds, on a slow machine
PIECES = (  # noqa: SIM905 - a hundred quoted words are no list to read
    "Nguyễn Văn Hòa hoà Hoa đ Đ ý Phường P. p Xã x. TP tt t h. q đường số nhà kp2 tdp tphcm việt nam vn thôn "
    "ngày mùng tháng năm ba mươi mười hai linh lẻ trăm nghìn ngàn triệu tỷ tr k rưỡi đồng vnd chẵn miễn phí "
    "không 0 1 2 5 12 00 2010 1999 8.000 1,5 +84 0538238914 . , ; / - ( ) \\ | @ < > O I l s5 thpt gd&đt & "
    "a@b.c w aw ow dd s f 6 7 8 9 ₫ \u0301 \u0323 \u200b \u00a0 \n \r \t \ud800 \0 ﷺ 🤷 Ⅻ ² ٣ ǆ ß İ"
).split(" ")
ODD = st.lists(st.sampled_from(PIECES), max_size=9).flatmap(
    lambda pieces: st.sampled_from(["", " ", ", "]).map(lambda between: between.join(pieces))
)
KIND = st.sampled_from(sorted(KINDS))
RIGHT = {
    "name": ["Nguyễn Văn Hòa", "Đặng Thị Thúy Quỳnh", "Rơ Châm H'Bích", "Phạm Quý", "Lê Khoẻ"],
    "text": [
        "Bổ sung hồ sơ xin việc",
        "Trường THPT Đồi Thông",
        "Lý do: hoà giải",
        "Lớp 12A1",
        "Sở Giáo dục và Đào tạo",
        "Uỷ ban nhân dân xã Kỳ Sơn",
        "A",
    ],
    "address": [
        "Số 44 đường Đồng Xanh, Thị trấn Vân Canh, Huyện Vân Canh, Tỉnh Bình Định",
        "Số 7, thôn Lá Dừa, Xã Hoài Phú, Thị xã Hoài Nhơn, Tỉnh Bình Định",
        "Số 12 đường Lê Lợi, Phường Quy Nhơn, Tỉnh Gia Lai",
        "Khu phố 2, Phường Thủy Xuân, Thành phố Huế",
    ],
    "id_number": ["099302116058", "099204479005"],
    "phone": ["0538238914", "0533945053"],
    "date": ["05/03/2010", "31/12/1999", "29/02/2008"],
    "money": ["8000", "150000", "1200000", "0"],
    "number": ["2", "12", "2020"],
    "code": ["TH4789054", "thc8543924", "4524067/2020/TH", "000.00.TH.X99-240417-0001", "10A1"],
    "email": ["lan.nguyen@thuchanh.example", "Lan@thuchanh.example"],
    "enum": ["desk", "Nữ"],
    "set": ["đơn; căn cước; học bạ"],
}


@settings(deadline=None, max_examples=400)
@given(KIND, ODD, ODD)
def test_odd_texts_are_compared_and_never_break_anything(kind: str, right: str, seen: str) -> None:
    match = compare(kind, right, seen)
    assert match.level in set(Level)
    assert compare(kind, right, right).level == Level.EXACT
    assert compare(kind, right, unicodedata.normalize("NFD", right)).equal


@settings(deadline=None, max_examples=400)
@given(KIND, ODD.filter(lambda text: ":" not in text), ODD)
def test_to_be_equal_goes_both_ways(kind: str, one: str, other: str) -> None:
    if kind != "date":  # a right value that is no date has no other writing
        assert compare(kind, one, other).equal == compare(kind, other, one).equal


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_style_of_writing_costs_a_mark(kind: str, style: str) -> None:
    written = [(value, rewritten(style, kind, value)) for value in RIGHT[kind]]
    assert [pair for pair in written if not compare(kind, *pair).equal] == []


@pytest.mark.parametrize("style", STYLES)
def test_every_style_changes_a_value_of_each_kind_it_is_for(style: str) -> None:
    kinds, rewrite = STYLES[style]
    unchanged = {kind for kind in kinds if all(rewrite(value) == value for value in RIGHT[kind])}
    in_ascii = {kind for kind in kinds if all(map(str.isascii, RIGHT[kind]))}
    assert unchanged == (in_ascii if style == "NFD" else set())


@pytest.mark.parametrize(
    "text",
    [
        "\u0301" * 100_000,
        "e" + "\u0301\u0323" * 50_000,
        "é" * 100_000,
        "a1" * 50_000,
        "1tr" * 30_000,
        "hai mươi " * 10_000,
        "ngày năm tháng " * 10_000,
        "Phường " * 20_000,
        "P.1," * 25_000,
        "; a" * 30_000,
        "0/" * 50_000,
        "(a) " * 25_000,
        "số: " * 25_000,
        "dd" * 50_000,
        "uow" * 30_000,
    ],
    ids=lambda text: text[:6].encode("unicode_escape").decode(),
)
def test_a_very_long_text_is_compared_at_once(text: str) -> None:
    for kind in KINDS:
        for right in (*RIGHT[kind][:1], text[::-1]):
            start = perf_counter()
            compare(kind, right, text)
            assert perf_counter() - start < LONG_AGO, kind
