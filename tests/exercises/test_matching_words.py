"""Names, texts and addresses as people write them."""

import unicodedata

import pytest

from exercises.engine.matching import compare

NAMES = [
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hòa", "exact"),
    ("Nguyễn Văn Hòa", "  Nguyễn\u00a0 Văn\u200b Hòa ", "exact"),
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hòа", "exact"),  # Cyrillic а
    ("Đặng Thị Oanh", "Ðặng Thị Οanh", "exact"),  # Icelandic Ð, Greek Ο
    ("Đặng Thị Oanh", "Ｄặng Thị Oanh", "diacritics"),
    ("Lê An", "Ｌê Ａｎ", "exact"),
    ("Nguyễn Thị Ánh", "NGUYỄN THỊ ÁNH", "case"),
    ("Nguyễn Thị Ánh", "nguyễn thị ánh", "case"),
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hoà", "tone_place"),
    ("Trần Thị Thúy", "TRẦN THỊ THUÝ", "tone_place"),
    ("Phạm Khỏe", "Phạm Khoẻ", "tone_place"),
    ("Trần Quý", "Trần Qúy", "tone_place"),
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hoa", "diacritics"),
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hóa", "diacritics"),
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hoả", "diacritics"),
    ("Nguyễn Văn An", "Nguyen Van An", "diacritics"),
    ("Đỗ Văn Đức", "Do Van Duc", "diacritics"),
    ("Nguyễn Văn An", "Nguyeexn Vawn An", "typing"),
    ("Nguyễn Văn An", "Nguyênx Văn An", "typing"),
    ("Nguyễn Văn An", "Nguye64n Va8n An", "typing"),
    ("Đặng Hữu Phước", "Ddawngj Huwux Phuwowcs", "typing"),
    ("Đặng Hữu Phước", "D9a85ng Hu74u Phu7o71c", "typing"),
    ("Đường", "dduongwf", "typing"),
    ("Mưa Hoặc", "muaw hoawcj", "typing"),
    ("Nguyễn Văn An", "Nguyễn Văn Ann", "typing"),
    ("Nguyễn Văn Minh", "Nguyễn Văn Mihn", "typing"),
    ("Nguyễn Văn Minh", "Nguyễn VănMinh", "typing"),
    ("Trần Thị Mỹ", "Trần Thị Mĩ", "typing"),
    ("Lan", "Loan", "different"),
    ("Hòa", "Hòan", "different"),
    ("Nguyễn Văn Hường", "Nguyễn Văn Hưng", "typing"),
    ("Nguyễn Văn An", "An Nguyễn Văn", "different"),
    ("Nguyễn Văn An", "Nguyễn Văn An Bình", "different"),
    ("Nguyễn Văn An", "Văn An", "different"),
    ("Nguyễn Văn An", "", "different"),
    ("Nguyễn Văn An", "Trần Thị Bình", "different"),
]
TEXTS = [
    ("Lý do: nộp hồ sơ du học", "lí do nộp hồ sơ du học.", "tone_place"),
    ("THPT số 1 Phù Cát", "THPT số 2 Phù Cát", "different"),
    ("Trường THPT Quy Nhơn", "Trường THPT Qui Nhơn", "tone_place"),
    ("Trường THPT Quy Nhơn", "Trường THPT Quy Nhon", "diacritics"),
    ("Bình Định – Gia Lai", "Bình Định, Gia Lai", "exact"),
    ("thùy", "thùi", "typing"),
]
HOME = "12 Lê Lợi, Phường Trần Phú, Thành phố Quy Nhơn, Tỉnh Bình Định"
TOWN = "Số 103 đường Bến Cá, Thị trấn Diêu Trì, Huyện Tuy Phước, Tỉnh Bình Định"
ADDRESSES = [
    (TOWN, "103 Bến Cá, TT Diêu Trì, H. Tuy Phước, Bình Định", "exact"),
    (TOWN, "103 đường Bến Cá thị trấn Diêu Trì huyện Tuy Phước tỉnh Bình Định", "exact"),
    (TOWN, "103 Bến Cá, Xã Diêu Trì, Huyện Tuy Phước, Tỉnh Bình Định", "different"),
    (HOME, "12 Lê Lợi, P. Trần Phú, TP. Quy Nhơn, Bình Định", "exact"),
    (HOME, "Số 12 đường Lê Lợi - Trần Phú - Quy Nhơn - Bình Định - Việt Nam", "exact"),
    (HOME, "12 LÊ LỢI, p.trần phú, tp.quy nhơn, t.bình định", "case"),
    (HOME, "12 Le Loi, P. Tran Phu, TP Quy Nhon, Binh Dinh", "diacritics"),
    (HOME, "12 Lê Lợi, xã Trần Phú, Quy Nhơn, Bình Định", "different"),
    (HOME, "13 Lê Lợi, Phường Trần Phú, Thành phố Quy Nhơn, Tỉnh Bình Định", "different"),
    (HOME, "12 Lê Lợi, Phường Trần Phú", "different"),
    (HOME, "12 Lê Lợi, Phường Trần Phúu, Thành phố Quy Nhơn, Tỉnh Bình Định", "typing"),
    (HOME, "12 Lee Lowji, Phuwowngf Traanf Phus, Quy Nhơn, Bình Định", "typing"),
    ("Phường 1, Quận 3, TP Hồ Chí Minh", "P1, Q.3, TPHCM", "different"),
    ("Phường 1, Quận 3, TP Hồ Chí Minh", "P1, Q.3, TP.HCM", "exact"),
]
PAIRS = (
    [("name", *pair) for pair in NAMES]
    + [("text", *pair) for pair in TEXTS]
    + [("address", *pair) for pair in ADDRESSES]
)


@pytest.mark.parametrize(("kind", "expected", "given", "level"), PAIRS)
def test_each_writing_has_its_level(kind: str, expected: str, given: str, level: str) -> None:
    assert compare(kind, expected, given).level == level


@pytest.mark.parametrize(("kind", "expected", "given", "level"), PAIRS)
def test_a_mac_that_writes_nfd_changes_no_level(kind: str, expected: str, given: str, level: str) -> None:
    assert compare(kind, expected, unicodedata.normalize("NFD", given)).level == level
    assert compare(kind, unicodedata.normalize("NFD", expected), given).level == level


def test_hoa_with_four_tones_are_four_names() -> None:
    names = ["Hòa", "Hoa", "Hóa", "Hoả"]
    equal = [(a, b) for a in names for b in names if compare("name", a, b).equal]
    assert equal == [(name, name) for name in names]


def test_i_and_y_differ_in_names_but_not_in_texts() -> None:
    assert compare("text", "Mỹ thuật", "Mĩ thuật").credit == 1
    assert compare("name", "Lê Mỹ", "Lê Mĩ").credit < 1


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ("Nguyen Van An", "missing"),
        ("Nguyễn Vân An", "wrong"),
        ("Nguyeexn Văn An", "telex"),
        ("Nguye64n Văn An", "vni"),
        ("Nguyễn Văn Ann", "slip"),
        ("Văn An Nguyễn", "order"),
    ],
)
def test_each_slip_has_its_name(given: str, detail: str) -> None:
    assert compare("name", "Nguyễn Văn An", given).detail == detail
