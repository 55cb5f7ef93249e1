"""Finding a procedure."""

import pytest

COPY = "Cấp bản sao văn bằng, chứng chỉ từ sổ gốc"


@pytest.mark.parametrize(
    "words", ["bản sao bằng tốt nghiệp", "ban sao bang tot nghiep", "xin bằng cấp 3", "1.005092"]
)
def test_everyday_words_find_the_procedure(visitor, words):
    assert COPY in visitor.read("/thu-tuc", q=words)


def test_a_search_is_remembered_with_what_it_found(visitor):
    visitor.read("/thu-tuc", q="bang tot nghiep")
    kind, data = visitor.journal()[-1]
    assert (kind, data["query"]) == ("procedure.searched", "bang tot nghiep")
    assert data["results"] >= 1


def test_opening_the_list_is_no_search(visitor):
    visitor.read("/thu-tuc")
    assert "procedure.searched" not in [kind for kind, _ in visitor.journal()]


def test_an_empty_result_says_what_to_try(visitor):
    page = visitor.read("/thu-tuc", q="qwertyuiop")
    assert "Chưa tìm thấy thủ tục phù hợp" in page
    assert "Thử ít từ hơn" in page


def test_the_list_shows_what_the_real_one_shows(visitor):
    page = visitor.read("/thu-tuc")
    for column in (
        "Mã thủ tục",
        "Thủ tục hành chính",
        "Tên lĩnh vực",
        "Mức độ",
        "Cơ quan thực hiện",
        "Thao tác",
    ):
        assert column in page


def test_filters_narrow_the_list_and_stay_chosen(visitor):
    page = visitor.read("/thu-tuc", **{"linh-vuc": "Hệ thống văn bằng, chứng chỉ"})
    assert COPY in page
    assert "học sinh trung học cơ sở" not in page.split("<table")[1]
    assert '<option value="Hệ thống văn bằng, chứng chỉ" selected>' in page


def test_strange_letters_in_the_box_are_only_letters(visitor):
    for words in ("\x00", "\u202e abc", "<script>alert(1)</script>", "a" * 5000, "̀" * 900):
        assert visitor.get("/thu-tuc", q=words).status_code == 200
    assert "<script>alert" not in visitor.get("/thu-tuc", q="<script>alert(1)</script>").text


def test_a_page_that_is_not_there_shows_the_last_one(visitor):
    page = visitor.read("/thu-tuc", trang="99")
    assert "<tbody>" in page
    assert 'rel="next"' not in page
