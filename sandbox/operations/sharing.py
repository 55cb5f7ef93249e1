"""A class given to a colleague: to teach it, to look at it, or to stand in until a day."""

from datetime import datetime

from sqlalchemy.orm import Session

from sandbox.operations import classrooms
from sandbox.operations.refusals import Refused
from sandbox.store.classrooms import Classroom, ClassShare
from sandbox.store.people import Staff

RIGHTS = ("teach", "look")
ONLY_ITS_TEACHER = "Chỉ giáo viên của lớp mới thêm bớt người dạy. Hãy nhờ giáo viên ấy, hoặc quản trị viên."


def give(
    session: Session,
    teacher_id: int,
    classroom_id: int,
    staff_id: int,
    right: str,
    until: datetime | None,
    now: datetime,
) -> Staff:
    """Given again, the new right counts. `until`: the last moment of a substitute.

    Raises NotFound, Refused.
    """
    classroom = _own(session, teacher_id, classroom_id, now)
    colleague = session.get(Staff, staff_id)
    if colleague is None or colleague.school_id != classroom.school_id or colleague.disabled_at is not None:
        raise Refused("Thầy cô chọn một đồng nghiệp trong danh sách.")
    if colleague.id == teacher_id:
        raise Refused("Lớp này vốn là của thầy cô. Hãy chọn một đồng nghiệp.")
    if right not in RIGHTS:
        raise Refused("Không có quyền này. Thầy cô chọn lại trong danh sách.")
    if until is not None and until <= now:
        raise Refused("Ngày dạy thay đã qua. Thầy cô chọn hôm nay hoặc một ngày sau đó.")
    share = session.get(ClassShare, (classroom_id, staff_id)) or ClassShare(
        school_id=classroom.school_id, classroom_id=classroom_id, staff_id=staff_id
    )
    share.right, share.until = right, until
    session.add(share)
    session.commit()
    return colleague


def take_back(
    session: Session, teacher_id: int, classroom_id: int, staff_id: int, now: datetime
) -> Staff | None:
    """Who had a right, or None when nobody did. Raises NotFound, Refused."""
    _own(session, teacher_id, classroom_id, now)
    share = session.get(ClassShare, (classroom_id, staff_id))
    if share is None:
        return None
    session.delete(share)
    session.commit()
    return session.get(Staff, staff_id)


def _own(session: Session, teacher_id: int, classroom_id: int, now: datetime) -> Classroom:
    classroom = classrooms.find(session, teacher_id, classroom_id, now)
    if classroom.teacher_id != teacher_id:
        raise Refused(ONLY_ITS_TEACHER)
    return classroom
