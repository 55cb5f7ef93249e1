"""Giving several exercises together, in an order."""

from collections.abc import Sequence as Listed
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sandbox.content import Content
from sandbox.operations import assignments, preparing
from sandbox.operations.giving import Terms
from sandbox.operations.refusals import Refused
from sandbox.store.assignments import Sequence
from sandbox.store.classrooms import Classroom

FEWEST, MOST = 2, 8
LONGEST = 80


def give(
    session: Session,
    content: Content,
    classroom: Classroom,
    name: str,
    in_order: bool,
    exercises: Listed[str],
    terms: Terms,
    now: datetime,
    key: str | None = None,
) -> Sequence:
    """All of the exercises on the same terms, each an assignment; the same `key` gives the same sequence.

    Raises Refused where one of them cannot be given so: then none is.
    """
    given = _given(session, classroom, key)
    if given is not None:
        return given
    _check(session, content, classroom, name, exercises, terms)
    sequence = Sequence(
        school_id=classroom.school_id,
        classroom_id=classroom.id,
        name=name.strip(),
        in_order=in_order,
        key=key,
        created_at=now,
    )
    session.add(sequence)
    try:
        session.flush()
        _add_steps(session, content, classroom, sequence, exercises, terms, now)
        session.commit()
    except IntegrityError:  # the same form, sent at the same moment
        session.rollback()
        given = _given(session, classroom, key)
        if given is None:
            raise
        return given
    return sequence


def _add_steps(
    session: Session,
    content: Content,
    classroom: Classroom,
    sequence: Sequence,
    exercises: Listed[str],
    terms: Terms,
    now: datetime,
) -> None:
    for position, exercise in enumerate(exercises, 1):
        assignment = assignments.made(classroom, exercise, terms, now)
        assignment.sequence_id, assignment.position = sequence.id, position
        session.add(assignment)
        preparing.prepare(session, content, assignment)


def _check(
    session: Session, content: Content, classroom: Classroom, name: str, exercises: Listed[str], terms: Terms
) -> None:
    found = name_problem(name) or steps_problem(exercises)
    if found:
        raise found
    for exercise in exercises:
        try:
            assignments.check(session, content, classroom, exercise, terms)
        except Refused as refused:
            known = content.library.get(exercise)
            if known is None:
                raise
            raise Refused("%(exercise)s: %(why)s", exercise=known.title.vi, why=refused) from None


def name_problem(name: str) -> Refused | None:
    if not name.strip():
        return Refused("Hãy đặt tên cho chuỗi bài, như Làm quen dịch vụ công.")
    if len(name.strip()) > LONGEST:
        return Refused("Tên chuỗi bài dài nhất %(most)d chữ.", most=LONGEST)
    return None


def steps_problem(exercises: Listed[str]) -> Refused | None:
    if not FEWEST <= len(exercises) <= MOST:
        return Refused(
            "Một chuỗi có từ %(fewest)d đến %(most)d bài. Hãy chọn thêm hoặc bỏ bớt bài.",
            fewest=FEWEST,
            most=MOST,
        )
    if len(set(exercises)) < len(exercises):
        return Refused("Có bài được chọn hai lần. Mỗi bài chỉ chọn một lần.")
    return None


def _given(session: Session, classroom: Classroom, key: str | None) -> Sequence | None:
    if key is None:
        return None
    given = session.scalars(select(Sequence).where(Sequence.key == key)).one_or_none()
    if given is not None and given.classroom_id != classroom.id:
        raise Refused("Trang này đã cũ. Hãy mở lại trang Giao chuỗi bài của lớp.")
    return given
