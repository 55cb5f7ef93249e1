"""What everybody has who signs in: their own language, staff their password."""

from flask import Blueprint

from sandbox.web.pages import find_pages

blueprint = Blueprint("account", __name__)
ID = "int(max=2147483647)"  # what a key column can hold

find_pages(__name__)
