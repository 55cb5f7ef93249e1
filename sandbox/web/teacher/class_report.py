"""What stands below the table of a printed class report: how the averages spread, and who signs."""

from collections.abc import Sequence
from decimal import Decimal

from flask_babel import gettext as _

from sandbox.exports import Column, said
from sandbox.exports.paper import Ending
from sandbox.reports.class_gradebook import ClassGradebook

BOUNDS = ("8.0", "6.5", "5.0", "3.5")  # TT 22/2021, Điều 9


def ending(book: ClassGradebook) -> Ending:
    return Ending(
        lines=tuple(_lines(book)),
        place=_("……………, ngày …… tháng …… năm 20……"),
        signatures=(_("TỔ TRƯỞNG CHUYÊN MÔN"), _("GIÁO VIÊN BỘ MÔN")),
    )


def spread(averages: Sequence[Decimal]) -> tuple[tuple[str, int], ...]:
    """(words, how many) from the highest marks down."""
    tops = [Decimal("10.1"), *map(Decimal, BOUNDS)]
    found = []
    for top, bottom in zip(tops, [*tops[1:], Decimal(0)], strict=True):
        count = sum(bottom <= one < top for one in averages)
        found.append((_words(top, bottom), count))
    return tuple(found)


def _words(top: Decimal, bottom: Decimal) -> str:
    if top > 10:
        return _("từ %(n)s", n=_comma(bottom))
    if not bottom:
        return _("dưới %(n)s", n=_comma(top))
    return _("từ %(a)s đến dưới %(b)s", a=_comma(bottom), b=_comma(top))


def _lines(book: ClassGradebook) -> list[str]:
    marked, total = book.averages, len(book.students)
    counted = _("Sĩ số %(all)d, có điểm trung bình %(n)d em.", all=total, n=len(marked))
    if not marked:
        return [counted]
    average = said(Column("", "mark"), book.class_average())
    parts = "; ".join(f"{words}: {_people(count, len(marked))}" for words, count in spread(marked))
    return [
        f"{counted} {_('Trung bình lớp %(mark)s.', mark=average)}",
        _("Phân bố điểm trung bình: %(parts)s.", parts=parts),
        _("Ô không có số: chưa có điểm (không tính là 0). Dấu “–”: không được giao bài đó."),
    ]


def _people(count: int, of: int) -> str:
    return _("%(n)d em (%(share)d%%)", n=count, share=(count * 200 + of) // (2 * of))


def _comma(value: Decimal) -> str:
    return said(Column("", "mark"), value)
