"""Looking for an exercise in a long library: by words, by grade, by topic, all from the address."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from exercises.engine.describing import TOPICS, by_topic
from exercises.engine.schema import Exercise
from fixtures.search.folding import folded
from sandbox.web.portal.frame import plain


@dataclass(frozen=True)
class Wanted:
    """`grade` 0 and `topic` "" mean any."""

    words: str = ""
    grade: int = 0
    topic: str = ""

    def fits(self, exercise: Exercise) -> bool:
        said = said_of(exercise)
        return (
            (not self.grade or self.grade in exercise.grades)
            and (not self.topic or self.topic == exercise.topic)
            and all(word in said for word in folded(self.words).split())
        )


def wanted() -> Wanted:
    """What is not offered is not asked for."""
    topic = request.args.get("chu-de", "")
    grade = request.args.get("khoi", 0, type=int)
    return Wanted(
        plain(request.args.get("tim", ""), 80),
        grade if 6 <= grade <= 12 else 0,
        topic if topic in TOPICS else "",
    )


def said_of(exercise: Exercise) -> str:
    """What it may be found by, without marks: its title, topic and aim."""
    aim = exercise.lesson.aim if exercise.lesson else ""
    return folded(f"{exercise.title.vi} {TOPICS[exercise.topic]} {aim}")


def found(library: Mapping[str, Exercise], looking: Wanted, first: str) -> list[tuple[str, list[Exercise]]]:
    """By topic, those that fit, and always the one called `first`, in a part of its own on top."""
    chosen = [library[first]] if first in library else []
    rest = [one for one in library.values() if one.slug != first and looking.fits(one)]
    return [("", chosen), *by_topic(rest)] if chosen else by_topic(rest)


def grades_of(library: Mapping[str, Exercise]) -> list[int]:
    return sorted({grade for one in library.values() for grade in one.grades})


def topics_of(library: Mapping[str, Exercise]) -> list[tuple[str, str]]:
    """(id, words) of those with an exercise."""
    present = {one.topic for one in library.values()}
    return [(topic, words) for topic, words in TOPICS.items() if topic in present]
