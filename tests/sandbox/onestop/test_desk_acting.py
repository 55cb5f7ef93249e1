"""The officer decides on the page: what is missing is said beside its field, and nothing typed is lost."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select

from fixtures.privacy import PLEASE
from sandbox.store.aftermath import Demand
from sandbox.store.attempts import Attempt
from sandbox.store.desk import DeskForm
from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.sandbox.onestop.clerk import Clerk, clerk, clerk_of_class
from tests.sandbox.teacher.desk import words
from tests.support.desk import answer
from tests.support.kept import differences
from tests.support.kept import rows as everything_in
from tests.support.lesson import Lesson, filed
from tests.support.swapping import Swap


@pytest.fixture
def me(of: Lesson) -> Clerk:
    return clerk(of, of.students[0])


def state(of: Lesson, dossier_id: int) -> str:
    with of.parts.database.reading() as session:
        return session.get_one(Dossier, dossier_id).state


def counts(of: Lesson, dossier_id: int) -> tuple[int, int, int]:
    """Demands, forms, decisions."""
    with of.parts.database.reading() as session:
        acted = select(func.count()).where(
            JournalEntry.dossier_id == dossier_id, JournalEntry.kind == "desk.acted"
        )
        return (
            session.scalar(select(func.count()).where(Demand.dossier_id == dossier_id)) or 0,
            session.scalar(select(func.count()).where(DeskForm.dossier_id == dossier_id)) or 0,
            session.scalar(acted) or 0,
        )


def said(page: str, field: str) -> str:
    found = re.search(rf'id="{field}-error">(.*?)</p>', page, re.DOTALL)
    return words(found[1]) if found else ""


def test_what_is_missing_is_said_beside_its_field_all_at_once(of: Lesson, me: Clerk) -> None:
    blurred = me.dossiers["blurred"]
    page = me.decide(blurred, "request_supplement", reason=" ", form="", days="nhiều")
    assert page.status_code == 422
    assert "Có 3 chỗ cần xem lại" in words(page.text)
    assert "lý do" in said(page.text, "reason")
    assert "phải kèm mẫu phiếu" in said(page.text, "form")
    assert "1 đến 60" in said(page.text, "days")
    assert 'value="nhiều"' in page.text
    assert 'value="request_supplement" autocomplete="off" checked' in page.text
    assert state(of, blurred) == "registered"


def test_without_a_way_chosen_nothing_is_done(of: Lesson, me: Clerk) -> None:
    page = me.decide(me.dossiers["right"], "", reason="Đủ giấy tờ rồi.", form="receipt")
    assert page.status_code == 422
    assert "Em chọn một cách xử lý" in words(page.text)
    assert ">Đủ giấy tờ rồi.</textarea>" in unescape(page.text)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"loi.identity": "khong-co"}, "giay-to"),
        ({"loi.khong-co": "missing"}, "giay-to"),
        ({"form": "khong-co"}, "form"),
        ({"form": "stop"}, "form"),  # of the other era
        ({"reason": "a" * 1001}, "reason"),
        ({"days": "0"}, "days"),
        ({"days": "61"}, "days"),
        ({"days": "-5"}, "days"),
        ({"days": "9" * 40}, "days"),
    ],
)
def test_what_the_rules_do_not_know_is_refused(
    of: Lesson, me: Clerk, typed: dict[str, str], field: str
) -> None:
    blurred = me.dossiers["blurred"]
    page = me.decide(blurred, "request_supplement", **typed)
    assert page.status_code == 422
    assert f'href="#{field}"' in page.text
    assert state(of, blurred) == "registered"
    assert counts(of, blurred) == (0, 0, 0)


def test_a_ground_that_is_none_is_refused_and_one_that_is_is_kept(of: Lesson, me: Clerk) -> None:
    right = me.dossiers["right"]
    assert me.decide(right, "refuse", ground="khong-co").status_code == 422
    assert me.decide(right, "refuse", ground="late").status_code == 303
    with of.parts.database.reading() as session:
        acted = session.scalars(select(JournalEntry).where(JournalEntry.kind == "desk.acted")).one()
    assert acted.data["ground"] == "late"


def test_who_finds_a_fault_does_not_take_the_dossier_in_by_mistake(of: Lesson, me: Clerk) -> None:
    blurred = me.dossiers["blurred"]
    page = me.decide(blurred, "receive", **{"loi.identity": "blurred"})
    assert page.status_code == 422
    assert "có giấy tờ chưa đạt" in words(page.text)
    assert re.search(r'value="blurred" selected', page.text)
    assert state(of, blurred) == "registered"


@pytest.mark.parametrize("number", ["0912345678", "052 203 001 234", "me.lan@gmail.com"])
def test_the_number_of_a_real_person_is_neither_kept_nor_shown_again(
    of: Lesson, me: Clerk, number: str
) -> None:
    page = me.decide(me.dossiers["blurred"], "request_supplement", reason=f"Ông gọi {number} nhé.")
    assert page.status_code == 422
    assert said(page.text, "reason").endswith(PLEASE)
    assert number not in page.text
    assert "Ông gọi ••• nhé." in unescape(page.text)


def test_the_citizens_own_number_may_be_written(of: Lesson, me: Clerk) -> None:
    blurred = me.dossiers["blurred"]
    with of.parts.database.reading() as session:
        own = session.get_one(Dossier, blurred).fields["applicant_phone"]
    assert me.decide(blurred, "request_supplement", reason=f"Chụp lại, số {own}.").status_code == 303


def test_strange_signs_are_taken_out(of: Lesson, me: Clerk) -> None:
    blurred = me.dossiers["blurred"]
    typed = "Ảnh mờ.\x00\x07\r\nChụp lại\u202e."
    assert me.decide(blurred, "request_supplement", reason=typed).status_code == 303
    with of.parts.database.reading() as session:
        kept = session.scalars(select(Demand)).one()
    assert kept.reason == "Ảnh mờ.\nChụp lại."


def test_fields_of_another_way_are_left_alone(of: Lesson, me: Clerk) -> None:
    """The page has them all: what was typed for one way does not hinder another."""
    right = me.dossiers["right"]
    assert me.decide(right, "receive", days="nhiều", ground="khong-co").status_code == 303


def test_pressed_twice_it_is_done_once_and_said_kindly(of: Lesson, me: Clerk) -> None:
    blurred = me.dossiers["blurred"]
    page = me.open(blurred)
    first, second = (me.decide(blurred, "request_supplement", page) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert "Đã ghi nhận: Yêu cầu bổ sung" in words(me.open(blurred))
    assert counts(of, blurred) == (1, 1, 1)


def test_another_way_from_an_old_page_is_told_what_happened_and_keeps_what_was_typed(
    of: Lesson, me: Clerk
) -> None:
    right = me.dossiers["right"]
    old = me.open(right)
    me.decide(right, "receive")
    before = everything_in(of.parts.database)
    page = me.decide(right, "refuse", old, reason="Thiếu giấy uỷ quyền.")
    assert page.status_code == 409
    assert "Em đã xử lý hồ sơ này ở một thẻ khác" in words(page.text)
    assert differences(before, everything_in(of.parts.database)) == set()


def test_a_result_is_put_off_three_times_at_most(of: Lesson, me: Clerk) -> None:
    right = me.dossiers["right"]
    for action in ("receive", "process", "extend", "extend", "extend"):
        assert me.decide(right, action).status_code == 303
    page = me.decide(right, "extend")
    assert page.status_code == 409
    assert "hẹn lại 3 lần" in words(page.text)


def test_a_slip_counts_as_trouble_but_being_late_does_not(of: Lesson, me: Clerk) -> None:
    right = me.dossiers["right"]
    old = me.open(right)
    me.decide(right, "receive", form="")
    me.decide(right, "receive")
    me.decide(right, "refuse", old)
    with of.parts.database.reading() as session:
        refused = session.scalars(select(JournalEntry).where(JournalEntry.kind == "desk.refused")).all()
    assert [one.data for one in refused] == [{"dossier": "right", "action": "receive"}]


@pytest.fixture
def dossier_id(swapped: Swap) -> int:
    return filed(swapped.citizens, swapped.citizens.students[0])[1]


def test_who_comes_second_is_told_who_was_first_and_loses_nothing(swapped: Swap, dossier_id: int) -> None:
    one, two = (clerk_of_class(swapped, student) for student in swapped.officers.students)
    old = two.open(dossier_id)
    assert one.decide(dossier_id, "request_supplement").status_code == 303
    page = two.decide(dossier_id, "refuse", old, reason="Không đúng đối tượng.", ground="not_eligible")
    assert page.status_code == 409
    assert "Bạn Lê Hoà Bình vừa chọn “Yêu cầu bổ sung” trước em" in words(page.text)
    assert "“Yêu cầu bổ sung giấy tờ”" in words(page.text)
    assert state(swapped.officers, dossier_id) == "supplement"


def test_one_who_holds_it_keeps_it_until_a_colleague_is_asked_to_help(swapped: Swap, dossier_id: int) -> None:
    one, two = (clerk_of_class(swapped, student) for student in swapped.officers.students)
    one.send(f"/mot-cua/ho-so/{dossier_id}/nhan")
    page = two.decide(dossier_id, "refuse", reason="Không đúng đối tượng.")
    assert page.status_code == 409
    assert "Bạn Lê Hoà Bình đang giữ hồ sơ này" in words(page.text)
    assert ">Không đúng đối tượng.</textarea>" in unescape(page.text)
    assert two.decide(dossier_id, "refuse", instead="1").status_code == 303


def test_the_citizens_answer_is_told_as_the_citizens(swapped: Swap, dossier_id: int) -> None:
    one = clerk_of_class(swapped, swapped.officers.students[0])
    one.decide(dossier_id, "request_supplement")
    old = one.open(dossier_id)
    with swapped.citizens.parts.database.reading() as session:
        attempt_id = session.get_one(Dossier, dossier_id).attempt_id
    answer(swapped.citizens, attempt_id, dossier_id)
    page = one.decide(dossier_id, "receive", old)
    assert page.status_code == 409
    assert "Người nộp vừa “Gửi bổ sung”" in words(page.text)


def test_taking_the_next_gives_the_oldest_that_nobody_holds(swapped: Swap, dossier_id: int) -> None:
    later = filed(swapped.citizens, swapped.citizens.students[1])[1]
    one, two = (clerk_of_class(swapped, student) for student in swapped.officers.students)
    places = [each.send("/mot-cua/lay-ho-so").headers["Location"] for each in (one, two)]
    assert places == [f"/mot-cua/ho-so/{dossier_id}", f"/mot-cua/ho-so/{later}"]
    assert one.send("/mot-cua/lay-ho-so").headers["Location"] == "/mot-cua"
    assert "không còn hồ sơ nào chờ người nhận" in words(one.read())


def test_one_who_has_handed_in_holds_nothing_any_more(swapped: Swap, dossier_id: int) -> None:
    one, two = (clerk_of_class(swapped, student) for student in swapped.officers.students)
    one.send("/mot-cua/lay-ho-so")
    one.send(f"/luot/{one.attempt_id}/nop-bai")
    assert "đang giữ" not in words(two.open(dossier_id))
    assert two.send("/mot-cua/lay-ho-so").headers["Location"] == f"/mot-cua/ho-so/{dossier_id}"


def test_an_officer_never_receives_their_own(swapped: Swap, dossier_id: int) -> None:
    one = clerk_of_class(swapped, swapped.officers.students[0])
    with swapped.officers.parts.database.writing() as session:
        citizen = session.get_one(Attempt, session.get_one(Dossier, dossier_id).attempt_id)
        citizen.student_id = swapped.officers.students[0]
        session.commit()
    assert one.client.get(f"/mot-cua/ho-so/{dossier_id}").status_code == 404
    assert one.send("/mot-cua/lay-ho-so").headers["Location"] == "/mot-cua"
