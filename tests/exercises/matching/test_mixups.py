"""Values that are right in themselves, but were written in another field or belong to another person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from exercises.engine.checking import Context
from exercises.engine.evidence import Evidence
from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.mixups import mixed_up
from exercises.engine.report import CriterionResult
from exercises.engine.variants import Variant

Work = Callable[..., Evidence]
Judge = Callable[..., CriterionResult]
VALUES = {
    "me.full_name": "Lê Văn An",
    "me.phone": "0538238914",
    "me.code": "TH4789054",
    "me.diploma.number": "TH1111222",
    "me.room": "12",
    "me.relation": "",
    "me.father.full_name": "Lê Văn Bình",
    "me.mother.full_name": "Trần Thị Cúc",
    "sibling.full_name": "Lê Thị Dung",
    "sibling.diploma.number": "TH9999333",
    "sibling.room": "2135",
    "sibling.relation": "chị gái",
    "sibling.mother.full_name": "Trần Thị Cúc",
    "mother.full_name": "Trần Thị Cúc",
    "mother.relation": "mẹ",
    "newborn.mother.full_name": "Phạm Thị Hoa",
    "copies": "2026",
}


def row(id: str, value: str, kind: str, field: str = "", **own: Any) -> Criterion:
    return Criterion.model_validate(
        {
            "id": id,
            "group": "outcome",
            "skill": "data_entry",
            "points": 1,
            "title": f"Ô {id}",
            "ask": "Ô này cần một giá trị.",
            "check": "field_matches",
            "args": {"field": field or id, "value": value, "as_": kind},
            "advice": "Em thử lại nhé.",
            **own,
        }
    )


@pytest.fixture
def mixed(exercise: Exercise, variant: Variant) -> Callable[..., tuple[str, str] | None]:
    """The tag and the sentence for what was given in the field of the first row."""

    def run(given: str, *rows: Criterion) -> tuple[str, str] | None:
        ctx = Context(
            exercise.model_copy(update={"rubric": rows}),
            replace(variant, values=VALUES),
            Evidence(None),
            rows[0],
        )
        args = rows[0].args
        wrong = mixed_up(ctx, args["as_"], (args["value"],), given)
        return (wrong.tag, wrong.say) if wrong else None

    return run


NAME, CODE = row("name", "{me.full_name}", "name"), row("code", "{me.code}", "code")
PHONE = row("phone", "{me.phone}", "phone")
SAYS_PHONE = (
    "swapped_fields",
    "Em đã ghi vào đây thông tin của ô “Ô phone”. Em đọc kỹ tên từng ô nhé.",
)


@pytest.mark.parametrize("given", ["0538238914", "+84 538 238 914", "0538.238.914"])
def test_the_value_of_another_field_is_known_in_any_writing(mixed: Any, given: str) -> None:
    assert mixed(given, CODE, PHONE) == SAYS_PHONE


def test_a_slip_away_from_the_value_of_another_field_is_not_that_value(mixed: Any) -> None:
    assert mixed("0538238915", CODE, PHONE) is None


@pytest.mark.parametrize(
    "other",
    [
        row("phone", "{me.phone}", "phone", when={"copies": "3"}),
        row("phone", "{me.phone}", "phone", at="given"),
        row("phone", "{me.phone}", "phone", field="code"),
        row("phone", "{me.phone}", "phone", check="happened"),
        row("phone", "{me.phone}", "number"),
        row("phone", "{me.phone}", "enum"),
    ],
    ids=["another variant", "another dossier", "the same field", "another check", "number", "choice"],
)
def test_only_another_field_of_this_form_counts(mixed: Any, other: Criterion) -> None:
    assert mixed("0538238914", CODE, other) is None
    assert mixed("0538238914", CODE, other, PHONE) == SAYS_PHONE


@pytest.mark.parametrize("kind", ["number", "money", "enum", "set"])
def test_numbers_and_choices_are_never_called_mixed_up(mixed: Any, kind: str) -> None:
    assert mixed("0538238914", row("it", "7", kind), PHONE) is None


@pytest.mark.parametrize("kind", ["name", "text", "address", "id_number", "phone", "date", "code", "email"])
def test_every_kind_with_something_to_say_may_be_mixed_up(mixed: Any, kind: str) -> None:
    assert mixed("0538238914", row("it", "quite another", kind), PHONE) == SAYS_PHONE


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("name", "Lê Văn Tú"),
        ("text", "du học"),
        ("address", "12 Lê Lợi"),
        ("id_number", "099302116058"),
        ("date", "05/03/2010"),
        ("code", "TH12"),
        ("email", "an@thuchanh.example"),
    ],
)
def test_the_value_is_compared_in_the_kind_of_the_field_it_belongs_to(
    mixed: Any, kind: str, value: str
) -> None:
    found = mixed(value, row("it", "Không phải", "text"), row("other", value, kind))
    assert found[0] == "swapped_fields"


def test_what_is_too_short_says_nothing(mixed: Any) -> None:
    other = row("other", "10A", "code")
    assert mixed(" 10A ", CODE, other) is None
    assert mixed("10A1", CODE, row("other", "10A1", "code")) is not None


def test_the_same_fact_of_another_person_is_known(mixed: Any) -> None:
    sister = (
        "wrong_person",
        "Đây là thông tin của chị gái nhân vật, không phải của người mà ô này hỏi.",
    )
    assert mixed("lê thị dung", NAME) == sister
    assert mixed("TH 9999333", row("it", "{me.diploma.number}", "code")) == sister
    assert mixed("2135", row("it", "{me.room}", "code")) == sister


@pytest.mark.parametrize(
    ("wanted", "given", "who"),
    [
        ("me", "Trần Thị Cúc", "của mẹ nhân vật"),
        ("me", "Lê Văn Bình", "của bố nhân vật"),
        ("sibling", "Lê Văn An", "của nhân vật em đang đóng vai, không phải"),
        ("me", "Phạm Thị Hoa", "của một người khác trong đề bài."),
        ("newborn.mother", "Trần Thị Cúc", "của mẹ nhân vật"),
        ("me.father", "Lê Văn An", "của nhân vật em đang đóng vai"),
    ],
)
def test_the_other_person_is_called_by_the_relation(mixed: Any, wanted: str, given: str, who: str) -> None:
    tag, said = mixed(given, row("it", f"{{{wanted}.full_name}}", "name"))
    assert (tag, who in said) == ("wrong_person", True)


def test_another_fact_of_another_person_is_not_that_persons_value(mixed: Any) -> None:
    assert mixed("TH9999333", CODE) is None
    assert mixed("Lê Thị Dung", row("it", "Bà {me.full_name}", "name")) is None
    assert mixed("Lê Thị Dung", row("it", "{copies}", "name")) is None


def test_a_person_says_more_than_a_field(mixed: Any) -> None:
    sister = row("sister", "{sibling.full_name}", "name")
    assert mixed("Lê Thị Dung", NAME, sister)[0] == "wrong_person"


REGISTER: dict[str, Any] = {"field": "school", "value": "Trường THPT Ánh Dương", "as_": "text"}


def test_a_student_is_told_which_field_the_value_belongs_to(
    judge: Judge, work: Work, variant: Variant
) -> None:
    number = variant.values["me.diploma.number"]
    found = judge(work(fields={"school": number}), "field_matches", **REGISTER)
    assert (found.verdict, found.earned, found.misconception) == ("fail", 0, "swapped_fields")
    assert found.message == (
        f"Em cần làm việc này. Em đã ghi: “{number}”. Nội dung này không khớp với đề bài và giấy tờ. "
        "Em đã ghi vào đây thông tin của ô “Số hiệu văn bằng”. Em đọc kỹ tên từng ô nhé."
    )


def test_the_value_of_another_field_earns_nothing_though_it_is_one_sign_off(
    judge: Judge, work: Work, variant: Variant
) -> None:
    number = variant.values["me.diploma.number"]
    keys = {"field": "register_number", "value": f"{number}X", "as_": "code"}
    found = judge(work(fields={"register_number": number}), "field_matches", **keys)
    assert (found.level, found.earned, found.misconception) == ("typing", 0, "swapped_fields")
    assert "lệch một ký tự" not in found.message
    assert "không khớp" in found.message


def test_the_words_of_the_author_come_first(judge: Judge, work: Work, variant: Variant) -> None:
    keys = {"field": "owner_name", "value": "{me.full_name}", "as_": "name"}
    evidence = work(fields={"owner_name": "{sibling.full_name}"})
    ideas = [{"when": "{sibling.full_name}", "tag": "sister", "say": "Đó là chị."}]
    assert judge(evidence, "field_matches", **keys, misconceptions=ideas).misconception == "sister"
    other = [{"when": "Không ai cả", "tag": "nobody", "say": "Không ai."}]
    assert judge(evidence, "field_matches", **keys, misconceptions=other).misconception == "wrong_person"


def test_a_value_that_is_right_is_never_mixed_up(judge: Judge, work: Work) -> None:
    keys = {"field": "owner_name", "value": "{sibling.full_name}", "as_": "name"}
    mine = work(fields={"owner_name": "{me.full_name}"})
    assert judge(mine, "field_matches", **keys, or_=("{me.full_name}",)).verdict == "pass"
    assert judge(mine, "field_matches", **keys).misconception == "wrong_person"
