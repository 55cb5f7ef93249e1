"""Steering a lesson from the board: stop, tell, more time, the next day, lower a hand, end."""

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from sandbox.operations import assignments, hands, lessons
from sandbox.operations.refusals import Refused
from sandbox.reports import lesson as report
from sandbox.store import lessons as rules
from sandbox.store.assignments import Assignment
from sandbox.store.classrooms import Classroom
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, reading, writing
from sandbox.web.formats import VIETNAM
from sandbox.web.lines import plain
from sandbox.web.referrer import came_from
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import library, own_assignment, own_class

LESSON, GIVEN = f"/lop/<{ID}:classroom_id>", f"/bai-giao/<{ID}:assignment_id>"


@blueprint.app_template_filter()
def is_paused(classroom: Classroom, moment: datetime) -> bool:
    return rules.is_paused(classroom.paused_at, moment)


@blueprint.app_template_filter()
def said(classroom: Classroom, moment: datetime) -> str:
    """The announcement that students read now."""
    return classroom.announcement if rules.is_of_this_lesson(classroom.announced_at, moment) else ""


@blueprint.post(f"{LESSON}/tam-dung")
@staff
def pause(classroom_id: int) -> Response:
    """Stop the class, or let it go on; said twice it is the same."""
    stop = request.form.get("on") == "1"
    with writing() as db:
        (lessons.pause if stop else lessons.resume)(db, actor().id, classroom_id, now())
    if stop:
        flash(_("Cả lớp đang tạm dừng, đồng hồ cũng dừng. Sau 60 phút lớp tự làm tiếp."), "info")
    else:
        flash(_("Cả lớp làm tiếp. Giờ đóng bài được lùi đúng bằng lúc dừng."), "done")
    return _back(classroom_id)


@blueprint.post(f"{LESSON}/thong-bao")
@staff
def announce(classroom_id: int) -> Response:
    words = "" if request.form.get("off") else plain(request.form.get("words"))
    if not words and not request.form.get("off"):
        raise Refused(_("Thông báo còn trống. Thầy cô gõ điều cần nói với cả lớp."))
    with writing() as db:
        lessons.announce(db, actor().id, classroom_id, words, now())
    flash(_("Cả lớp đọc được sau vài giây.") if words else _("Đã gỡ thông báo."), "done")
    return _back(classroom_id)


@blueprint.post(f"{GIVEN}/them-gio")
@staff
def extend(assignment_id: int) -> Response:
    minutes, before = request.form.get("minutes", 0, type=int), own_assignment(assignment_id)[0].closes_at
    moment = now()
    with writing() as db:
        given = lessons.extend(db, actor().id, assignment_id, minutes, moment)
    paused = rules.is_paused(own_class(given.classroom_id).paused_at, moment)
    flash(_extended(minutes, given, before is not None and before <= moment, paused), "done")
    return _to_board(assignment_id)


@blueprint.post(f"{GIVEN}/sang-ngay")
@staff
def move_day(assignment_id: int) -> Response:
    """Student after student, each in a short transaction of their own."""
    revision = request.form.get("revision", -1, type=int)
    assignment = own_assignment(assignment_id)[0]
    with writing() as db:
        wanted = lessons.claim_day(db, actor().id, assignment_id, revision, now())
    moved = sum(_moved(attempt_id, student_id) for attempt_id, student_id in wanted)
    if assignment.clock is not None:
        flash(_("Lịch chung của hai phía đã sang ngày làm việc tiếp theo."), "done")
    else:
        flash(_days_said(moved, len(wanted)), "done" if moved else "info")
    return redirect(came_from() or url_for(".board", assignment_id=assignment_id), 303)


@blueprint.post(f"{LESSON}/tay/<{ID}:hand_id>")
@staff
def lower_hand(classroom_id: int, hand_id: int) -> Response:
    with writing() as db:
        hands.help_given(db, actor().id, classroom_id, hand_id, now())
    return _back(classroom_id)


@blueprint.get(f"{LESSON}/ket-thuc")
@staff
def ask_end(classroom_id: int) -> str:
    found = own_class(classroom_id)
    opened = report.open_assignments(reading(), found.id, now())
    return render_template(
        "teacher/end_lesson.html",
        classroom=found,
        open=[_title(given.exercise) for given in opened],
        signed_in=report.signed_in(reading(), found.id, now()),
        back=came_from() or url_for(".classroom", classroom_id=found.id),
    )


@blueprint.post(f"{LESSON}/ket-thuc")
@staff
def end(classroom_id: int) -> Response:
    """Closing comes first: what is under way is handed in by those who did it."""
    found = own_class(classroom_id)
    opened = report.open_assignments(reading(), found.id, now()) if request.form.get("close") == "1" else []
    for given in opened:
        with writing() as db:
            assignments.close(db, content(), actor().id, given.id, now())
    with writing() as db:
        out = lessons.end(db, actor().id, classroom_id, now())
    words = _("Buổi học đã kết thúc, %(n)d em được thoát ra. Bản nháp và bài đã nộp vẫn còn.", n=out)
    flash(words, "done")
    return redirect(url_for(".classroom", classroom_id=classroom_id), 303)


def _moved(attempt_id: int, student_id: int) -> bool:
    with writing() as db:
        return lessons.next_day(db, content(), attempt_id, student_id, now())


def _days_said(moved: int, of: int) -> str:
    if of == 0:
        return _("Chưa em nào đang làm bài này nên không có lịch nào để chuyển.")
    if moved == of:
        return _("Lịch của %(n)d em đã sang ngày làm việc tiếp theo.", n=moved)
    return _("Lịch của %(n)d trong %(of)d em đã sang ngày mới; các em còn lại đã hết lượt.", n=moved, of=of)


def _extended(minutes: int, given: Assignment, was_closed: bool, paused: bool) -> str:
    if given.closes_at is None:
        if given.minutes is None:
            return _("Bài này không có giờ đóng, không giới hạn phút nên không cần thêm giờ.")
        return _("Mỗi lượt làm được thêm %(n)d phút.", n=minutes)
    if given.lent_seconds and paused:
        return _("Đã thêm %(n)d phút. Giờ đóng còn lùi đúng bằng lúc dừng.", n=minutes)
    until = f"{given.closes_at.astimezone(VIETNAM):%H:%M}"
    if was_closed:
        return _("Bài mở lại thêm %(n)d phút, đến %(until)s.", n=minutes, until=until)
    return _("Đã thêm %(n)d phút, bài đóng lúc %(until)s.", n=minutes, until=until)


def _title(slug: str) -> str:
    return library()[slug].title.vi if slug in library() else slug


def _to_board(assignment_id: int) -> Response:
    return redirect(url_for(".board", assignment_id=assignment_id), 303)


def _back(classroom_id: int) -> Response:
    """To the board it was pressed on."""
    return redirect(came_from() or url_for(".classroom", classroom_id=classroom_id), 303)
