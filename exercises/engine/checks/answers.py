"""Checks of the answer sheet: short answers, choices, and what only a teacher can judge."""

from dataclasses import replace
from decimal import Decimal

from exercises.engine.checking import Context, Finding, Kind, QuestionId, Templates, breaks, check
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Misconception, Question
from exercises.engine.ideas import idea_behind
from exercises.engine.matching import Match, compare
from exercises.engine.matching.writing import shown
from exercises.engine.messages import said_of

NO_ANSWER = "Em chưa trả lời câu này."
OTHER_CHOICE = "Em đã chọn: “{chosen}”."
WRONG_NUMBER, WRONG_DATE, WRONG_WORDS = "987654", "29/02/1904", "Nội dung chẳng liên quan"


@check(when="template", needs="work")
def answer_is(
    ctx: Context, *, question: QuestionId, value: Templates, as_: Kind = "enum", or_: Templates = ()
) -> Finding:
    """The answer says `value`, or one of `or`, as a value of kind `as`.

    Of several choices `value` is the whole list, in any order: each wrong or missing one takes its share.
    """
    asked = next(one for one in ctx.exercise.questions if one.id == question)
    given = ctx.evidence.answers.get(question, ())
    expected = tuple(ctx.fill(one) for one in value)
    if not any(one.strip() for one in given):
        return Finding(Decimal(0), NO_ANSWER, expected=_labels(asked, expected))
    if asked.many:
        return _several(ctx, asked, set(expected), set(given))
    return _single(ctx, asked, as_, (*expected, *map(ctx.fill, or_)), given[0])


@check(needs="work")
def manual(ctx: Context) -> Finding:
    """A row only the teacher can judge; it stays outside the mark until then."""
    return Finding(Decimal(0), pending=True)


@breaks("answer_is")
def _answer_wrongly(ctx: Context, *, question: str, value: tuple[str, ...], **keys: object) -> Evidence:
    asked = next(one for one in ctx.exercise.questions if one.id == question)
    right = {ctx.fill(one) for one in (*value, *_names(keys.get("or_")))}
    others = tuple(choice.value for choice in asked.choices if choice.value not in right)
    wrong = others[:1] or (_wrong(str(keys.get("as_", ""))),)
    return replace(ctx.evidence, answers={**ctx.evidence.answers, question: wrong})


def _single(ctx: Context, asked: Question, kind: str, right: tuple[str, ...], given: str) -> Finding:
    match = max((compare(kind, one, given) for one in right), key=lambda one: one.credit)
    wrong = None if match.equal else idea_behind(ctx, kind, match, given)
    known_value = wrong is not None and bool(wrong.when)
    return Finding(
        credit=Decimal(0) if known_value else match.credit,
        said="" if match.equal else _said(asked, match, kind, given),
        seen=_labels(asked, (given,)),
        seen_canonical=shown(match.given),
        expected=_labels(asked, right[:1]),
        level=match.level.value,
        misconception=wrong,
    )


def _several(ctx: Context, asked: Question, right: set[str], given: set[str]) -> Finding:
    slips = len(right ^ given)
    credit = max(Decimal(0), 1 - Decimal(slips) / len(right))
    wrong = None if not slips else _chosen(ctx, given - right)
    missing, extra = len(right - given), len(given - right)
    parts = [f"{word} {count} mục" for word, count in (("thiếu", missing), ("thừa", extra)) if count]
    said = f"Em chọn {' và '.join(parts)}." if parts else ""
    order = [choice.value for choice in asked.choices]
    return Finding(
        credit=credit,
        said=said,
        seen=_labels(asked, sorted(given, key=lambda one: order.index(one) if one in order else -1)),
        seen_canonical="; ".join(sorted(map(shown, given))),
        expected=_labels(asked, sorted(right, key=order.index)),
        misconception=wrong,
    )


def _said(asked: Question, match: Match, kind: str, given: str) -> str:
    if asked.choices:
        return OTHER_CHOICE.format(chosen=_labels(asked, (given,)))
    return said_of(match, kind, shown(given))


def _chosen(ctx: Context, extra: set[str]) -> Misconception | None:
    return next((known for known in ctx.criterion.misconceptions if extra.intersection(known.when)), None)


def _labels(asked: Question, values: tuple[str, ...] | list[str]) -> str:
    labels = {choice.value: choice.label for choice in asked.choices}
    return ", ".join(shown(labels.get(value, value)) for value in values)


def _wrong(kind: str) -> str:
    return {"number": WRONG_NUMBER, "money": WRONG_NUMBER, "date": WRONG_DATE}.get(kind, WRONG_WORDS)


def _names(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
