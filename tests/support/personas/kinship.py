"""Ages, names and households of a family."""

from collections.abc import Iterator

from fixtures.personas import facts
from fixtures.personas.days import age_on
from fixtures.places import after, is_place, parse_place
from tests.support.personas import Family

PARENTS = (
    ("father", "me"), ("mother", "me"), ("father", "sibling"), ("mother", "sibling"),
    ("me", "child"), ("spouse", "child"), ("me", "newborn"), ("spouse", "newborn"),
)  # fmt: skip
OF_THE_FATHER = (("father", "me"), ("father", "sibling"), ("me", "sibling"), ("guardian", "me"))
RELATIONS = {
    "me": {""}, "father": {"bố"}, "mother": {"mẹ"}, "grandmother": {"bà nội", "bà ngoại"},
    "sibling": {"anh trai", "em trai", "chị gái", "em gái"}, "guardian": {"chú ruột", "cô ruột"},
    "child": {"con trai", "con gái"}, "newborn": {"con trai", "con gái"}, "spouse": {"vợ", "chồng"},
}  # fmt: skip
FEMALE = {"mẹ", "bà nội", "bà ngoại", "chị gái", "em gái", "cô ruột", "con gái", "vợ"}
TOLD = (
    "full_name",
    "given_name",
    "birth_date",
    "id_number",
    "id_issued",
    "phone",
    "email",
    "birth_record.number",
    "schooling.student_code",
    "diploma.number",
    "diploma.register_number",
    "lower_diploma.number",
    "lower_diploma.register_number",
)


def the_cast_is_the_one_asked_for(family: Family) -> Iterator[str]:
    if list(family.cast) != ["me", *family.spec.family]:
        yield f"asked for {family.spec.family}, got {list(family.cast)}"
    age = age_on(family.me.birth_date, family.today)
    if not family.spec.age[0] <= age <= family.spec.age[1]:
        yield f"me is {age}, not of {family.spec.age}"


def relations_fit_gender_and_age(family: Family) -> Iterator[str]:
    for word, person in family.cast.items():
        if person.relation not in RELATIONS[word]:
            yield f"{word} is called “{person.relation}”"
        if word != "me" and (person.relation in FEMALE) != (person.gender == "Nữ"):
            yield f"{word}, {person.gender}, is called “{person.relation}”"
    for me, spouse in family.pairs(("me", "spouse")):
        husband, wife = (me, spouse) if me.gender == "Nam" else (spouse, me)
        if husband.gender == wife.gender or not 0 <= (wife.birth_date - husband.birth_date).days < 1100:
            yield f"{husband.gender} born {husband.birth_date} is married to {wife.gender}, {wife.birth_date}"
    for me, sibling in family.pairs(("me", "sibling")):
        older = sibling.birth_date < me.birth_date
        if older != sibling.relation.startswith(("anh", "chị")):
            yield f"“{sibling.relation}” born {sibling.birth_date}, me {me.birth_date}"


def generations_lie_apart(family: Family) -> Iterator[str]:
    for parent, child in family.pairs(*PARENTS):
        gap = age_on(parent.birth_date, child.birth_date)
        if not 18 <= gap <= 46:
            yield f"{parent.relation or 'me'} was {gap} when {child.full_name} was born"
    for grandmother, child in family.pairs(("grandmother", "father"), ("grandmother", "mother")):
        mine = (grandmother.relation == "bà nội") == (child.relation == "bố")
        if mine and not 19 <= age_on(grandmother.birth_date, child.birth_date) <= 28:
            yield f"{grandmother.relation} born {grandmother.birth_date}, {child.relation} {child.birth_date}"
    for me, grandmother in family.pairs(("me", "grandmother")):
        if not 38 <= age_on(grandmother.birth_date, me.birth_date) <= 62:
            yield f"grandmother born {grandmother.birth_date}, me {me.birth_date}"
    for me, sibling in family.pairs(("me", "sibling")):
        if not 300 < abs((me.birth_date - sibling.birth_date).days) < 5 * 366:
            yield f"siblings born {me.birth_date} and {sibling.birth_date}"


def the_family_name_comes_from_the_father(family: Family) -> Iterator[str]:
    pairs = [*family.pairs(*OF_THE_FATHER)]
    father = "me" if family.me.gender == "Nam" else "spouse"
    pairs += family.pairs((father, "child"), (father, "newborn"), ("child", "newborn"))
    for one, other in pairs:
        if one.family_name != other.family_name or one.hometown != other.hometown:
            yield f"{one.full_name} from {one.hometown}, {other.full_name} from {other.hometown}"


def names_are_put_together_right(family: Family) -> Iterator[str]:
    for person in family.cast.values():
        if person.full_name != f"{person.family_name} {person.middle_name} {person.given_name}":
            yield f"{person.full_name} is not made of its parts"


def parents_on_papers_are_those_of_the_cast(family: Family) -> Iterator[str]:
    cast = family.cast
    children = [cast[word] for word in ("me", "sibling") if word in cast]
    named = [(cast["father"], one.father) for one in children if "father" in cast]
    named += [(cast["mother"], one.mother) for one in children if "mother" in cast]
    couple = [cast[word] for word in ("me", "spouse") if word in cast]
    for child in (cast[word] for word in ("child", "newborn") if word in cast):
        if child.father is None or child.mother is None:
            yield f"{child.full_name} has only one parent on papers"
        named += [(one, child.father if one.gender == "Nam" else child.mother) for one in couple]
    for child, newborn in family.pairs(("child", "newborn")):
        if (child.father, child.mother) != (newborn.father, newborn.mother):
            yield f"{child.full_name} and {newborn.full_name} are no brothers and sisters"
    for person, parent in named:
        if parent is None or (parent.full_name, parent.id_number) != (person.full_name, person.id_number):
            yield f"{person.full_name} is on papers as {parent}"


def every_home_is_a_real_place_in_both_eras(family: Family) -> Iterator[str]:
    for word, person in family.cast.items():
        old = parse_place(person.address_2024.place, "2024")
        new = parse_place(person.address_2026.place, "2026")
        if not old or not new or after(old[0].code) != (new[0],):
            yield f"{word}: {person.address_2024.place} did not become {person.address_2026.place}"
        now = person.address_2026 if family.today.isoformat() >= "2025-07-01" else person.address_2024
        if person.address != now or person.address_2024.detail != person.address_2026.detail:
            yield f"{word} says {person.address} on {family.today}"
        if word == "newborn":
            continue
        if not is_place(person.address_before.place, "2024") or person.address_before in (
            person.address_2024, person.address_2026,
        ):  # fmt: skip
            yield f"{word} lived in {person.address_before} before"


def a_household_has_one_head_one_number_and_one_home(family: Family) -> Iterator[str]:
    heads = {person.id_number: person for person in family.cast.values()}
    for word, person in family.cast.items():
        household = person.household
        if (household.relation == "chủ hộ") != (household.head_id_number == person.id_number):
            yield f"{word} is “{household.relation}” of {household.head}"
        if not household.head_id_number:
            yield f"{word} lives with {household.head}, who has no identity number"
        head = heads.get(household.head_id_number)
        if head and (head.address, head.household.number, head.full_name) != (
            person.address, household.number, household.head,
        ):  # fmt: skip
            yield f"{word} lives with {household.head}, but not at {head.address.line}"
        if head and age_on(head.birth_date, family.today) < 18:
            yield f"{word} has a minor for head of the household"


def the_family_lives_together_and_grandmother_elsewhere(family: Family) -> Iterator[str]:
    together = [("me", word) for word in ("child", "spouse", "newborn")]
    together += [("father", "mother"), ("guardian", "me"), ("guardian", "sibling")]
    if age_on(family.me.birth_date, family.today) < 30:
        together += [("father", "me"), ("mother", "me"), ("sibling", "me")]
    for one, other in family.pairs(*together):
        if one.address != other.address or one.household.number != other.household.number:
            yield f"{one.full_name} and {other.full_name} do not live together"
    for me, grandmother in family.pairs(("me", "grandmother")):
        if me.address == grandmother.address:
            yield "grandmother lives with the family"


def a_minor_has_a_grown_up_at_home_who_may_sign(family: Family) -> Iterator[str]:
    if age_on(family.me.birth_date, family.today) >= 18:
        return
    if family.me.household.head_id_number == family.me.id_number:
        yield "a minor has a household alone"
    signing = [family.cast[word] for word in ("father", "mother", "guardian") if word in family.cast]
    for person in signing:
        if age_on(person.birth_date, family.today) < 18 or person.address != family.me.address:
            yield f"{person.relation} cannot sign for me"
    if "guardian" in family.cast and {"father", "mother"} & family.cast.keys():
        yield "a guardian beside a parent"


def no_two_share_an_answer(family: Family) -> Iterator[str]:
    flat = facts(family.cast)
    for key in TOLD:
        values = [flat[f"{word}.{key}"] for word in family.cast if flat.get(f"{word}.{key}")]
        if len(set(values)) < len(values):
            yield f"two of the cast have the same {key}: {values}"


RULES = (
    the_cast_is_the_one_asked_for,
    relations_fit_gender_and_age,
    generations_lie_apart,
    the_family_name_comes_from_the_father,
    names_are_put_together_right,
    parents_on_papers_are_those_of_the_cast,
    every_home_is_a_real_place_in_both_eras,
    a_household_has_one_head_one_number_and_one_home,
    the_family_lives_together_and_grandmother_elsewhere,
    a_minor_has_a_grown_up_at_home_who_may_sign,
    no_two_share_an_answer,
)
