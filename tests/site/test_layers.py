"""Imports point one way: sandbox → exercises → fixtures; in sandbox, web → operations, reports → store."""

import re

import pytest

from tests.support.imports import ROOT, breaches, imported, modules

PAGES = ("flask", "flask_babel", "flask_login", "flask_wtf", "werkzeug", "jinja2", "wtforms", "waitress")
TABLES = ("sqlalchemy", "alembic", "pysqlite3", "sqlite3", "psycopg")
EDGES = ("sandbox.web", "sandbox.app", "sandbox.extensions", "sandbox.cli", "sandbox.commands")
CLASSROOM_REPORTS = (
    "board",
    "class_gradebook",
    "board_cells",
    "classes",
    "counting",
    "fairness",
    "gradebook",
    "items",
    "help",
    "hands",
    "joining",
    "lesson",
    "pilot",
    "misconceptions",
    "practice",
    "shelf",
    "student_report",
    "student_work",
    "term_progress",
)

MAY_NOT = {
    "fixtures": ("exercises", "sandbox", "tests", *PAGES, *TABLES),
    "exercises": ("sandbox", "tests", *PAGES, *TABLES),
    "sandbox": ("tests",),
    "sandbox.store": ("sandbox.operations", "sandbox.reports", *EDGES, *PAGES),
    "sandbox.exports": ("sandbox.store", "sandbox.operations", "sandbox.reports", *EDGES, *PAGES, *TABLES),
    "sandbox.rosters": ("sandbox.store", "sandbox.operations", "sandbox.reports", *EDGES, *PAGES, *TABLES),
    "sandbox.signing": ("sandbox.operations", "sandbox.reports", *EDGES, *PAGES, *TABLES),
    "sandbox.operations": (*EDGES, *PAGES),
    "sandbox.reports": ("sandbox.operations", *EDGES, *PAGES),
    "sandbox.web": ("sandbox.cli", "sandbox.commands", "sandbox.demo"),
    # The portal is an honest imitation: it knows a persona, never an exercise, a mark or a class.
    "sandbox.web.portal": (
        "exercises",
        *(f"sandbox.reports.{name}" for name in CLASSROOM_REPORTS),
        "sandbox.web.learn",
        "sandbox.web.teacher",
    ),
}


@pytest.mark.parametrize("package", MAY_NOT)
def test_a_layer_imports_only_what_lies_below_it(package: str) -> None:
    assert len(list(modules(package))) > 1
    assert breaches(package, MAY_NOT[package]) == []


def test_a_report_never_writes() -> None:
    writing = re.compile(
        r"\bsession\.(add|add_all|delete|merge|flush|commit)\(|\b(insert|update|delete)\(|\.writing\("
    )
    sources = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "sandbox/reports").rglob("*.py")
    }
    assert [name for name, source in sources.items() if writing.search(source)] == []


def test_an_import_is_seen_wherever_it_hides() -> None:
    source = "def late():\n    from flask import g\n    from ..store import people\n    from . import forms\n"
    assert imported(source, "sandbox.web.portal.home") == {
        "flask",
        "flask.g",
        "sandbox.web.store",
        "sandbox.web.store.people",
        "sandbox.web.portal",
        "sandbox.web.portal.forms",
    }
