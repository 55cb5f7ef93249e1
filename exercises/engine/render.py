"""The brief as one student reads it, with the values of their variant filled in."""

from functools import cache

from markdown_it import MarkdownIt

from exercises.engine.exercise import Exercise
from exercises.engine.variants import Variant, fill


def brief_html(exercise: Exercise, variant: Variant) -> str:
    """The brief as HTML; tags inside the text come out as text."""
    return str(_markdown().render(fill(exercise.brief, variant)))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
