"""The class: its list, what it is given, how it goes, and its marks."""

from flask import Blueprint

from sandbox.web import words
from sandbox.web.pages import find_pages

blueprint = Blueprint("teacher", __name__)
ID = "int(max=2147483647)"  # what a key column can hold
blueprint.record_once(lambda state: words.init_app(state.app))

find_pages(__name__)
