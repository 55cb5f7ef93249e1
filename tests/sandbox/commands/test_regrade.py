"""The command line grades again: it shows first, and writes when it is told to."""

import pytest
from flask import Flask
from sqlalchemy import select, update

from sandbox.commands import regrade
from sandbox.store.assignments import Progress
from sandbox.store.reports import Regrade, Report
from tests.sandbox.operations.test_regrading import sibling_is_right
from tests.support.lesson import SLUG, Lesson, filed, lesson

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def of(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Lesson:
    """One right dossier, judged otherwise from now on, in the school the command opens."""
    made = lesson(app)
    filed(made, made.students[0])
    sibling_is_right(made)
    monkeypatch.setattr(regrade, "create_app", lambda: app)
    return made


def mark(of: Lesson) -> str | None:
    with of.parts.database.reading() as session:
        return session.scalars(select(Progress.mark)).one()


def test_without_apply_nothing_is_written(of: Lesson, capsys: Printed) -> None:
    assert regrade.run([SLUG]) == 0
    said = capsys.readouterr().out
    assert "10.0 → 9.0. Họ và tên chủ hồ sơ 1 → 0" in said
    assert "1 lượt đã chấm lại, 1 lượt đổi. Chưa ghi gì" in said
    assert mark(of) == "10.0"


def test_with_apply_the_new_marks_stand_and_the_reason_is_kept(of: Lesson, capsys: Printed) -> None:
    assert regrade.run([SLUG, "--apply", "--reason", "Đề ghi nhầm tên"]) == 0
    assert "1 lượt đã chấm lại, 1 lượt có điểm mới." in capsys.readouterr().out
    assert mark(of) == "9.0"
    with of.parts.database.reading() as session:
        row = session.scalars(select(Regrade)).one()
    assert (row.reason, row.teacher_id) == ("Đề ghi nhầm tên", None)


@pytest.mark.parametrize("words", [["--assignment", "99"], ["--part", "1/2"]])
def test_only_what_was_named_is_graded_again(of: Lesson, capsys: Printed, words: list[str]) -> None:
    assert regrade.run([SLUG, *words]) == 0
    assert "0 lượt đã chấm lại" in capsys.readouterr().out


def test_where_nobody_has_worked_no_row_says_that_anything_was_graded(of: Lesson) -> None:
    lesson(of.app, username="co.mai")  # another school
    assert regrade.run([SLUG, "--apply"]) == 0
    assert regrade.run([SLUG, "--apply", "--assignment", "99"]) == 0
    with of.parts.database.reading() as session:
        assert [row.school_id for row in session.scalars(select(Regrade))] == [of.school]


@pytest.mark.parametrize("apply", [[], ["--apply"]])
def test_a_damaged_snapshot_is_named_and_keeps_its_mark(
    of: Lesson, capsys: Printed, apply: list[str]
) -> None:
    with of.parts.database.writing() as session:
        session.execute(update(Report).values(snapshot={"format": 2}))
        session.commit()
    assert regrade.run([SLUG, *apply]) == 0
    assert "không đọc được" in capsys.readouterr().out
    assert mark(of) == "10.0"


def test_an_unknown_exercise_is_named(of: Lesson, capsys: Printed) -> None:
    assert regrade.run(["khong-co-bai-nay"]) == 1
    assert "Không có bài “khong-co-bai-nay”" in capsys.readouterr().err


@pytest.mark.parametrize("part", ["0/2", "3/2", "1", "a/b", "/", "1/-2"])
def test_an_impossible_part_is_refused(of: Lesson, capsys: Printed, part: str) -> None:
    with pytest.raises(SystemExit):
        regrade.run([SLUG, "--part", part])
    assert "ví dụ 1/4" in capsys.readouterr().err
