"""The columns of what officers did at the desk: the page and its files are made of this table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from textwrap import shorten

from flask_babel import gettext as _

from exercises.engine.schema import Exercise
from fixtures.catalogue import Catalogue
from fixtures.desk import load_desk
from fixtures.desk_forms import title_in
from fixtures.lifecycle import load_lifecycle
from fixtures.petition_sorts import load_sorts
from fixtures.procedure import Era
from sandbox.exports import Cell, Column, Row, Table, Word
from sandbox.reports.desk_work import Act
from sandbox.web.formats import moment as said_moment

LONGEST = 40  # letters of the name of a paper: the official ones fill a paragraph


def desk_table(
    acts: Sequence[Act], exercise: Exercise, catalogue: Catalogue, above: str, classroom: str, at: datetime
) -> Table:
    named = _named(exercise)
    columns = (
        Column(_("STT"), "whole", width=6),
        Column(_("Họ và tên"), "name", width=24),
        Column(_("Lượt"), "whole", width=6),
        Column(_("Hồ sơ, ý kiến"), width=24),
        Column(_("Em quyết định"), width=18),
        Column(_("Lỗi em nêu"), width=28),
        Column(_("Theo quy định"), width=30),
        Column(_("So sánh"), width=10),
        Column(_("Mẫu phiếu"), width=26),
        Column(_("Ngày hẹn em ghi"), width=12),
        Column(_("Ngày hẹn đúng"), width=12),
        Column(_("Giây từ lúc mở"), "whole", width=10),
        Column(_("Lúc"), "moment", width=16),
        Column(_("Lý do, thư trả lời"), width=50, file_only=True),
    )
    return Table(
        name=_("Việc ở bàn một cửa"),
        title=_("VIỆC Ở BÀN MỘT CỬA"),
        columns=columns,
        rows=tuple(Row(_cells(one, named, catalogue, exercise.era), one.student_id) for one in acts),
        above=above,
        about=f"{classroom} · {exercise.title.vi} · {said_moment(at)}",
        frozen=2,
    )


def for_page(table: Table) -> Table:
    """Without the columns that only files have, or that have nothing in them."""
    shown = table.shown()
    kept = [
        at for at in range(len(shown.columns)) if any(row.cells[at] not in ("", None) for row in shown.rows)
    ]
    rows = tuple(Row(tuple(row.cells[at] for at in kept), row.key) for row in shown.rows)
    return replace(shown, columns=tuple(shown.columns[at] for at in kept), rows=rows)


def _named(exercise: Exercise) -> dict[str, str]:
    """What the exercise calls a thing of its stack: the title of the first criterion about it."""
    rows = reversed(exercise.rubric)
    about = ((row.args.get("dossier") or row.args.get("petition"), row.title) for row in rows)
    return {str(name): title for name, title in about if name}


def _cells(act: Act, named: Mapping[str, str], catalogue: Catalogue, era: Era) -> tuple[Cell, ...]:
    return (
        act.seat,
        act.student,
        act.attempt,
        named.get(act.name, act.name),
        _action(act.action) + (f" ({_('công khai')})" if act.published == "yes" else ""),
        _faults(act, act.faults, catalogue),
        _found(act, catalogue),
        _compared(act),
        title_in(act.form, era),
        act.due,
        act.promised,
        act.seconds,
        act.at,
        act.words,
    )


def _action(name: str) -> str:
    """Of the lifecycle, or a sort of the feedback desk; what neither knows stays as it is."""
    labels = {move.action: move.label for move in load_lifecycle().transitions}
    sorts = {one.id: one.label for one in load_sorts().values()}
    return (labels | sorts).get(name, name)


def _found(act: Act, catalogue: Catalogue) -> str:
    if not act.found:
        return ""
    actions, *faults = act.found
    decided = _(" hoặc ").join(map(_action, actions.split("|")))
    named = _faults(act, faults, catalogue)
    return f"{decided} ({named})" if named else decided


def _faults(act: Act, faults: Sequence[str], catalogue: Catalogue) -> str:
    """ "identity:blurred" as “Bản chụp căn cước: Mờ, không đọc được”."""
    words, procedure = load_desk(), catalogue.procedures.get(act.procedure)
    parts = {part.id: part.name for part in procedure.components} if procedure else {}
    said = []
    for fault in faults:
        about, _colon, kind = fault.partition(":")
        if about == "ground":
            said.append(words.grounds.get(kind, kind))
        else:
            part = shorten(parts.get(about, about), LONGEST, placeholder="…")
            said.append(f"{part}: {words.faults.get(kind, kind)}")
    return "; ".join(said)


def _compared(act: Act) -> Cell:
    if act.agrees is None:
        return None
    return Word(_("Khớp"), "done") if act.agrees else Word(_("Khác"), "help")
