"""A baby that is in no register yet."""

from collections.abc import Iterator

from fixtures.personas import facts
from fixtures.personas.days import years_on
from tests.support.personas import Family

NOT_YET = ("id_number", "id_issued", "id_issuer", "id_expires", "phone", "email", "address_before")
NOT_YET += ("address_before.detail", "place_before", *(f"birth_record.{name}" for name in
    ("number", "book", "registered", "place")))  # fmt: skip


def only_a_newborn_is_in_no_register_and_has_a_notice(family: Family) -> Iterator[str]:
    flat = facts(family.cast)
    for word, person in family.cast.items():
        if (word == "newborn") != (person.birth_notice is not None) or (word == "newborn") == bool(
            person.id_number
        ):
            yield f"{word} has the number “{person.id_number}” and {person.birth_notice}"
    if "newborn" in family.cast:
        known = {key: flat.get(f"newborn.{key}") for key in NOT_YET}
        yield from (f"the newborn has for {key}: {text}" for key, text in known.items() if text != "")


def a_birth_can_still_be_registered_in_time(family: Family) -> Iterator[str]:
    baby = family.cast.get("newborn")
    if baby is None or baby.birth_notice is None:
        return
    days = (family.today - baby.birth_date).days
    if not 5 <= days <= 50:
        yield f"born {baby.birth_date}, {days} days before {family.today}"
    if not baby.birth_date < baby.birth_notice.issued < family.today:
        yield f"born {baby.birth_date}, notice of {baby.birth_notice.issued} on {family.today}"


def what_a_hospital_writes_of_a_newborn_fits_mother_and_home(family: Family) -> Iterator[str]:
    baby = family.cast.get("newborn")
    if baby is None or baby.birth_notice is None:
        return
    notice = baby.birth_notice
    if not notice.hospital.endswith(" (giả định)") or not 2500 <= notice.weight <= 4000:
        yield f"{notice.weight} g in {notice.hospital}"
    if baby.birth_place != f"{notice.hospital}, {family.me.address.place}":
        yield f"born in {baby.birth_place}, mother lives in {family.me.address.place}"
    if notice.births < 1 + ("child" in family.cast):
        yield f"birth number {notice.births} in a family with {list(family.cast)}"
    if not baby.mother or not years_on(baby.mother.birth_date, 18) < baby.birth_date:
        yield f"born {baby.birth_date} by {baby.mother}"


RULES = (
    only_a_newborn_is_in_no_register_and_has_a_notice,
    a_birth_can_still_be_registered_in_time,
    what_a_hospital_writes_of_a_newborn_fits_mother_and_home,
)
