"""The officer's desk (Bộ phận Một cửa), for students who play the officer; in Vietnamese, as portals are."""

from flask import Blueprint

from sandbox.web.pages import find_pages

blueprint = Blueprint("onestop", __name__, url_prefix="/mot-cua")
ID = "int(max=2147483647)"  # what a key column can hold

find_pages(__name__)
