"""An exercise as a page in Markdown, for teachers and authors: what it practises, and how it marks."""

from collections.abc import Iterable, Iterator, Mapping

from exercises.engine.acting import in_words, parted, said_action
from exercises.engine.exercise import Criterion, Exercise, Lesson
from exercises.engine.messages import points_said
from exercises.engine.outcomes import load_outcomes
from exercises.engine.stack import laid

TOPICS: Mapping[str, str] = {
    "look_up": "Tra cứu",
    "file_self": "Nộp hồ sơ cho mình",
    "file_other": "Nộp hồ sơ thay người khác",
    "papers": "Giấy tờ",
    "after_filing": "Sau khi nộp",
    "speak_up": "Phản ánh, kiến nghị",
    "organisation": "Tổ chức",
    "not_eligible": "Không đủ điều kiện",
    "mismatch": "Thông tin không khớp",
    "places": "Địa danh cũ và mới",
    "one_stop": "Bộ phận Một cửa",
    "safety": "An toàn",
    "explore": "Khám phá tự do",
}
SAMPLE = "describe"
"""What lies on a desk is wrong in the same way for every officer."""
GROUPS: Mapping[str, str] = {"outcome": "kết quả", "process": "quá trình", "safety": "an toàn"}
ENDS: Mapping[str, str] = {"submit": "khi gửi hồ sơ", "hand_in": "khi bấm “Nộp bài”"}


def page(exercise: Exercise) -> str:
    """One exercise, from its own files alone: the same bytes until they change."""
    return "\n".join(_lines(exercise)) + "\n"


def by_topic(exercises: Iterable[Exercise]) -> list[tuple[str, list[Exercise]]]:
    """The exercises under the words of their topics, the youngest grades first; no topic without any."""
    listed = sorted(exercises, key=lambda one: (one.grades, one.slug))
    groups = [(words, [one for one in listed if one.topic == topic]) for topic, words in TOPICS.items()]
    return [(words, found) for words, found in groups if found]


def index(exercises: Iterable[Exercise]) -> str:
    """The library by topic, a line for each exercise."""
    lines = [
        "# Thư viện bài thực hành",
        "",
        "Tạo bằng `dvc-sandbox describe`; sửa bài trong `exercises/library/`.",
        "",
    ]
    for words, found in by_topic(exercises):
        head = ["| Bài | Lớp | Phút | Cổng | Tiêu chí | Ca thử |", "|---|---|---|---|---|---|"]
        lines += [f"## {words}", "", *head, *map(_row, found), ""]
    return "\n".join(lines)


def _row(exercise: Exercise) -> str:
    cells = (
        f"[{exercise.title.vi}]({exercise.slug}.md)",
        grades_said(exercise),
        exercise.minutes,
        f"{exercise.portal}, {exercise.era}",
        len(exercise.rubric) or "–",
        len(exercise.cases.cases) or "–",
    )
    return "| " + " | ".join(map(str, cells)) + " |"


def _lines(exercise: Exercise) -> Iterator[str]:
    yield from (f"# {exercise.title.vi}", "", f"*{exercise.title.en}*", "")
    yield f"- Chủ đề: {TOPICS[exercise.topic]}. Lớp {grades_said(exercise)}. Khoảng {exercise.minutes} phút."
    yield f"- Cổng `{exercise.portal}`, năm {exercise.era}, bắt đầu {exercise.start:%H:%M ngày %d/%m/%Y}."
    if not exercise.free:
        yield f"- Chấm {ENDS[exercise.ends]}. Mã bài `{exercise.slug}`, bản sửa {exercise.revision}."
    yield from ("", "## Yêu cầu cần đạt", "")
    yield from map(_outcome, exercise.outcomes)
    if exercise.lesson:
        yield from _lesson(exercise.lesson)
    if exercise.desk.stack:
        yield from _desk(exercise)
    if exercise.rubric:
        yield from _rubric(exercise)
        yield from _ideas(exercise.rubric)
        yield from _proof(exercise)


def _outcome(name: str) -> str:
    outcome = load_outcomes()[name]
    doubt = "" if outcome.verified else " (chưa đối chiếu nguyên văn)"
    return f"- **{name}**: {outcome.text} {outcome.source}{doubt}."


def _lesson(lesson: Lesson) -> Iterator[str]:
    yield from ("", "## Tiết học 45 phút", "", f"Mục tiêu: {lesson.aim}", "", "| Phút | Việc |", "|---|---|")
    yield from (f"| {part.minutes} | {part.do} |" for part in lesson.timing)
    yield from ("", "Lỗi hay gặp:", "")
    yield from (f"- {mistake.see} → {mistake.say}" for mistake in lesson.mistakes)
    yield from ("", "Câu hỏi thảo luận:", "")
    yield from (f"- {question}" for question in lesson.discuss)


def _desk(exercise: Exercise) -> Iterator[str]:
    """What lies on the officer's desk, and what the rules want done with it."""
    head = ("| Hồ sơ | Như bài | Nộp lúc | Việc cần làm |", "|---|---|---|---|")
    yield from ("", "## Trên bàn của cán bộ", "", *head)
    for item in exercise.desk.stack:
        one = laid(exercise, item, SAMPLE)
        action, faults = parted(one.found)
        todo = said_action(action) + (f": {in_words(one.procedure, faults)}" if faults else "")
        like = exercise.sources[item.like].title.vi
        like += " (của một bạn cùng lớp, nếu có)" if item.classmate else ""
        yield f"| `{item.id}` | {like} | {item.filed:%H:%M %d/%m/%Y} | {todo} |"


def _rubric(exercise: Exercise) -> Iterator[str]:
    yield from ("", "## Cách chấm", "", "| Tiêu chí | Nhóm | Điểm | Phép kiểm |", "|---|---|---|---|")
    for row in exercise.rubric:
        gate = f", không đạt thì bài không quá {points_said(row.gate)}" if row.gate is not None else ""
        points = points_said(row.points) + gate
        yield f"| {row.title}{_when(row)} | {GROUPS[row.group]} | {points} | `{row.check}` |"
    if exercise.hints:
        costs = ", ".join(points_said(hint.cost) for hint in exercise.hints)
        yield from ("", f"Có {len(exercise.hints)} gợi ý, giá lần lượt {costs} điểm.")


def _when(row: Criterion) -> str:
    return f" (khi {', '.join(f'{key} = {value}' for key, value in row.when.items())})" if row.when else ""


def _ideas(rubric: Iterable[Criterion]) -> Iterator[str]:
    """Each wrong idea once, however many rows know it."""
    ideas = dict.fromkeys((row.title, wrong.tag, wrong.say) for row in rubric for wrong in row.misconceptions)
    if ideas:
        yield from ("", "## Hiểu nhầm được nhận ra", "")
        yield from (f"- {title}: `{tag}`. {say}" for title, tag, say in ideas)


def _proof(exercise: Exercise) -> Iterator[str]:
    yield from (
        "",
        "## Chứng minh",
        "",
        "Lời giải mẫu được 10 điểm; mỗi tiêu chí có một bài làm sai riêng. Ca viết tay:",
        "",
    )
    for case in exercise.cases.cases:
        mark = f"{case.mark.replace('.', ',')} điểm" if case.mark else "không ghi điểm"
        yield f"- {case.name}: {mark}."


def grades_said(exercise: Exercise) -> str:
    """ "8–10", or "6, 9" where there are gaps."""
    grades = exercise.grades
    whole = len(grades) > 1 and grades == tuple(range(grades[0], grades[-1] + 1))
    return f"{grades[0]}–{grades[-1]}" if whole else ", ".join(map(str, grades))
