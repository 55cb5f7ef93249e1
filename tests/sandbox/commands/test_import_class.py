"""A class list comes in from the command line: the same reader, the same preview, whole or not at all."""

from pathlib import Path

import pytest

from sandbox import create_app
from sandbox.cli import main
from sandbox.demo import TEACHER, load_demo
from sandbox.extensions import Parts
from sandbox.operations import accounts, classrooms, schools
from sandbox.reports import classes
from sandbox.store.classrooms import Classroom
from tests.conftest import QUICK
from tests.support.class_list import class_list, save_workbook

LIST = (
    "STT;Mã học sinh;Họ và tên;Ngày sinh\n1;0052000007;Nguyễn Thị Ánh;05/03/2011\n2;0052000014;Trần Bảo;{}\n"
)


@pytest.fixture(autouse=True)
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DVC_INSTANCE", str(tmp_path / "instance"))
    app = create_app(QUICK)
    found: Parts = app.extensions["dvc-sandbox"]
    with found.database.writing() as session:
        accounts.create_staff(session, schools.named(session, "THPT Lê Lợi").id, "co.lan", "Lan", "x")
    yield found
    found.database.close()


def file_of(tmp_path: Path, born: str = "17/11/2011") -> str:
    path = tmp_path / "10A1.csv"
    path.write_text(LIST.format(born), encoding="utf-8-sig")
    return str(path)


def listed(parts: Parts, name: str = "10A1") -> list[tuple[int, str, str]] | None:
    """None when there is no such class."""
    with parts.database.reading() as session:
        found = session.query(Classroom).filter_by(name=name).one_or_none()
        if found is None:
            return None
        return [(row.seat, row.code, row.full_name) for row in classes.students(session, found.id)]


def test_a_new_class_is_made_with_its_list(
    parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-class", " 10A1 ", file_of(tmp_path)]) == 0
    assert listed(parts) == [(1, "0052000007", "Nguyễn Thị Ánh"), (2, "0052000014", "Trần Bảo")]
    out = capsys.readouterr().out
    assert "Lớp mới, danh sách 2 học sinh" in out
    assert "Đã nhập: thêm 2, cập nhật 0 em." in out


def test_a_dry_run_shows_the_same_and_imports_nothing(
    parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-class", "10A1", file_of(tmp_path), "--dry-run"]) == 0
    assert "0052000014" in capsys.readouterr().out
    assert listed(parts) is None


def test_one_wrong_row_is_named_and_nothing_is_imported(
    parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-class", "10A1", file_of(tmp_path, "31/02/2011")]) == 1
    assert "dòng 3: Ngày sinh: Không có ngày 31/02/2011" in capsys.readouterr().err
    assert listed(parts) is None


def test_a_class_that_is_there_is_brought_up_to_date(
    parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    students = class_list()
    assert main(["import-class", "10A1", str(save_workbook(students, tmp_path / "10A1.xlsx"))]) == 0
    assert main(["import-class", "10A1", file_of(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert f"đổi từ: {students[0].name}" in out
    assert "Vẫn ở trong lớp" in out
    found = listed(parts)
    assert found is not None
    assert len(found) == len(students)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "Tệp rỗng"), (b"PK\x03\x04broken", "bị hỏng"), (b"%PDF-1.7", "không phải bảng tính")],
)
def test_a_file_of_another_kind_is_explained(
    parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, reason: str
) -> None:
    path = tmp_path / "10A1.xlsx"
    path.write_bytes(data)
    assert main(["import-class", "10A1", str(path)]) == 1
    assert reason in capsys.readouterr().err
    assert listed(parts) is None


def test_a_file_that_is_not_there_and_a_class_without_a_name(tmp_path: Path) -> None:
    assert main(["import-class", "10A1", str(tmp_path / "khong-co.xlsx")]) == 1
    assert main(["import-class", " ", file_of(tmp_path)]) == 1


def test_of_several_teachers_one_is_asked_for(
    parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with parts.database.writing() as session:
        school = schools.named(session, "THPT Lê Lợi").id
        nam = accounts.create_staff(session, school, "thay.nam", "Nam", "x").id
    assert main(["import-class", "10A1", file_of(tmp_path)]) == 1
    assert "co.lan, thay.nam" in capsys.readouterr().err
    assert main(["import-class", "10A1", file_of(tmp_path), "--teacher", "thay.nam"]) == 0
    assert main(["import-class", "10A1", file_of(tmp_path), "--teacher", "khong.co"]) == 1
    with parts.database.reading() as session:
        today = parts.clock().date()
        assert classrooms.own(session, nam, "10A1", today) is not None


def test_the_demo_teacher_is_never_taken_for_the_real_one(parts: Parts, tmp_path: Path) -> None:
    app = create_app(QUICK)
    load_demo(app)
    app.extensions["dvc-sandbox"].database.close()
    with parts.database.writing() as session:
        if accounts.staff_by_username(session, TEACHER) is None:
            school = schools.named(session, "Trường mẫu").id
            accounts.create_staff(session, school, TEACHER, "Cô giáo Mẫu", "x")
    assert main(["import-class", "10A1", file_of(tmp_path)]) == 0
