"""One student's work: what was filed, what was right, what happened, in the teacher's eyes."""

import pytest

from sandbox.operations import journal
from sandbox.store.attempts import Attempt
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import Lesson, attach, filed, signed_in


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
