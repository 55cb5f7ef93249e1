"""The feedback desk of an exercise: petitions as a citizen could send them, of sorts the desk knows."""

from exercises.engine.exercise import Exercise, StackedPetition
from exercises.engine.variants import Variant, fill, make_variant
from exercises.engine.vetting.known import Found, Known
from fixtures.content import nearest
from fixtures.eform import field_error
from fixtures.petition_sorts import load_sorts
from fixtures.petitions import load_petitions
from fixtures.privacy import is_somebodys

CHECKS = ("petition_sorted", "answer_says", "published_right")


def vet_petitions(exercise: Exercise, known: Known, samples: int) -> Found:
    for item in exercise.desk.petitions:
        place = f"desk.petitions.{item.id}"
        wrong = [*_fields(item, place), *_texts(item, known, place)]
        yield from wrong or _filled(exercise, item, place, samples)
    ids = [item.id for item in exercise.desk.petitions]
    for row in exercise.rubric:
        if row.check in CHECKS and row.args["petition"] not in ids:
            wanted = row.args["petition"]
            yield f"rubric.{row.id}.petition", f"không có phản ánh “{wanted}” trên bàn" + nearest(wanted, ids)


def _fields(item: StackedPetition, place: str) -> Found:
    """Everything the form of the portal asks for, and nothing else."""
    asked = [field.name for field in load_petitions().form]
    for name in item.fields:
        if name not in asked:
            yield f"{place}.fields.{name}", "mẫu phản ánh không có mục này" + nearest(name, asked)
    for name in asked:
        if name not in item.fields:
            yield f"{place}.fields.{name}", "mẫu phản ánh cần mục này"


def _texts(item: StackedPetition, known: Known, place: str) -> Found:
    for name, text in {**item.fields, "note": item.note, "found": item.found}.items():
        yield from known.refuse_values(f"{place}.{name}", text)


def _filled(exercise: Exercise, item: StackedPetition, place: str, samples: int) -> Found:
    """Each problem once, whichever variant shows it."""
    variants = (make_variant(exercise, f"vetting-{number}") for number in range(samples))
    yield from dict(found for variant in variants for found in _sent(item, variant, place)).items()


def _sent(item: StackedPetition, variant: Variant, place: str) -> Found:
    sorts = load_sorts()
    for sort in fill(item.found, variant).split("|"):
        if sort not in sorts:
            yield f"{place}.found", f"bàn phản ánh không có loại “{sort}”" + nearest(sort, sorts)
    for field in load_petitions().form:
        text = fill(item.fields[field.name], variant)
        problem = field_error(field, text, {})
        if is_somebodys(field.type, text, variant.values.values()):
            problem = "số hoặc thư này có thể là của người thật"
        if problem:
            yield f"{place}.fields.{field.name}", problem
