"""What a student reads about a value that is not right."""

import pytest

from exercises.engine.matching import Level, Match, compare
from exercises.engine.messages import _BY_DETAIL, _BY_LEVEL, DETAILS, said_of
from exercises.engine.mixups import _OF_ME, _OF_RELATIVE, _OF_SOMEONE, _OTHER_FIELD, TAGS

WRITTEN = [
    ("name", "Lê Văn Hòa", "Lê Văn Hoa", "Các chữ đúng rồi nhưng còn thiếu dấu."),
    ("name", "Lê Văn Hòa", "Lê Văn Hóa", "Các chữ đúng rồi nhưng có dấu chưa đúng."),
    ("name", "Lê Văn Hòa", "Lee Vawn Hoaf", "Còn phím gõ Telex chưa thành dấu, em bật bộ gõ rồi gõ lại."),
    ("name", "Lê Văn Hòa", "Le6 Va8n Hoa2", "Còn phím gõ VNI chưa thành dấu, em bật bộ gõ rồi gõ lại."),
    ("name", "Lê Văn Hòa", "Lê Văn Hòaa", "Nội dung gần đúng, chỉ lệch một ký tự."),
    ("name", "Lê Văn Hòa", "Hòa Lê Văn", "Đủ chữ nhưng thứ tự bị đảo."),
    ("name", "Lê Văn Hòa", "Lê Hòa", "Phần em ghi thì đúng, nhưng còn thiếu một phần."),
    ("name", "Lê Văn Hòa", "Lê Văn Hòa Bình", "Phần cần ghi đã có, nhưng em ghi thừa một phần."),
    ("name", "Lê Văn Hòa", "Vũ Thị Cúc", "Nội dung này không khớp với đề bài và giấy tờ."),
    ("address", "Xã An Toàn", "Phường An Toàn",
     "Tên thì đúng, nhưng từ chỉ đơn vị như xã, phường, huyện chưa đúng."),
    ("email", "lan@truong.example", "lân@truong.example",
     "Ô này viết không dấu, nhưng bàn phím đã thêm dấu."),
    ("phone", "0538238914", "538238914", "Số này bị mất chữ số 0 ở đầu."),
    ("phone", "0538238914", "O538238914", "Em đã gõ chữ cái thay cho chữ số."),
    ("phone", "0538238914", "05382", "Số này thừa hoặc thiếu chữ số."),
    ("code", "123/2022", "1232022", "Em đã bỏ hoặc đổi dấu ngăn cách trong mã."),
    ("date", "05/03/2010", "5/3/10", "Năm cần viết đủ bốn chữ số."),
    ("date", "05/03/2010", "3/5/2010", "Ngày và tháng có vẻ đã đổi chỗ cho nhau."),
    ("date", "05/03/2010", "32/3/2010", "Trong lịch không có ngày này."),
    ("date", "05/03/2010", "hôm qua", "Đây chưa phải là một ngày tháng năm."),
    ("money", "8000", "ít", "Đây chưa phải là một con số."),
    ("money", "8000", "80.000", "Con số này thừa hoặc thiếu chữ số 0."),
    ("number", "3 ngày", "3 giờ", "Con số đúng nhưng đơn vị chưa đúng."),
    ("set", "đơn; ảnh", "đơn", "Em chọn còn thiếu mục."),
    ("set", "đơn", "đơn; ảnh", "Em chọn thừa mục."),
    ("set", "đơn; ảnh", "don; anh", "Các chữ đúng rồi nhưng có chỗ thiếu dấu hoặc sai dấu."),
    ("set", "đơn; học bạ", "đơn; hocj baj", "Nội dung gần đúng, chỉ có lỗi gõ phím."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "right", "given", "said"), WRITTEN)
def test_each_mistake_is_told_in_its_own_words(kind: str, right: str, given: str, said: str) -> None:
    assert said_of(compare(kind, right, given), kind, given) == f"Em đã ghi: “{given}”. {said}"


def test_no_two_mistakes_are_told_alike() -> None:
    told = [*_BY_DETAIL.values(), *_BY_LEVEL.values(), _OTHER_FIELD, _OF_RELATIVE, _OF_ME, _OF_SOMEONE]
    assert len(set(told)) == len(told)
    assert {said for *_, said in WRITTEN} == {*_BY_DETAIL.values(), *_BY_LEVEL.values()}
    assert set(_BY_LEVEL) == {level for level in Level if not Match(level, "", "").equal}
    assert not DETAILS & set(TAGS)


def test_an_empty_field_and_a_choice_are_told_in_their_way() -> None:
    assert said_of(compare("name", "An", " "), "name", " ") == "Em để trống ô này."
    assert said_of(compare("name", "", "An"), "name", "An") == "Em đã ghi: “An”."
    assert said_of(compare("enum", "desk", "post"), "enum", "post") == "Em đã chọn một mục khác."
    assert said_of(compare("enum", "desk", " "), "enum", " ") == "Em để trống ô này."
