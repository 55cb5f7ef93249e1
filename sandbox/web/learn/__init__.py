"""The student's side: the shelf, the practice bar with its tools, the report."""

from flask import Blueprint

from sandbox.web.pages import find_pages

blueprint = Blueprint("learn", __name__)
ID = "int(max=2147483647)"  # what a key column can hold
ATTEMPT = f"/luot/<{ID}:attempt_id>"

find_pages(__name__)
