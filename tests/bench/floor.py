"""The floor to measure against: bare Flask over plain SQLAlchemy, one durable commit or one SELECT."""

from pathlib import Path

from flask import Flask, render_template, request
from jinja2 import DictLoader
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from sandbox.store.database import Database

PAGE = """<!doctype html><html lang="vi"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<table>{% for row in rows %}<tr><td>{{ row.id }}</td><td>{{ row.name }}</td></tr>{% endfor %}</table>
</body></html>"""
ROWS = 20


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def floor_app(folder: Path) -> Flask:
    """GET / reads twenty rows into a page; POST / adds one row and commits it with synchronous=FULL."""
    database = Database(f"sqlite:///{folder / 'floor.db'}")
    Base.metadata.create_all(database.engine)
    with database.writing() as session:
        session.add_all(Note(name=f"dòng {number}") for number in range(ROWS))
        session.commit()
    app = Flask("floor")
    app.jinja_loader = DictLoader({"page.html": PAGE})

    @app.get("/")
    def page() -> str:
        with database.reading() as session:
            rows = session.scalars(select(Note).limit(ROWS)).all()
            return render_template("page.html", title="Trang trống", rows=rows)

    @app.post("/")
    def add() -> tuple[str, int, dict[str, str]]:
        with database.writing() as session:
            session.add(Note(name=request.form["name"]))
            session.commit()
        return "", 303, {"Location": "/"}

    return app
