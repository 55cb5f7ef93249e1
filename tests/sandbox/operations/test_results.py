"""What the citizen gets in the end: made once, taken when it may be."""

import pytest
from sqlalchemy import func, select

from fixtures.identifiers import is_issue_code
from sandbox.operations import results
from sandbox.operations.refusals import Refused
from sandbox.reports.results import results_of
from sandbox.store.aftermath import Result
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.support.aftermath import finished
from tests.support.lesson import filed, lesson, variant


@pytest.fixture
def of(app):
    return lesson(app)


def download(of, attempt_id, dossier_id):
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        return results.download(session, of.parts.content, attempt, dossier_id, of.now)


def listed(of, attempt_id):
    with of.parts.database.reading() as session:
        return [(result.number, dossier.id) for result, dossier in results_of(session, attempt_id)]


def test_it_bears_the_title_of_the_procedure_and_the_owners_name(of):
    attempt, dossier = filed(of, of.students[0])
    finished(of, dossier, returned=True)
    made = download(of, attempt, dossier)
    with of.parts.database.reading() as session:
        found, me = session.get_one(Dossier, dossier), session.get_one(Attempt, attempt)
    assert made.title == "Bản sao văn bằng, chứng chỉ được cấp từ sổ gốc"
    assert made.number == f"KQ-{found.code}"
    assert ["Họ và tên", variant(me).values["me.full_name"]] in made.lines
    assert made.made_on == me.clock


def test_it_is_made_once(of):
    _, dossier = filed(of, of.students[0])
    finished(of, dossier)
    finished(of, dossier, returned=True)
    with of.parts.database.reading() as session:
        assert session.execute(select(func.count()).select_from(Result)).scalar_one() == 1


@pytest.mark.parametrize(("receive", "returned"), [("online", False), ("desk", True), ("post", True)])
def test_taking_it_is_noted(of, receive, returned):
    attempt, dossier = filed(of, of.students[0])
    finished(of, dossier, returned=returned, receive=receive)
    number = download(of, attempt, dossier).number
    with of.parts.database.reading() as session:
        last = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (last.kind, last.data) == ("result.downloaded", {"code": number.removeprefix("KQ-")})
    assert listed(of, attempt) == [(number, dossier)]


@pytest.mark.parametrize("receive", ["desk", "post"])
def test_what_waits_at_the_desk_is_not_downloaded(of, receive):
    attempt, dossier = filed(of, of.students[0])
    finished(of, dossier, receive=receive)
    with pytest.raises(Refused, match="chưa đến tay"):
        download(of, attempt, dossier)
    assert listed(of, attempt) == []


def test_a_dossier_under_way_has_no_result(of):
    attempt, dossier = filed(of, of.students[0])
    with pytest.raises(Refused):
        download(of, attempt, dossier)


def test_nobody_takes_a_classmates_result(of):
    _, dossier = filed(of, of.students[0])
    finished(of, dossier, returned=True)
    other, _ = filed(of, of.students[1])
    with pytest.raises(NotFound):
        download(of, other, dossier)
    assert listed(of, other) == []


def test_its_file_bears_the_same_code_every_time_and_another_for_everybody(of):
    codes = []
    for student in of.students[:2]:
        attempt, dossier = filed(of, student)
        finished(of, dossier, returned=True)
        made = download(of, attempt, dossier)
        with of.parts.database.reading() as session:
            me = session.get_one(Attempt, attempt)
            codes += [results.code_of(me, made), results.code_of(me, made)]
    assert all(map(is_issue_code, codes))
    assert len(set(codes)) == 2
