"""The commands over exercises: proving all of them, and grading one stored snapshot."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from exercises.engine.evidence import Evidence, snapshot
from exercises.engine.exercise import Exercise
from exercises.engine.loader import LIBRARY
from exercises.engine.variants import Variant
from fixtures.world import load_world
from sandbox.commands import check_content
from sandbox.commands.grade import run
from sandbox.content import Content
from sandbox.replay import sharing

Work = Callable[..., Evidence]
Printed = pytest.CaptureFixture[str]
SLUG = "cap-ban-sao-bang-tot-nghiep"


@pytest.fixture
def stored(exercise: Exercise, variant: Variant, work: Work) -> dict[str, object]:
    return snapshot(exercise, variant, work(fields={"owner_name": "\ud800"}, agency="\ud800"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "luot.json"


@pytest.mark.parametrize("seeds", ["0", "-1", "1.5", "²", "", "nhiều"])
def test_proving_with_no_variant_is_refused(seeds: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as stopped:
        check_content.run([f"--seeds={seeds}"])
    assert stopped.value.code == 2
    assert "cần một số nguyên từ 1 trở lên" in capsys.readouterr().err


def test_the_whole_library_is_proved(capsys: Printed) -> None:
    """Every exercise thought out with 20 variants; five of them, which is slower, played as well."""
    status = check_content.run(["--seeds", "20", "--replays", "5"])
    printed = capsys.readouterr().out
    assert status == 0, printed
    assert "tất cả đều đúng" in printed


def test_a_folder_is_proved_alone_and_told_as_a_table(capsys: Printed, tmp_path: Path) -> None:
    result = tmp_path / "ket-qua.md"
    how = ["--seeds=3", "--thorough=2", "--replays=1", "--jobs=1"]
    assert check_content.run([*how, f"--out={result}", str(LIBRARY / SLUG)]) == 0
    assert f"[1/1] {SLUG}" in capsys.readouterr().out
    row = next(line for line in result.read_text("utf-8").splitlines() if SLUG in line)
    assert [cell.strip() for cell in row.split("|")[2:6]] == ["3", "2", "1", "14"]


def test_a_wrong_exercise_is_named_and_fails(capsys: Printed, tmp_path: Path) -> None:
    folder = tmp_path / SLUG
    copytree(LIBRARY / SLUG, folder)
    cases = folder / "cases.yml"
    cases.write_text(cases.read_text("utf-8").replace("xin bản sao bằng cấp 3", "xyzxyz"), "utf-8")
    assert check_content.run(["--seeds=30", "--replays=1", "--jobs=2", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert "reference.events.2.procedure.searched: diễn lại qua ứng dụng không được: tìm “xyzxyz”" in printed
    assert "1 bài × 30 bộ dữ liệu: 1 chỗ sai." in printed


def test_an_empty_library_proves_nothing(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setattr(sharing, "_content", {(): Content(load_world(), {})})
    assert check_content.run(["--seeds", "1"]) == 1
    assert "không có gì để chứng minh" in capsys.readouterr().out


def test_a_snapshot_is_graded_into_json(stored: dict[str, object], file: Path, capsys: Printed) -> None:
    file.write_text(json.dumps(stored), "utf-8-sig")
    assert run([SLUG, str(file)]) == 0
    printed = capsys.readouterr()
    assert (json.loads(printed.out)["mark"], printed.err) == ("8.5", "")


def test_a_snapshot_is_rounded_as_its_assignment_rounds(
    stored: dict[str, object], file: Path, capsys: Printed
) -> None:
    marks = {}
    for rounding in ("0.1", "0.25", "0.5"):
        file.write_text(json.dumps({**stored, "rounding": rounding}), "utf-8")
        assert run([SLUG, str(file)]) == 0
        marks[rounding] = json.loads(capsys.readouterr().out)["mark"]
    assert marks == {"0.1": "8.5", "0.25": "8.50", "0.5": "8.5"}


def test_a_snapshot_of_an_exercise_mended_since_is_graded_and_said_so(
    stored: dict[str, object], file: Path, capsys: Printed
) -> None:
    file.write_text(json.dumps({**stored, "exercise_hash": "0" * 64}), "utf-8")
    assert run([SLUG, str(file)]) == 0
    assert "đã được sửa" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"exercise": "dang-ky-khai-sinh"}, "bản chụp của bài “dang-ky-khai-sinh”"),
        ({"format": 3}, "format 3"),
        ({"evidence": {"dossier": 3}}, "evidence.dossier"),
    ],
)
def test_what_is_no_snapshot_of_this_exercise_is_refused(
    stored: dict[str, object], file: Path, capsys: Printed, change: dict[str, object], says: str
) -> None:
    file.write_text(json.dumps({**stored, **change}), "utf-8")
    assert run([SLUG, str(file)]) == 1
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "dòng 1"), (b"{\n3", "dòng 2"), (b"\xff\xfe\x00", "UTF-8"), (b"[" * 100_000, "quá nhiều tầng")],
    ids=["empty", "cut", "not text", "deep"],
)
def test_a_file_that_is_no_json_is_refused(file: Path, capsys: Printed, content: bytes, says: str) -> None:
    file.write_bytes(content)
    assert run([SLUG, str(file)]) == 1
    assert says in capsys.readouterr().err


def test_an_unknown_exercise_or_file_is_named(file: Path, capsys: Printed) -> None:
    assert run(["khong-co-bai-nay", str(file)]) == 1
    assert SLUG in capsys.readouterr().err
    assert run([SLUG, str(file)]) == 1
    assert "Không thấy tệp" in capsys.readouterr().err
