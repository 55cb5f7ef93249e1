"""What a student paid, how they rated the service and what they wrote to the office, in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from fixtures.banks import load_banks
from fixtures.eform import said
from fixtures.petitions import load_petitions
from fixtures.ratings import load_ratings
from sandbox.reports.student_work import AttemptWork
from sandbox.store.aftermath import Payment, Rating
from sandbox.store.letters import Petition

PAID = {  # words, tone
    "waiting": (_l("Chờ thanh toán"), "help"),
    "paid": (_l("Đã thanh toán"), "done"),
    "cancelled": (_l("Đã huỷ"), "idle"),
    "refunded": (_l("Đã hoàn tiền"), "idle"),
}
ANSWERED = {
    "sent": (_l("Đang chờ trả lời"), "doing"),
    "answered": (_l("Đã trả lời"), "done"),
    "returned": (_l("Không tiếp nhận"), "stop"),
}
OWN = ("subject", "content")  # of a petition, which have places of their own
UNKNOWN = ("", "idle")


@dataclass(frozen=True)
class Paid:
    lines: tuple[tuple[str, int], ...]
    amount: int
    state: tuple[Any, str]
    bank: str
    paid_on: datetime | None


@dataclass(frozen=True)
class Rated:
    level: str
    reason: str
    answers: Mapping[str, str]
    rated_on: datetime


@dataclass(frozen=True)
class Written:
    subject: str
    content: str
    fields: Mapping[str, str]
    state: tuple[Any, str]
    sent_on: datetime
    answer: str


@dataclass(frozen=True)
class Letters:
    payments: tuple[Paid, ...]
    ratings: tuple[Rated, ...]
    petitions: tuple[Written, ...]

    @property
    def any(self) -> bool:
        return bool(self.payments or self.ratings or self.petitions)


def letters(work: AttemptWork) -> Letters:
    return Letters(
        tuple(_paid(one) for one in work.payments),
        tuple(_rated(one) for one in work.ratings),
        tuple(_written(one) for one in work.petitions),
    )


def _paid(one: Payment) -> Paid:
    lines = tuple((str(line.get("name", "")), int(line.get("amount", 0))) for line in one.lines)
    bank = load_banks().get(one.bank)
    return Paid(lines, one.amount, PAID.get(one.state, UNKNOWN), bank.name if bank else "", one.paid_on)


def _rated(one: Rating) -> Rated:
    scheme = load_ratings()
    answers = {
        criterion.question: criterion.answers[one.scores[criterion.id]]
        for criterion in scheme.asked
        if one.scores.get(criterion.id) in range(len(criterion.answers))
    }
    return Rated(scheme.labels.get(one.level, one.level), one.reason, answers, one.rated_on)


def _written(one: Petition) -> Written:
    fields = {
        field.label: said(field, one.fields[field.name])
        for field in load_petitions().form
        if field.name not in OWN and one.fields.get(field.name)
    }
    state = ANSWERED.get(one.state, UNKNOWN)
    return Written(one.subject, one.content, fields, state, one.sent_on, one.answer)
