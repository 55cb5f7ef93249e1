"""The teacher looks at what an officer did: the stack with its papers, every decision in words."""

import re

from sandbox.store.attempts import Attempt
from tests.sandbox.teacher.desk import Desk, words
from tests.support.lesson import Lesson
from tests.support.officers import at_the_desk, decide, dossiers_of


def assignment_of(of: Lesson, attempt_id: int) -> int:
    with of.parts.database.reading() as session:
        return session.get_one(Attempt, attempt_id).assignment_id


def test_the_students_page_has_the_stack_and_its_papers_as_pictures(of: Lesson, teacher: Desk) -> None:
    attempt = at_the_desk(of, of.students[0])
    blurred = dossiers_of(of, attempt)["blurred"]
    decide(of, attempt, blurred, "request_supplement", faults=("identity:blurred",), reason="Ảnh mờ.")
    path = f"/bai-giao/{assignment_of(of, attempt)}/hoc-sinh/{of.students[0]}"
    page = teacher.open(path)
    pictures = re.findall(r'class="filed-thumb" href="([^"]+)"', page)
    assert len(pictures) == 7  # one of four dossiers lacks a paper
    for picture in pictures[:2]:
        assert teacher.client.get(picture).data.startswith(b"\x89PNG")
    replay = words(teacher.open(f"{path}/luot/1/xem-lai"))
    assert "Được yêu cầu bổ sung" not in replay  # that befell the dossier
    assert "Không vướng lần nào" in replay
    for said in ("Xử lý hồ sơ ở bàn một cửa", "Yêu cầu bổ sung", "Mờ, không đọc được", "Bàn một cửa của em"):
        assert said in replay
