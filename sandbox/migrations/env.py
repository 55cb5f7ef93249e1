"""Alembic's entry: works on the connection it is handed, never on one of its own."""

from alembic import context

from sandbox.store import Base
from sandbox.store.base import Moment


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """A migration stays as it is for good, so it names no type of ours."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, Moment) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
