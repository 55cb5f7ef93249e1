"""How content the citizen was: said once, when there is a result, with a reason where one is due."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from fixtures.lifecycle import NotAllowed
from fixtures.ratings import load_ratings
from sandbox.operations import ratings
from sandbox.operations.ratings import AlreadyRated
from sandbox.operations.refusals import Refused, SignedOut
from sandbox.reports.ratings import ratings_of
from sandbox.store.aftermath import Rating
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.journal import JournalEntry
from tests.support.aftermath import finished
from tests.support.lesson import filed, lesson


@pytest.fixture
def of(app):
    return lesson(app)


@pytest.fixture
def done(of):
    attempt, dossier = filed(of, of.students[0])
    finished(of, dossier, returned=True)
    return attempt, dossier


def rate(of, attempt_id, dossier_id, level="very", reason="", scores=None):
    with of.parts.database.writing() as session:
        attempt = session.get_one(Attempt, attempt_id)
        given = (level, reason, scores or {})
        return ratings.rate(session, of.parts.content, attempt, dossier_id, *given, of.now)


def stored(of):
    with of.parts.database.reading() as session:
        return list(session.scalars(select(Rating)))


def overview(of, attempt_id):
    with of.parts.database.reading() as session:
        return ratings_of(session, attempt_id)


@pytest.mark.parametrize("returned", [False, True])
def test_a_finished_dossier_is_rated_and_it_is_noted(of, returned):
    attempt, dossier = filed(of, of.students[0])
    finished(of, dossier, returned=returned)
    rate(of, attempt, dossier, "content", scores={"attitude": 2, "contacts": 0})
    (kept,) = stored(of)
    assert (kept.level, kept.scores) == ("content", {"attitude": 2, "contacts": 0})
    with of.parts.database.reading() as session:
        last = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (last.kind, last.data["rating"]) == ("dossier.rated", "content")


def test_the_third_level_needs_a_reason(of, done):
    for reason in ("", "  \n "):
        with pytest.raises(Refused, match="Vui lòng điền lý do KHÔNG HÀI LÒNG!"):
            rate(of, *done, "unhappy", reason)
    assert stored(of) == []
    assert rate(of, *done, "unhappy", "Chờ lâu.").reason == "Chờ lâu."


def test_a_dossier_is_rated_once(of, done):
    rate(of, *done)
    with pytest.raises(AlreadyRated, match="Hồ sơ đã được đánh giá!"):
        rate(of, *done, "unhappy", "Đổi ý.")
    assert [kept.level for kept in stored(of)] == ["very"]


def test_four_tabs_at_once_rate_once(of, done):
    def press(_):
        try:
            return rate(of, *done) and 1
        except AlreadyRated:
            return 0

    with ThreadPoolExecutor(4) as tabs:
        assert sum(tabs.map(press, range(4))) == 1
    assert len(stored(of)) == 1


def test_a_dossier_under_way_is_not_rated(of):
    attempt, dossier = filed(of, of.students[0])
    with pytest.raises(NotAllowed):
        rate(of, attempt, dossier)


def test_nobody_rates_a_classmates_dossier_or_without_the_account(of, done):
    attempt, dossier = done
    other, _ = filed(of, of.students[1])
    with pytest.raises(NotFound):
        rate(of, other, dossier)
    with of.parts.database.writing() as session:
        session.get_one(Attempt, attempt).signed_in = False
        session.commit()
    with pytest.raises(SignedOut):
        rate(of, attempt, dossier)


@pytest.mark.parametrize(
    ("level", "scores"),
    [("great", {}), ("very", {"desk": 2}), ("very", {"attitude": 3}), ("very", {"attitude": -1})],
)
def test_what_nobody_was_asked_is_not_kept(of, done, level, scores):
    with pytest.raises(NotFound):
        rate(of, *done, level, "Lý do", scores)
    assert stored(of) == []


def test_a_citizen_scores_all_but_what_the_agency_scores_itself():
    scheme = load_ratings()
    assert [one.number for one in scheme.asked] == [1, 2, 3, 4, 6, 7]
    assert [one.number for one in scheme.criteria if one.by == "agency"] == [5, 8, 9]
    assert list(scheme.labels.values()) == ["RẤT HÀI LÒNG", "HÀI LÒNG", "KHÔNG HÀI LÒNG"]


def test_the_account_sees_what_waits_and_what_was_said(of, done):
    attempt, dossier = done
    before = overview(of, attempt)
    assert [one.id for one in before.waiting] == [dossier]
    assert not before.rated
    rate(of, attempt, dossier, "very", scores={"attitude": 2})
    after = overview(of, attempt)
    assert not after.waiting
    assert (after.levels["very"], after.averages) == (1, {"attitude": 2.0})
    other, _ = filed(of, of.students[1])
    assert not overview(of, other).rated, "only one's own"
