"""Which school a new teacher belongs to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.operations.refusals import Refused
from sandbox.store.schools import School

UNNAMED = "Trường chưa đặt tên"


def named(session: Session, name: str) -> School:
    """The school of that name, made when it is new; part of the operation that needs it."""
    school = session.scalars(select(School).where(School.name == name).order_by(School.id)).first()
    if school is None:
        school = School(name=name)
        session.add(school)
        session.flush()
    return school


def only(session: Session, besides: str) -> School:
    """The one school there is, not counting that of the name `besides`; made when there is none.

    Raises Refused when there are several to choose from.
    """
    found = session.scalars(select(School).where(School.name != besides).order_by(School.id)).all()
    if len(found) > 1:
        names = ", ".join(f"“{school.name}”" for school in found)
        raise Refused(f'Có nhiều trường: {names}. Hãy thêm --school "Tên trường".')
    return found[0] if found else named(session, UNNAMED)
