"""What passes between a helper and a citizen, and how it is written down."""

import pytest

from fixtures.support import LONGEST
from sandbox.operations import answers, attempts, dossiers
from sandbox.operations.refusals import Refused
from sandbox.operations.support import MOST
from sandbox.store import NotFound
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier
from sandbox.store.reports import Report
from tests.support.clock import Clock
from tests.support.desk import demanded
from tests.support.helping import act, advice_of, answer, authorise, helper_begins, say, told
from tests.support.lesson import Lesson, drafted, filed, started

NEEDS = "page:thu-tuc page:dang-nhap page:co-quan"


def journal(of: Lesson, attempt: int, kind: str) -> list[dict[str, object]]:
    return [data for found, data in told(of, attempt, "") if found == kind]


@pytest.fixture
def draft(of: Lesson) -> tuple[int, int, int]:
    """(citizen, dossier, helper): the draft is ready to be filed."""
    citizen, dossier = drafted(of, of.students[0])
    return citizen, dossier, helper_begins(of, of.students[1])


def save(of: Lesson, citizen: int, dossier: int, **values: str) -> None:
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, citizen)
        dossiers.save(session, of.parts.content, me, dossier, values, of.now)


def test_advice_is_written_down_with_what_was_open_then(of: Lesson) -> None:
    citizen = started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    say(of, helper, "Mời cô chú mở trang thủ tục.", "next_step", "page:thu-tuc")
    (facts,) = journal(of, helper, "support.advised")
    assert facts == {
        "advice": "next_step",
        "points_to": "page:thu-tuc",
        "about": NEEDS,
        "waiting": "0",
        "text": "Mời cô chú mở trang thủ tục.",
    }
    assert journal(of, citizen, "help.received") == [{"advice": "next_step"}]


def test_what_is_wrong_in_the_draft_is_open_and_what_is_right_is_not(
    of: Lesson, draft: tuple[int, int, int]
) -> None:
    citizen, dossier, helper = draft
    say(of, helper)
    save(of, citizen, dossier, owner_name="Quàng Thị Xuyến Chi", copies="")
    say(of, helper)
    right, wrong = (str(facts["about"]).split() for facts in journal(of, helper, "support.advised"))
    assert right == ["page:kiem-tra"]
    assert {"field:owner_name", "field:copies", "page:kiem-tra"} <= set(wrong)


def test_what_the_office_asks_for_is_open_after_the_filing(of: Lesson) -> None:
    started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    _, dossier = filed(of, of.students[0])
    demanded(of, dossier, components=["identity"], fields=["owner_address"])
    say(of, helper, kind="look_at_paper", points_to="component:identity")
    (facts,) = journal(of, helper, "support.advised")
    assert facts["about"] == "component:identity field:owner_address page:bo-sung"


def test_nothing_is_open_while_the_office_works(of: Lesson) -> None:
    started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    filed(of, of.students[0])
    say(of, helper)
    (facts,) = journal(of, helper, "support.advised")
    assert facts["about"] == ""


def test_a_wrong_paper_is_open(of: Lesson) -> None:
    drafted(of, of.students[0], without=("identity",))
    helper = helper_begins(of, of.students[1])
    say(of, helper, kind="look_at_paper", points_to="component:identity")
    (facts,) = journal(of, helper, "support.advised")
    assert "component:identity" in str(facts["about"]).split()


@pytest.mark.parametrize(
    ("kind", "text", "points_to", "why"),
    [
        ("huh", "Chào cô chú", "", "một loại lời khuyên"),
        ("encourage", "  ", "", "còn trống"),
        ("encourage", "a" * (LONGEST + 1), "", "dài quá 300"),
        ("look_at_field", "Ô này ạ", "", "cần chỉ vào một chỗ"),
        ("look_at_field", "Ô này ạ", "page:to-khai", "cần chỉ vào một chỗ"),
        ("encourage", "Tốt lắm", "page:to-khai", "không chỉ vào chỗ nào"),
        ("look_at_field", "Ô này ạ", "field:khong_co", "không có trong bài"),
        ("look_at_paper", "Tờ này ạ", "component:khong_co", "không có trong bài"),
    ],
)
def test_advice_that_makes_no_sense_is_not_sent(
    of: Lesson, draft: tuple[int, int, int], kind: str, text: str, points_to: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        say(of, draft[2], text, kind, points_to)
    assert told(of, draft[2], "support.") == []


def test_asking_for_a_code_is_not_sent_and_is_remembered(of: Lesson, draft: tuple[int, int, int]) -> None:
    citizen, _, helper = draft
    with pytest.raises(Refused, match="hỏi “mã otp”"):
        say(of, helper, "Đọc mã OTP cho cháu nhé", "explain", "")
    assert told(of, helper, "support.") == [("support.secret_asked", {"words": "mã otp"})]
    assert told(of, citizen, "help.") == []


def test_a_real_number_in_advice_is_struck_out(of: Lesson, draft: tuple[int, int, int]) -> None:
    id = say(of, draft[2], "Cô chú gọi 0912345678 nhé", "explain", "")
    assert advice_of(of, id).text == "Cô chú gọi ••• nhé"


def test_advice_waits_until_the_citizen_answers_or_works_on(
    of: Lesson, draft: tuple[int, int, int], clock: Clock
) -> None:
    citizen, dossier, helper = draft

    def next_waits() -> str:
        clock.forward(seconds=5)
        id = say(of, helper)
        waits = journal(of, helper, "support.advised")[-1]["waiting"]
        clock.forward(seconds=5)
        return f"{waits}:{id}"

    assert next_waits()[0] == "0"
    second = next_waits()
    assert second[0] == "1"
    answer(of, citizen, int(second[2:]), "more")
    assert next_waits()[0] == "0"
    save(of, citizen, dossier, copies="2")
    assert next_waits()[0] == "0"
    assert advice_of(of, int(second[2:])).answer == "more"


def test_a_flood_of_advice_is_held_back(of: Lesson, draft: tuple[int, int, int], clock: Clock) -> None:
    clock.forward(seconds=5)
    for _ in range(MOST):
        say(of, draft[2])
    with pytest.raises(Refused, match="chưa trả lời"):
        say(of, draft[2])


def test_only_the_citizen_it_was_said_to_can_answer(of: Lesson, draft: tuple[int, int, int]) -> None:
    citizen, _, helper = draft
    id, other = say(of, helper), started(of, of.students[2])
    for who, what, said in ((other, id, "more"), (citizen, 987_654, "more"), (citizen, id, "nonsense")):
        with pytest.raises(NotFound):
            answer(of, who, what, said)


def test_filing_for_the_citizen_needs_their_authorisation(of: Lesson, draft: tuple[int, int, int]) -> None:
    citizen, dossier, helper = draft
    with pytest.raises(Refused, match="chưa ủy quyền"):
        act(of, helper)
    assert told(of, helper, "support.") == [("support.overstepped", {"action": "submit"})]
    authorise(of, citizen)
    authorise(of, citizen)
    act(of, helper)
    assert [kind for kind, _ in told(of, helper, "support.")][1:] == ["support.acted", "support.ended"]
    assert [kind for kind, _ in told(of, citizen, "help.")] == ["help.authorised", "help.filed"]
    with of.parts.database.reading() as session:
        assert session.get_one(Dossier, dossier).state == "registered"
        assert session.query(Report).filter_by(attempt_id=citizen).one().mark == "10.0"


def test_a_withdrawn_authorisation_is_none(of: Lesson, draft: tuple[int, int, int]) -> None:
    citizen, dossier, helper = draft
    authorise(of, citizen)
    authorise(of, citizen, on=False)
    with pytest.raises(Refused, match="chưa ủy quyền"):
        act(of, helper)
    with of.parts.database.reading() as session:
        assert session.get_one(Dossier, dossier).state == "draft"


@pytest.mark.parametrize("action", ["fill", "code"])
def test_some_things_nobody_does_for_another_even_if_asked(
    of: Lesson, draft: tuple[int, int, int], action: str
) -> None:
    authorise(of, draft[0])
    with pytest.raises(Refused, match="chỉ người dân tự làm"):
        act(of, draft[2], action)
    assert told(of, draft[2], "support.") == [("support.overstepped", {"action": action})]


def test_an_unknown_act_is_nothing(of: Lesson, draft: tuple[int, int, int]) -> None:
    with pytest.raises(NotFound):
        act(of, draft[2], "dance")


def test_an_unfinished_dossier_is_not_filed_for_anybody(of: Lesson, draft: tuple[int, int, int]) -> None:
    citizen, dossier, helper = draft
    authorise(of, citizen)
    save(of, citizen, dossier, copies="")
    with pytest.raises(Refused, match="chưa xong"):
        act(of, helper)
    assert told(of, helper, "support.") == [], "the citizen lets them, so this is no overstepping"
    assert journal(of, citizen, "submit.refused") == []


def test_nothing_to_file_is_said(of: Lesson) -> None:
    citizen = started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    authorise(of, citizen)
    with pytest.raises(Refused, match="chưa có hồ sơ"):
        act(of, helper)


@pytest.mark.parametrize(("without", "outcome"), [((), "complete"), (("identity",), "incomplete")])
def test_what_came_of_it_is_what_the_desk_would_say(
    of: Lesson, without: tuple[str, ...], outcome: str
) -> None:
    started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    filed(of, of.students[0], without=without)
    assert told(of, helper, "support.ended") == [("support.ended", {"outcome": outcome})]


def hand_in(of: Lesson, helper: int) -> str:
    """The mark."""
    with of.parts.database.writing() as session:
        answers.hand_in(session, of.parts.content, session.get_one(Attempt, helper), {}, of.now)
    with of.parts.database.reading() as session:
        return session.query(Report).filter_by(attempt_id=helper).one().mark


def test_a_helper_who_hands_in_before_has_helped_nobody_to_file(
    of: Lesson, draft: tuple[int, int, int]
) -> None:
    hand_in(of, draft[2])
    assert told(of, draft[2], "support.ended") == [("support.ended", {"outcome": "unfiled"})]


def test_a_helper_whom_nobody_sat_with_can_hand_in(of: Lesson) -> None:
    helper = helper_begins(of, of.students[1])
    hand_in(of, helper)
    assert told(of, helper, "support.ended") == [("support.ended", {"outcome": "unfiled"})]


def test_good_help_earns_everything(of: Lesson, clock: Clock) -> None:
    citizen = started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    answer(of, citizen, say(of, helper, "Mời cô chú đọc trang này.", "next_step", "page:thu-tuc"))
    answer(of, citizen, say(of, helper, "Cô chú tự nhập mã nhé.", "keep_secret", ""))
    answer(of, citizen, say(of, helper, "Mời cô chú đăng nhập.", "next_step", "page:dang-nhap"))
    filed(of, of.students[0])
    assert hand_in(of, helper) == "10.0"


def test_help_ends_with_the_citizens_attempt(of: Lesson, draft: tuple[int, int, int]) -> None:
    citizen, _, helper = draft
    with of.parts.database.writing() as session:
        attempts.finish(session, of.parts.content, session.get_one(Attempt, citizen), of.now)
    for deed in (lambda: say(of, helper), lambda: act(of, helper)):
        with pytest.raises(Refused, match="Chưa có người dân"):
            deed()
