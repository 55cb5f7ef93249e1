"""The pilot report as it may leave the school: numbers of groups, none of them small."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Size:
    """How many students. `people` is None where it is not told: one to four, or what would give such a
    number away; then it is more than `over`, or nothing is said."""

    people: int | None
    over: int | None = None
    small: bool = False


@dataclass(frozen=True)
class SchoolRow:
    school: str
    classes: int
    students: Size


@dataclass(frozen=True)
class ExerciseRow:
    """Of the students with a mark: how many reached 5, and 8; None where that is not told."""

    slug: str
    students: Size
    reached: int | None = None
    good: int | None = None


@dataclass(frozen=True)
class TopicRow:
    """`average` of the students' best marks in the exercises of the topic."""

    topic: str
    exercises: int
    students: Size
    average: Decimal | None = None


@dataclass(frozen=True)
class SkillRow:
    """`share`: points earned of the points there were, in whole percent."""

    skill: str
    students: Size
    share: int | None = None


@dataclass(frozen=True)
class IdeaRow:
    """A wrong idea, and how many students had it."""

    slug: str
    words: str
    students: int


@dataclass(frozen=True)
class PilotReport:
    """`attempts` and `hours`: None where too few students made them."""

    classes: int
    students: Size
    practised: Size
    exercises: int
    given: int
    attempts: int | None
    hours: int | None
    by_school: tuple[SchoolRow, ...]
    by_exercise: tuple[ExerciseRow, ...]
    by_topic: tuple[TopicRow, ...]
    by_skill: tuple[SkillRow, ...]
    ideas: tuple[IdeaRow, ...]

    @property
    def schools(self) -> int:
        return len(self.by_school)
