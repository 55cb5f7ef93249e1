"""Writes a table as .csv for Vietnamese spreadsheets: UTF-8 with its mark, “;”, decimal comma."""

from sandbox.exports.table import NUMBERS, Cell, Column, Table, Word, said

MARK = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def delimited(table: Table) -> bytes:
    """The heading and the rows only: other programs read this file. Texts stand in quotes, numbers do not."""
    headings = [_quoted(column.whole_heading.replace("\n", " – ")) for column in table.columns]
    rows = [
        [_field(column, cell) for column, cell in zip(table.columns, row.cells, strict=True)]
        for row in table.rows
    ]
    return (MARK + "".join(";".join(line) + "\r\n" for line in (headings, *rows))).encode()


def _field(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    typed = not isinstance(cell, str | Word) and column.kind in (*NUMBERS, "day", "moment")
    return said(column, cell) if typed else _quoted(said(column, cell))


def _quoted(text: str) -> str:
    """A text that a spreadsheet might take for a formula gets an apostrophe before it."""
    safe = f"'{text}" if text.startswith(DANGEROUS) else text
    return '"' + safe.replace('"', '""') + '"'
