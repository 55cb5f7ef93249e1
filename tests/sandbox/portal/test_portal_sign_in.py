"""The persona signs in to the portal with the code on its phone."""

import pytest

ASK, CODE = "/dang-nhap?tai-khoan=dinh-danh", "/dang-nhap/otp"


def ask(visitor, number=None):
    return visitor.send(
        "/dang-nhap", {"id_number": number or visitor.variant.values["me.id_number"]}, page=ASK
    )


def test_there_are_two_kinds_of_account_as_on_the_real_portal(visitor):
    page = visitor.read("/dang-nhap")
    assert "Cổng dịch vụ công quốc gia" in page
    assert "Tài khoản Định danh điện tử" in page


def test_number_and_code_open_the_account_and_lead_on(visitor):
    where = "/thu-tuc/1.005092/co-quan"
    answer = visitor.send(
        "/dang-nhap", {"id_number": visitor.variant.values["me.id_number"], "tiep": where}, page=ASK
    )
    assert answer.headers["Location"] == f"{CODE}?tiep={where}"
    answer = visitor.send(CODE, {"code": visitor.attempt.otp, "tiep": where}, page=CODE)
    assert (answer.status_code, answer.headers["Location"]) == (303, where)
    assert visitor.attempt.signed_in


def test_spaces_in_the_number_do_not_matter(visitor):
    number = visitor.variant.values["me.id_number"]
    assert ask(visitor, f"{number[:3]} {number[3:6]} {number[6:9]} {number[9:]}").status_code == 303


@pytest.mark.parametrize(
    ("number", "words"),
    [("123", "12 chữ số"), ("٠٩٩٣٠٢٢٣٨٥٥٠", "12 chữ số"), ("000000000000", "Không tìm thấy")],
)
def test_a_number_that_is_no_account_is_explained_and_kept(visitor, number, words):
    answer = ask(visitor, number)
    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{number}"' in answer.text


def test_a_wrong_code_is_explained(visitor):
    ask(visitor)
    wrong = "000000" if visitor.attempt.otp != "000000" else "111111"
    answer = visitor.send(CODE, {"code": wrong}, page=CODE)
    assert answer.status_code == 422
    assert "Mã OTP không đúng" in answer.text
    assert not visitor.attempt.signed_in


def test_the_third_wrong_code_says_at_once_that_a_new_one_is_needed(visitor):
    ask(visitor)
    wrong = "000000" if visitor.attempt.otp != "000000" else "111111"
    pages = [visitor.send(CODE, {"code": wrong}, page=CODE).text for _ in range(4)]
    assert ["không dùng được nữa" in page for page in pages] == [False, False, True, True]
    assert "Gửi lại mã”" in pages[2]


def test_a_code_grows_old(visitor, clock):
    ask(visitor)
    clock.forward(minutes=4)
    answer = visitor.send(CODE, {"code": visitor.attempt.otp}, page=CODE)
    assert "hết hạn" in answer.text


def test_a_new_code_can_be_sent(visitor):
    ask(visitor)
    answer = visitor.send("/dang-nhap/gui-lai", page=CODE)
    assert answer.status_code == 303
    assert [kind for kind, _ in visitor.journal()].count("otp.sent") == 2
    assert visitor.send(CODE, {"code": visitor.attempt.otp}, page=CODE).status_code == 303


def test_the_code_page_needs_a_number_first(visitor):
    assert visitor.get(CODE).headers["Location"].startswith("/dang-nhap")
    assert visitor.send("/dang-nhap/gui-lai", page=ASK).headers["Location"].startswith("/dang-nhap")


def test_a_code_posted_without_asking_is_refused_kindly(visitor):
    assert "Chưa có mã OTP" in visitor.send(CODE, {"code": "123456"}, page=ASK).text


@pytest.mark.parametrize("away", ["//evil.example", "https://evil.example", "/thoat", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(visitor, away):
    ask(visitor)
    answer = visitor.send(CODE, {"code": visitor.attempt.otp, "tiep": away}, page=CODE)
    assert answer.headers["Location"] == "/ho-so"


def test_what_the_portal_says_is_not_said_in_the_classroom(visitor):
    visitor.get("/ho-so")
    assert "Vui lòng đăng nhập" not in visitor.read("/ke-bai")
    for _ in range(2):
        visitor.get("/ho-so")
    assert visitor.read("/dang-nhap").count("Vui lòng đăng nhập") == 1


def test_the_portal_is_signed_out_of_and_the_classroom_is_left(holder):
    page = holder.read("/cong")
    assert page.index("Thoát") < page.index("Đăng xuất")
    assert (page.count("Thoát"), page.count("Đăng xuất")) == (1, 1)


def test_signing_out_of_the_portal_leaves_the_student_in_class(holder):
    assert holder.send("/dang-xuat", page="/cong").headers["Location"] == "/cong"
    assert not holder.attempt.signed_in
    assert holder.get("/cong").status_code == 200


def test_who_is_signed_in_needs_no_form(holder):
    assert holder.get("/dang-nhap").headers["Location"] == "/ho-so"
    assert holder.get(CODE).headers["Location"] == "/ho-so"


def test_a_number_that_may_be_a_real_one_is_not_shown_again(visitor):
    answer = ask(visitor, "052204012345")
    assert answer.status_code == 422
    assert "052204012345" not in answer.text
