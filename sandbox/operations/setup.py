"""The first person of a new machine makes the school and their own account."""

from sqlalchemy import and_, not_, select
from sqlalchemy.orm import Session

from sandbox.operations import schools
from sandbox.operations.refusals import Refused
from sandbox.store.people import Staff
from sandbox.store.schools import School

DEMO_SCHOOL, DEMO_TEACHER = "Trường THPT Thực Hành (trường mẫu)", "giaovien"


def is_waiting(session: Session) -> bool:
    """Nobody has an account but the demo teacher of the demo school."""
    demo = and_(Staff.username == DEMO_TEACHER, School.name == DEMO_SCHOOL)
    real = select(Staff.id).join(School, School.id == Staff.school_id).where(not_(demo))
    return session.execute(real.limit(1)).first() is None


def has_demo(session: Session) -> bool:
    return session.execute(select(School.id).where(School.name == DEMO_SCHOOL)).first() is not None


def set_up(session: Session, school: str, full_name: str, username: str, password_hash: str) -> Staff:
    """An administrator, who may teach as well. Raises Refused once somebody has an account."""
    if not is_waiting(session):
        raise Refused("Máy này đã có tài khoản. Thầy cô đăng nhập, hoặc nhờ người quản trị thêm tài khoản.")
    if session.execute(select(Staff.id).where(Staff.username == username)).first():
        raise Refused("Tên đăng nhập “%(name)s” là của trường mẫu. Hãy chọn tên khác.", name=username)
    if school == DEMO_SCHOOL:
        raise Refused("Đây là tên của trường mẫu. Hãy ghi tên trường của thầy cô.")
    person = Staff(
        school_id=schools.named(session, school).id,
        username=username,
        full_name=full_name,
        password_hash=password_hash,
        role="admin",
    )
    session.add(person)
    session.commit()
    return person
