"""School years: where a day belongs, and what an administrator may change."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.migrations import migrate
from sandbox.operations import school_terms
from sandbox.operations.refusals import Refused
from sandbox.store import Database
from sandbox.store.base import NotFound
from sandbox.store.schools import School, Term


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    database = Database(f"sqlite:///{tmp_path / 'practice.db'}")
    migrate(database)
    with database.writing() as session:
        session.add_all([School(id=1, name="Một"), School(id=2, name="Hai")])
        session.commit()
        yield session
    database.close()


def year(session: Session, name: str, starts: str, ends: str) -> Term:
    return school_terms.add(session, 1, name, date.fromisoformat(starts), date.fromisoformat(ends))


def days(term: Term) -> tuple[str, str]:
    return f"{term.starts_on}", f"{term.ends_on}"


def test_a_day_without_a_year_gets_its_school_year(session: Session) -> None:
    term = school_terms.term_of(session, 1, date(2026, 7, 31))
    assert (term.name, *days(term)) == ("2025–2026", "2025-08-01", "2026-07-31")
    assert school_terms.term_of(session, 1, date(2026, 3, 1)).id == term.id
    assert school_terms.term_of(session, 2, date(2026, 3, 1)).id != term.id


def test_the_years_an_administrator_made_count(session: Session) -> None:
    second = year(session, "Học kỳ 2", "2027-01-10", "2027-05-31")
    assert school_terms.term_of(session, 1, date(2027, 5, 31)).id == second.id


def test_a_year_that_is_made_fills_only_the_gap(session: Session) -> None:
    year(session, "Học kỳ 1", "2026-09-05", "2026-12-31")
    year(session, "Học kỳ 2", "2027-02-01", "2027-05-31")
    assert days(school_terms.term_of(session, 1, date(2027, 1, 15))) == ("2027-01-01", "2027-01-31")


def test_a_year_whose_days_were_made_shorter_is_taken_again_by_its_name(session: Session) -> None:
    term = year(session, "2026–2027", "2026-09-05", "2027-05-31")
    assert school_terms.term_of(session, 1, date(2026, 8, 20)).id == term.id


@pytest.mark.parametrize(
    ("name", "starts", "ends", "reason"),
    [
        ("2025–2026", "2028-08-01", "2029-05-31", "Đã có năm học"),
        ("Mới", "2028-08-01", "2028-08-01", "phải sau ngày bắt đầu"),
        ("Mới", "2028-08-01", "2028-07-01", "phải sau ngày bắt đầu"),
        ("Mới", "2028-08-01", "2031-07-01", "dài hơn hai năm"),
        ("Mới", "2026-05-31", "2027-05-31", "Trùng ngày với năm học “2025–2026”"),
        ("Mới", "2025-01-01", "2026-12-31", "Trùng ngày"),
    ],
)
def test_years_that_cannot_be_are_refused(
    session: Session, name: str, starts: str, ends: str, reason: str
) -> None:
    kept = year(session, "2025–2026", "2025-08-01", "2026-05-31")
    with pytest.raises(Refused, match=reason):
        year(session, name, starts, ends)
    other = year(session, "Xa", "2030-08-01", "2031-05-31")
    with pytest.raises(Refused, match=reason):
        school_terms.change(session, 1, other.id, name, date.fromisoformat(starts), date.fromisoformat(ends))
    assert {days(term) for term in session.scalars(select(Term))} == {days(kept), days(other)}


def test_a_year_changes_its_own_days_and_name(session: Session) -> None:
    term = year(session, "2025–2026", "2025-08-01", "2026-05-31")
    changed = school_terms.change(session, 1, term.id, "2025–2026", date(2025, 9, 5), date(2026, 6, 30))
    assert days(changed) == ("2025-09-05", "2026-06-30")


def test_a_year_of_another_school_is_not_found(session: Session) -> None:
    term = year(session, "2025–2026", "2025-08-01", "2026-05-31")
    with pytest.raises(NotFound):
        school_terms.change(session, 2, term.id, "Khác", date(2025, 9, 5), date(2026, 6, 30))
    school_terms.add(session, 2, "2025–2026", date(2025, 8, 1), date(2026, 5, 31))  # each has its own
