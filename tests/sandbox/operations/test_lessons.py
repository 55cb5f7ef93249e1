"""A teacher stops the class, gives it time, moves its day and ends its lesson; nobody loses anything."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from fixtures.working_days import next_working_day
from sandbox.operations import (
    answers,
    assignments,
    attempts,
    changes,
    collecting,
    dossiers,
    hands,
    lessons,
    submission,
)
from sandbox.operations.refusals import Paused, Refused
from sandbox.store.assignments import Assignment, Progress
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.classrooms import Classroom, Hand
from sandbox.store.dossiers import Dossier
from sandbox.store.sessions import BrowserSession
from tests.support.desk import ASKED, dossier, ordering
from tests.support.lesson import come_in, drafted, filed, lesson, started
from tests.support.questions import RIGHT, ask_questions


def write(of, operation, *given, **more):
    with of.parts.database.writing() as session:
        return operation(session, *given, **more)


def pause(of):
    write(of, lessons.pause, of.teacher, of.classroom, of.now)


def resume(of):
    write(of, lessons.resume, of.teacher, of.classroom, of.now)


def get(of, kind, id):
    with of.parts.database.reading() as session:
        return session.get_one(kind, id)


def under_way(of, attempt, student=0, **more):
    with of.parts.database.writing() as session:
        who = of.students[student]
        return attempts.under_way(session, of.parts.content, attempt, who, of.now, **more)


def submit(of, attempt, student, dossier_id):
    with of.parts.database.writing() as session:
        me = attempts.under_way(session, of.parts.content, attempt, student, of.now)
        submission.submit(session, of.parts.content, me, dossier_id, f"submit-{dossier_id}", of.now)


def test_nobody_works_on_while_the_class_is_paused_but_drafts_are_kept(app, clock):
    of = lesson(app)
    attempt, paper = drafted(of, of.students[0])
    pause(of)
    clock.forward(seconds=10)
    with pytest.raises(Paused, match="tạm dừng cả lớp"):
        submit(of, attempt, of.students[0], paper)
    with of.parts.database.writing() as session:
        me = attempts.under_way(session, of.parts.content, attempt, of.students[0], of.now, while_paused=True)
        dossiers.save(session, of.parts.content, me, paper, {"copies": "3"}, of.now)
    assert dossier(of, paper).fields["copies"] == "3"
    resume(of)
    submit(of, attempt, of.students[0], paper)
    assert dossier(of, paper).state != "draft"


def test_a_form_on_its_way_when_the_pause_begins_still_arrives(app, clock):
    of = lesson(app)
    attempt, paper = drafted(of, of.students[0])
    pause(of)
    clock.forward(seconds=9)
    submit(of, attempt, of.students[0], paper)
    assert dossier(of, paper).state != "draft"


def test_nothing_is_begun_or_ended_in_a_pause(app):
    of = lesson(app)
    attempt = started(of, of.students[0])
    pause(of)
    with pytest.raises(Paused):
        started(of, of.students[1])
    with pytest.raises(Paused), of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
    again = get(of, Assignment, of.assignment)
    with pytest.raises(Paused):
        write(of, attempts.start_again, of.parts.content, again, of.students[0], attempt, of.now)


def test_the_clocks_stand_still_for_as_long_as_the_pause_was(app, clock):
    of = lesson(app, minutes=30, closes_at=clock.now + timedelta(minutes=40))
    before = get(of, Assignment, of.assignment).closes_at
    attempt = started(of, of.students[0])
    clock.forward(minutes=20)
    pause(of)
    clock.forward(minutes=25)
    with pytest.raises(Paused):
        under_way(of, attempt)
    resume(of)
    assert get(of, Attempt, attempt).paused_seconds == 25 * 60
    assert get(of, Assignment, of.assignment).closes_at == before + timedelta(minutes=25)
    clock.forward(minutes=9, seconds=59)
    under_way(of, attempt)
    clock.forward(seconds=1)
    with pytest.raises(Refused, match="Hết giờ"):
        under_way(of, attempt)


def test_pauses_add_up_and_pausing_twice_is_one_pause(app, clock):
    of = lesson(app, minutes=30)
    attempt = started(of, of.students[0])
    for minutes in (5, 3):
        pause(of)
        clock.forward(minutes=minutes)
        pause(of)
        resume(of)
        resume(of)
    assert get(of, Attempt, attempt).paused_seconds == 8 * 60
    assert get(of, Classroom, of.classroom).paused_at is None


def test_nobody_is_collected_and_no_mark_is_shown_during_a_pause(app, clock):
    ask_questions(app)
    of = lesson(app, mode="test", minutes=30, closes_at=clock.now + timedelta(minutes=30))
    attempt = started(of, of.students[0])
    with of.parts.database.writing() as session:
        answers.keep(session, of.parts.content, session.get_one(Attempt, attempt), RIGHT, of.now)
    clock.forward(minutes=29)
    pause(of)
    clock.forward(minutes=30)
    assert write(of, collecting.collect, of.parts.content, of.assignment, of.now) == 0
    assert get(of, Assignment, of.assignment).closes_at > of.now
    resume(of)
    clock.forward(minutes=1)
    assert write(of, collecting.collect, of.parts.content, of.assignment, of.now) == 1


def test_a_forgotten_pause_ends_by_itself_after_an_hour(app, clock):
    of = lesson(app, minutes=30, closes_at=clock.now + timedelta(minutes=40))
    before = get(of, Assignment, of.assignment).closes_at
    attempt = started(of, of.students[0])
    pause(of)
    clock.forward(minutes=60)
    under_way(of, attempt)
    clock.forward(minutes=29)
    resume(of)
    assert get(of, Attempt, attempt).paused_seconds == 3600
    assert get(of, Assignment, of.assignment).closes_at == before + timedelta(minutes=60)
    under_way(of, attempt)


def test_a_pause_leaves_alone_what_was_closed_or_comes_later(app, clock):
    of = lesson(app, closes_at=clock.now + timedelta(minutes=5))
    before = get(of, Assignment, of.assignment).closes_at
    clock.forward(minutes=5)
    pause(of)
    clock.forward(minutes=5)
    resume(of)
    assert get(of, Assignment, of.assignment).closes_at == before


def test_closing_within_a_pause_stays_closed(app, clock):
    of = lesson(app, closes_at=clock.now + timedelta(minutes=40))
    pause(of)
    clock.forward(minutes=5)
    write(of, assignments.close, of.parts.content, of.teacher, of.assignment, of.now)
    closed = of.now
    clock.forward(minutes=5)
    resume(of)
    assert get(of, Assignment, of.assignment).closes_at == closed


def test_a_closing_time_said_in_a_pause_holds_as_it_was_said(app, clock):
    of = lesson(app, closes_at=clock.now + timedelta(minutes=40))
    pause(of)
    clock.forward(minutes=5)
    until = of.now + timedelta(minutes=90)
    kept = ("attempts_allowed", "opens_at", "feedback", "policy", "rounding", "minutes", "weight", "hints")
    given = get(of, Assignment, of.assignment)
    wanted = changes.Changes(closes_at=until, **{name: getattr(given, name) for name in kept})
    write(of, changes.change, of.parts.content, of.teacher, of.assignment, wanted, of.now)
    clock.forward(minutes=5)
    resume(of)
    assert get(of, Assignment, of.assignment).closes_at == until


def test_more_time_in_a_pause_counts_from_the_closing_that_was_said(app, clock):
    of = lesson(app, closes_at=clock.now + timedelta(minutes=40))
    before = get(of, Assignment, of.assignment).closes_at
    pause(of)
    clock.forward(minutes=5)
    write(of, lessons.extend, of.teacher, of.assignment, 10, of.now)
    resume(of)
    assert get(of, Assignment, of.assignment).closes_at == before + timedelta(minutes=15)


def test_what_is_closed_and_opened_again_in_a_pause_ends_when_it_was_said(app, clock):
    of = lesson(app, closes_at=clock.now + timedelta(minutes=40))
    pause(of)
    clock.forward(minutes=50)
    write(of, assignments.close, of.parts.content, of.teacher, of.assignment, of.now)
    until = of.now + timedelta(minutes=15)
    write(of, lessons.extend, of.teacher, of.assignment, 15, of.now)
    clock.forward(minutes=5)
    resume(of)
    assert get(of, Assignment, of.assignment).closes_at == until


def test_a_pause_after_one_that_was_forgotten_gives_its_own_time_only(app, clock):
    of = lesson(app, minutes=30, closes_at=clock.now + timedelta(minutes=40))
    before = get(of, Assignment, of.assignment).closes_at
    attempt = started(of, of.students[0])
    pause(of)
    clock.forward(minutes=70)
    pause(of)
    clock.forward(minutes=5)
    resume(of)
    assert get(of, Assignment, of.assignment).closes_at == before + timedelta(minutes=65)
    assert get(of, Attempt, attempt).paused_seconds == 65 * 60
    moved = get(of, Progress, (of.assignment, of.students[0])).moved_at
    assert of.now - moved == timedelta(minutes=10), "nobody works in a pause"


def test_nobody_seems_stuck_for_having_been_paused(app, clock):
    of = lesson(app)
    started(of, of.students[0])
    pause(of)
    clock.forward(minutes=10)
    resume(of)
    assert get(of, Progress, (of.assignment, of.students[0])).moved_at == of.now


def test_another_class_works_on(app, clock):
    of, other = lesson(app), lesson(app, username="thay.nam")
    attempt = started(other, other.students[0])
    pause(of)
    clock.forward(minutes=1)
    under_way(other, attempt)
    with pytest.raises(NotFound):
        write(of, lessons.pause, of.teacher, other.classroom, of.now)


def test_pausing_while_somebody_files_files_or_refuses_and_loses_nothing(app, clock):
    of = lesson(app, students=6)
    work = [(student, *drafted(of, student)) for student in of.students]
    pause(of)
    clock.forward(seconds=10)
    resume(of)
    said, gate = {}, threading.Barrier(len(work) + 1)

    def file(student, attempt, paper):
        gate.wait()
        try:
            submit(of, attempt, student, paper)
            said[paper] = "filed"
        except Paused:
            said[paper] = "refused"

    threads = [threading.Thread(target=file, args=one) for one in work]
    for thread in threads:
        thread.start()
    with of.parts.database.writing() as session:  # a pause that is old enough for all pages to have heard
        gate.wait()
        lessons.pause(session, of.teacher, of.classroom, of.now - timedelta(seconds=11))
    for thread in threads:
        thread.join()
    for paper, what in said.items():
        assert (dossier(of, paper).state != "draft") == (what == "filed")
        assert dossier(of, paper).fields["owner_name"]
    assert len(said) == len(work)


def test_an_announcement_is_kept_short_on_one_line_and_taken_back(app):
    of = lesson(app)
    write(of, lessons.announce, of.teacher, of.classroom, "Mở trang\n tra cứu. ", of.now)
    shown = get(of, Classroom, of.classroom)
    assert (shown.announcement, shown.announced_at, shown.lesson_revision) == ("Mở trang tra cứu.", of.now, 1)
    with pytest.raises(Refused, match="200 chữ"):
        write(of, lessons.announce, of.teacher, of.classroom, "a" * 201, of.now)
    write(of, lessons.announce, of.teacher, of.classroom, "", of.now)
    assert get(of, Classroom, of.classroom).announcement == ""


def test_more_time_for_everybody(app, clock):
    of = lesson(app, minutes=30, closes_at=clock.now + timedelta(minutes=40))
    given = write(of, lessons.extend, of.teacher, of.assignment, 10, of.now)
    assert (given.minutes, given.closes_at) == (40, of.now + timedelta(minutes=50))
    with pytest.raises(Refused, match="5, 10 hoặc 15"):
        write(of, lessons.extend, of.teacher, of.assignment, 7, of.now)


def test_what_never_ends_needs_no_more_time(app):
    of = lesson(app)
    given = write(of, lessons.extend, of.teacher, of.assignment, 5, of.now)
    assert (given.minutes, given.closes_at) == (None, None)


def test_what_has_just_closed_opens_again_unless_it_was_collected(app, clock):
    of = lesson(app, closes_at=clock.now + timedelta(minutes=10))
    drafted(of, of.students[0])
    clock.forward(minutes=12)
    given = write(of, lessons.extend, of.teacher, of.assignment, 5, of.now)
    assert given.closes_at == of.now + timedelta(minutes=5)
    clock.forward(minutes=5)
    write(of, collecting.collect, of.parts.content, of.assignment, of.now)
    with pytest.raises(Refused, match="máy đã chấm"):
        write(of, lessons.extend, of.teacher, of.assignment, 5, of.now)
    clock.forward(hours=3)
    with pytest.raises(Refused, match="giao bài lần nữa"):
        write(of, lessons.extend, of.teacher, of.assignment, 5, of.now)


def test_a_test_whose_marks_were_shown_does_not_open_again(app, clock):
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(minutes=10))
    clock.forward(minutes=10)
    with pytest.raises(Refused, match="đã xem được điểm"):
        write(of, lessons.extend, of.teacher, of.assignment, 5, of.now)


def test_what_has_not_opened_gets_no_more_time(app, clock):
    opens = clock.now + timedelta(hours=1)
    of = lesson(app, opens_at=opens, closes_at=opens + timedelta(hours=1))
    with pytest.raises(Refused, match="chưa mở"):
        write(of, lessons.extend, of.teacher, of.assignment, 5, of.now)


def move_day(of, revision):
    wanted = write(of, lessons.claim_day, of.teacher, of.assignment, revision, of.now)
    return [write(of, lessons.next_day, of.parts.content, *one, of.now) for one in wanted]


def test_the_calendar_of_everybody_at_work_moves_and_the_officer_does_what_is_due(app):
    ordering(app, ASKED)
    of = lesson(app)
    first, paper = filed(of, of.students[0])
    second = started(of, of.students[1])
    day = get(of, Attempt, second).clock.date()
    assert move_day(of, 0) == [True, True]
    assert get(of, Attempt, second).clock.date() == next_working_day(day)
    assert get(of, Attempt, first).clock.date() == next_working_day(day)
    assert dossier(of, paper).state == "supplement"


def test_who_may_not_move_stops_nobody_else(app, clock):
    of = lesson(app, minutes=30)
    late = started(of, of.students[0])
    clock.forward(minutes=20)
    second = started(of, of.students[1])
    clock.forward(minutes=10)
    assert move_day(of, 0) == [False, True]
    assert get(of, Attempt, late).finished_at == of.now
    assert get(of, Attempt, second).finished_at is None


def test_the_same_press_twice_moves_one_day(app):
    of = lesson(app)
    attempt = started(of, of.students[0])
    move_day(of, 0)
    day = get(of, Attempt, attempt).clock
    with pytest.raises(Refused, match="Vừa có thay đổi"):
        move_day(of, 0)
    assert get(of, Attempt, attempt).clock == day


def test_the_teacher_moves_the_day_also_in_a_pause(app, clock):
    of = lesson(app)
    started(of, of.students[0])
    pause(of)
    clock.forward(minutes=1)
    assert move_day(of, 1) == [True]


def test_the_end_of_a_lesson_signs_out_the_class_and_nobody_else(app):
    of, other = lesson(app), lesson(app, username="thay.nam")
    for who in (of, other):
        for student in who.students:
            come_in(app.test_client(), "student", student)
        come_in(app.test_client(), "staff", who.teacher)
    attempt, paper = drafted(of, of.students[0])
    write(of, lessons.announce, of.teacher, of.classroom, "Xong", of.now)
    with of.parts.database.writing() as session:
        hands.put_up(session, session.get_one(Attempt, attempt), of.now)
    pause(of)
    assert write(of, lessons.end, of.teacher, of.classroom, of.now) == len(of.students)
    ended = get(of, Classroom, of.classroom)
    assert (ended.paused_at, ended.announcement) == (None, "")
    with of.parts.database.reading() as session:
        left = session.scalars(select(BrowserSession.student_id)).all()
        assert {one for one in left if one} == set(other.students)
        assert left.count(None) == 2, "both teachers"
        assert session.scalars(select(Hand.lowered_at)).all() == [of.now]
        assert session.get_one(Dossier, paper).fields["owner_name"], "the draft is still there"
    assert get(of, Attempt, attempt).finished_at is None
