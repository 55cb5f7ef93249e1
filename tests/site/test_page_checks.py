"""Controls: the checks that every page passes through do catch a bad page."""

import pytest
from flask import Flask

from tests.support.pages import BANNER, CheckedClient, page_problems

GOOD = f"""<!doctype html><html lang="vi"><head><title>Kệ bài</title><meta name="robots" content="noindex">
<link rel="stylesheet" href="/static/base.css"><script src="/static/page.js"></script></head>
<body><p>{BANNER}</p><main><h1>Kệ bài</h1>
<svg><title>Biểu tượng</title><use href="/static/vendor/icons.svg?v=1#house"></use></svg>
<form method="post"><input type="hidden" name="csrf_token" value="1">
<label for="ten">Tên</label><input id="ten" aria-describedby="goi-y"><span id="goi-y">Gợi ý</span></form>
</main></body></html>"""

BAD = [
    ("<title>Kệ bài</title>", "<title></title>", "no title"),
    (' lang="vi"', "", "no language"),
    ("<h1>Kệ bài</h1>", "", "0 <h1>"),
    ("<h1>Kệ bài</h1>", "<h1>Kệ</h1><h1>bài</h1>", "2 <h1>"),
    (BANNER, "", "no practice banner"),
    ("noindex", "index", "search engines"),
    ("/static/base.css", "https://cdn.example/base.css", "leads outside"),
    ("/static/page.js", "//cdn.example/page.js", "leads outside"),
    ('src="/static/page.js">', ">alert(1)", "inline <script>"),
    ("<main>", '<main style="color: red">', "<main style"),
    ("<main>", '<main onclick="x()">', "<main onclick"),
    ('for="ten"', 'for="tuoi"', "points at 'tuoi'"),
    ('<span id="goi-y">', "<span>", "points at 'goi-y'"),
    ('<span id="goi-y">', '<span id="ten">', "id 'ten' 2 times"),
    ('name="csrf_token"', 'name="token"', "no csrf_token"),
    ("#house", "#nha", "icon 'nha'"),
    ("<main>", '<main><img src="/a.png">', "no alt"),
]


def test_a_good_page_passes() -> None:
    assert page_problems(GOOD) == []


@pytest.mark.parametrize(("good", "bad", "problem"), BAD, ids=[bad[2] for bad in BAD])
def test_a_bad_page_is_caught(good: str, bad: str, problem: str) -> None:
    assert good in GOOD
    assert any(problem in found for found in page_problems(GOOD.replace(good, bad, 1)))


def test_a_part_of_a_page_needs_no_frame_but_must_be_clean() -> None:
    assert page_problems("<p>Đã lưu</p>") == []
    assert page_problems('<p style="x">Đã lưu</p>') == ["<p style=…>"]


def test_the_client_refuses_a_page_without_a_policy() -> None:
    app = Flask(__name__)
    app.test_client_class = CheckedClient
    app.add_url_rule("/", view_func=lambda: GOOD)
    with pytest.raises(AssertionError, match="Content-Security-Policy"):
        app.test_client().get("/")
