"""Filing: once, whole, graded on the spot, or not at all."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from sandbox.operations import submission
from sandbox.operations.refusals import Incomplete, Refused
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.store.reports import Report
from tests.support.lesson import drafted, filed, lesson


def submit(of, attempt_id, dossier_id, key="key"):
    with of.parts.database.writing() as session:
        attempt = session.get(Attempt, attempt_id)
        return submission.submit(session, of.parts.content, attempt, dossier_id, key, of.now)


def only(of, model):
    with of.parts.database.reading() as session:
        return session.scalars(select(model)).one()


def count(of, model):
    with of.parts.database.reading() as session:
        return session.execute(select(func.count()).select_from(model)).scalar_one()


def test_a_right_dossier_scores_ten_and_shows_on_the_board(app):
    of = lesson(app)
    filed(of, of.students[0])
    assert only(of, Report).mark == "10.0"
    cell = only(of, Progress)
    assert (cell.state, cell.mark, set(cell.steps.values())) == ("done", "10.0", {"done"})


def test_pressing_twice_files_once_and_answers_the_same(app):
    of = lesson(app)
    attempt, dossier = drafted(of, of.students[0])
    first, again = submit(of, attempt, dossier, "a"), submit(of, attempt, dossier, "b")
    assert (first.code, first.state) == (again.code, again.state)
    assert count(of, Report) == 1


def test_four_tabs_at_once_file_one_dossier(app):
    of = lesson(app)
    attempt, dossier = drafted(of, of.students[0])
    with ThreadPoolExecutor(4) as tabs:
        codes = {made.code for made in tabs.map(lambda n: submit(of, attempt, dossier, f"key-{n}"), range(4))}
    assert len(codes) == 1
    assert count(of, Report) == 1


def test_a_format_error_files_nothing_and_spends_nothing(app):
    of = lesson(app)
    attempt, dossier = drafted(of, of.students[0], fields={"copies": "rất nhiều"})
    with pytest.raises(Incomplete) as refused:
        submit(of, attempt, dossier)
    assert [error.name for error in refused.value.errors] == ["copies"]
    assert only(of, Dossier).state == "draft"
    assert count(of, Report) == 0


def test_a_classmate_cannot_file_for_somebody_else(app):
    of = lesson(app)
    _, dossier = drafted(of, of.students[0])
    other, _ = drafted(of, of.students[1])
    with pytest.raises(NotFound):
        submit(of, other, dossier)


def test_filing_needs_the_account(app):
    of = lesson(app)
    attempt, dossier = drafted(of, of.students[0])
    with of.parts.database.writing() as session:
        session.get(Attempt, attempt).signed_in = False
        session.commit()
    with pytest.raises(Refused, match="đăng nhập"):
        submit(of, attempt, dossier)


def test_dossiers_of_one_day_are_numbered_one_after_the_other(app):
    of = lesson(app)
    for student in of.students:
        filed(of, student)
    with of.parts.database.reading() as session:
        codes = session.scalars(select(Dossier.code).order_by(Dossier.id)).all()
    assert [code[-4:] for code in codes] == ["0001", "0002", "0003"]


def test_the_mark_kept_is_the_best_one(app):
    of = lesson(app)
    filed(of, of.students[0])
    with of.parts.database.writing() as session:
        session.scalars(select(Attempt)).one().finished_at = of.now
        session.commit()
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    cell = only(of, Progress)
    assert (cell.attempts, cell.mark) == (2, "10.0")
    assert count(of, Report) == 2


def test_every_step_turns_the_board(app):
    of = lesson(app)
    drafted(of, of.students[0])
    before = only(of, Assignment).board_revision
    filed(of, of.students[1])
    assert only(of, Assignment).board_revision > before


def test_a_stored_report_is_the_grade_of_its_snapshot(app):
    from exercises.engine.evidence import from_snapshot
    from exercises.engine.grading import grade

    of = lesson(app)
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"}, without=("identity",))
    row = only(of, Report)
    assert grade(of.exercise, *from_snapshot(row.snapshot)).to_json() == row.report
