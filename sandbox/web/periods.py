"""Which part of the school year a page is about: `?tu=` and `?den=`, or one of the usual ones."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.store.schools import Term
from sandbox.web.formats import VIETNAM, day

HALF = (1, 15)  # the first term is over by then everywhere
NO_DAY = _l("Ngày chưa đúng. Thầy cô ghi ngày/tháng/năm, như 05/09/2026, hoặc bấm Cả năm.")
REVERSED = _l("Ngày bắt đầu đứng sau ngày kết thúc. Thầy cô đổi lại hai ngày.")


@dataclass(frozen=True)
class Period:
    """`first` and `last` day, None where it is open; `problem`: why what was asked for is not shown."""

    first: date | None = None
    last: date | None = None
    problem: str = ""

    @property
    def since(self) -> datetime | None:
        return datetime.combine(self.first, time(), VIETNAM) if self.first else None

    @property
    def until(self) -> datetime | None:
        return datetime.combine(self.last + timedelta(1), time(), VIETNAM) if self.last else None

    @property
    def words(self) -> str:
        if self.first and self.last:
            return str(_("từ %(a)s đến %(b)s", a=day(self.first), b=day(self.last)))
        if self.first:
            return str(_("từ %(a)s", a=day(self.first)))
        return str(_("đến %(b)s", b=day(self.last))) if self.last else ""

    @property
    def query(self) -> dict[str, str]:
        """For the addresses of the files of the same part."""
        pairs = (("tu", self.first), ("den", self.last))
        return {name: value.isoformat() for name, value in pairs if value}


@dataclass(frozen=True)
class Usual:
    words: str
    period: Period


def asked_period() -> Period:
    """A day that is none, or two in the wrong order, leave the whole time and say so."""
    try:
        first, last = (_read(request.args.get(name, "")) for name in ("tu", "den"))
    except ValueError:
        return Period(problem=str(NO_DAY))
    if first and last and first > last:
        return Period(problem=str(REVERSED))
    return Period(first, last)


def usual(term: Term) -> tuple[Usual, ...]:
    """The whole year and its two halves."""
    half = date(term.starts_on.year + 1, *HALF)
    return (
        Usual(_("Cả năm"), Period()),
        Usual(_("Học kì I"), Period(term.starts_on, half)),
        Usual(_("Học kì II"), Period(half + timedelta(1), term.ends_on)),
    )


def _read(text: str) -> date | None:
    text = text.strip()
    if not text:
        return None
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text, re.ASCII):
        return _bounded(date(int(found[3]), int(found[2]), int(found[1])))
    return _bounded(date.fromisoformat(text))


def _bounded(day: date) -> date:
    if not 2000 <= day.year <= 2199:
        raise ValueError
    return day
