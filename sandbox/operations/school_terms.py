"""The years of a school: which one a day lies in, and the administrator's changes to them."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.operations.refusals import Refused
from sandbox.store.base import NotFound
from sandbox.store.schools import Term

LONGEST = timedelta(days=731)
DAY = timedelta(days=1)


def term_of(session: Session, school_id: int, today: date) -> Term:
    """The one that today lies in; where there is none, the school year (1 August to 31 July) is made.

    Part of the operation that needs it.
    """
    terms = _of(session, school_id)
    first = today.year if today.month >= 8 else today.year - 1
    name = f"{first}–{first + 1}"
    for fits in (lambda term: term.starts_on <= today <= term.ends_on, lambda term: term.name == name):
        for term in filter(fits, terms):
            return term
    before = [term.ends_on + DAY for term in terms if term.ends_on < today]
    after = [term.starts_on - DAY for term in terms if term.starts_on > today]
    starts, ends = max([date(first, 8, 1), *before]), min([date(first + 1, 7, 31), *after])
    made = Term(school_id=school_id, name=name, starts_on=starts, ends_on=ends)
    session.add(made)
    session.flush()
    return made


def add(session: Session, school_id: int, name: str, starts_on: date, ends_on: date) -> Term:
    """Raises Refused for a name that is taken and days that cannot be."""
    _check(_of(session, school_id), name, starts_on, ends_on)
    term = Term(school_id=school_id, name=name, starts_on=starts_on, ends_on=ends_on)
    session.add(term)
    session.commit()
    return term


def change(session: Session, school_id: int, term_id: int, name: str, starts_on: date, ends_on: date) -> Term:
    """Its classes stay in it. Raises NotFound, and Refused as `add` does."""
    term = find(session, school_id, term_id)
    _check([one for one in _of(session, school_id) if one.id != term_id], name, starts_on, ends_on)
    term.name, term.starts_on, term.ends_on = name, starts_on, ends_on
    session.commit()
    return term


def find(session: Session, school_id: int, term_id: int) -> Term:
    term = session.get(Term, term_id)
    if term is None or term.school_id != school_id:
        raise NotFound
    return term


def _of(session: Session, school_id: int) -> list[Term]:
    wanted = select(Term).where(Term.school_id == school_id).order_by(Term.starts_on, Term.id)
    return list(session.scalars(wanted))


def _check(others: list[Term], name: str, starts_on: date, ends_on: date) -> None:
    if any(one.name.casefold() == name.casefold() for one in others):
        raise Refused("Đã có năm học “%(name)s”. Thầy cô đặt tên khác.", name=name)
    if ends_on <= starts_on:
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu. Thầy cô xem lại hai ngày.")
    if ends_on - starts_on > LONGEST:
        raise Refused("Năm học này dài hơn hai năm. Thầy cô xem lại hai ngày.")
    for one in others:
        if one.starts_on <= ends_on and starts_on <= one.ends_on:
            raise Refused(
                "Trùng ngày với năm học “%(name)s” (%(starts)s – %(ends)s). "
                "Hai năm học không được chồng lên nhau.",
                name=one.name,
                starts=f"{one.starts_on:%d/%m/%Y}",
                ends=f"{one.ends_on:%d/%m/%Y}",
            )
