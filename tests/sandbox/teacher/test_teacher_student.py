"""One student's work: what was filed, what was right, what happened, in the teacher's eyes."""

from datetime import timedelta

import pytest
from flask import Flask

from exercises.engine.marking import marked
from exercises.engine.report import CriterionResult
from sandbox.operations import attempts, journal, ratings
from sandbox.store.assignments import Allowance
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.reports import Report
from sandbox.web.teacher.graded import graded_report
from tests.sandbox.teacher.desk import Desk, desk, words
from tests.support.aftermath import PETITION, finished, owing, petition_of
from tests.support.clock import Clock
from tests.support.lesson import Lesson, attach, filed, lesson, signed_in


def page(of: Lesson, teacher: Desk, student: int = 0) -> str:
    return teacher.open(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[student]}")


def test_who_has_not_begun_has_an_empty_page_that_says_so(of: Lesson, teacher: Desk) -> None:
    assert "Em ấy chưa bắt đầu bài này" in page(of, teacher)


def test_the_timeline_says_what_happened_in_words(of: Lesson, teacher: Desk) -> None:
    signed_in(of, of.students[0])
    shown = words(page(of, teacher))
    for label in ("Bắt đầu làm bài", "Nhận mã OTP", "Đăng nhập cổng"):
        assert label in shown


@pytest.mark.parametrize(
    ("kind", "told", "said", "unsaid"),
    [
        ("dossier.rated", {"code": "1.2-3", "rating": "unhappy"}, "KHÔNG HÀI LÒNG", "unhappy"),
        ("petition.sent", {"code": "PAKN-1", "subject": "Trả trễ hẹn"}, "“Trả trễ hẹn”", "PAKN-1"),
        ("calendar.advanced", {"to": "2024-04-26"}, "26/04/2024", "2024-04-26"),
    ],
)
def test_what_follows_a_filed_dossier_is_said_in_words(
    of: Lesson, teacher: Desk, kind: str, told: dict[str, str], said: str, unsaid: str
) -> None:
    attempt, content = signed_in(of, of.students[0]), of.parts.content
    with of.parts.database.writing() as session:
        journal.note(session, content, session.get_one(Attempt, attempt), kind, of.now, **told)
        session.commit()
    shown = words(page(of, teacher))
    assert said in shown
    assert unsaid not in shown


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("never_issued", "không phải giấy tờ thực hành"),
        ("no_file", "chưa chọn tệp"),
        ("wrong_type", "loại tệp mà cổng này không nhận"),
        ("blank_form", "mẫu còn trống"),
        ("too_large", "tệp quá lớn"),
        ("unreadable", "tệp hỏng"),
    ],
)
def test_why_a_file_was_refused_is_said_in_words(of: Lesson, teacher: Desk, reason: str, said: str) -> None:
    attempt, content = signed_in(of, of.students[0]), of.parts.content
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        journal.note(session, content, mine, "paper.refused", of.now, component="identity", reason=reason)
        session.commit()
    shown = words(page(of, teacher))
    assert said in shown
    assert reason not in shown


def test_a_wrong_answer_stands_beside_the_right_one(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0], fields={"owner_name": "{sibling.full_name}"})
    shown = words(page(of, teacher))
    assert "9,0 điểm" in shown
    assert "Chưa đúng Đúng ra:" in shown
    assert "Sở Giáo dục và Đào tạo" in shown


def test_a_missing_paper_is_marked(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0], without=("identity",))
    assert "Đã xoá khỏi hồ sơ" in words(page(of, teacher))


def test_a_paper_of_somebody_else_is_marked_and_can_be_opened(of: Lesson, teacher: Desk) -> None:
    from tests.support.lesson import drafted

    attempt, dossier = drafted(of, of.students[0], without=("identity",))
    attach(of, attempt, dossier, "identity", "sister_id")
    shown = page(of, teacher)
    assert "Không đúng giấy tờ cần nộp" in words(shown)
    address = f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}/tep/"
    wrong = shown.split("filed-wrong")[1].split(address)[1].split('"')[0]
    answer = teacher.client.get(address + wrong)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=1>'])
def test_what_a_student_typed_stays_words(of: Lesson, teacher: Desk, text: str) -> None:
    filed(of, of.students[0], fields={"reason": text})
    assert text not in page(of, teacher)


def test_a_paper_of_another_student_is_not_found_here(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0])
    teacher.open(f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[1]}/tep/1", 404)


def test_the_page_costs_the_same_whatever_happened(of: Lesson, teacher: Desk) -> None:
    from tests.sandbox.teacher.desk import counted

    signed_in(of, of.students[0])
    page(of, teacher)
    few = len(counted(of.app, lambda: page(of, teacher)))
    filed(of, of.students[1])
    assert len(counted(of.app, lambda: page(of, teacher, 1))) == few


def test_the_student_before_and_after_in_the_roster_are_one_click_away(of: Lesson, teacher: Desk) -> None:
    places = [f'href="/bai-giao/{of.assignment}/hoc-sinh/{id}"' for id in of.students]
    first, second, last = (page(of, teacher, number) for number in (0, 1, 4))
    assert "Em trước" not in first
    assert places[1] in first
    assert places[0] in second
    assert places[2] in second
    assert "Em sau" not in last


def test_the_page_stands_among_the_pages_of_the_assignment(of: Lesson, teacher: Desk) -> None:
    shown = page(of, teacher)
    for place in (f"/lop/{of.classroom}", f"/bai-giao/{of.assignment}", f"/bai-giao/{of.assignment}/diem"):
        assert f'href="{place}"' in shown


def test_the_newest_attempt_is_open_and_the_others_can_be_opened(of: Lesson, teacher: Desk) -> None:
    attempt, _ = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
    filed(of, of.students[0])
    shown = page(of, teacher)
    assert '<details class="attempt" id="luot-2" open>' in shown
    assert '<details class="attempt" id="luot-1">' in shown


def test_feedback_to_the_office_is_read_in_full(of: Lesson, teacher: Desk) -> None:
    attempt, dossier = filed(of, of.students[0])
    petition_of(of, attempt, dossier)
    shown = words(page(of, teacher))
    assert f"Phản ánh, kiến nghị: {PETITION['subject']} Đang chờ trả lời" in shown
    assert PETITION["content"] in shown


def test_a_rating_is_read_in_full(of: Lesson, teacher: Desk) -> None:
    attempt, dossier = filed(of, of.students[0])
    finished(of, dossier, returned=True)
    with of.parts.database.writing() as session:
        mine = session.get_one(Attempt, attempt)
        scores = {"total_time": 0, "attitude": 2}
        ratings.rate(session, of.parts.content, mine, dossier, "unhappy", "Trễ hẹn một ngày.", scores, of.now)
    shown = words(page(of, teacher))
    assert "Đánh giá: KHÔNG HÀI LÒNG Trễ hẹn một ngày." in shown
    assert "Kết quả có đúng hẹn không? Trễ hẹn" in shown
    assert "Cán bộ hướng dẫn thế nào? Tận tình" in shown


def test_what_is_to_be_paid_is_read_in_full(of: Lesson, teacher: Desk) -> None:
    _, dossier = filed(of, of.students[0])
    owing(of, dossier)
    shown = words(page(of, teacher))
    assert "Thanh toán Chờ thanh toán Lệ phí cấp bản sao 24.000" in shown


def test_a_table_is_read_row_by_row_and_never_as_it_is_stored(of: Lesson, teacher: Desk) -> None:
    attempt = signed_in(of, of.students[0])
    with of.parts.database.writing() as session:
        draft = Dossier(
            school_id=of.school,
            attempt_id=attempt,
            procedure="1.005142",
            agency="so-gddt-gia-lai",
            fields={"subjects": '[["toan"], ["ngu-van"]]'},
            start_key="table",
            changed_at=of.now,
        )
        session.add(draft)
        session.commit()
    shown = page(of, teacher)
    assert "1. Toán 2. Ngữ văn" in words(shown)
    assert "ngu-van" not in shown


def test_so_is_a_table_in_the_report(of: Lesson) -> None:
    content = of.parts.content
    exercise = content.library["du-thi-tot-nghiep"]
    row = next(one for one in exercise.rubric if one.args.get("field") == "subjects")
    judged = CriterionResult(
        row.id,
        row.title,
        row.group,
        row.skill,
        "fail",
        100,
        0,
        seen='[["toan"]]',
        message='Em đã ghi: “[["toan"]]”.',
    )
    stored = Report(
        mark="0.0", created_at=of.now, cause="dossier.submitted", report=marked(exercise, (judged,)).to_json()
    )
    line = graded_report(content.world, exercise, stored).lines[0]
    assert (line.seen, line.expected, line.message) == ("1. Toán", "", "Em đã ghi: “1. Toán”.")


def test_every_file_says_how_large_it_is(of: Lesson, teacher: Desk) -> None:
    filed(of, of.students[0])
    assert words(page(of, teacher)).count(" KB") == 2


def more_of(of: Lesson) -> tuple[int, int] | None:
    with of.parts.database.reading() as session:
        found = session.get(Allowance, (of.assignment, of.students[0]))
        return (found.minutes, found.attempts) if found else None


def test_another_attempt_is_one_button(app: Flask) -> None:
    of = lesson(app, username="co.mai", minutes=30, attempts_allowed=1)
    teacher, path = desk(of), f"/bai-giao/{of.assignment}/hoc-sinh/{of.students[0]}"
    filed(of, of.students[0])
    shown = teacher.open(path)
    assert "Em ấy đã làm 1 trong 1 lượt được làm." in words(shown)
    button = shown.split("Cho làm thêm một lượt")[0].split("<form")[-1]
    sent = dict(part.split('" value="') for part in button.split('name="')[2:])
    form = {name: value.split('"')[0] for name, value in sent.items()}
    assert form == {"attempts": "1", "minutes": "0"}
    after = words(teacher.follow(teacher.send(f"{path}/them", page=path, **form)))
    assert more_of(of) == (0, 1)
    assert "Em ấy đã làm 1 trong 2 lượt được làm. Riêng em ấy được thêm 1 lượt." in after


def test_once_the_assignment_has_closed_it_is_said_how_to_go_on(app: Flask, clock: Clock) -> None:
    of = lesson(app, username="co.mai", closes_at=clock.now + timedelta(hours=1))
    teacher = desk(of)
    clock.forward(hours=1)
    shown = words(page(of, teacher))
    assert "Bài đã đóng lúc 09:00 05/10/2026 nên chưa thêm lượt được." in shown
    assert "Sửa bài giao" in shown
    assert "Cho làm thêm một lượt" not in shown


def test_a_draft_that_was_never_sent_is_shown_as_such(of: Lesson, teacher: Desk) -> None:
    from tests.support.lesson import drafted

    _, dossier = drafted(of, of.students[0])
    shown = words(page(of, teacher))
    with of.parts.database.reading() as session:
        assert session.get_one(Dossier, dossier).code is None
    assert "Chưa có phiếu điểm." in shown
