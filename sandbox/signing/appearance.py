"""What a signature shows of itself on the page: who signed and when, and that it is practice."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from fixtures.papers.lettering import fitted, leading, wrapped
from fixtures.papers.paged import slip
from fixtures.papers.sheet import GREY, PEN, WHITE, Box, Item, Text

SIZE, MARGIN = 9, 3.0
WORDS = "KÝ SỐ THỰC HÀNH"
WORTH = "Chỉ dùng trong giờ học – không có giá trị pháp lý"


def style(agency: str, when: datetime, width: float, height: float) -> StaticStampStyle:
    """For a rectangle of that size in millimetres."""
    drawn = slip(_items(agency, when, width, height), width, height)
    middle = AxisAlignment.ALIGN_MID
    whole = SimpleBoxLayoutRule(middle, middle, margins=Margins(0, 0, 0, 0))
    return StaticStampStyle(border_width=0, background=_Drawn(drawn), background_layout=whole)


class _Drawn(PdfContent):
    """The only page of a PDF, under a name that is always the same."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def render(self) -> bytes:
        page: Any = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._data)))
        left, bottom, right, top = page.get_object()["/BBox"]
        self.resources.xobject["/Shown"] = page
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Shown Do"


def _items(agency: str, when: datetime, width: float, height: float) -> Iterator[Item]:
    yield Box(0.4, 0.4, width - 0.8, height - 0.8, WHITE, PEN, 0.6)
    y = MARGIN + 3
    yield Text(MARGIN, y, WORDS, SIZE + 1, True, colour=PEN)
    for line in wrapped(f"Ký bởi: {agency}", width - 2 * MARGIN, SIZE, False)[:2]:
        y += leading(SIZE)
        yield Text(MARGIN, y, line, SIZE)
    y += leading(SIZE)
    yield Text(MARGIN, y, f"Thời gian ký: {when:%H:%M ngày %d/%m/%Y}", SIZE)
    yield fitted(Text(MARGIN, y + leading(SIZE), WORTH, SIZE - 1, colour=GREY), width - 2 * MARGIN)
