"""“Sổ theo dõi hồ sơ”: every dossier of the desk in one row, to be read, printed or counted in Excel."""

from datetime import datetime

from flask import Response

from fixtures.desk_forms import Case, DeskFacts, Form, facts_of, register_row
from fixtures.desk_forms.register import DATES, EMPTY, HEADINGS
from sandbox.exports.table import Cell, Column, Row, Table
from sandbox.exports.workbook import workbook
from sandbox.operations.onestop import forms, manned
from sandbox.reports.passages import forwarded_on
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.web.context import attempt, content, exercise, reading
from sandbox.web.desk_sheets import described, file_of, shown
from sandbox.web.files import PRACTICE, file_answer
from sandbox.web.onestop.frame import blueprint, officer, page

SHORT = "%H:%M %d/%m/%Y"
WIDE = {"Nội dung": 40, "Địa chỉ": 40, "Họ tên chủ hồ sơ": 26, "Mã hồ sơ": 28, "STT": 6}
EVERY_DESK = "Bàn một cửa thực hành"


@blueprint.get("/so-theo-doi")
@officer
def register() -> str:
    return page("register.html", **shown(_facts()))


@blueprint.get("/so-theo-doi.pdf")
@officer
def register_file() -> Response:
    return file_of(_facts())


@blueprint.get("/so-theo-doi.xlsx")
@officer
def register_sheet() -> Response:
    form = described(_facts())
    return file_answer(workbook([_table(form)], str(PRACTICE)), form.title, "xlsx")


def _facts() -> DeskFacts:
    """As it stands now, by the clock of who looks."""
    me = attempt(reading())
    lying = manned.inbox(reading(), me)
    forwarded = forwarded_on(reading(), lying)
    rows = [_row(me, one, forwarded.get(one.id)) for one in lying]
    return {**_of_the_desk(me, lying), "rows": [list(row) for row in rows]}


def _of_the_desk(me: Attempt, lying: list[Dossier]) -> DeskFacts:
    """The heading: of the one body whose dossiers these are, or of the whole desk."""
    if not lying:
        return {"kind": "register", "era": exercise(me).era, "agency": EVERY_DESK, "desk": ""}
    facts = facts_of(_case(me, lying[0]), "register", "", me.clock, officer=forms.name_of(me))
    alone = len({one.agency for one in lying}) == 1
    return facts if alone else {**facts, "agency": EVERY_DESK}


def _case(me: Attempt, one: Dossier) -> Case:
    catalogue = content().world.catalogue
    return Case(
        procedure=catalogue.procedure(one.procedure),
        agency=catalogue.agency(one.agency),
        era=exercise(me).era,
        fields=one.fields,
        code=str(one.code),
        received=one.received_on,
        due=one.due_on,
    )


def _row(me: Attempt, one: Dossier, forwarded: datetime | None) -> tuple[str, ...]:
    state = content().world.lifecycle.state(one.state).label
    waits = one.due_on is not None and one.finished_on is None
    late = " (quá hạn)" if waits and me.clock > one.due_on else ""
    return register_row(_case(me, one), forwarded, one.returned_on, f"{state}{late}")


def _table(form: Form) -> Table:
    """The rows of the page, with moments that can be sorted and counted with."""
    grid = next(part for part in form.parts if hasattr(part, "rows"))
    columns = tuple(
        Column(words, "moment" if place in DATES else "text", width=WIDE.get(words, 18))
        for place, words in enumerate(HEADINGS)
    )
    rows = [Row(tuple(map(_cell, range(len(row)), row))) for row in grid.rows if row != EMPTY]
    return Table(form.title, form.title.upper(), columns, tuple(rows), above=form.heading.agency, frozen=2)


def _cell(place: int, words: str) -> Cell:
    return datetime.strptime(words, SHORT) if place in DATES and words else words  # noqa: DTZ007  simulated
