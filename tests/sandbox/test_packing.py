"""Pages travel compressed to a browser that can read them so."""

import gzip
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

ASKING = {"Accept-Encoding": "gzip, deflate"}
PAGE = "/giao-vien/dang-nhap"


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    """A browser that reads nothing of what it gets."""
    return FlaskClient(app, app.response_class)


def test_a_browser_on_a_slow_line_gets_a_small_page(visitor: FlaskClient) -> None:
    packed = visitor.get(PAGE, headers=ASKING)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    whole = gzip.decompress(packed.data)
    assert len(packed.data) < 0.6 * len(whole)
    assert words(whole.decode()) == words(visitor.get(PAGE).text)


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0"])
def test_one_that_cannot_read_it_gets_it_plain(visitor: FlaskClient, accepted: str) -> None:
    plain = visitor.get(PAGE, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert plain.text.lstrip().lower().startswith("<!doctype html>")


def test_what_is_compressed_in_itself_is_left_alone(visitor: FlaskClient) -> None:
    font = visitor.get("/static/vendor/fonts/be-vietnam-pro-latin-400-normal.woff2", headers=ASKING)
    assert "Content-Encoding" not in font.headers
    font.close()


def words(page: str) -> str:
    """Without the token, which is another every time."""
    return re.sub(r'csrf_token" value="[^"]+"', "", page)
