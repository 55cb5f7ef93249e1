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
