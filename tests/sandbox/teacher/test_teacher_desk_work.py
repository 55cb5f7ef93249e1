"""What officers did at the desk, as their teacher reads it: on the page, in Excel, as CSV."""

import io

import pytest
from openpyxl import load_workbook

from sandbox.reports.desk_work import desk_work
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from tests.sandbox.teacher.desk import Desk, colleague, counted, words
from tests.support.feedback import FEEDBACK, LETTER, answer, petitions_of
from tests.support.lesson import Lesson, come_in
from tests.support.officers import FIRST_DAY, at_the_desk, decide, dossiers_of
from tests.support.tables import tables_of


def path_of(of: Lesson, attempt_id: int) -> str:
    with of.parts.database.reading() as session:
        return f"/bai-giao/{session.get_one(Attempt, attempt_id).assignment_id}/ban-mot-cua"


def rows(teacher: Desk, path: str) -> list[dict[str, str]]:
    """By heading."""
    heading, *found = tables_of(teacher.open(path))["viec-o-ban"]
    return [dict(zip(heading, row, strict=True)) for row in found]


@pytest.fixture
def officer(of: Lesson) -> int:
    return at_the_desk(of, of.students[1])


def test_before_anybody_acted_it_says_what_will_be_here(of: Lesson, teacher: Desk, officer: int) -> None:
    page = teacher.open(path_of(of, officer))
    assert "Chưa em nào xử lý hồ sơ" in page
    assert "Tải Excel" not in page


def test_a_decision_stands_beside_what_the_rules_find(of: Lesson, teacher: Desk, officer: int) -> None:
    lying = dossiers_of(of, officer)
    decide(of, officer, lying["blurred"], "request_supplement", faults=("identity:blurred",))
    decide(of, officer, lying["no_card"], "receive")
    right, wrong = rows(teacher, path_of(of, officer))
    title = next(
        row.title for row in of.parts.content.library[FIRST_DAY].rubric if row.args["dossier"] == "blurred"
    )
    assert (right["STT"], right["Họ và tên"], right["Lượt"]) == ("2", "Trần Quốc Bảo", "1")
    assert (right["Hồ sơ, ý kiến"], right["Em quyết định"]) == (title, "Yêu cầu bổ sung")
    assert "…: Mờ, không đọc được" in right["Lỗi em nêu"]
    assert right["Theo quy định"] == f"Yêu cầu bổ sung ({right['Lỗi em nêu']})"
    assert right["So sánh"] == "Khớp"
    assert right["Mẫu phiếu"] == "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
    assert (wrong["Em quyết định"], wrong["Lỗi em nêu"]) == ("Tiếp nhận hồ sơ", "")
    assert "Thiếu giấy tờ này" in wrong["Theo quy định"]
    assert wrong["So sánh"] == "Khác"
    page = words(teacher.open(path_of(of, officer)))
    assert "1 em đã xử lý 2 lần. 1 trong 2 lần khớp với quy định." in page


def test_a_ground_is_said_in_words(of: Lesson, teacher: Desk, officer: int) -> None:
    decide(of, officer, dossiers_of(of, officer)["right"], "refuse", ground="late")
    (row,) = rows(teacher, path_of(of, officer))
    assert (row["Em quyết định"], row["Lỗi em nêu"]) == ("Từ chối tiếp nhận", "Nộp quá thời hạn của thủ tục")
    assert (row["Theo quy định"], row["So sánh"]) == ("Tiếp nhận hồ sơ", "Khác")


def test_seconds_run_from_opening_to_acting(of: Lesson, teacher: Desk, officer: int) -> None:
    lying = dossiers_of(of, officer)
    client = come_in(of.app.test_client(), "student", of.students[1], officer)
    client.get(f"/mot-cua/ho-so/{lying['right']}")
    decide(of, officer, lying["right"], "receive")
    decide(of, officer, lying["no_card"], "receive")
    with of.parts.database.reading() as session:
        given = session.get_one(Assignment, session.get_one(Attempt, officer).assignment_id)
        first, second = desk_work(session, given)
    assert first.seconds is not None
    assert first.seconds >= 0
    assert second.seconds is None, "never opened"


def test_petitions_stand_there_with_their_sort(of: Lesson, teacher: Desk) -> None:
    officer = at_the_desk(of, of.students[0], FEEDBACK)
    lying = petitions_of(of, officer)
    come_in(of.app.test_client(), "student", of.students[0], officer).get(
        f"/mot-cua/phan-anh/{lying['idea']}"
    )
    answer(of, officer, lying["idea"], publish=True)
    answer(of, officer, lying["official"], "unclear")
    idea, official = rows(teacher, path_of(of, officer))
    assert idea["Hồ sơ, ý kiến"] == "Xếp loại một lời góp ý"
    assert idea["Em quyết định"] == "Phản ánh, kiến nghị hợp lệ (công khai)"
    assert (idea["So sánh"], idea["Giây từ lúc mở"].isdecimal()) == ("Khớp", True)
    assert official["Em quyết định"] == "Thiếu thông tin, cần hỏi lại"
    assert (official["Theo quy định"], official["So sánh"]) == ("Khiếu nại hoặc tố cáo", "Khác")
    assert "Mẫu phiếu" not in idea, "a column of which nobody has anything"


def test_the_files_say_what_the_page_says_and_the_words_too(of: Lesson, teacher: Desk, officer: int) -> None:
    decide(of, officer, dossiers_of(of, officer)["right"], "receive", reason="=1+1 Hồ sơ đủ.")
    path = path_of(of, officer)
    (shown,) = rows(teacher, path)
    sheet = load_workbook(io.BytesIO(teacher.client.get(f"{path}.xlsx").data)).worksheets[0]
    last = [cell.value for cell in list(sheet.iter_rows())[-1]]
    assert [str(value) for value in last[:5]] == list(shown.values())[:5]
    assert last[-1] == "=1+1 Hồ sơ đủ."
    assert list(sheet.iter_rows())[-1][-1].data_type == "s"
    csv = teacher.client.get(f"{path}.csv").data.decode("utf-8-sig")
    assert csv.splitlines()[1].startswith('2;"Trần Quốc Bảo";1;')
    assert '"\'=1+1 Hồ sơ đủ."' in csv


def test_a_letter_stands_in_the_file(of: Lesson, teacher: Desk) -> None:
    officer = at_the_desk(of, of.students[0], FEEDBACK)
    answer(of, officer, petitions_of(of, officer)["late"])
    assert LETTER in teacher.client.get(f"{path_of(of, officer)}.csv").data.decode("utf-8-sig")


def test_only_lessons_for_officers_have_it(of: Lesson, teacher: Desk, officer: int) -> None:
    other = f"/bai-giao/{of.assignment}"
    assert "Việc ở bàn một cửa" not in teacher.open(other)
    for kind in ("", ".xlsx", ".csv"):
        teacher.open(f"{other}/ban-mot-cua{kind}", 404)
    assert "Việc ở bàn một cửa" in teacher.open(path_of(of, officer).removesuffix("/ban-mot-cua"))
    colleague(of).open(path_of(of, officer), 404)


def test_the_page_asks_as_little_for_many_acts_as_for_one(of: Lesson, teacher: Desk, officer: int) -> None:
    lying = list(dossiers_of(of, officer).values())
    decide(of, officer, lying[0], "receive")
    path = path_of(of, officer)
    teacher.open(path)  # the first request of a session notes that it was seen
    few = len(counted(of.app, lambda: teacher.open(path)))
    for dossier in lying[1:]:
        decide(of, officer, dossier, "receive")
    assert len(counted(of.app, lambda: teacher.open(path))) == few


@pytest.mark.parametrize("exercise", [FIRST_DAY, FEEDBACK])
def test_each_student_of_the_class_is_there_in_the_order_of_the_class(
    of: Lesson, teacher: Desk, exercise: str
) -> None:
    for student in (of.students[2], of.students[0]):
        officer = at_the_desk(of, student, exercise)
        if exercise == FEEDBACK:
            answer(of, officer, petitions_of(of, officer)["late"])
        else:
            decide(of, officer, dossiers_of(of, officer)["right"], "receive")
    assert [row["STT"] for row in rows(teacher, path_of(of, officer))] == ["1", "3"]
