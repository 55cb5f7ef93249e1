"""docs/exercises says what the library says."""

from pathlib import Path

from sandbox.commands import describe


def test_the_pages_in_docs_are_those_of_the_library() -> None:
    """`dvc-sandbox describe` writes them anew."""
    kept = {path.name: path.read_text("utf-8") for path in describe.FOLDER.glob("*.md")}
    assert kept == describe.described(), "chạy: python3 run.py describe"


def test_a_page_of_an_exercise_that_is_gone_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "bai-da-bo.md").write_text("cũ", encoding="utf-8")
    assert describe.run(["--to", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == set(describe.described())


def test_a_page_tells_a_teacher_aim_rubric_and_cases() -> None:
    page = describe.described()["cap-ban-sao-bang-tot-nghiep.md"]
    for words in (
        "Mục tiêu: Học sinh tự nộp được",
        "| Đúng thủ tục | kết quả | 1,5 |",
        "Đính kèm cả tấm bằng: 9,0 điểm.",
    ):
        assert words in page
