"""The papers of an exercise: kinds and people that exist, papers that every student's persona can have."""

from exercises.engine.exercise import Exercise, PaperSpec
from exercises.engine.variants import make_variant, missing_facts, without_stack
from exercises.engine.vetting.known import Found, refuse_twins
from fixtures.content import nearest
from fixtures.papers import KINDS

SEEDS = ("vetting", "second", "third", "fourth", "fifth")
"""Personas tried; a child too young for a card is not there with every seed."""


def vet_folder(exercise: Exercise, samples: int) -> Found:
    yield from refuse_twins("papers", (paper.id for paper in exercise.papers))
    wrong = [problem for paper in exercise.papers for problem in _wrong(paper, exercise)]
    yield from wrong
    if not wrong:
        yield from _undrawable(exercise, samples)


def _wrong(paper: PaperSpec, exercise: Exercise) -> Found:
    people = ("me", *exercise.persona.family)
    if paper.of not in people:
        yield f"papers.{paper.id}.of", f"không có nhân vật “{paper.of}”" + nearest(paper.of, people)
    if paper.kind not in KINDS:
        yield f"papers.{paper.id}.kind", f"không có loại giấy “{paper.kind}”" + nearest(paper.kind, KINDS)
    elif paper.defect and paper.defect not in KINDS[paper.kind].defects:
        known = ", ".join(KINDS[paper.kind].defects)
        yield (
            f"papers.{paper.id}.defect",
            f"“{paper.kind}” không thể có lỗi “{paper.defect}”, chỉ có {known}",
        )


def _undrawable(exercise: Exercise, samples: int) -> Found:
    """Papers that lack a fact with some seed, each once."""
    lacking: dict[str, tuple[str, ...]] = {}
    for seed in SEEDS[:samples]:
        try:
            variant = make_variant(without_stack(exercise), seed)
        except (KeyError, ValueError) as error:
            yield "persona", f"không dựng được nhân vật và giấy tờ: {error}"
            return
        lacking |= {name: facts for name in variant.papers if (facts := missing_facts(variant, name))}
    for name, facts in lacking.items():
        yield f"papers.{name}", f"nhân vật không có đủ dữ kiện để vẽ: {', '.join(facts)}"
