"""What a graded exercise needs besides its rubric: a topic, a lesson sheet, questions, a given dossier."""

from collections.abc import Collection

from exercises.engine.exercise import Criterion, Exercise, Given
from exercises.engine.vetting.known import Found, Known, refuse_twins
from fixtures.content import nearest
from fixtures.world import World


def vet_sheet(exercise: Exercise, known: Known, world: World) -> Found:
    if exercise.lesson is None:
        yield "lesson", "bài có chấm điểm cần tờ hướng dẫn cho thầy cô, lesson.yml"
    if exercise.topic == "explore":
        yield "topic", "bài có chấm điểm cần chủ đề (topic), ví dụ look_up"
    yield from _questions(exercise, known)
    if exercise.given is not None:
        yield from _given(exercise, exercise.given, known, world)
    for row in exercise.rubric:
        if row.check == "no_extra_papers" and row.at == "supplement":
            yield (
                f"rubric.{row.id}.at",
                "giấy tờ của lần gửi đầu vẫn còn đó; hãy dùng unchanged cho lần bổ sung",
            )
        if row.at == "given" and exercise.given is None:
            yield f"rubric.{row.id}.at", "bài này không có hồ sơ cho sẵn (given)"


def _questions(exercise: Exercise, known: Known) -> Found:
    yield from refuse_twins("questions", (question.id for question in exercise.questions))
    asked = {row.args.get("question"): row for row in exercise.rubric if row.check == "answer_is"}
    for question in exercise.questions:
        place = f"questions.{question.id}"
        yield from known.refuse_values(f"{place}.ask", question.ask)
        yield from refuse_twins(f"{place}.choices", (choice.value for choice in question.choices))
        row = asked.get(question.id)
        values = {choice.value for choice in question.choices}
        if row is None:
            yield place, "câu hỏi này không có tiêu chí answer_is nào chấm"
        elif values and not question.many and row.args.get("as_", "enum") != "enum":
            yield f"rubric.{row.id}.as", "câu hỏi chọn đáp án chỉ so sánh kiểu enum"
        if row and values:
            yield from _answers(row, values)


def _answers(row: Criterion, values: Collection[str]) -> Found:
    """The right answers that nobody can choose."""
    for value in row.args["value"]:
        if "{" not in value and value not in values:
            yield f"rubric.{row.id}.value", f"không có đáp án “{value}”" + nearest(value, values)


def _given(exercise: Exercise, given: Given, known: Known, world: World) -> Found:
    yield from known.refuse("given.procedure", "procedure", [given.procedure])
    procedure = world.catalogue.procedures.get(given.procedure)
    if "{" in given.agency:
        yield from known.refuse_values("given.agency", given.agency)
    elif procedure and given.agency not in procedure.agencies:
        near = nearest(given.agency, procedure.agencies)
        yield "given.agency", f"thủ tục {given.procedure} không nộp ở cơ quan “{given.agency}”" + near
    yield from known.refuse("given.fields", "field", given.fields)
    for name, template in given.fields.items():
        yield from known.refuse_values(f"given.fields.{name}", template)
    yield from known.refuse("given.attach", "component", given.attach)
    for component, papers in given.attach.items():
        yield from known.refuse(f"given.attach.{component}", "paper", papers)
    yield from known.refuse("given.removed", "component", given.removed)
    if given.filed >= exercise.start:
        yield "given.filed", "hồ sơ cho sẵn phải được nộp trước lúc bắt đầu (start)"
