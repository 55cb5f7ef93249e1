"""What people read when something went wrong."""

import errno

import pytest
from flask import abort

from sandbox.web.access import public
from sandbox.web.errors import PAGES

ALSO = (409, 410, 418)


@pytest.fixture
def trouble(app):
    app.add_url_rule("/_hong/<int:status>", "trouble", public(fail))
    return app.test_client()


def fail(status):
    if status == 507:
        raise OSError(errno.ENOSPC, "No space left on device")
    abort(status)


@pytest.mark.parametrize("status", [*PAGES, *ALSO])
def test_every_trouble_has_a_page_that_says_what_to_do(trouble, status):
    answer = trouble.get(f"/_hong/{status}")
    assert answer.status_code == status
    assert f"Mã {status}" in answer.text
    assert "Về trang đầu" in answer.text
    assert any(word in answer.text for word in ("ãy", "Kiểm tra", "Chọn"))


def test_a_form_from_before_a_sign_out_says_what_to_do(visitor):
    answer = visitor.client.post("/dang-nhap", data={"id_number": "1"})
    assert answer.status_code == 400
    assert "tải lại trang rồi gửi thêm một lần" in answer.text


@pytest.mark.parametrize(
    ("referrer", "back"),
    [
        ("http://localhost/tra-cuu?ma=1", "/tra-cuu?ma=1"),
        ("http://localhost/_hong/404", None),
        ("http://x.vn/cong", None),
        ("http://localhost//x.vn", None),
        ("", None),
    ],
)
def test_the_way_back_is_a_page_of_this_site(trouble, referrer, back):
    page = trouble.get("/_hong/404", headers={"Referer": referrer}).text
    assert ("Quay lại trang trước" in page) is (back is not None)
    assert back is None or f'href="{back}"' in page


def test_after_a_file_that_is_too_large_its_step_is_one_press_away(draft):
    person, dossier = draft
    person.client.environ_base["HTTP_REFERER"] = f"http://localhost/ho-so/{dossier}/giay-to"
    answer = person.send_file(dossier, "identity", b"x" * 7 * 1024 * 1024, "to.png")
    assert answer.status_code == 413
    assert f'href="/ho-so/{dossier}/giay-to"' in answer.text
    assert "tủ giấy tờ" in answer.text
