"""Fills marks into the workbook a school's own program made, and leaves all else as it is."""

from sandbox.exports.school.filling import Filled, fill
from sandbox.exports.school.matching import Match, Person, match
from sandbox.exports.school.plan import Change, Plan, plan
from sandbox.exports.school.template import BYTES_MAX, SchoolColumn, StudentRow, Template, read_template

__all__ = [
    "BYTES_MAX",
    "Change",
    "Filled",
    "Match",
    "Person",
    "Plan",
    "SchoolColumn",
    "StudentRow",
    "Template",
    "fill",
    "match",
    "plan",
    "read_template",
]
