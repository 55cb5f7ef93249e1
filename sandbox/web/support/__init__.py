"""Tổ hỗ trợ: the page of a student who sits beside a citizen; of the classroom's side, in both languages."""

from flask import Blueprint

from sandbox.web.pages import find_pages

blueprint = Blueprint("support", __name__, url_prefix="/to-ho-tro")
ID = "int(max=2147483647)"  # what a key column can hold

find_pages(__name__)
