"""Draws the login cards of a class: A4, ten on a page, each with the practice banner."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from fixtures.content import DATA

COLUMNS, ROWS = 2, 5
WIDTH, HEIGHT, LEFT, TOP = 95.0, 55.0, 10.0, 11.0  # millimetres
BANNER = lazy_gettext("TRANG THỰC HÀNH – không phải Cổng Dịch vụ công thật")
FONT = "Be Vietnam Pro"


@dataclass(frozen=True)
class Door:
    """How a class comes in."""

    classroom: str
    code: str
    address: str
    link: str


def card_sheet(school: str, door: Door, students: Sequence[tuple[int, str]]) -> bytes:
    """`students`: (seat, full name). A class without students gets one page that says so."""
    pdf = _document(door.classroom)
    code, place_name = _qr(door.link), f"{school} · {_('Lớp %(name)s', name=door.classroom)}"
    for index, (seat, name) in enumerate(students):
        place = index % (COLUMNS * ROWS)
        if place == 0:
            pdf.add_page()
        x, y = LEFT + place % COLUMNS * WIDTH, TOP + place // COLUMNS * HEIGHT
        _card(pdf, x, y, place_name, f"{seat}. {name}", door, code)
    if not students:
        pdf.add_page()
        _line(pdf, LEFT, TOP, 190, 8, str(BANNER), 12, bold=True)
        _line(pdf, LEFT, TOP + 12, 190, 8, _("Lớp chưa có học sinh. Hãy nhập danh sách rồi in lại."), 12)
    return bytes(pdf.output())


def _document(classroom: str) -> Any:
    from fpdf import FPDF  # slow to import, seldom needed

    pdf = FPDF(format="A4")
    for style, name in (("", "Regular"), ("B", "Bold")):
        pdf.add_font(FONT, style, DATA / "fonts" / f"BeVietnamPro-{name}.ttf")
    pdf.set_auto_page_break(False)
    pdf.set_title(_("Thẻ vào lớp %(name)s", name=classroom))
    pdf.set_lang("vi")
    pdf.set_draw_color(156, 163, 175)
    return pdf


def _qr(link: str) -> io.BytesIO:
    import segno

    picture = io.BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="png", scale=8, border=2)
    return picture


def _card(pdf: Any, x: float, y: float, place: str, name: str, door: Door, code: io.BytesIO) -> None:
    pdf.set_dash_pattern(dash=1, gap=1)
    pdf.rect(x, y, WIDTH, HEIGHT)
    pdf.set_dash_pattern()
    pdf.set_fill_color(254, 243, 199)
    pdf.rect(x + 0.2, y + 0.2, WIDTH - 0.4, 6, style="F")
    _line(pdf, x, y + 0.6, WIDTH, 5, str(BANNER), 7.5, bold=True, align="C")
    _line(pdf, x + 4, y + 8, WIDTH - 8, 5, place, 8)
    _line(pdf, x + 4, y + 13, WIDTH - 8, 8, name, 13, bold=True)
    pdf.image(code, x + WIDTH - 33, y + 22, 30, 30)
    _line(pdf, x + 4, y + 23, 56, 4, _("Mở địa chỉ"), 7.5)
    _line(pdf, x + 4, y + 27, 56, 6, door.address, 11.5, bold=True)
    _line(pdf, x + 4, y + 34, 56, 4, _("Mã lớp"), 7.5)
    _line(pdf, x + 4, y + 38, 56, 8, door.code, 18, bold=True)
    _line(pdf, x + 4, y + 47.5, 56, 4, _("Chọn tên em, đặt mã PIN và giữ riêng mã đó."), 7)


def _line(
    pdf: Any, x: float, y: float, width: float, height: float, text: str, size: float,
    bold: bool = False, align: str = "L",
) -> None:  # fmt: skip
    """One line of text, made smaller until it fits."""
    pdf.set_font(FONT, "B" if bold else "", size)
    while size > 5 and pdf.get_string_width(text) > width - 1:
        size -= 0.5
        pdf.set_font_size(size)
    pdf.set_xy(x, y)
    pdf.cell(width, height, text, align=align)
