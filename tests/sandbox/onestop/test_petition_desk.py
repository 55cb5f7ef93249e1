"""The feedback desk: laid in an order of one's own, sorted, answered once, told to the citizen."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from exercises.engine.variants import fill
from fixtures.petition_sorts import ANSWER_MAX, load_sorts
from sandbox.operations import attempts, petitions
from sandbox.operations.onestop import petition_inbox
from sandbox.operations.onestop.petitions import Changed
from sandbox.operations.refusals import Refused
from sandbox.store import NotFound
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.letters import Notice, Petition
from sandbox.store.reports import Report
from tests.support.aftermath import petition_of
from tests.support.feedback import (
    FEEDBACK,
    LETTER,
    ClassDesk,
    answer,
    class_desk,
    noted,
    officer_of,
    petitions_of,
    stored,
)
from tests.support.lesson import Lesson, lesson, signed_in, variant
from tests.support.officers import at_the_desk

SORTS = list(load_sorts())
COMPLAINS = {"subject": "Việc ở quầy", "content": "Tôi tố cáo cán bộ đã tiếp tôi."}


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app)


@pytest.fixture
def desks(app: Flask) -> ClassDesk:
    return class_desk(app)


def order(of: Lesson, attempt_id: int) -> list[str]:
    return list(petitions_of(of, attempt_id))


def test_the_stack_lies_on_the_desk_of_the_officer_alone(of: Lesson) -> None:
    mine, theirs = (at_the_desk(of, student, FEEDBACK) for student in of.students[:2])
    items = {item.id for item in of.parts.content.library[FEEDBACK].desk.petitions}
    assert set(order(of, mine)) == items == set(order(of, theirs))
    assert not {*petitions_of(of, mine).values()} & {*petitions_of(of, theirs).values()}
    with pytest.raises(NotFound):
        answer(of, mine, petitions_of(of, theirs)["late"])


def test_each_officer_finds_them_in_another_order(app: Flask) -> None:
    of = lesson(app, students=5)
    lying = [tuple(order(of, at_the_desk(of, student, FEEDBACK))) for student in of.students]
    assert len(set(lying)) > 2


def test_what_lies_there_is_what_this_officer_was_given(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0], FEEDBACK)
    items = {item.id: item for item in of.parts.content.library[FEEDBACK].desk.petitions}
    with of.parts.database.reading() as session:
        own = variant(session.get_one(Attempt, mine))
    for name, petition in petitions_of(of, mine).items():
        kept = stored(of, petition)
        assert kept.content == fill(items[name].fields["content"], own)
        assert (kept.state, str(kept.code)[:8]) == ("sent", "PAKN-TH-")


def test_an_answer_says_how_it_was_sorted_and_what_was_to_be_found(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0], FEEDBACK)
    lying = petitions_of(of, mine)
    answer(of, mine, lying["official"], "complaint")
    answer(of, mine, lying["idea"], "answered", publish=True)
    first, second = noted(of, mine, "desk.answered")
    assert (first["petition"], first["action"], first["found"]) == ("official", "complaint", "complaint")
    assert (second["published"], second["answer"]) == ("yes", LETTER)
    assert (stored(of, lying["official"]).state, stored(of, lying["idea"]).state) == ("returned", "answered")


def test_every_answer_is_graded_and_the_last_clears_the_desk(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0], FEEDBACK)
    lying = petitions_of(of, mine)
    for name, petition in lying.items():
        assert not noted(of, mine, "desk.cleared"), name
        answer(of, mine, petition)
    assert len(noted(of, mine, "desk.cleared")) == 1
    with of.parts.database.reading() as session:
        causes = session.scalars(select(Report.cause).where(Report.attempt_id == mine)).all()
    assert causes == ["desk.answered"] * len(lying)


def test_an_officers_stack_rings_no_phone(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0], FEEDBACK)
    answer(of, mine, petitions_of(of, mine)["late"])
    with of.parts.database.reading() as session:
        assert session.scalars(select(Notice).where(Notice.attempt_id == mine)).all() == []


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("publish", [True, False])
def test_each_sort_ends_as_it_says_for_the_citizen(desks: ClassDesk, sort: str, publish: bool) -> None:
    rule = load_sorts()[sort]
    answer(desks.of, desks.officers[0], desks.petition, sort, publish=publish)
    kept = stored(desks.of, desks.petition)
    assert (kept.state, kept.answer, kept.published) == (rule.state, LETTER, publish and sort == "answered")
    (told,) = noted(desks.of, desks.citizen, f"petition.{rule.state}")
    assert told == {"code": kept.code} | ({"reason": rule.reason} if rule.reason else {})
    with desks.of.parts.database.reading() as session:
        (letter,) = session.scalars(select(Notice).where(Notice.attempt_id == desks.citizen)).all()
        texts = session.scalars(select(PhoneMessage.text).where(PhoneMessage.attempt_id == desks.citizen))
        assert letter.text == LETTER
        assert any(str(kept.code) in text for text in texts)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("state", ["answered", "returned"])
def test_what_has_been_answered_is_answered(desks: ClassDesk, state: str, sort: str) -> None:
    """Whoever comes second is told, whatever they choose, and what was said first stays."""
    before = "answered" if state == "answered" else "complaint"
    answer(desks.of, desks.officers[0], desks.petition, before)
    for officer in desks.officers:
        with pytest.raises(Changed, match="trước em"):
            answer(desks.of, officer, desks.petition, sort, "Một thư khác.")
    assert (stored(desks.of, desks.petition).state, stored(desks.of, desks.petition).answer) == (
        state,
        LETTER,
    )


@pytest.mark.parametrize(
    ("sort", "text", "said"),
    [
        ("", LETTER, "chưa xếp loại"),
        ("gossip", LETTER, "chưa xếp loại"),
        ("answered", "  ", "chưa viết trả lời"),
        ("answered", "Cảm ơn. [Nơi này sẽ làm gì.]", "ngoặc vuông"),
    ],
)
def test_an_answer_that_is_not_ready_changes_nothing(
    desks: ClassDesk, sort: str, text: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        answer(desks.of, desks.officers[0], desks.petition, sort, text)
    assert (stored(desks.of, desks.petition).state, stored(desks.of, desks.petition).revision) == ("sent", 0)
    assert noted(desks.of, desks.officers[0], "desk.answered") == []


def test_pressed_twice_it_is_one_letter(desks: ClassDesk) -> None:
    for _ in range(2):
        answer(desks.of, desks.officers[0], desks.petition, revision=0)
    assert len(noted(desks.of, desks.officers[0], "desk.answered")) == 1
    assert len(noted(desks.of, desks.citizen, "petition.answered")) == 1


def test_of_two_officers_at_once_one_answers_and_the_other_is_told(desks: ClassDesk) -> None:
    def attempted(officer: int) -> str:
        try:
            answer(desks.of, officer, desks.petition, text=f"Thư của cán bộ {officer}.", revision=0)
        except Changed as changed:
            return str(changed)
        return "sent"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(attempted, desks.officers), key=len)
    assert said[0] == "sent"
    assert "trước em" in said[1]
    assert len(noted(desks.of, desks.citizen, "petition.answered")) == 1


def test_who_holds_a_petition_keeps_it_until_a_colleague_takes_it(desks: ClassDesk) -> None:
    one, two = desks.officers

    def take(officer: int) -> None:
        with desks.of.parts.database.writing() as session:
            petition_inbox.take(session, session.get_one(Attempt, officer), desks.petition)

    take(one)
    take(one)
    assert stored(desks.of, desks.petition).revision == 1
    with pytest.raises(Changed, match="đang giữ"):
        answer(desks.of, two, desks.petition)
    take(two)
    with pytest.raises(Changed, match="đang giữ"):
        answer(desks.of, one, desks.petition)
    with pytest.raises(Changed, match="vừa nhận"):
        answer(desks.of, two, desks.petition, revision=1)
    answer(desks.of, two, desks.petition)
    take(one)
    assert stored(desks.of, desks.petition).officer_id == two, "what is answered stays with who answered"


@pytest.mark.parametrize(
    ("words", "sort", "right"),
    [
        ({}, "answered", True),
        ({}, "unclear", True),
        ({}, "complaint", False),
        (COMPLAINS, "complaint", True),
        (COMPLAINS, "answered", False),
    ],
)
def test_what_a_classmate_wrote_is_judged_by_the_rule_of_the_practice_world(
    app: Flask, words: dict[str, str], sort: str, right: bool
) -> None:
    desks = class_desk(app, **words)
    answer(desks.of, desks.officers[0], desks.petition, sort)
    (told,) = noted(desks.of, desks.officers[0], "desk.answered")
    assert (sort in str(told["found"]).split("|")) is right
    assert told["petition"] == stored(desks.of, desks.petition).code


def test_nobody_answers_their_own_or_another_class(desks: ClassDesk, app: Flask) -> None:
    officer = officer_of(desks.of, desks.of.students[0])
    next_door = lesson(app, username="thay.nam")
    strange = petition_of(next_door, signed_in(next_door, next_door.students[0]))
    assert petitions_of(desks.of, officer) == {}
    for attempt_id, petition in (
        (officer, desks.petition),
        (desks.citizen, desks.petition),
        (desks.officers[0], strange),
    ):
        with pytest.raises(NotFound):
            answer(desks.of, attempt_id, petition)


def test_the_office_itself_leaves_a_manned_desk_alone(desks: ClassDesk, app: Flask) -> None:
    elsewhere = lesson(app, username="thay.nam")
    usual = signed_in(elsewhere, elsewhere.students[0])
    sent = petition_of(elsewhere, usual)
    for attempt_id, petition, state in (
        (desks.citizen, desks.petition, "sent"),
        (usual, sent, "answered"),
    ):
        with desks.of.parts.database.writing() as session:
            me = session.get_one(Attempt, attempt_id)
            attempts._advance(session, desks.of.parts.content, me, desks.of.now)
            petitions.work(session, desks.of.parts.content, me, desks.of.now)
            session.commit()
        assert stored(desks.of, petition).state == state
    with desks.of.parts.database.reading() as session:
        assert not petitions.is_waiting(session, session.get_one(Attempt, desks.citizen))


def test_a_letter_is_no_longer_than_it_may_be_and_holds_nothing_real(desks: ClassDesk) -> None:
    answer(desks.of, desks.officers[0], desks.petition, text="Gọi 0912 345 678 nhé. " + "a" * ANSWER_MAX)
    kept = stored(desks.of, desks.petition).answer
    assert "•••" in kept
    assert "0912" not in kept
    assert len(kept) <= ANSWER_MAX


def test_a_practice_number_may_stand_in_a_letter(desks: ClassDesk) -> None:
    phone = stored(desks.of, desks.petition).fields["phone"]
    answer(desks.of, desks.officers[0], desks.petition, text=f"Chúng tôi đã gọi số {phone}.")
    assert phone in stored(desks.of, desks.petition).answer


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        ({}, LETTER, True),
        ({}, "Kính gửi ông/bà {name}. Cảm ơn ông/bà.", True),
        ({}, "Chúng tôi sẽ gọi {phone}.", False),
        ({}, "Chúng tôi gửi thư về {email}.", False),
        ({"content": "Xin gọi cho tôi, số {me.phone}."}, LETTER, False),
        ({"content": "Tôi tên {me.full_name}, quầy đóng sớm."}, LETTER, False),
        ({"subject": "Hồ sơ 000.00.TH.X99-240417-0001: trễ hẹn"}, LETTER, True),
    ],
)
def test_what_tells_of_somebody_is_not_put_before_everybody(
    app: Flask, words: dict[str, str], text: str, stands: bool
) -> None:
    desks = class_desk(app, **words)
    fields = stored(desks.of, desks.petition).fields
    answer(desks.of, desks.officers[0], desks.petition, text=text.format_map(fields), publish=True)
    assert stored(desks.of, desks.petition).published is stands
    (told,) = noted(desks.of, desks.officers[0], "desk.answered")
    assert told["published"] == "yes", "what the officer chose"


def test_the_petitions_of_a_stack_are_nobodys_but_the_officers(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0], FEEDBACK)
    with of.parts.database.reading() as session:
        kept = session.scalars(select(Petition).where(Petition.attempt_id == mine)).all()
    assert all(one.item and one.officer_id == mine for one in kept)
