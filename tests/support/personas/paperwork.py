"""Numbers, cards, births, schools and diplomas of everybody in a family."""

import datetime
import re
from collections.abc import Iterator

from fixtures.identifiers import is_practice_id, is_practice_phone, is_practice_tax_code
from fixtures.personas import Diploma, Person
from fixtures.personas.days import age_on, years_on
from fixtures.privacy import may_be_real
from tests.support.personas import Family

NEW_CARD = datetime.date(2024, 7, 1)
MAIL = re.compile(r"[a-z]+\.[0-9]{4,5}@thuchanh\.example")
MERGED = datetime.date(2025, 7, 1)
KINDS = {range(1, 6): "Trường Tiểu học ", range(6, 10): "Trường THCS ", range(10, 13): "Trường THPT "}
RESULTS = {"Tốt", "Khá", "Đạt", "Giỏi", "Trung bình", "Hoàn thành xuất sắc", "Hoàn thành tốt", "Hoàn thành"}


def everybody(family: Family) -> Iterator[tuple[str, Person]]:
    yield from family.cast.items()


def registered(family: Family) -> Iterator[tuple[str, Person]]:
    """Who is in a register of births, or is older than the registers."""
    yield from ((word, person) for word, person in everybody(family) if word != "newborn")


def no_number_could_be_real(family: Family) -> Iterator[str]:
    for word, person in registered(family):
        if not is_practice_id(person.id_number) or may_be_real("id_number", person.id_number, ()):
            yield f"{word} has the identity number {person.id_number}"
        phones, mails = [person.phone], [person.email]
        if person.organisation:
            phones.append(person.organisation.phone)
            mails.append(person.organisation.email)
            if not is_practice_tax_code(person.organisation.tax_code):
                yield f"{word} has the tax code {person.organisation.tax_code}"
        for phone in phones:
            if not is_practice_phone(phone) or may_be_real("phone", phone, ()):
                yield f"{word} has the phone {phone}"
        for mail in mails:
            if may_be_real("email", mail, ()) or not MAIL.fullmatch(mail):
                yield f"{word} has the mail {mail}"


def the_identity_number_tells_gender_century_and_year(family: Family) -> Iterator[str]:
    for word, person in registered(family):
        century = (person.birth_date.year // 100 - 19) * 2 + (person.gender == "Nữ")
        if person.id_number[3:6] != f"{century}{person.birth_date:%y}":
            yield f"{word}, {person.gender}, born {person.birth_date}, has {person.id_number}"


def cards_come_at_fourteen_and_are_good_today(family: Family) -> Iterator[str]:
    for word, person in everybody(family):
        fourteen = years_on(person.birth_date, 14)
        if person.id_issued is None:
            if family.today > fourteen + datetime.timedelta(days=60) or person.id_issuer or person.id_expires:
                yield f"{word}, born {person.birth_date}, has no card, issuer “{person.id_issuer}”"
            continue
        ministry = person.id_issued >= NEW_CARD
        if not fourteen <= person.id_issued < family.today or person.id_issued.weekday() > 4:
            yield f"{word}, born {person.birth_date}, has a card of {person.id_issued}"
        if (person.id_issuer == "Bộ Công an") != ministry:
            yield f"{word} has a card of {person.id_issued} by {person.id_issuer}"
        if person.id_expires != expiry(person) or (person.id_expires and person.id_expires <= family.today):
            yield f"{word}, born {person.birth_date}: card from {person.id_issued} to {person.id_expires}"


def expiry(person: Person) -> datetime.date | None:
    """The next of the birthdays 25, 40 and 60, but not one less than two years after the issue."""
    assert person.id_issued
    ages = (25, 40, 60)
    days = [years_on(person.birth_date, age) for age in ages]
    return next((day for day in days if years_on(day, -2) > person.id_issued), None)


def births_are_entered_where_and_soon_after_they_happened(family: Family) -> Iterator[str]:
    for word, person in registered(family):
        record = person.birth_record
        if record is None:
            if person.birth_date.year > 1976:
                yield f"{word}, born {person.birth_date}, is in no register"
            continue
        days = (record.registered - person.birth_date).days
        if not 1 <= days <= 60 or record.registered.weekday() > 4:
            yield f"{word}, born {person.birth_date}, was registered on {record.registered}"
        if not record.number.endswith(f"/{record.registered.year}"):
            yield f"{word} was registered on {record.registered} as {record.number}"
        district, province = person.birth_place.split(", ")
        if f" {district}, tỉnh {province}" not in record.place:
            yield f"{word}, born in {person.birth_place}, was registered by {record.place}"


def grade(person: Person, today: datetime.date) -> int:
    return today.year - (today.month < 9) - person.birth_date.year - 5


def school_grade_and_age_fit(family: Family) -> Iterator[str]:
    wanted = {"lower_student": range(6, 10), "upper_student": range(10, 13)}
    for word, person in everybody(family):
        at, school = grade(person, family.today), person.schooling
        if (school is not None) != (1 <= at <= 12):
            yield f"{word}, born {person.birth_date}, at school: {school}"
        if word == "me" and family.spec.role in wanted and at not in wanted[family.spec.role]:
            yield f"me, {family.spec.role}, is in grade {at}"
        if word == "child" and at not in (
            range(5, 6) if family.spec.role == "young_parent" else range(6, 10)
        ):
            yield f"child is in grade {at}"
        if school is None:
            continue
        kind = next(kind for grades, kind in KINDS.items() if at in grades)
        if school.grade != at or not school.class_name.startswith(f"{at}A"):
            yield f"{word}, grade {at}, is in class {school.class_name}"
        if not school.school.startswith(kind) or not school.new_school.startswith(kind):
            yield f"{word}, grade {at}, goes to {school.school} or {school.new_school}"
        if school.school == school.new_school or school.school_address == school.new_school_address:
            yield f"{word} would move to the same school"
        following = next((other for grades, other in KINDS.items() if grades.start > at), "")
        for choice in (school.first_choice, school.second_choice):
            if not choice.startswith(following) or bool(choice) != bool(following):
                yield f"{word}, grade {at}, would go to {choice}"
        start = family.today.year - (family.today.month < 9)
        if school.school_year != f"{start} - {start + 1}":
            yield f"{word} is in the school year {school.school_year} on {family.today}"
        if not school.school_address.endswith(person.address.place):
            yield f"{word} lives in {person.address.place}, the school lies in {school.school_address}"
        if school.result not in RESULTS:
            yield f"{word} was marked {school.result}"


def diplomas_fit_the_years(family: Family) -> Iterator[str]:
    for word, person in everybody(family):
        upper, lower = person.diploma, person.lower_diploma
        for diploma in filter(None, (upper, lower)):
            yield from (f"{word}: {text}" for text in issue_of(diploma, family.today))
        if lower and lower.graduation_year != person.birth_date.year + 15:
            yield f"{word}, born {person.birth_date}, left lower school in {lower.graduation_year}"
        if upper and word != "grandmother" and upper.graduation_year != person.birth_date.year + 18:
            yield f"{word}, born {person.birth_date}, left upper school in {upper.graduation_year}"
        if upper and word == "grandmother" and upper.graduation_year < person.birth_date.year + 18:
            yield f"{word}, born {person.birth_date}, left upper school in {upper.graduation_year}"
        if person.schooling and (upper or (lower and person.schooling.grade < 10)):
            yield f"{word} is in grade {person.schooling.grade} with a diploma"
    me = family.me
    has = {"graduate": (True, True), "upper_student": (False, True), "lower_student": (False, False)}
    if (bool(me.diploma), bool(me.lower_diploma)) != has.get(family.spec.role, (False, False)):
        yield f"me, {family.spec.role}, has {me.diploma} and {me.lower_diploma}"


def issue_of(diploma: Diploma, today: datetime.date) -> Iterator[str]:
    year = diploma.graduation_year
    if not diploma.issued < today or diploma.issued.year != year or diploma.issued.weekday() > 4:
        yield f"diploma of {year} issued on {diploma.issued}"
    if f"/{year}/" not in diploma.register_number:
        yield f"diploma of {year} has the register number {diploma.register_number}"
    if diploma.exam_date and not diploma.exam_date < diploma.issued:
        yield f"diploma issued on {diploma.issued}, examination on {diploma.exam_date}"
    if diploma.kind == "thcs":
        right = ("Uỷ ban nhân dân ",) if diploma.issued >= MERGED else ("Phòng Giáo dục và Đào tạo ",)
    elif year < 1989:
        right = ("Sở Giáo dục tỉnh Nghĩa Bình",)
    else:
        province = "Gia Lai" if diploma.issued >= MERGED else "Bình Định"
        right = (f"Sở Giáo dục {'' if year < 1990 else 'và Đào tạo '}tỉnh {province}",)
    if not diploma.issuer.startswith(right):
        yield f"diploma issued on {diploma.issued} by {diploma.issuer}"


def only_the_last_grade_has_an_examination(family: Family) -> Iterator[str]:
    for word, person in everybody(family):
        exam = person.exam
        if (exam is not None) != (grade(person, family.today) == 12):
            yield f"{word}, grade {grade(person, family.today)}: {exam}"
        if exam is None:
            continue
        if exam.registered and not exam.registered < min(exam.date, family.today):
            yield f"{word} registered on {exam.registered} for {exam.date}"
        if bool(exam.scores) != (family.today >= exam.date + datetime.timedelta(days=21)):
            yield f"{word} has {exam.scores} on {family.today}, examination on {exam.date}"
        last = {"history", "geography", "civics"} if exam.subject_4 == "khxh" else {"history"}
        if exam.scores and exam.scores.keys() != {"math", "literature", "english", *last}:
            yield f"{word} sat for {exam.subject_3} and {exam.subject_4}, marked in {list(exam.scores)}"
        if any(not 0 <= float(score.replace(",", ".")) <= 10 for score in exam.scores.values()):
            yield f"{word} has the marks {exam.scores}"


def a_principal_heads_an_old_enough_school(family: Family) -> Iterator[str]:
    for word, person in everybody(family):
        school = person.organisation
        if (school is not None) != (word == "me" and family.spec.role == "principal"):
            yield f"{word}, {family.spec.role}: {school}"
        elif school and (school.head != person.full_name or age_on(school.founded, family.today) < 5):
            yield f"{school.name}, founded {school.founded}, is headed by {school.head}"


RULES = (
    no_number_could_be_real,
    the_identity_number_tells_gender_century_and_year,
    cards_come_at_fourteen_and_are_good_today,
    births_are_entered_where_and_soon_after_they_happened,
    school_grade_and_age_fit,
    diplomas_fit_the_years,
    only_the_last_grade_has_an_examination,
    a_principal_heads_an_old_enough_school,
)
