"""What is asked and what it earns: questions, criteria, known wrong ideas, hints."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from exercises.engine.exercise.scales import Group, Link, Names, Points, Skill, Stage
from fixtures.content import Record


class Misconception(Record):
    """A known wrong idea: `when` are the values or papers it leads to, `detail` a slip the matcher names.

    A value known as wrong earns nothing, even where it is one letter from the right one.
    """

    when: Names = ()
    detail: str = ""
    tag: str
    say: str

    @model_validator(mode="after")
    def _one_sign(self) -> "Misconception":
        if bool(self.when) == bool(self.detail):
            raise ValueError("cần đúng một trong hai khoá when, detail")
        return self


class Choice(Record):
    """One of the answers offered; `value` is a code that means nothing to a reader."""

    value: str
    label: str


class Question(Record):
    """A question of the answer sheet: a short answer, or a choice of one or of `many`.

    `unit` stands after the box ("ngày làm việc"), `hint` under it. Each student sees their own order
    of choices.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    ask: str
    choices: tuple[Choice, ...] = ()
    many: bool = False
    unit: str = ""
    hint: str = ""


class Criterion(Record):
    """One row of the rubric. `args` are the keys of its check; `when` limits it to some variants.

    at     which dossier it looks at: as the student filed it, as it stood after the last supplement, or the
           one that was given
    gate   where this row is failed, the mark goes no higher, e.g. 5.0
    """

    id: str
    group: Group
    skill: Skill
    points: Points
    title: str
    ask: str
    check: str
    args: Mapping[str, Any] = {}
    at: Stage = "filing"
    gate: Points | None = None
    depends_on: Names = ()
    when: Mapping[str, str] = {}
    misconceptions: tuple[Misconception, ...] = ()
    advice: str
    link: Link = ""

    def applies(self, values: Mapping[str, str]) -> bool:
        """Whether this row belongs to the variant with these values."""
        return all(values.get(name) == value for name, value in self.when.items())


class Hint(Record):
    """Help with one criterion; `cost` comes off that criterion, in hundredths."""

    id: str
    for_: str = Field(alias="for")
    after_fails: int = 0
    text: str
    cost: Points = 0
