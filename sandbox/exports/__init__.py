"""Tables as files: one description of columns with typed cells, written as .xlsx, .csv and .pdf."""

from sandbox.exports.table import Cell, Column, Kind, Row, Table, Word, half_up, said

__all__ = ["Cell", "Column", "Kind", "Row", "Table", "Word", "half_up", "said"]
