"""The answer sheet and handing in."""

import re

import pytest
from flask import Flask

from tests.sandbox.learn.pupil import SHEET, Pupil, pupil
from tests.support.clock import Clock
from tests.support.lesson import Lesson, drafted, lesson, started
from tests.support.questions import QUESTIONS, ask_questions

LABELS = {"work": "Để xin việc", "form": "Đơn đề nghị", "id": "Căn cước", "book": "Sổ hộ khẩu"}


@pytest.fixture
def of(app: Flask) -> Lesson:
    ask_questions(app)
    return lesson(app)


@pytest.fixture
def ann(of: Lesson) -> Pupil:
    return pupil(of, attempt=started(of, of.students[0]))


def sheet_of(ann: Pupil) -> str:
    with ann.client.session_transaction() as session:
        return f"/luot/{session['attempt']}/phieu-tra-loi"


def number(page: str, label: str) -> str:
    """What stands in the form for this choice."""
    found = re.search(rf'value="(\d+)"[^>]*><label[^>]*>{label}</label>', page)
    assert found, label
    return found[1]


def answer(ann: Pupil, *chosen: str, days: str = "1", then: str = "luu") -> str:
    """Tick these choices, type the days, press a button; where it leads."""
    path = sheet_of(ann)
    page = ann.read(path)
    data: dict[str, object] = {"cau-3": days, "then": then}
    for label in chosen:
        field = "cau-1" if label == "work" else "cau-2"
        data.setdefault(field, [])
        data[field].append(number(page, LABELS[label]))  # type: ignore[attr-defined]
    return str(ann.send(path, data, page=path).headers["Location"])  # type: ignore[arg-type]


def kept(ann: Pupil) -> dict[str, list[str]]:
    return ann.attempt(int(sheet_of(ann).split("/")[2])).answers


def test_questions_are_asked_in_words_of_ones_own_variant(ann: Pupil) -> None:
    page = ann.read(sheet_of(ann))
    attempt = int(sheet_of(ann).split("/")[2])
    assert f"{ann.variant(attempt).values['me.full_name']} làm bản sao để làm gì?" in page
    assert page.count('type="radio"') == 4
    assert page.count('type="checkbox"') == 3
    assert "ngày làm việc" in page
    assert "Ghi số." in page


def test_the_values_of_choices_never_reach_the_browser(ann: Pupil) -> None:
    inputs = re.findall(r"<input [^>]*>", ann.read(sheet_of(ann)))
    values = {choice.value for question in QUESTIONS for choice in question.choices}
    assert not [one for one in inputs for value in values if f'"{value}"' in one]


def test_each_student_has_an_order_of_their_own_and_keeps_it(app: Flask) -> None:
    ask_questions(app)
    of, orders = lesson(app, students=8), set()
    for place in range(8):
        bob = pupil(of, place, started(of, of.students[place]))
        first, again = (re.findall(r"<label[^>]*>(Để [^<]*)</label>", bob.read(sheet_of(bob))) for _ in "12")
        assert first == again
        orders.add(tuple(first))
    assert len(orders) > 3
    assert {tuple(sorted(one)) for one in orders} == {tuple(sorted(first))}


def test_what_is_answered_is_kept_and_shown_again(ann: Pupil) -> None:
    assert answer(ann, "work", "form", "id").endswith("phieu-tra-loi?luu=1")
    assert kept(ann) == {"why": ["work"], "needs": ["form", "id"], "days": ["1"]}
    page = ann.read(f"{sheet_of(ann)}?luu=1")
    assert "Đã lưu câu trả lời" in page
    assert page.count(" checked") == 3
    answer(ann, "work", "book")
    assert kept(ann)["needs"] == ["book"], "a box that is not ticked any more is no answer"


def test_a_choice_nobody_offered_is_no_answer(ann: Pupil) -> None:
    path = sheet_of(ann)
    ann.send(
        path, {"cau-1": "work", "cau-2": "99", "cau-3": "1\0" + "9" * 900, "cau-4": "x", "then": "luu"}, path
    )
    assert kept(ann)["why"] == []
    assert kept(ann)["needs"] == []
    assert len(kept(ann)["days"][0]) == 500
    assert set(kept(ann)) == {"why", "needs", "days"}


def test_a_choice_is_kept_by_the_way_and_the_count_goes_down(ann: Pupil) -> None:
    path = sheet_of(ann)
    assert 'id="answers-open" class="count">3' in ann.read("/cong")
    token = re.search(r'csrf_token" value="([^"]+)', ann.read(path))
    assert token
    data = {"csrf_token": token[1], "cau-3": "1"}
    told = ann.client.post(path, data=data, headers=SHEET).text
    assert "Đã tự lưu" in told
    assert "<form" not in told
    assert '<span id="answers-open" hx-swap-oob="true" class="count">2<' in told
    assert 'id="answers-open" class="count">2' in ann.read("/cong")


def test_an_older_page_takes_no_answer_back(ann: Pupil) -> None:
    answer(ann, "work", "form", "id")
    path = sheet_of(ann)
    ann.send(path, {"cau-3": "4"}, page=path)
    assert kept(ann) == {"why": ["work"], "needs": ["form", "id"], "days": ["4"]}
    ann.send(path, {}, page=path)
    assert kept(ann) == {"why": ["work"], "needs": ["form", "id"], "days": ["4"]}


def test_the_last_box_can_be_unticked(ann: Pupil) -> None:
    answer(ann, "work", "form")
    path = sheet_of(ann)
    assert '<input type="hidden" name="cau-2" value="">' in ann.read(path)
    ann.send(path, {"cau-2": ""}, page=path)
    assert kept(ann)["needs"] == []


def test_a_number_of_a_real_person_is_not_kept_and_that_is_said(ann: Pupil) -> None:
    answer(ann, "work", days="0912345678")
    page = ann.read(sheet_of(ann))
    assert "0912345678" not in page
    assert "đã bị che" in page


def test_handing_in_asks_first_and_names_what_is_open(of: Lesson) -> None:
    attempt, _dossier = drafted(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert answer(ann, "work", days="", then="nop-bai") == f"/luot/{attempt}/nop-bai"
    page = ann.read(f"/luot/{attempt}/nop-bai")
    assert "Em chưa trả lời: câu 2, 3." in page
    assert "Hồ sơ em viết dở, chưa gửi" in page
    assert "Em còn 2 lượt làm khác" in page
    assert ann.attempt(attempt).finished_at is None


def test_when_nothing_is_open_it_says_so(ann: Pupil) -> None:
    answer(ann, "work", "form", "id")
    page = ann.read(sheet_of(ann).replace("phieu-tra-loi", "nop-bai"))
    assert "Em đã trả lời hết các câu hỏi" in page
    assert "Còn việc" not in page


def test_handing_in_twice_hands_in_once_and_leads_to_the_report(ann: Pupil, clock: Clock) -> None:
    answer(ann, "work", "form", "id")
    attempt = int(sheet_of(ann).split("/")[2])
    way, ended = f"/luot/{attempt}/nop-bai", clock.now
    first = ann.send(way)
    clock.forward(minutes=1)
    again = ann.send(way)
    assert first.headers["Location"] == again.headers["Location"] == f"/luot/{attempt}/phieu-diem"
    assert ann.attempt(attempt).finished_at == ended
    assert "2,9 trên 10 điểm" in ann.read(f"/luot/{attempt}/phieu-diem")
    assert ann.client.get(way).headers["Location"] == f"/luot/{attempt}/phieu-diem"
    assert ann.client.get("/cong").headers["Location"] == "/ke-bai"


def test_after_handing_in_answers_can_only_be_looked_at(ann: Pupil) -> None:
    answer(ann, "work", "form", "id")
    path = sheet_of(ann)
    ann.send(path.replace("phieu-tra-loi", "nop-bai"))
    page = ann.read(path)
    assert "Em đã nộp bài" in page
    assert "Lưu câu trả lời" not in page
    assert page.count(" disabled") == 8
    assert ann.send(path, {"cau-3": "2", "then": "luu"}).headers["Location"].endswith("phieu-diem")
    assert ann.attempt(int(path.split("/")[2])).answers["days"] == ["1"]


def test_without_questions_there_is_a_way_to_hand_in_as_well(app: Flask) -> None:
    ask_questions(app, ())
    of = lesson(app)
    attempt = started(of, of.students[0])
    ann, way = pupil(of, attempt=attempt), f"/luot/{attempt}/nop-bai"
    assert "Phiếu trả lời" not in ann.read("/cong")
    for page in ("/cong", f"/luot/{attempt}/viec-can-lam"):
        assert f'href="{way}"' in ann.read(page)
    assert ann.client.get(f"/luot/{attempt}/ket-thuc").headers["Location"] == way
    ann.read(f"/luot/{attempt}/phieu-tra-loi", 404)
    ann.send(way)
    assert ann.attempt(attempt).finished_at is not None


def test_where_the_filing_ends_it_nothing_is_handed_in(app: Flask) -> None:
    of = lesson(app)
    attempt = started(of, of.students[0])
    ann = pupil(of, attempt=attempt)
    assert "Nộp bài" not in ann.read("/cong")
    assert ann.client.get(f"/luot/{attempt}/nop-bai").headers["Location"] == f"/luot/{attempt}/ket-thuc"
    ann.send(f"/luot/{attempt}/nop-bai")
    assert ann.attempt(attempt).finished_at is None
