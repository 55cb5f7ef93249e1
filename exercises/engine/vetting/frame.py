"""The frame of an exercise: portal, outcomes, persona, papers, numbers and choices."""

import re
from collections.abc import Collection

from exercises.engine.exercise import Exercise
from exercises.engine.variants import make_variant
from exercises.engine.vetting.known import Found, refuse_twins
from fixtures.content import nearest
from fixtures.world import World


def vet_frame(exercise: Exercise, world: World, outcomes: Collection[str]) -> Found:
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
    yield from _numbers(exercise)
    yield from _papers(exercise)
    yield from _persona(exercise)


def _numbers(exercise: Exercise) -> Found:
    for name, (low, high) in exercise.numbers.items():
        if low > high:
            yield f"numbers.{name}", "số đầu phải nhỏ hơn hoặc bằng số sau"
    for name, options in exercise.choices.items():
        if not options or any("value" not in option for option in options):
            yield f"choices.{name}", "mỗi lựa chọn cần khoá value"
        elif len({frozenset(option) for option in options}) > 1:
            yield f"choices.{name}", "mọi lựa chọn phải có cùng các khoá"


def _papers(exercise: Exercise) -> Found:
    from fixtures.papers import KINDS  # drawing libraries are slow to import

    yield from refuse_twins("papers", (paper.id for paper in exercise.papers))
    people = ("me", *exercise.persona.family)
    for paper in exercise.papers:
        if paper.kind not in KINDS:
            yield f"papers.{paper.id}.kind", f"không có loại giấy “{paper.kind}”" + nearest(paper.kind, KINDS)
        if paper.of not in people:
            yield f"papers.{paper.id}.of", f"không có nhân vật “{paper.of}”" + nearest(paper.of, people)


def _persona(exercise: Exercise) -> Found:
    try:
        make_variant(exercise, "vetting")
    except (KeyError, ValueError) as error:
        yield "persona", f"không dựng được nhân vật và giấy tờ: {error}"
