"""What a student is told beside the brief, the persona card and the papers must not hold a right answer."""

import re
from collections.abc import Iterator

from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.proof.desk_shown import giveaways
from exercises.engine.proof.trial import Found, Trial
from exercises.engine.variants import PLACEHOLDER, fill

SHORTEST = 4
"""Letters of a value that can be looked for: “3” stands in many a sentence and gives nothing away."""
STANDING = r"(?<![^\s“\"'(]){}(?![^\s”\"'.,;:!?)])"
"""By itself, not as a part of something longer that a question asks to be taken apart."""
GIVEN_AWAY = "đoạn này cho biết đáp án của tiêu chí {}"
ANSWERS = frozenset({"field_matches", "answer_is", "petition_says"})


def shown(trial: Trial) -> Found:
    """Texts of the exercise that hold a value the rubric waits for, or name its template."""
    wanted = [(row.id, template) for row in trial.rows for template in _expected(row)]
    desk = list(giveaways(trial))
    for place, text in _texts(trial.exercise):
        named = {name for name in PLACEHOLDER.findall(text) if _stands("{" + name + "}", text)}
        said = _plain(fill(text, trial.variant))
        yield from (
            (place, GIVEN_AWAY.format(row)) for row, gives in desk if gives(fill(text, trial.variant))
        )
        for criterion, template in wanted:
            value = _plain(fill(template, trial.variant))
            if named.intersection(PLACEHOLDER.findall(template)) or _holds(said, value):
                yield place, GIVEN_AWAY.format(criterion)


def _expected(row: Criterion) -> tuple[str, ...]:
    if row.check not in ANSWERS:
        return ()
    return (*_several(row.args["value"]), *_several(row.args.get("or_", ())))


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    yield "title", exercise.title.vi
    for row in exercise.rubric:
        place = f"rubric.{row.id}"
        yield from ((f"{place}.{name}", getattr(row, name)) for name in ("title", "ask", "advice"))
        yield from ((f"{place}.misconceptions.{one.tag}.say", one.say) for one in row.misconceptions)
    for question in exercise.questions:
        place = f"questions.{question.id}"
        yield from ((f"{place}.{name}", getattr(question, name)) for name in ("ask", "unit", "hint"))
    yield from ((f"hints.{hint.id}", hint.text) for hint in exercise.hints)


def _holds(text: str, value: str) -> bool:
    return len(value) >= SHORTEST and _stands(value, text)


def _stands(value: str, text: str) -> bool:
    return value in text and bool(re.search(STANDING.format(re.escape(value)), text))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
