"""Pairs at the edge of a rule, with the level and the name of the mistake, or none."""

import pytest

from exercises.engine.matching import CREDITS, Level, compare
from tests.exercises.matching.test_corpus import EVERY

EDGES = [
    ("code", "XA12345", "A12345", "typing", "slip"),
    ("email", "Xa@truong.example", "a@truong.example", "typing", "slip"),
    ("code", "1651/QĐ-ỦY", "1651/QĐ-ÚY", "diacritics", "wrong"),
    ("code", "1651/QĐ-ỦY", "1651/QD-UY", "diacritics", "missing"),
    ("code", "4524067/2020/TH", "2020/TH", "different", "part_missing"),
    ("code", "4524067/2020/TH", "2020", "different", ""),
    ("code", "4524067/2020/TH", "2020/2020", "different", ""),
    ("code", "12/34", "56", "different", ""),
    ("code", "12/34", "56/78", "different", ""),
    ("code", "TH4789054", "th 4789054", "case", ""),
    ("email", "lan@truong.example", "hoa@truong.example", "different", ""),
    ("email", "lan@truong.example", "LAN@truong.example", "case", ""),
    ("date", "xyz", "5/3/2010", "different", ""),
    ("date", "xyz", "abc", "different", ""),
    ("date", "05/03/2010", "06/03/2010", "different", ""),
    ("date", "05/03/2010", "201/3/5", "different", ""),
    ("date", "05/03/2010", "mùng năm tháng ba năm xyz", "different", "no_date"),
    ("date", "05/03/2010", "mùng 2,5 tháng ba năm 2010", "different", "no_date"),
    ("date", "05/03/2010", "ngày năm tháng ba năm mười nghìn", "different", "no_date"),
    ("date", "05/03/2010", "ngày năm tháng ba năm chín nghìn chín trăm chín mươi chín", "different", ""),
    ("date", "05/03/2010", "5/3/11", "different", ""),
    ("date", "05/03/2010", "6/3/10", "different", ""),
    ("date", "05/03/2010", "05/03/2010T00:00:00", "exact", ""),
    ("date", "05/03/2010", "05/03/2010 00:00", "exact", ""),
    ("date", "05/03/2010", "05/03/2010 25h61", "different", "no_date"),
    ("date", "05/03/2010", "05031010", "different", "no_date"),
    ("date", "05/03/2010", "chủ nhật, 5/3/2010", "exact", ""),
    ("address", "44 đường Đồng Xanh, Xã Vân Canh, Gia Lai", "44Đồng Xanh, Phường Vân Canh, Gia Lai",
     "different", ""),
    ("address", "44 đường Đồng Xanh, Xã Vân Canh, Gia Lai", "44Đồng Xanh, Xã Vân Canh, Gia Lai",
     "typing", "slip"),
    ("address", "44Đồng Xanh, Xã Vân Canh", "44 đường Đồng Xanh, Xã Vân Canh", "typing", "slip"),
    ("address", "Số nhà A4, Xã An Toàn", "A4, An Toàn", "exact", ""),
    ("address", "nhà số A4, Xã An Toàn", "A4, An Toàn", "exact", ""),
    ("address", "Huyện Nhà Bè", "H. Nhà Bè", "exact", ""),
    ("address", "Huyện Nhà Bè", "Xã Nhà Bè", "different", "place_unit"),
    ("address", "12 Lê Lợi, Phường Trần Phú", "12 Lê Lợi, Phườg Trần Phú", "typing", "slip"),
    ("address", "Xã An Toàn", "Xã An Lão", "different", ""),
    ("address", "Phường 1, Quận 3", "Phường 3, Quận 1", "different", "order"),
    ("text", "Sở GDĐT tỉnh Bình Định", "Sở GD & ĐT tỉnh Bình Định", "exact", ""),
    ("text", "Sở GDĐT tỉnh Bình Định", "Sở gd đt tỉnh Bình Định", "exact", ""),
    ("text", "Trường THPT A", "Trường trung hoc pho thong A", "diacritics", "missing"),
    ("text", "Lê Lợi", "Lê Lai", "different", ""),
    ("name", "Lê Văn Hòa", "LÊ VĂN HÒA", "case", ""),
    ("name", "Lê Văn Hòa", "Lê Văn Hoà", "tone_place", ""),
    ("name", "Lê Văn Hòa", "Lê  Văn, Hòa", "exact", ""),
    ("name", "Lê Văn Hòa", "Lê Vaw Hoaf", "different", ""),
    ("money", "8000", "9.000", "different", ""),
    ("money", "8000", "80.000", "different", "zeros"),
    ("money", "8000", "8.000đ/trang", "exact", ""),
    ("money", "8000/bản", "8.000đ/trang", "different", "unit"),
    ("money", "miễn phí", "0 đồng/bản", "exact", ""),
    ("money", "0", "không thu phí, lệ phí", "exact", ""),
    ("money", "0", "không thu", "exact", ""),
    ("money", "0", "không tốn tiền", "exact", ""),
    ("money", "0", "không", "exact", ""),
    ("money", "0", "Lệ phí: Không.", "exact", ""),
    ("money", "0", "thu phí", "different", "no_number"),
    ("number", "2", "02 (hai) (ba)", "different", "no_number"),
    ("number", "2", "02 (hai", "different", "no_number"),
    ("number", "2", "(hai)", "different", "no_number"),
    ("number", "5 năm", "5năm", "exact", ""),
    ("number", "5 năm", "5 tháng", "different", "unit"),
    ("number", "25", "hai mươi lăm bản sao", "exact", ""),
    ("number", "x", "2", "different", "no_number"),
    ("phone", "0538238914", "0538238914", "exact", ""),
    ("phone", "0538238914", "0583328914", "different", ""),
    ("phone", "+84 38238914", "038238914", "different", "length"),
    ("id_number", "099302116058", "099 302 116 058", "exact", ""),
    ("id_number", "099302116058", "99302116059", "different", "length"),
    ("id_number", "012", "12", "typing", "leading_zero"),
    ("id_number", "0012", "12", "typing", "leading_zero"),
    ("enum", "desk", "post", "different", ""),
    ("enum", "desk", "Desk", "case", ""),
    ("enum", "Khoẻ", "Khỏe", "tone_place", ""),
    ("set", "a; b", "b; a", "exact", ""),
    ("set", "a; b", "a; c", "different", ""),
    ("set", "a; b", "a", "different", "too_few"),
    ("set", "a", "a; b", "different", "too_many"),
    ("set", "a; b", "A; a; b", "case", ""),
    ("set", "abcd; abce", "abce; xabcd", "typing", ""),
    ("set", "Hoa; Hòa", "Hoa; hoà", "tone_place", ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "right", "given", "level", "detail"), EDGES)
def test_each_rule_ends_where_it_should(kind: str, right: str, given: str, level: str, detail: str) -> None:
    match = compare(kind, right, given)
    assert (match.level, match.detail) == (level, detail)


def test_an_equal_writing_has_no_mistake_to_name() -> None:
    equal = [(kind, pair) for kind, pair in EVERY if CREDITS[Level(pair["level"])] == 1]
    named = [pair for kind, pair in equal if compare(kind, pair["expected"], pair["given"]).detail]
    assert named == []
