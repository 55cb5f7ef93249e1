"""The columns of what officers did at the desk: the page and its files are made of this table."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _

from fixtures.catalogue import Catalogue
from fixtures.desk import load_desk
from fixtures.desk_forms import title_in
from fixtures.lifecycle import load_lifecycle
from fixtures.petition_sorts import load_sorts
from fixtures.procedure import Era
from sandbox.exports import Cell, Column, Row, Table, Word
from sandbox.reports.desk_work import Act
from sandbox.web.formats import moment as said_moment


def desk_table(
    acts: Sequence[Act], catalogue: Catalogue, era: Era, above: str, about: str, made_at: datetime
) -> Table:
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
        rows=tuple(Row(_cells(one, catalogue, era), one.student_id) for one in acts),
        above=above,
        about=f"{about} · {said_moment(made_at)}",
        frozen=2,
    )


def _cells(act: Act, catalogue: Catalogue, era: Era) -> tuple[Cell, ...]:
    return (
        act.seat,
        act.student,
        act.attempt,
        act.name,
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
    return f"{decided}: {named}" if named else decided


def _faults(act: Act, faults: Sequence[str], catalogue: Catalogue) -> str:
    """ "identity:blurred" as “Bản chụp căn cước – Mờ, không đọc được”."""
    words, procedure = load_desk(), catalogue.procedures.get(act.procedure)
    parts = {part.id: part.name for part in procedure.components} if procedure else {}
    said = []
    for fault in faults:
        about, _colon, kind = fault.partition(":")
        if about == "ground":
            said.append(words.grounds.get(kind, kind))
        else:
            said.append(f"{parts.get(about, about)} – {words.faults.get(kind, kind)}")
    return "; ".join(said)


def _compared(act: Act) -> Cell:
    if act.agrees is None:
        return None
    return Word(_("Khớp"), "done") if act.agrees else Word(_("Khác"), "help")
