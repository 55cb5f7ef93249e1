"""An exercise as one student reads it, with the values of their variant filled in."""

from functools import cache

from markdown_it import MarkdownIt

from exercises.engine.exercise import Exercise, Hint, Message
from exercises.engine.variants import Variant, fill


def brief_html(exercise: Exercise, variant: Variant) -> str:
    """The brief as HTML; tags inside the text come out as text."""
    return str(_markdown().render(fill(exercise.brief, variant)))


def messages(exercise: Exercise, variant: Variant) -> tuple[Message, ...]:
    """What may come to the phone."""
    return tuple(
        message.model_copy(update={"text": fill(message.text, variant)}) for message in exercise.phone
    )


def hints(exercise: Exercise, variant: Variant) -> tuple[Hint, ...]:
    return tuple(hint.model_copy(update={"text": fill(hint.text, variant)}) for hint in exercise.hints)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
