"""Only papers the sandbox issued get into a dossier, and nothing of the others stays."""

import pytest
from sqlalchemy import select

from exercises.engine.variants import draw_paper
from fixtures.papers import Scan
from sandbox.operations import attachments
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry
from tests.support.lesson import attach, drafted, lesson, started, variant


@pytest.fixture
def of(app):
    return lesson(app)


def put(of, attempt_id, dossier_id, code, data=b"du lieu", component="identity", name="anh.png"):
    with of.parts.database.writing() as session:
        attachments.attach(
            session,
            of.parts.files,
            of.parts.content,
            session.get(Attempt, attempt_id),
            dossier_id,
            component,
            name,
            data,
            Scan("image/png", code),
            of.now,
        )


def files(of):
    return [path for path in of.parts.files.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("code", [None, "TH2222222222"])
def test_a_paper_never_issued_is_refused_and_not_stored(of, code):
    attempt, dossier = drafted(of, of.students[0])
    before = files(of)
    with pytest.raises(Refused, match="không phải giấy tờ thực hành"):
        put(of, attempt, dossier, code)
    assert files(of) == before
    with of.parts.database.reading() as session:
        last = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (last.kind, last.data["reason"]) == ("paper.refused", "never_issued")


def test_a_neighbours_paper_is_taken_as_the_portal_would_but_known_by_its_code(of):
    attempt, dossier = drafted(of, of.students[0])
    with of.parts.database.reading() as session:
        neighbour = variant(session.get(Attempt, started(of, of.students[1])))
    paper = neighbour.papers["id_card"]
    put(of, attempt, dossier, paper.code, draw_paper(neighbour, "id_card"))
    with of.parts.database.reading() as session:
        codes = session.scalars(select(Attachment.paper_code).where(Attachment.component == "identity")).all()
    assert paper.code in codes


def test_the_same_paper_goes_into_a_slot_once(of):
    attempt, dossier = drafted(of, of.students[0])
    with pytest.raises(Refused, match="đã có"):
        attach(of, attempt, dossier, "identity", "id_card")


def test_a_struck_component_loses_its_papers_and_may_come_back(of):
    attempt, dossier = drafted(of, of.students[0], without=("identity",))
    with of.parts.database.reading() as session:
        assert "identity" in session.get(Dossier, dossier).removed
    attach(of, attempt, dossier, "identity", "id_card")
    with of.parts.database.reading() as session:
        assert "identity" not in session.get(Dossier, dossier).removed


def test_a_required_component_cannot_be_struck(of):
    attempt, dossier = drafted(of, of.students[0])
    with of.parts.database.writing() as session, pytest.raises(Refused, match="bắt buộc"):
        attachments.strike(
            session, of.parts.content, session.get(Attempt, attempt), dossier, "application_form", of.now
        )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\anh\\căn cước.png", "căn cước.png"),
        ("a\x00b\u202egnp.exe", "abgnp.exe"),
        ("", "khong-ten"),
        ("x" * 400 + ".png", "x" * 116 + ".png"),
    ],
)
def test_file_names_keep_no_tricks(given, kept):
    assert attachments.plain_name(given) == kept
