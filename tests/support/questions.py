"""An exercise that is handed in, with an answer sheet, made from one that ends with its filing."""

from dataclasses import replace
from datetime import datetime

from flask import Flask

from exercises.engine.exercise import Choice, Criterion, Exercise, Question, Received
from sandbox.extensions import Parts
from tests.support.lesson import SLUG

HANDED_IN = "bai-nop-bai"
QUESTIONS = (
    Question(
        id="why",
        ask="{me.full_name} làm bản sao để làm gì?",
        choices=tuple(
            Choice(value=value, label=f"Để {label}")
            for value, label in (
                ("work", "xin việc"),
                ("study", "đi học"),
                ("sell", "bán lại"),
                ("no", "chơi"),
            )
        ),
    ),
    Question(
        id="needs",
        ask="Những giấy tờ nào cần nộp?",
        many=True,
        choices=tuple(
            Choice(value=value, label=label)
            for value, label in (("form", "Đơn đề nghị"), ("id", "Căn cước"), ("book", "Sổ hộ khẩu"))
        ),
    ),
    Question(id="days", ask="Thủ tục được giải quyết trong mấy ngày?", unit="ngày làm việc", hint="Ghi số."),
)
RECEIVED = Received(
    id="copy",
    condition="valid",
    agency="so-gddt",
    title="Bản sao văn bằng",
    number="000.00.TH.X99-240410-0001",
    made=datetime(2024, 4, 15, 9, 30),
    holder="{me.full_name}",
)
RIGHT = {"why": ["work"], "needs": ["form", "id"], "days": ["1"]}


def asking(exercise: Exercise, slug: str, questions: tuple[Question, ...] = QUESTIONS) -> Exercise:
    """The same with questions, each worth a point, and ended by “Nộp bài”."""
    rows = tuple(_row(question) for question in questions)
    changes = {
        "slug": slug,
        "ends": "hand_in",
        "questions": questions,
        "received": (RECEIVED,),
        "rubric": (*exercise.rubric, *rows),
    }
    return exercise.model_copy(update=changes)


def ask_questions(app: Flask, questions: tuple[Question, ...] = QUESTIONS, slug: str = SLUG) -> None:
    """From now on the lesson's exercise is handed in; with another slug that one stands beside it."""
    parts: Parts = app.extensions["dvc-sandbox"]
    library = {**parts.content.library, slug: asking(parts.content.library[SLUG], slug, questions)}
    app.extensions["dvc-sandbox"] = replace(parts, content=replace(parts.content, library=library))


def _row(question: Question) -> Criterion:
    return Criterion.model_validate(
        {
            "id": f"answer_{question.id}",
            "group": "outcome",
            "skill": "reading",
            "points": 1,
            "title": f"Câu hỏi {question.id}",
            "ask": "Em cần đọc kỹ trang thủ tục.",
            "check": "answer_is",
            "args": {
                "question": question.id,
                "value": tuple(RIGHT[question.id]),
                "as_": "enum" if question.choices else "number",
            },
            "advice": "Em mở lại trang thủ tục và đọc từng dòng.",
            "link": "tra-loi",
        }
    )
