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
    ("Phường 1, Quận 3, TP Hồ Chí Minh", "P1, Q.3, TPHCM", "exact"),
    ("Phường 1, Quận 3, TP Hồ Chí Minh", "P1, Q.03, T.P Hồ Chí Minh", "exact"),
    ("Phường 1, Quận 3, TP Hồ Chí Minh", "P.2, Q.3, TP HCM", "different"),
    ("Phường 1, Quận 3, TP Hồ Chí Minh", "P1, Q.3, TP.HCM", "exact"),
]
SAME_PLACES = [  # each row one place, in as many writings
    ["Phường 1", "Phường 01", "P.1", "P. 1", "P1", "p.01", "P01", "phường 1"],
    ["Quận 1", "Q.1", "Q. 1", "Q1", "q.01", "Quận 01"],
    ["Khu phố 2, Thị trấn Diêu Trì", "KP2, TT. Diêu Trì", "KP 2, TT Diêu Trì", "kp.2 TT.Diêu Trì",
     "K.P 02, T.T Diêu Trì"],
    ["Khu vực 5, Phường Nhơn Phú", "KV5, P. Nhơn Phú", "KV 05 - P.Nhơn Phú"],
    ["Tổ dân phố 3, Phường Bình Định", "TDP3, P.Bình Định", "TDP 03, P. Bình Định"],
    ["Thành phố Quy Nhơn", "TP Quy Nhơn", "TP. Quy Nhơn", "TP.Quy Nhơn", "Tp Quy Nhơn", "T.P. Quy Nhơn",
     "T.P Qui Nhơn"],
    ["Thị xã An Nhơn", "TX An Nhơn", "TX. An Nhơn", "Tx.An Nhơn", "T.X An Nhơn", "T. X. An Nhơn"],
    ["Thị trấn Phú Phong", "TT Phú Phong", "TT. Phú Phong", "tt.Phú Phong", "T.T. Phú Phong"],
    ["Huyện Tây Sơn, Tỉnh Bình Định", "H. Tây Sơn, T. Bình Định", "H.Tây Sơn T.Bình Định",
     "Tây Sơn, Bình Định, VN"],
    ["Số 6, thôn Lá Dừa, Xã Hoài Phú", "6 thôn Lá Dừa, X. Hoài Phú", "SN 06, Th. Lá Dừa, X.Hoài Phú",
     "SN6 Lá Dừa Hoài Phú"],
    ["Số 32/5 đường Cầu Tre", "32/05 Đ. Cầu Tre", "Số nhà 32/5, đ.Cầu Tre", "Nhà số 32/5 Cầu Tre",
     "32/5 , , Cầu Tre,"],
    [HOME, HOME.replace(",", ""), HOME.replace(",", ";"), HOME.replace(",", " - "), f",{HOME}, Việt Nam."],
]  # fmt: skip
OTHER_PLACES = [
    ("Phường 1", "Phường 10"),
    ("Phường 1", "Quận 1"),
    ("Khu phố 2", "Khu phố 20"),
    ("Khu phố 2", "Khu vực 2"),
    ("Thành phố Bình Định", "Tỉnh Bình Định"),
    ("thôn Lá Dừa", "đường Lá Dừa"),
    ("Số 32/5 Cầu Tre", "Số 32/50 Cầu Tre"),
    ("Thị trấn Vân Canh", "Thị xã Vân Canh"),
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


@pytest.mark.parametrize("writings", SAME_PLACES, ids=lambda writings: writings[0])
def test_one_place_in_any_writing_is_one(writings: list[str]) -> None:
    unlike = [(a, b) for a in writings for b in writings if not compare("address", a, b).equal]
    assert unlike == []


@pytest.mark.parametrize(("one", "other"), OTHER_PLACES)
def test_two_places_stay_two(one: str, other: str) -> None:
    assert not compare("address", one, other).equal
    assert not compare("address", other, one).equal


def test_a_slip_beside_an_abbreviation_is_still_a_slip() -> None:
    match = compare("address", "Phường 1, Thành phố Quy Nhơn", "P.01, TP Quy Nhơnn")
    assert (match.level, match.detail) == ("typing", "slip")


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
