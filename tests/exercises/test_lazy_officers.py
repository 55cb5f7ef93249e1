"""Who does not look or does not think scores low: one action for all, every fault for all, nothing opened."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from exercises.engine.exercise import Exercise
from exercises.engine.grading import grade
from exercises.engine.loader import load_library
from exercises.engine.stack import Laid, of_item
from exercises.engine.standing import officers_move
from fixtures.catalogue import load_catalogue
from fixtures.desk import load_desk
from fixtures.world import World
from tests.exercises.desk import Sitting, sitting

LOW, BLIND = Decimal("4.0"), Decimal("9.5")
WORDS = "Thiếu giấy tờ, mờ, hết hạn, chưa ký, sai loại, của người khác. Ông/bà bổ sung đơn và căn cước."
Strategy = Callable[[Laid], Mapping[str, str]]
SLUGS = (
    "ngay-dau-o-ban-mot-cua", "tiep-nhan-hay-tu-choi", "viet-phieu-yeu-cau-bo-sung", "hen-dung-ngay-tra",
    "xin-loi-va-hen-lai", "ho-so-nop-thay", "khong-doi-giay-thua", "ho-so-cua-lop-em",
)  # fmt: skip


def receive_all(one: Laid) -> Mapping[str, str]:
    """What is under way already is finished, for it cannot be received."""
    action = "receive" if officers_move(one.state, "receive") else "finish"
    return {"action": action, "due": "17/04/2024"}


def send_all_back(one: Laid) -> Mapping[str, str]:
    """Everything is wrong with everything."""
    parts = load_catalogue().procedure(one.procedure).components
    named = " ".join(f"{part.id}:{kind}" for part in parts for kind in load_desk().faults)
    return {"action": "request_supplement", "faults": named, "reason": WORDS}


def call_all_missing(one: Laid) -> Mapping[str, str]:
    parts = load_catalogue().procedure(one.procedure).components
    named = " ".join(f"{part.id}:missing" for part in parts if part.required)
    return {"action": "request_supplement", "faults": named, "reason": WORDS}


def refuse_all(one: Laid) -> Mapping[str, str]:
    action = "refuse" if officers_move(one.state, "refuse") else "stop"
    return {"action": action, "ground": "late", "reason": "Hồ sơ nộp quá thời hạn, ông/bà nộp lại."}


def mark(desk: Sitting, **change: Any) -> Decimal:
    return Decimal(grade(desk.exercise, desk.variant, desk.worked(**change)).mark)


@pytest.mark.parametrize("looking", [False, True])
@pytest.mark.parametrize("strategy", [receive_all, send_all_back, call_all_missing, refuse_all])
@pytest.mark.parametrize("slug", SLUGS)
def test_one_answer_for_all_scores_low(slug: str, strategy: Strategy, looking: bool) -> None:
    for seed in ("lan", "minh"):
        desk = sitting(slug, seed)
        acts = {item: strategy(of_item(desk.variant, item)) for item in desk.variant.stack}
        unseen = [] if looking else ["desk.opened", "desk.paper_seen"]
        assert mark(desk, acts=acts, drop_events=unseen) <= LOW


@pytest.mark.parametrize("slug", SLUGS)
def test_who_opens_nothing_loses_for_it_even_when_right(slug: str) -> None:
    assert mark(sitting(slug), drop_events=["desk.opened", "desk.paper_seen"]) <= BLIND


@pytest.mark.parametrize("slug", SLUGS)
def test_who_only_looks_earns_nothing(slug: str) -> None:
    assert mark(sitting(slug), drop_events=["desk.acted"]) <= Decimal("0.5")


def test_every_stack_is_tried_here(world: World) -> None:
    library: Mapping[str, Exercise] = load_library(world, samples=1)
    stacks = {slug for slug, one in library.items() if one.desk.stack}
    assert set(SLUGS) <= stacks
    assert {slug for slug in stacks if one_stop(library[slug])} - set(SLUGS) <= {"lien-thong-khai-sinh"}


def one_stop(exercise: Exercise) -> bool:
    return exercise.topic == "one_stop" and exercise.side == "officer"
