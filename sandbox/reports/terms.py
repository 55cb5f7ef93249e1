"""The years of a school, and how many classes each has."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from sandbox.store.classrooms import Classroom
from sandbox.store.schools import Term


def terms(session: Session, school_id: int) -> Sequence[Row[Any]]:
    """Rows (Term, classes), the newest first."""
    classes = select(func.count()).where(Classroom.term_id == Term.id).correlate(Term)
    columns = select(Term).add_columns(classes.scalar_subquery().label("classes"))
    return session.execute(columns.where(Term.school_id == school_id).order_by(Term.starts_on.desc())).all()


def present(session: Session, school_id: int, today: date) -> Term | None:
    """The one that today lies in."""
    wanted = select(Term).where(Term.school_id == school_id, Term.starts_on <= today, Term.ends_on >= today)
    return session.scalars(wanted.order_by(Term.starts_on)).first()
