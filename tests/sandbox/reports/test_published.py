"""The public answers: what everybody may read never says who wrote."""

import re
from collections.abc import Callable
from unicodedata import normalize

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.privacy import tells_of_somebody
from fixtures.published_petitions import load_published, plain
from sandbox.reports.published import published
from sandbox.reports.unnamed import HIDDEN, tells, unnamed
from sandbox.store.attempts import Attempt
from sandbox.store.letters import Petition
from tests.support.feedback import FEEDBACK, ClassDesk, answer, class_desk, petitions_of, stored
from tests.support.lesson import lesson, signed_in
from tests.support.officers import at_the_desk

NAME, MAIL, PHONE, HOME = (
    "Đỗ Thị Mai Hương",
    "mai.huong@thuchanh.example",
    "0530214807",
    "12 đường Hoa Sen, phường Đống Đa",
)
PRIVATE = (NAME, MAIL, PHONE, HOME)
WAYS: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.lower,
    lambda text: normalize("NFD", text),
    lambda text: text.replace(" ", "  "),
)
PHONES = (PHONE, "0530 214 807", "0530.214.807", "053-021-4807", "(0530) 214807", "0530  214  807")
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="@"), max_size=40)


def bare(text: str) -> str:
    return re.sub(r"\W", "", plain(text))


@given(before=WORDS, after=WORDS, name=st.sampled_from(WAYS), phone=st.sampled_from(PHONES))
def test_no_words_around_it_keep_who_wrote_it(
    before: str, after: str, name: Callable[[str], str], phone: str
) -> None:
    said = unnamed(f"{before} {name(NAME)} . {phone} ; {MAIL.upper()} {after}", PRIVATE)
    assert bare(NAME) not in bare(said)
    assert PHONE not in re.sub(r"\D", "", said)
    assert MAIL not in said.casefold()
    assert not tells_of_somebody(said, ())


@given(WORDS)
def test_words_of_nobody_stay_as_they_are(text: str) -> None:
    if sum(sign.isdigit() for sign in text) < 6:
        assert unnamed(text, PRIVATE) == text
        assert not tells(text, PRIVATE)


@pytest.mark.parametrize(
    "text", ["Ngày 15/4/2024 lúc 9 giờ 30", "Nộp 50.000 đồng", "Quầy số 3", "Nghị định 118/2025/NĐ-CP", "•••"]
)
def test_days_amounts_and_decrees_are_nobodys(text: str) -> None:
    assert unnamed(text, PRIVATE) == text
    assert not tells(text, PRIVATE)


@pytest.mark.parametrize("private", [("",), ("  ",), ("-",), ("123",), ("Ái",)])
def test_an_empty_or_short_value_hides_nothing_else(private: tuple[str, ...]) -> None:
    assert unnamed("Sáng 12/3 quầy đóng cửa", private) == "Sáng 12/3 quầy đóng cửa"


@pytest.mark.parametrize("era", ["2024", "2026"])
def test_the_world_has_answered_a_dozen_of_each_era_and_names_nobody(era: str) -> None:
    rows = load_published()[era]  # type: ignore[index]
    assert len(rows) == 12
    assert [one.answered for one in rows] == sorted((one.answered for one in rows), reverse=True)
    for one in rows:
        assert one.sent < one.answered
        assert {"report", "proposal"} == {row.kind for row in rows}
        assert HIDDEN not in unnamed(f"{one.subject} {one.content} {one.answer}", ())


@pytest.fixture
def desks(app: Flask) -> ClassDesk:
    return class_desk(app)


def seen(desks: ClassDesk, attempt_id: int, **asked: str) -> list[str]:
    with desks.of.parts.database.reading() as session:
        return [
            one.subject for one in published(session, session.get_one(Attempt, attempt_id), "2024", **asked)
        ]


def test_the_class_reads_what_its_officers_published_and_nobody_elses(desks: ClassDesk) -> None:
    subject = stored(desks.of, desks.petition).subject
    assert subject not in seen(desks, desks.citizen)
    answer(desks.of, desks.officers[0], desks.petition, publish=True)
    classmate = signed_in(desks.of, desks.of.students[3])
    assert seen(desks, desks.citizen)[0] == subject == seen(desks, classmate)[0]
    next_door = lesson(desks.of.app, username="thay.nam")
    assert subject not in seen(desks, signed_in(next_door, next_door.students[0]))


@pytest.mark.parametrize("publish", [True, False])
@pytest.mark.parametrize("sort", ["answered", "complaint", "elsewhere", "unclear"])
def test_only_an_answer_that_was_published_stands_there(desks: ClassDesk, sort: str, publish: bool) -> None:
    answer(desks.of, desks.officers[0], desks.petition, sort, publish=publish)
    there = stored(desks.of, desks.petition).subject in seen(desks, desks.citizen)
    assert there is (sort == "answered" and publish)


def test_what_an_officer_practised_on_a_stack_stands_nowhere(desks: ClassDesk) -> None:
    mine = at_the_desk(desks.of, desks.of.students[3], FEEDBACK)
    answer(desks.of, mine, petitions_of(desks.of, mine)["child"], publish=True)
    assert len(seen(desks, mine)) == len(seen(desks, desks.citizen)) == 12


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=WORDS, text=WORDS, leak=st.sampled_from(["name", "phone", "email", "address", ""]))
def test_nothing_of_the_sender_is_ever_read_there(
    desks: ClassDesk, content: str, text: str, leak: str
) -> None:
    """Even of one that somebody had marked as published."""
    with desks.of.parts.database.writing() as session:
        sent = session.get_one(Petition, desks.petition)
        told = sent.fields.get(leak, "")
        sent.state, sent.published, sent.answered_on = "answered", True, sent.sent_on
        sent.content, sent.answer = (f"{part} {told}".replace("\x00", "") for part in (content, text))
        values = [sent.fields[name] for name in ("name", "email", "phone", "address")]
        session.commit()
    with desks.of.parts.database.reading() as session:
        one = published(session, session.get_one(Attempt, desks.citizen), "2024")[0]
    said = f"{one.subject} {one.content} {one.answer}"
    assert not any(bare(value) in bare(said) for value in values)


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("máy lấy số", "", 1),
        ("MAY LAY SO", "", 1),
        ("máy  số hỏng", "report", 1),
        ("máy lấy số", "proposal", 0),
        ("", "proposal", 6),
        ("", "report", 6),
        ("tàu vũ trụ", "", 0),
    ],
)
def test_words_and_the_kind_narrow_the_list(desks: ClassDesk, words: str, kind: str, found: int) -> None:
    assert len(seen(desks, desks.citizen, words=words, kind=kind)) == found
