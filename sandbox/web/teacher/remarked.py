"""What teachers have said of an attempt, row by row, and the form of the row that is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exercises.engine.report import CriterionResult
from exercises.engine.schema import Exercise
from sandbox.reports.remarks import WHOLE, Said
from sandbox.reports.student_work import AttemptWork
from sandbox.web.formats import points
from sandbox.web.teacher.remark_form import RemarkForm


@dataclass(frozen=True)
class Open:
    """The row a form stands under; `form` where one was sent and something in it is to be put right."""

    number: int
    criterion: str
    form: RemarkForm | None = None


@dataclass(frozen=True)
class Remarked:
    """`now`: what holds, by row; `history`: every remark with the title of its row, the newest first.

    `row`: which row's form is open, `form` that form, `whole` the one for the whole attempt; `gates`: rows
    that hold the mark down, with the mark.
    """

    now: Mapping[str, Said]
    history: Sequence[tuple[str, Said]]
    row: str
    form: Any
    whole: Any
    gates: Mapping[str, int]


def remarked(
    exercise: Exercise, work: AttemptWork, lines: Sequence[CriterionResult], opened: Open | None
) -> Remarked:
    now = {one.criterion: one for one in work.remarks}
    titles = {row.id: row.title for row in exercise.rubric} | {line.id: line.title for line in lines}
    there = {line.id: line for line in lines if line.verdict != "not_applicable"}
    row = opened.criterion if opened and opened.criterion in there else ""
    number = work.attempt.number
    sent = opened.form if opened else None
    whole = sent if opened and opened.criterion == WHOLE and sent else _form(number, WHOLE, now.get(WHOLE))
    form = (sent or _form(number, row, now.get(row))) if row else None
    return Remarked(
        now={name: one for name, one in now.items() if one.text or one.earned is not None},
        history=[(titles.get(one.criterion, one.criterion), one) for one in reversed(work.remarks)],
        row=row,
        form=form,
        whole=whole,
        gates={one.id: one.gate for one in exercise.rubric if one.gate is not None},
    )


def _form(number: int, criterion: str, said: Said | None) -> RemarkForm:
    """Filled with what holds now."""
    given = points(said.earned) if said and said.earned is not None else ""
    form = RemarkForm(formdata=None, data={"points": given, "text": said.text if said else ""})
    return form.of(number, criterion)
