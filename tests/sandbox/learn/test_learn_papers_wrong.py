"""Papers whose file is wrong: too large, of a type no portal takes, or of several pages."""

import io

import pytest
from PIL import Image

from fixtures.papers import LARGE, read
from sandbox.drawings import Drawings
from sandbox.store.attempts import Attempt
from tests.sandbox.learn.pupil import Pupil, pupil
from tests.support.lesson import Lesson, started


def with_paper(of: Lesson, **changes: str) -> tuple[Pupil, int]:
    """A student whose diploma, the fourth paper, is another one."""
    attempt_id = started(of, of.students[0])
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        papers = attempt.variant["papers"]
        diploma = papers["diploma"] | changes
        attempt.variant = attempt.variant | {"papers": papers | {"diploma": diploma}}
        session.commit()
    return pupil(of), attempt_id


@pytest.mark.parametrize("format", ["png", "pdf"])
def test_a_paper_too_large_is_large_to_take_and_small_to_look_at(of: Lesson, format: str) -> None:
    ann, attempt = with_paper(of, defect="too_large")
    path = f"/luot/{attempt}/giay-to/4.{format}"
    taken, shown = ann.client.get(f"{path}?tai=1").data, ann.client.get(path).data
    assert len(taken) == LARGE
    assert len(shown) < 300_000
    assert read(taken).code == read(shown).code == ann.variant(attempt).papers["diploma"].code
    cache = of.parts.files.folder.parent / "papers-cache"
    assert max(file.stat().st_size for file in cache.iterdir()) < 300_000


def test_a_paper_of_a_wrong_type_is_offered_as_that_type_alone(of: Lesson) -> None:
    ann, attempt = with_paper(of, defect="wrong_format")
    page = ann.read(f"/luot/{attempt}/giay-to/4")
    assert "bang-tot-nghiep.bmp" in page
    assert "4.pdf" not in page
    answer = ann.client.get(f"/luot/{attempt}/giay-to/4.bmp?tai=1")
    assert answer.mimetype == "image/bmp"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bang-tot-nghiep.bmp"'
    with Image.open(io.BytesIO(answer.data)) as image:
        assert (image.format, image.width) == ("BMP", 1200)


@pytest.mark.parametrize("file", ["4.png?tai=1", "4.pdf?tai=1", "4.pdf", "4.tiff", "3.bmp"])
def test_no_other_type_is_handed_out(of: Lesson, file: str) -> None:
    ann, attempt = with_paper(of, defect="wrong_format")
    ann.read(f"/luot/{attempt}/giay-to/{file}", 404)


def test_a_paper_of_a_wrong_type_can_still_be_looked_at(of: Lesson) -> None:
    ann, attempt = with_paper(of, defect="wrong_format")
    assert ann.client.get(f"/luot/{attempt}/giay-to/4.png").mimetype == "image/png"


def test_a_full_folder_of_drawings_lets_the_oldest_go(of: Lesson) -> None:
    ann, attempt = with_paper(of)
    variant, folder = ann.variant(attempt), of.parts.files.folder.parent / "small-cache"
    drawings = Drawings(folder, room=100_000, trim_every=1)
    drawn = [drawings.paper(variant, paper, "png") for paper in variant.papers]
    assert sum(map(len, drawn)) > 100_000
    kept = {file.name for file in folder.iterdir()}
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 100_000
    assert f"{list(variant.papers.values())[-1].code}.png" in kept
    assert drawings.paper(variant, "old_scan", "png") == drawn[0]


def test_a_paper_of_several_pages_says_so_and_is_a_pdf(of: Lesson) -> None:
    ann, attempt = with_paper(of, kind="self_assessment")
    page = ann.read(f"/luot/{attempt}/giay-to/4")
    assert "Tệp có 4 trang" in page
    assert "bang-tot-nghiep.pdf" in page
    assert "Tải dạng" not in page
