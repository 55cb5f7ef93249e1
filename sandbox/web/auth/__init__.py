"""Coming in and leaving: students by class code, name and PIN; staff by username and password."""

from flask import Blueprint

blueprint = Blueprint("auth", __name__)
ID = "int(max=2147483647)"  # what a key column can hold

from sandbox.web.auth import front, join, leaving, pin, staff  # noqa: E402

__all__ = ["blueprint", "front", "join", "leaving", "pin", "staff"]
