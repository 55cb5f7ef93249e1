"""A dossier that passes between agencies, at the desk: whose turn it is, on and on, and where it ends."""

from html import unescape

import pytest

from sandbox.store.dossiers import Dossier
from sandbox.store.journal import JournalEntry
from tests.sandbox.onestop.clerk import REVISION, Clerk, clerk
from tests.support.hops import slip_of
from tests.support.lesson import Lesson

COMBINED = "lien-thong-khai-sinh"


@pytest.fixture
def me(of: Lesson) -> Clerk:
    """With five dossiers on their way, at eight on Friday 4 September 2026."""
    return clerk(of, of.students[0], COMBINED)


def here(me: Clerk, item: str) -> int:
    """Which agency has it now; 0 for none."""
    rows = slip_of(me.of, me.dossiers[item])
    return next((row.position for row in rows if row.here), 0)


def acted(me: Clerk) -> list[dict[str, object]]:
    with me.of.parts.database.reading() as session:
        rows = session.query(JournalEntry).filter_by(attempt_id=me.attempt_id, kind="desk.acted")
        return [row.data for row in rows.order_by(JournalEntry.id)]


def test_the_page_says_for_whom_the_officer_acts_until_when_and_who_is_next(me: Clerk) -> None:
    page = me.open(me.dossiers["middle"])
    assert "<strong>Công an " in page
    assert "(chặng 2/3: Đăng ký thường trú cho trẻ). Em làm thay cơ quan này." in page
    assert "<strong>10:00 04/09/2026</strong>." in page
    assert "Tiếp theo: Bảo hiểm xã hội tỉnh Gia Lai." in page


def test_what_is_late_at_one_agency_and_what_is_late_as_a_whole_are_told_apart(me: Clerk) -> None:
    hop, whole = me.open(me.dossiers["birth_late"]), me.open(me.dossiers["overdue"])
    assert ", đã quá hạn." in hop
    assert "Trước hạn" in hop.split('class="desk-parts"')[0], "the citizen's day has not come"
    assert "Quá hạn" in whole.split('class="desk-parts"')[0]


def test_only_the_way_that_is_open_is_offered(me: Clerk) -> None:
    on_its_way, last = me.open(me.dossiers["fresh"]), me.open(me.dossiers["last"])
    assert ('value="forward"' in on_its_way, 'value="finish"' in on_its_way) == (True, False)
    assert ('value="forward"' in last, 'value="finish"' in last) == (False, True)
    assert "Đây là chặng cuối." in last


def test_an_officer_takes_a_dossier_through_all_agencies_to_its_result(me: Clerk) -> None:
    mine = me.dossiers["fresh"]
    for position in (2, 3):
        assert me.decide(mine, "forward").status_code == 303
        assert here(me, "fresh") == position
    for action in ("finish", "return_result"):
        assert me.decide(mine, action).status_code == 303
    assert here(me, "fresh") == 0
    assert [row.result for row in slip_of(me.of, mine)] == ["on_time", "early", "early"]
    assert [one["found"] for one in acted(me)] == ["forward", "forward", "finish", "return_result"]
    assert [one["by"] for one in acted(me)][:2] == ["2026-09-04T17:00", "2026-09-07T08:00"]


def test_an_end_before_the_last_agency_is_refused_in_words_and_nothing_is_lost(me: Clerk) -> None:
    answer = me.decide(me.dossiers["fresh"], "finish")
    assert answer.status_code == 409
    assert "Hồ sơ còn phải qua cơ quan khác" in unescape(answer.text)
    assert here(me, "fresh") == 1
    assert acted(me) == []


def test_a_form_sent_twice_passes_it_on_once(me: Clerk) -> None:
    mine = me.dossiers["fresh"]
    page = me.open(mine)
    assert REVISION.search(page)
    for _ in range(2):
        assert me.decide(mine, "forward", page=page).status_code == 303
    assert here(me, "fresh") == 2
    assert len(acted(me)) == 1


def test_a_page_that_is_out_of_date_passes_nothing_on(me: Clerk) -> None:
    mine = me.dossiers["fresh"]
    page = me.open(mine)
    me.decide(mine, "forward", page=page)
    answer = me.decide(mine, "extend", page=page)
    assert answer.status_code == 409
    assert here(me, "fresh") == 2


def test_every_dossier_of_the_stack_lies_where_the_engine_says(me: Clerk) -> None:
    assert {item: here(me, item) for item in me.dossiers} == {
        "overdue": 3, "last": 3, "birth_late": 1, "middle": 2, "fresh": 1,
    }  # fmt: skip
    with me.of.parts.database.reading() as session:
        due = {item: session.get_one(Dossier, one).due_on for item, one in me.dossiers.items()}
    assert {item: f"{at:%d/%m %H:%M}" for item, at in due.items() if at} == {
        "overdue": "03/09 17:00", "last": "04/09 17:00", "birth_late": "07/09 17:00",
        "middle": "07/09 17:00", "fresh": "08/09 17:00",
    }  # fmt: skip


def test_the_printed_slip_names_the_agencies_and_how_they_kept_their_time(me: Clerk) -> None:
    page = me.read(f"/mot-cua/ho-so/{me.dossiers['overdue']}/kiem-soat")
    assert "Bảo hiểm xã hội tỉnh Gia Lai" in page
    assert "Quá hạn" in page
