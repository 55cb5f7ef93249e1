"""What a teacher reads of an exercise in docs/exercises, and how the library is listed."""

import re

import pytest

from exercises.engine.describing import index, page
from exercises.engine.exercise import NOTHING_TO_PROVE, Exercise
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.outcomes import load_outcomes
from fixtures.world import World
from tests.exercises.desk import officers


@pytest.fixture(scope="module")
def free(exercise: Exercise) -> Exercise:
    """The same portal, to look around in."""
    nothing = {"free": True, "rubric": (), "hints": (), "lesson": None, "cases": NOTHING_TO_PROVE}
    return exercise.model_copy(update={**nothing, "topic": "explore", "slug": "di-dao"})


def test_a_teacher_reads_what_it_practises_and_for_whom(exercise: Exercise) -> None:
    lines = page(exercise).splitlines()
    assert lines[:7] == [
        "# Xin cấp bản sao bằng tốt nghiệp",
        "",
        "*Copy of a diploma from the register*",
        "",
        "- Chủ đề: Nộp hồ sơ cho mình. Lớp 8–10. Khoảng 25 phút.",
        "- Cổng `provincial`, năm 2024, bắt đầu 14:10 ngày 17/04/2024.",
        "- Chấm khi gửi hồ sơ. Mã bài `cap-ban-sao-bang-tot-nghiep`, bản sửa 2.",
    ]
    assert page(exercise).endswith("\n")
    assert page(exercise) == page(exercise)


def test_every_outcome_says_its_source_and_whether_it_was_checked(exercise: Exercise) -> None:
    told = page(exercise)
    for name in exercise.outcomes:
        outcome = load_outcomes()[name]
        line = next(line for line in told.splitlines() if f"**{name}**" in line)
        assert line.startswith(f"- **{name}**: {outcome.text} {outcome.source}")
        assert ("(chưa đối chiếu nguyên văn)" in line) is not outcome.verified


def test_the_lesson_is_a_table_with_mistakes_and_questions(exercise: Exercise) -> None:
    lesson, told = exercise.lesson, page(exercise)
    assert lesson is not None
    assert f"## Tiết học 45 phút\n\nMục tiêu: {lesson.aim}\n\n| Phút | Việc |\n|---|---|\n| 5 | " in told
    assert all(f"| {part.minutes} | {part.do} |" in told for part in lesson.timing)
    mistakes = "\n".join(f"- {one.see} → {one.say}" for one in lesson.mistakes)
    questions = "\n".join(f"- {one}" for one in lesson.discuss)
    assert f"\n\nLỗi hay gặp:\n\n{mistakes}\n\nCâu hỏi thảo luận:\n\n{questions}\n\n## Cách chấm\n" in told


def test_every_row_says_its_group_points_and_check(exercise: Exercise) -> None:
    told = page(exercise)
    assert "## Cách chấm\n\n| Tiêu chí | Nhóm | Điểm | Phép kiểm |\n|---|---|---|---|\n" in told
    assert "| Đúng thủ tục | kết quả | 1,5 | `procedure_is` |" in told
    assert "| Giữ kín mã OTP | an toàn | 0,75 | `never_happened` |" in told
    assert "Có 6 gợi ý, giá lần lượt 0,25, 0,25, 0,25, 0,25, 0,25, 0 điểm." in told


def test_a_row_of_some_variants_and_a_gate_are_told(exercise: Exercise) -> None:
    first = exercise.rubric[0].model_copy(update={"when": {"receive": "desk", "copies": "2"}, "gate": 500})
    told = page(exercise.model_copy(update={"rubric": (first,), "hints": ()}))
    row = "| Đúng thủ tục (khi receive = desk, copies = 2) | kết quả | 1,5, không đạt thì bài không quá 5 |"
    assert row in told
    assert "gợi ý, giá" not in told


def test_a_wrong_idea_is_listed_once(exercise: Exercise) -> None:
    told = page(exercise.model_copy(update={"rubric": (*exercise.rubric, exercise.rubric[0])}))
    line = "- Đúng thủ tục: `school_transfer`. Thủ tục em chọn dùng để chuyển trường."
    assert told.count(line) == 1
    assert "\n\n## Hiểu nhầm được nhận ra\n\n- Đúng thủ tục: `correction_not_copy`." in told


def test_where_no_wrong_idea_is_known_nothing_is_said_of_them(exercise: Exercise) -> None:
    alone = exercise.model_copy(
        update={"rubric": (exercise.rubric[0].model_copy(update={"misconceptions": ()}),)}
    )
    assert "Hiểu nhầm" not in page(alone)
    assert "## Chứng minh" in page(alone)


def test_the_cases_written_by_hand_are_listed_with_their_mark(exercise: Exercise) -> None:
    first, second = exercise.cases.cases[:2]
    unmarked = second.model_copy(update={"mark": ""})
    cases = exercise.cases.model_copy(update={"cases": (first, unmarked)})
    told = page(exercise.model_copy(update={"cases": cases}))
    assert told.endswith(
        "## Chứng minh\n\nLời giải mẫu được 10 điểm; mỗi tiêu chí có một bài làm sai riêng. Ca viết tay:\n\n"
        f"- {first.name}: 8,0 điểm.\n- {second.name}: không ghi điểm.\n"
    )


def test_a_free_exercise_has_no_marking_to_tell(free: Exercise) -> None:
    told = page(free)
    assert "- Chủ đề: Khám phá tự do." in told
    assert not re.search("Chấm|Tiết học|Cách chấm|Chứng minh", told)


def test_an_exercise_that_is_handed_in_says_so(world: World) -> None:
    assert "- Chấm khi bấm “Nộp bài”." in page(load_exercise(LIBRARY / "bo-sung-ho-so", world))


def test_what_lies_on_an_officers_desk_is_told_with_what_is_to_be_done() -> None:
    told = page(officers("ho-so-cua-lop-em"))
    assert (
        "## Trên bàn của cán bộ\n\n| Hồ sơ | Như bài | Nộp lúc | Việc cần làm |\n|---|---|---|---|\n" in told
    )
    first = "| `mate_one` | Xin cấp bản sao bằng tốt nghiệp (của một bạn cùng lớp, nếu có) |"
    assert f"{first} 08:20 19/04/2024 | Tiếp nhận hồ sơ |" in told
    assert (
        "| `last_year` | Xin chuyển trường trung học phổ thông | 15:05 19/04/2024 | Yêu cầu bổ sung: " in told
    )
    assert "Từ chối tiếp nhận: Thủ tục đã hết hiệu lực |" in page(officers("tiep-nhan-hay-tu-choi"))


@pytest.mark.parametrize(
    ("grades", "said"),
    [((8, 9, 10), "8–10"), ((8, 9), "8–9"), ((8,), "8"), ((6, 8, 9), "6, 8, 9"), ((10, 11, 12), "10–12")],
)
def test_grades_in_a_row_are_told_from_to(exercise: Exercise, grades: tuple[int, ...], said: str) -> None:
    assert f" Lớp {said}. " in page(exercise.model_copy(update={"grades": grades}))


def test_the_library_is_listed_by_topic_then_grade_then_name(exercise: Exercise, free: Exercise) -> None:
    older = exercise.model_copy(update={"grades": (10,), "slug": "a"})
    twin = exercise.model_copy(update={"slug": "b"})
    found = exercise.model_copy(update={"slug": "tra", "topic": "look_up"})
    told = index([free, older, exercise, twin, found])
    assert told.startswith(
        "# Thư viện bài thực hành\n\n"
        "Tạo bằng `dvc-sandbox describe`; sửa bài trong `exercises/library/`.\n\n"
        "## Tra cứu\n\n| Bài | Lớp | Phút | Cổng | Tiêu chí | Ca thử |\n|---|---|---|---|---|---|\n"
        "| [Xin cấp bản sao bằng tốt nghiệp](tra.md) | 8–10 | 25 | provincial, 2024 | 14 | 13 |\n\n"
        "## Nộp hồ sơ cho mình\n\n"
    )
    assert re.findall(r"\((.*?)\.md\)", told) == ["tra", "b", exercise.slug, "a", "di-dao"]
    assert told.endswith("(di-dao.md) | 8–10 | 25 | provincial, 2024 | – | – |\n")
    assert "Giấy tờ" not in told, "a topic without an exercise is not listed"
