"""The other side of the counter: what lies on the desk of a student who plays the officer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from exercises.engine.exercise.worked import Change
from fixtures.content import Record

ITEM = r"^[a-z][a-z0-9_]*$"


class Moved(Record):
    """What the desk had done with a dossier before the student sat down, and when."""

    do: Literal["receive", "process", "supplement", "forward", "late", "finish"]
    at: datetime
    reason: str = ""
    days: int = Field(default=0, ge=0, le=60)

    @property
    def action(self) -> str:
        """What the lifecycle calls it."""
        return {"supplement": "request_supplement", "late": "extend"}.get(self.do, self.do)

    @model_validator(mode="after")
    def _says_why(self) -> "Moved":
        if self.do == "late" and not (self.reason.strip() and self.days):
            raise ValueError("do: late cần reason và days, lý do và số ngày hẹn lại")
        return self


class Stacked(Record):
    """One dossier of the stack: the reference of the exercise `like`, with what this one does otherwise.

    filed      when it came in
    moves      what was done with it so far; none: it waits to be looked at
    ground     why it is not taken, where no rule of the desk can see that from its papers (fixtures.desk)
    classmate  a dossier of a classmate takes its place, where one of the class has filed that exercise
    """

    id: str = Field(pattern=ITEM)
    like: str
    change: Change = Change()
    filed: datetime
    moves: tuple[Moved, ...] = ()
    ground: str = ""
    classmate: bool = False


class StackedPetition(Record):
    """A petition (PAKN) that lies on the desk; texts are templates over the officer's own variant.

    found    what it is: a sort of the feedback desk (fixtures.petition_sorts), more than one parted by “|”
    note     what those who looked into it tell the desk: only with that can it be answered
    private  tells so much of somebody that nobody else may read it
    """

    id: str = Field(pattern=ITEM)
    fields: Mapping[str, str]
    sent: datetime
    found: str
    note: str = ""
    private: bool = False


class DeskScene(Record):
    """stack: dossiers in the order they came in. ask_due: the officer works out the day of the result.

    shuffled   those that only wait came in at each other's moments, in another order for every student
    """

    stack: tuple[Stacked, ...] = ()
    petitions: tuple[StackedPetition, ...] = ()
    ask_due: bool = False
    shuffled: bool = False

    @model_validator(mode="after")
    def _each_once(self) -> "DeskScene":
        names = [*(one.id for one in self.stack), *(one.id for one in self.petitions)]
        if len(set(names)) < len(names):
            raise ValueError("mỗi hồ sơ, phản ánh trên bàn cần một id riêng")
        return self
