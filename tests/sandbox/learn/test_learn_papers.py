"""The papers folder."""

from pathlib import Path

import pytest

import sandbox.web
from fixtures.papers import KINDS, read
from sandbox.web.learn.papers import ICONS
from tests.sandbox.learn.pupil import pupil
from tests.support.lesson import Lesson, started


def test_every_paper_is_listed_and_none_tells_what_it_is_there_for(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    page = ann.sheet(f"/luot/{attempt}/giay-to")
    papers = ann.variant(attempt).papers
    assert all(paper.title in page for paper in papers.values())
    for telling in ("old_scan", "sister_id", "old-scan", "sister-id", "blurred"):
        assert telling not in page


@pytest.mark.parametrize(("format", "media_type"), [("png", "image/png"), ("pdf", "application/pdf")])
def test_a_paper_can_be_taken_as_picture_and_as_pdf(of: Lesson, format: str, media_type: str) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    answer = ann.client.get(f"/luot/{attempt}/giay-to/4.{format}?tai=1")
    assert answer.mimetype == media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="bang-tot-nghiep.{format}"'
    assert read(answer.data).code == ann.variant(attempt).papers["diploma"].code


def test_a_paper_is_drawn_once(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    first = ann.client.get(f"/luot/{attempt}/giay-to/3.png")
    assert first.headers["Content-Disposition"].startswith("inline")
    kept = list((ann.of.parts.files.folder.parent / "papers-cache").iterdir())
    assert [path.read_bytes() for path in kept] == [first.data]
    kept[0].write_bytes(b"kept")
    assert ann.client.get(f"/luot/{attempt}/giay-to/3.png").data == b"kept"


def test_a_cache_that_cannot_be_written_costs_no_paper(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    (of.parts.files.folder.parent / "papers-cache").write_text("in the way")
    assert pupil(of).client.get(f"/luot/{attempt}/giay-to/1.png").status_code == 200


def test_a_paper_that_is_not_in_the_folder_is_not_found(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    ann = pupil(of)
    for odd in ("0", "7", "99", "100", "9" * 40, "diploma", "0.png", "7.pdf", "1.exe", "sister_id.png"):
        ann.read(f"/luot/{attempt}/giay-to/{odd}", 404)


def test_every_icon_of_a_paper_can_be_drawn() -> None:
    sprite = (Path(sandbox.web.__file__).parent / "static/vendor/icons.svg").read_text("utf-8")
    assert set(ICONS) <= set(KINDS)
    assert all(f'id="{icon}"' in sprite for icon in ICONS.values())
