"""The report: what went well first, then every lost point in words."""

from datetime import timedelta

from flask import Flask

from tests.sandbox.learn.pupil import pupil
from tests.support.clock import Clock
from tests.support.lesson import Lesson, attach, drafted, filed, lesson, started


def test_a_perfect_dossier_is_praised(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    page = pupil(of).read(f"/luot/{attempt}/phieu-diem")
    assert "10,0 trên 10 điểm" in page
    assert "Em đã làm tốt" in page
    assert "Cần sửa" not in page


def test_a_lost_point_says_what_happened_and_how_to_do_better(of: Lesson) -> None:
    attempt, _ = filed(
        of, of.students[0], fields={"owner_name": "{sibling.full_name}"}, without=("identity",)
    )
    page = pupil(of).read(f"/luot/{attempt}/phieu-diem")
    rows = {row.id: row for row in of.exercise.rubric}
    assert page.index("Em đã làm tốt") < page.index("Cần sửa")
    assert rows["owner_name"].ask in page
    assert rows["owner_name"].advice in page
    assert rows["identity"].advice in page
    assert f'href="/luot/{attempt}/nhan-vat"' in page


def test_the_right_answer_of_a_lost_point_never_leaves_the_server(of: Lesson) -> None:
    wrong = {"owner_birth_date": "01/01/1990", "diploma_number": "SAI0000000", "copies": "9"}
    attempt, _ = filed(of, of.students[0], fields=wrong)
    ann = pupil(of)
    page, values = ann.read(f"/luot/{attempt}/phieu-diem"), ann.variant(attempt).values
    for name in ("me.birth_date", "me.diploma.number"):
        assert values[name] not in page


def test_a_test_is_answered_when_it_is_over(app: Flask, clock: Clock) -> None:
    of = lesson(app, mode="test", closes_at=clock.now + timedelta(hours=1))
    attempt, _ = filed(of, of.students[0])
    early = pupil(of).read(f"/luot/{attempt}/phieu-diem")
    assert "Thầy cô sẽ công bố điểm sau 09:00 05/10/2026" in early
    assert "10,0" not in early
    clock.forward(hours=1)
    assert "10,0" in pupil(of).read(f"/luot/{attempt}/phieu-diem")


def test_without_a_dossier_there_is_no_report_yet(of: Lesson) -> None:
    attempt = started(of, of.students[0])
    assert "Em chưa nộp hồ sơ" in pupil(of).read(f"/luot/{attempt}/phieu-diem")


def test_without_a_try_left_the_student_is_sent_to_the_teacher(app: Flask) -> None:
    once, often = lesson(app, attempts_allowed=1), lesson(app, username="co.mai")
    for of, words in ((once, "Em không còn lượt nào. Em hỏi thầy cô nhé."), (often, "Em bấm Làm lại")):
        attempt = started(of, of.students[0])
        ann = pupil(of)
        ann.send(f"/luot/{attempt}/ket-thuc")
        page = ann.read(f"/luot/{attempt}/phieu-diem")
        assert words in page
        assert "Nộp xong là có phiếu điểm" not in page


def test_groups_are_called_as_the_teacher_calls_them(of: Lesson) -> None:
    attempt, _ = filed(of, of.students[0])
    page = pupil(of).read(f"/luot/{attempt}/phieu-diem")
    assert all(f"<dt>{words}</dt>" in page for words in ("Kết quả", "Quá trình", "An toàn"))


def test_a_lost_point_leads_to_the_portal_while_the_attempt_goes_on(of: Lesson) -> None:
    attempt, dossier = drafted(of, of.students[0])
    attach(
        of, attempt, dossier, "identity", "authorisation"
    )  # one too many: read what the procedure asks for
    ann, chosen = pupil(of, attempt=attempt), 'href="/thu-tuc/1.005092"'
    ann.send(f"/ho-so/{dossier}/nop", {"commit": "1"})
    assert chosen in ann.read(f"/luot/{attempt}/phieu-diem")
    ann.send(f"/luot/{attempt}/ket-thuc")
    assert chosen not in ann.read(f"/luot/{attempt}/phieu-diem")


def test_the_reports_of_all_attempts_can_be_compared(of: Lesson) -> None:
    first, _ = filed(of, of.students[0], without=("identity",))
    ann = pupil(of)
    ann.send(f"/luot/{first}/ket-thuc")
    second, _ = filed(of, of.students[0])
    page = ann.read(f"/luot/{second}/phieu-diem")
    assert f'href="/luot/{first}/phieu-diem">lượt 1:' in page
    assert "lượt 2: 10,0" in page


def test_doing_it_again_is_offered_while_it_is_allowed(app: Flask) -> None:
    many, single = lesson(app), lesson(app, username="co.mai", attempts_allowed=1)
    for of, offered in ((many, True), (single, False)):
        attempt, _ = filed(of, of.students[0])
        assert ("Làm lại" in pupil(of).read(f"/luot/{attempt}/phieu-diem")) is offered
