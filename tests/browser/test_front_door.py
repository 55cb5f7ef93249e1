"""What anybody sees who types the address of the server."""

import pytest
from playwright.sync_api import Page

from tests.support.accessibility import assert_accessible
from tests.support.pages import BANNER


@pytest.mark.parametrize("address", ["/", "/vao-lop", "/giao-vien/dang-nhap", "/khong-co-trang-nay"])
def test_a_public_page_is_open_to_everybody(page: Page, address: str) -> None:
    page.goto(address)
    assert_accessible(page)
    assert BANNER in page.inner_text("body")
