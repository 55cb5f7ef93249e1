"""Reads text: cells pasted from a spreadsheet, and .csv files as Excel writes them."""

import csv
import io

from sandbox.rosters.grid import LINES_MAX, TOO_LONG, Grid, Unreadable, make_grid
from sandbox.rosters.kinds import SAVE_AS

SEPARATORS = "\t;,|"


def decode(data: bytes) -> str:
    """UTF-8 with or without its mark, or UTF-16 as Excel's “Unicode Text”; raises Unreadable."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Unreadable(f"Tệp không phải bảng tính, hoặc chữ không theo bảng mã Unicode (UTF-8). {SAVE_AS}.")
    return text


def grid(text: str) -> Grid:
    """Raises Unreadable when there is nothing in it."""
    text = text.replace("\0", "")
    if not text.strip():
        raise Unreadable(
            "Chưa có danh sách nào. Hãy chọn tệp, hoặc chép các ô trong bảng tính rồi dán vào ô bên dưới."
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            rows.append((len(rows) + 1, [_unquoted(cell) for cell in cells]))
            if len(rows) > LINES_MAX:
                raise Unreadable(TOO_LONG)
    except csv.Error as error:
        if "limit" in str(error):
            raise Unreadable(f"Dòng {len(rows) + 1} có ô quá dài. Hãy chép riêng danh sách lớp.") from None
        raise Unreadable(
            f'Dòng {len(rows) + 1} có dấu ngoặc kép (") lẻ nên không tách được thành các ô. '
            "Hãy xoá dấu ấy, hoặc chép lại từ bảng tính."
        ) from None
    return make_grid(rows)


def _separator(text: str) -> str:
    """The one that cuts most lines of the beginning into the same number of cells."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    return max(SEPARATORS, key=lambda mark: sum(line.count(mark) >= 1 for line in lines))


def _unquoted(cell: str) -> str:
    """Excel's ways to keep zeros: '0012 and ="0012"."""
    cell = cell.strip()
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell.removeprefix("'")
