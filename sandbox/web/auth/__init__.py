"""Coming in and leaving: students by class code, name and PIN; staff by username and password."""

from flask import Blueprint

from sandbox.web.pages import find_pages

blueprint = Blueprint("auth", __name__)
ID = "int(max=2147483647)"  # what a key column can hold

find_pages(__name__)
