"""The frame of an exercise: portal, outcomes, numbers, choices, and its folder of papers."""

import re
from collections.abc import Collection

from exercises.engine.exercise import Exercise
from exercises.engine.vetting.folder import vet_folder
from exercises.engine.vetting.known import Found
from fixtures.content import nearest
from fixtures.world import World


def vet_frame(exercise: Exercise, world: World, outcomes: Collection[str], samples: int) -> Found:
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", exercise.slug):
        yield "slug", "tên thư mục chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang"
    if exercise.start.tzinfo is not None:
        yield "start", "giờ mô phỏng không ghi múi giờ, ví dụ 2024-04-17T14:10"
    portals = [name for p in world.portals.values() if p.era == exercise.era for name in (p.id, p.skin)]
    if exercise.portal not in portals:
        yield (
            "portal",
            f"năm {exercise.era} không có cổng “{exercise.portal}”" + nearest(exercise.portal, portals),
        )
    for name in exercise.outcomes:
        if name not in outcomes:
            yield "outcomes", f"outcomes.yml không có “{name}”" + nearest(name, outcomes)
    wrong = list(_numbers(exercise))
    yield from wrong
    if not wrong:
        yield from vet_folder(exercise, samples)


def _numbers(exercise: Exercise) -> Found:
    for name, (low, high) in exercise.numbers.items():
        if low > high:
            yield f"numbers.{name}", "số đầu phải nhỏ hơn hoặc bằng số sau"
    for name, options in exercise.choices.items():
        if not options or any("value" not in option for option in options):
            yield f"choices.{name}", "mỗi lựa chọn cần khoá value"
        elif len({frozenset(option) for option in options}) > 1:
            yield f"choices.{name}", "mọi lựa chọn phải có cùng các khoá"
