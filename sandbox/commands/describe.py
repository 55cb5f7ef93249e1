"""Viết trang giới thiệu từng bài của thư viện vào docs/exercises."""

import argparse
from pathlib import Path

from exercises.engine.describing import index, page
from sandbox.content import load_content

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "exercises"


def run(args: list[str]) -> int:
    """Writes one page for each exercise and an index; pages of exercises that are gone are deleted."""
    parser = argparse.ArgumentParser("dvc-sandbox describe", description=__doc__)
    parser.add_argument(
        "--to", type=Path, default=FOLDER, metavar="THƯ_MỤC", help="nơi ghi (mặc định docs/exercises)"
    )
    folder: Path = parser.parse_args(args).to
    pages = described()
    folder.mkdir(parents=True, exist_ok=True)
    for old in set(folder.glob("*.md")) - {folder / name for name in pages}:
        old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"Đã viết {len(pages) - 1} bài vào {folder.name}.")
    return 0


def described() -> dict[str, str]:
    """Each page by its file name."""
    library = load_content().library
    pages = {f"{slug}.md": page(exercise) for slug, exercise in library.items()}
    return {"README.md": index(library.values()), **pages}
