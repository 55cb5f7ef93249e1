"""On which terms an exercise is given: the mode, when, how often, how it is marked, and to whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from exercises.engine.exercise import Exercise, Rounding
from sandbox.operations.refusals import Refused

MODES = ("guided", "practice", "test")
FEEDBACK = ("full", "points", "mark")
POLICIES = ("best", "last", "average")
ROUNDINGS: tuple[str, ...] = get_args(Rounding)
HINTS = ("yes", "no")
MOST_MINUTES = 240
MOST_ATTEMPTS = 20
MOST_WEIGHT = 3
NOT_OFFERED = "Không có bài hoặc chế độ này. Hãy chọn lại trong danh sách."


@dataclass(frozen=True)
class Terms:
    """As the columns of an assignment of the same names; `group_id`: None for the whole class."""

    mode: str
    attempts_allowed: int
    opens_at: datetime
    closes_at: datetime | None
    feedback: str = "full"
    policy: str = "best"
    rounding: str = "0.1"
    minutes: int | None = None
    weight: int = 1
    hints: str = "yes"
    group_id: int | None = None


def problem(terms: Terms, free: bool) -> Refused | None:
    """Why an exercise, `free` or graded, cannot be given on these terms, or nothing."""
    if terms.mode not in MODES:
        return Refused(NOT_OFFERED)
    return (
        mode_problem(terms.mode, free)
        or marking_problem(terms)
        or closing_problem(terms.mode, terms.opens_at, terms.closes_at)
    )


def needs_other_side(exercise: Exercise) -> bool:
    """Whether it is done for classmates who play the citizens, so that it comes with theirs alone."""
    desk = exercise.desk.stack or exercise.desk.petitions
    return exercise.side == "support" or (exercise.side == "officer" and not desk and not exercise.questions)


def mode_problem(mode: str, free: bool) -> Refused | None:
    """Why an exercise, `free` or graded, cannot be done this way, or nothing."""
    if not free or mode == "practice":
        return None
    if mode == "test":
        return Refused("Bài khám phá tự do không chấm điểm nên không làm bài kiểm tra được.")
    return Refused("Bài khám phá tự do không có hướng dẫn từng bước. Hãy chọn chế độ luyện tập.")


def marking_problem(terms: Terms) -> Refused | None:
    """Why it cannot be marked so, or nothing."""
    known = terms.feedback in FEEDBACK and terms.policy in POLICIES and terms.rounding in ROUNDINGS
    if not known or terms.hints not in HINTS:
        return Refused("Không có cách chấm này. Hãy chọn lại trong danh sách.")
    if terms.minutes is not None and not 1 <= terms.minutes <= MOST_MINUTES:
        return Refused(
            "Thời gian làm bài từ 1 đến %(most)d phút; để trống nếu không giới hạn.", most=MOST_MINUTES
        )
    if not 0 <= terms.weight <= MOST_WEIGHT:
        return Refused("Hệ số từ 0 đến %(most)d.", most=MOST_WEIGHT)
    return None


def closing_problem(mode: str, opens_at: datetime, closes_at: datetime | None) -> Refused | None:
    """Why this time of closing will not do, or nothing."""
    if closes_at is None and mode == "test":
        return Refused("Bài kiểm tra cần giờ đóng: đến giờ đó học sinh mới xem được điểm.")
    if closes_at is not None and closes_at <= opens_at:
        return Refused("Giờ đóng phải sau giờ mở. Hãy xem lại ngày giờ.")
    return None
