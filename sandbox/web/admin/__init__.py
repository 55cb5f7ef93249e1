"""The school: its people and terms, backups and storage."""

from flask import Blueprint

from sandbox.web.pages import find_pages

blueprint = Blueprint("admin", __name__)
ID = "int(max=2147483647)"  # what a key column can hold

find_pages(__name__)
