"""The exercise itself, complete and checked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from exercises.engine.exercise.desk import DeskScene
from exercises.engine.exercise.lesson import Lesson
from exercises.engine.exercise.received import Received
from exercises.engine.exercise.rubric import Criterion, Hint, Question
from exercises.engine.exercise.scales import Group, Stage, Topic
from exercises.engine.exercise.scene import (
    Derived,
    Given,
    Incident,
    Lookalike,
    Message,
    OfficerStep,
    PaperSpec,
    Persona,
)
from exercises.engine.exercise.worked import NOTHING_TO_PROVE, Cases
from fixtures.content import Record
from fixtures.procedure import Era


class Title(Record):
    vi: str
    en: str


class Exercise(Record):
    """One exercise of the library; `start` is the simulated moment it begins.

    opens    where a student is sent first, the portal or the website of the Department
    ends     `submit`: with the filing; `hand_in`: when the student hands in, by “Nộp bài”
    side     who is played: the citizen, the officer of the one-stop desk, or somebody of the Tổ hỗ trợ
    sources  the exercises its stack of dossiers is made like
    weights  share of each group in the mark, together 100; none: as the points stand
    free     a portal to look around in as one likes; nothing is graded, so it has neither rubric nor cases
    """

    slug: str
    revision: int = Field(ge=1)
    title: Title
    topic: Topic = "explore"
    grades: tuple[int, ...] = Field(min_length=1)
    outcomes: tuple[str, ...] = Field(min_length=1)
    minutes: int = Field(ge=1)
    era: Era
    portal: str
    start: datetime
    persona: Persona
    numbers: Mapping[str, tuple[int, int]] = {}
    choices: Mapping[str, tuple[Mapping[str, str], ...]] = {}
    derive: Mapping[str, Derived] = {}
    papers: tuple[PaperSpec, ...] = ()
    received: tuple[Received, ...] = ()
    given: Given | None = None
    phone: tuple[Message, ...] = ()
    officer: tuple[OfficerStep, ...] = ()
    incidents: tuple[Incident, ...] = ()
    side: Literal["citizen", "officer", "support"] = "citizen"
    desk: DeskScene = DeskScene()
    sources: Mapping[str, "Exercise"] = {}
    opens: Literal["portal", "website", "desk", "support"] = "portal"
    ends: Literal["submit", "hand_in"] = "submit"
    lookalikes: tuple[Lookalike, ...] = ()
    free: bool = False
    questions: tuple[Question, ...] = ()
    weights: Mapping[Group, int] = {}
    rubric: tuple[Criterion, ...] = ()
    hints: tuple[Hint, ...] = ()
    reference: str = "cases.yml"
    brief: str
    lesson: Lesson | None = None
    cases: Cases = NOTHING_TO_PROVE
    hash: str

    @model_validator(mode="after")
    def _is_graded_or_free(self) -> "Exercise":
        if self.free and (self.rubric or self.hints or self.cases != NOTHING_TO_PROVE):
            raise ValueError("bài khám phá tự do (free) không có rubric, hints và cases.yml")
        if not self.free and (not self.rubric or self.cases == NOTHING_TO_PROVE):
            raise ValueError("bài có chấm điểm cần rubric và cases.yml; bài khám phá tự do cần free: true")
        return self

    @model_validator(mode="after")
    def _ends_where_it_can(self) -> "Exercise":
        if self.questions and self.ends == "submit":
            raise ValueError("bài có câu hỏi (questions) cần ends: hand_in")
        if self.weights and sum(self.weights.values()) != 100:
            raise ValueError("weights của các nhóm cộng lại phải là 100")
        if self.side != "citizen" and self.ends == "submit":
            raise ValueError("bài của cán bộ, của Tổ hỗ trợ cần ends: hand_in")
        return self

    @property
    def needed_papers(self) -> Mapping[str, tuple[str, ...]]:
        """For each component, the papers the rubric accepts there when the dossier is filed."""
        return self.papers_needed("filing")

    def papers_needed(self, stage: Stage) -> Mapping[str, tuple[str, ...]]:
        """The same at any stage."""
        rows = (row.args for row in self.rubric if row.check == "paper_attached" and row.at == stage)
        return {args["component"]: (args["paper"], *args.get("or_", ())) for args in rows}
