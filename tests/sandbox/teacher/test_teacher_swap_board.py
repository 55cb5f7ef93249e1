"""The board of both sides: who waits, who has decided what, and what it costs to look."""

import re

import pytest
from sqlalchemy import select

from sandbox.operations import groups
from sandbox.operations.onestop.deciding import take
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import Classroom
from tests.sandbox.teacher.desk import Desk, counted, words
from tests.support.clock import Clock
from tests.support.lesson import Lesson, filed, started
from tests.support.officers import decide
from tests.support.swapping import Swap, clock_of, next_day, sits_down, swap

BLURRED = {"faults": ("identity:missing",)}


@pytest.fixture
def made(of: Lesson) -> Swap:
    return swap(of)


@pytest.fixture
def path(made: Swap) -> str:
    return f"/bai-giao/{made.citizens.assignment}/hai-phia"


def part(page: str, name: str) -> str:
    found = re.search(rf'<section data-part="{name}".*?</section>', page, re.DOTALL)
    assert found
    return words(found[0])


def row(page: str, name: str) -> str:
    found = next(one for one in re.findall(r"<tr class=.*?</tr>", page, re.DOTALL) if name in one)
    return words(found)


def test_both_sides_and_what_waits_between_them(made: Swap, teacher: Desk, path: str, clock: Clock) -> None:
    (_, right), (_, wrong) = (
        filed(made.citizens, made.citizens.students[0]),
        filed(made.citizens, made.citizens.students[1], without=("identity",)),
    )
    officer, idle = (sits_down(made.officers, one) for one in made.officers.students[:2])
    clock.forward(minutes=6)
    page = teacher.open(path)
    assert row(page, "Nguyễn Thị Ánh") == "1 Nguyễn Thị Ánh Chờ tiếp nhận 6 10,0"
    assert "Chờ cán bộ 2 Chờ lâu nhất 6 phút Quá hạn 0" in part(page, "between")
    decide(made.officers, officer, right, "receive")
    decide(made.officers, officer, wrong, "refuse", ground="late")
    page = teacher.open(path)
    assert "Đang xử lý 0" in row(page, "Nguyễn Thị Ánh")
    assert "Đã xong" in row(page, "Trần Quốc Bảo")
    assert row(page, "Lê Hoà Bình").startswith("3 Lê Hoà Bình 1 2 1/2")
    assert row(page, "Phạm Đức Cường") == "4 Phạm Đức Cường", "has not decided anything"
    assert idle


def test_a_demand_and_a_draft_are_told_apart(made: Swap, teacher: Desk, path: str) -> None:
    _, wrong = filed(made.citizens, made.citizens.students[0], without=("identity",))
    sits_down(made.citizens, made.citizens.students[1])
    officer = sits_down(made.officers, made.officers.students[0])
    decide(made.officers, officer, wrong, "request_supplement", **BLURRED)
    page = teacher.open(path)
    assert "Chờ bổ sung" in row(page, "Nguyễn Thị Ánh")
    assert "đang soạn" in row(page, "Trần Quốc Bảo")
    assert "chờ" not in row(page, "Lê Hoà Bình")
    assert "Chờ cán bộ 0" in part(page, "between")
    assert row(page, "Lê Hoà Bình").startswith("3 Lê Hoà Bình 1 1 1/1")


def test_what_is_late_by_the_calendar_of_the_class_is_seen(made: Swap, teacher: Desk, path: str) -> None:
    filed(made.citizens, made.citizens.students[0])
    for _ in range(2):
        next_day(made.citizens)
    page = teacher.open(path)
    assert "Quá hạn tiếp nhận" in row(page, "Nguyễn Thị Ánh")
    assert "Quá hạn 1" in part(page, "between")


def test_either_side_shows_the_same_board_and_moves_the_day_for_both(
    of: Lesson, made: Swap, teacher: Desk, path: str
) -> None:
    citizen, officer = (sits_down(side, side.students[0]) for side in (made.citizens, made.officers))
    other = path.replace(str(made.citizens.assignment), str(made.officers.assignment))
    for board in (path, other):
        assert "Người dân" in part(teacher.open(board), "citizens")
        assert "Thứ Tư 17/4/2024 , 14:10" in part(teacher.open(board), "calendar")
    revision = re.findall(r'name="revision" value="(\d+)"', teacher.open(other))[0]
    answer = teacher.send(f"/bai-giao/{made.officers.assignment}/sang-ngay", page=other, revision=revision)
    assert answer.status_code == 303
    assert clock_of(of, citizen) == clock_of(of, officer) == "08:00 19/04"
    assert "Lịch chung của hai phía đã sang ngày làm việc tiếp theo" in teacher.follow(answer)
    assert "Thứ Sáu 19/4/2024" in part(teacher.open(path), "calendar")


def test_the_menu_has_it_only_where_there_are_two_sides(
    of: Lesson, made: Swap, teacher: Desk, path: str
) -> None:
    for side in (made.citizens, made.officers):
        assert "Hai phía" in teacher.open(f"/bai-giao/{side.assignment}"), "the ordinary board is there too"
    assert "Hai phía" not in teacher.open(f"/bai-giao/{of.assignment}")
    assert teacher.client.get(f"/bai-giao/{of.assignment}/hai-phia").status_code == 404


def version(page: str) -> str:
    return re.findall(r'data-version="([^"]+)"', page)[0]


def test_a_board_that_would_be_the_same_is_not_sent_again(made: Swap, teacher: Desk, path: str) -> None:
    attempt, right = filed(made.citizens, made.citizens.students[0])
    officer = sits_down(made.officers, made.officers.students[0])
    held = version(teacher.open(path))
    for asked in (f"{path}/bang?v={held}", f"{path}/chieu/bang?v={held}"):
        seen = counted(made.citizens.app, lambda asked=asked: teacher.open(asked, 204))
        assert len(seen) == 2, "who asks, and what has moved"
    with made.citizens.parts.database.writing() as session:
        who = session.get_one(Attempt, officer)
        take(session, made.citizens.parts.content, who, right, made.citizens.now)
    fresh = teacher.open(f"{path}/bang?v={held}")
    assert row(fresh, "Lê Hoà Bình").startswith("3 Lê Hoà Bình 1")
    assert attempt


def test_it_costs_the_same_whatever_has_happened(made: Swap, teacher: Desk, path: str) -> None:
    teacher.open(path)
    before = len(counted(made.citizens.app, lambda: teacher.open(path)))
    officer = sits_down(made.officers, made.officers.students[0])
    for student in made.citizens.students:
        decide(made.officers, officer, filed(made.citizens, student)[1], "receive")
    assert len(counted(made.citizens.app, lambda: teacher.open(path))) == before <= 12


def test_the_projector_names_nobody(of: Lesson, made: Swap, teacher: Desk, path: str) -> None:
    filed(made.citizens, made.citizens.students[0])
    page = words(teacher.open(f"{path}/chieu"))
    assert "1 hồ sơ chờ cán bộ" in page
    for name in ("Nguyễn Thị Ánh", "Ánh N.", "Lê Hoà Bình"):
        assert name not in page


def test_it_stands_though_the_groups_were_emptied_or_a_side_taken_back(
    of: Lesson, made: Swap, teacher: Desk, path: str
) -> None:
    with of.parts.database.writing() as session:
        room = session.get_one(Classroom, of.classroom)
        citizens = session.get_one(Assignment, made.citizens.assignment)
        assert citizens.group_id is not None
        groups.change(session, room, citizens.group_id, "Không còn ai", [])
    assert "Phía này không còn em nào trong nhóm" in teacher.open(path)
    teacher.send(f"/bai-giao/{made.officers.assignment}/rut", page=path)
    with of.parts.database.reading() as session:
        assert session.scalars(select(Assignment.desk).where(Assignment.id == citizens.id)).one() == "bot"
    assert teacher.client.get(path).status_code == 404, "it is an ordinary assignment again"


def test_another_assignment_of_the_class_is_no_side(of: Lesson, made: Swap, teacher: Desk, path: str) -> None:
    started(of, of.students[0])
    assert "đang soạn" not in teacher.open(path)
