"""The interface in English: every sentence has its translation, and none has slipped past the catalogue."""

import ast
import re
from pathlib import Path

import pytest
from flask import Flask

from sandbox import catalogue
from tests.support.imports import ROOT

VIETNAMESE = re.compile("[À-ỹĐđ]")
PLACE = re.compile(r"%\(\w+\)[sd]|%%")
SAID = re.compile(r"""\b_\(\s*("([^"\\]|\\.)*"|'([^'\\]|\\.)*')""")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
ASIDE = ("portal", "website", "onestop")  # they speak Vietnamese only
BANNER = "TRANG THỰC HÀNH"
NAMES = {"Tiếng Việt", " đã là địa chỉ của trang khác"}  # a name of itself; for authors of portals


def unsaid(template: str) -> list[str]:
    """Lines of a template with words that no catalogue could translate."""
    bare = SAID.sub("", COMMENT.sub("", template))
    return [line.strip() for line in bare.splitlines() if VIETNAMESE.search(line) and BANNER not in line]


def templates() -> list[Path]:
    folder = catalogue.TEMPLATES
    return [path for path in sorted(folder.rglob("*.html")) if path.relative_to(folder).parts[0] not in ASIDE]


@pytest.mark.parametrize("path", templates(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_a_classroom_page_goes_through_the_catalogue(path: Path) -> None:
    assert "portal.html" in path.name or unsaid(path.read_text("utf-8")) == []


def test_a_word_beside_the_catalogue_is_noticed() -> None:
    assert unsaid("<p>Lớp học</p>")
    assert unsaid('{{ icon("x", "Đóng") }}')
    assert unsaid('<p>{{ _("Lớp học") }}</p>{# Lớp #}') == []


def loose(source: str) -> list[str]:
    """Sentences of a module of pages that stand in no call which translates them."""
    tree = ast.parse(source)
    said = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and catalogue.is_said(node)
        for part in ast.walk(node)
    }
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return [one.value for one in texts if id(one) not in said | docs and _words(one.value)]


def _words(text: str) -> bool:
    return len(text) > 1 and bool(VIETNAMESE.search(text))


@pytest.mark.parametrize("audience", ["", "account", "admin", "auth", "learn", "teacher"])
def test_no_sentence_of_a_page_stands_beside_the_catalogue(audience: str) -> None:
    folder = ROOT / "sandbox" / "web" / audience
    found = {path.name: loose(path.read_text("utf-8")) for path in sorted(folder.glob("*.py"))}
    assert {name: words for name, words in found.items() if set(words) - NAMES} == {}


def test_the_catalogue_is_the_one_of_these_sentences() -> None:
    kept = catalogue.translated()
    assert catalogue.as_text(catalogue.renewed(kept)) == catalogue.PO.read_bytes(), "run.py translations"
    made = catalogue.compiled(catalogue.renewed(kept))
    assert made == catalogue.PO.with_suffix(".mo").read_bytes(), "run.py translations"


def test_every_sentence_has_its_english_with_the_same_places_to_fill() -> None:
    kept = {str(one.id): str(one.string) for one in catalogue.translated() if one.id}
    assert [text for text, english in kept.items() if not english] == []
    assert [
        text
        for text, english in kept.items()
        if sorted(PLACE.findall(text)) != sorted(PLACE.findall(english))
    ] == []
    assert {text for text, english in kept.items() if _is_vietnamese(english)} <= NAMES


def _is_vietnamese(english: str) -> bool:
    """A name or a button of the portal may be quoted in it; the sentence around it may not be Vietnamese."""
    words = english.split()
    return 2 * sum(bool(VIETNAMESE.search(word)) for word in words) > len(words)


def test_a_visitor_may_read_the_door_in_english_and_go_back(app: Flask) -> None:
    client = app.test_client()
    token = _token(client.get("/").text)
    assert 'lang="vi"' in client.get("/").text
    answer = client.post("/ngon-ngu", data={"language": "en", "csrf_token": token})
    assert answer.status_code == 303
    assert '<html lang="en">' in client.get("/").text
    client.post("/ngon-ngu", data={"language": "tlh", "csrf_token": token})
    assert '<html lang="vi">' in client.get("/").text


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]
