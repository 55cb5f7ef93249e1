"""A dossier on its way between agencies: each hop in its own time, whoever sits at the desk."""

import pytest
from flask import Flask

from fixtures.lifecycle import NotAllowed
from sandbox.operations.onestop import hops
from sandbox.operations.onestop.deciding import Changed
from sandbox.operations.onestop.desk import Desk
from sandbox.store.attempts import Attempt
from sandbox.store.desk import Hop
from sandbox.store.dossiers import Dossier
from tests.support.desk import (
    BY_DESK,
    answer,
    change,
    demanded,
    dossier,
    history,
    ordering,
    pass_days,
    withdrawn,
)
from tests.support.hops import THREE_DAYS_EACH, routing, slip_of, told
from tests.support.lesson import Lesson, filed, lesson
from tests.support.officers import at_the_desk, decide, dossiers_of

# Filed on Wednesday 17 April 2024, 14:10. The 18th, 29 April to 1 May are off; Saturday 4 May is worked.


STOP = {"do": "stop", "reason": "Sổ gốc đang được kiểm tra."}


@pytest.fixture
def of(app: Flask) -> Lesson:
    ordering(app)
    routing(app, *THREE_DAYS_EACH)
    return lesson(app)


def sent(of: Lesson, **fields: str) -> tuple[int, int]:
    return filed(of, of.students[0], fields=BY_DESK | fields)


def test_the_bot_hands_a_dossier_on_when_each_agency_is_due(of: Lesson) -> None:
    attempt, mine = sent(of)
    pass_days(of, attempt, 12)
    assert history(of, mine) == [
        "14:10 17/04 submitted",
        "08:00 19/04 received",
        "08:00 19/04 processed",
        "08:00 24/04 forwarded",
        "08:00 02/05 forwarded",
        "08:00 06/05 finished",
        "09:00 07/05 returned",
    ]
    assert told(slip_of(of, mine)) == [
        "taken 08:00 19/04, due 08:00 24/04, done 08:00 24/04: on_time",
        "taken 08:00 24/04, due 08:00 02/05, done 08:00 02/05: on_time",
        "taken 08:00 02/05, due 08:00 06/05, done 08:00 06/05: on_time",
    ]
    assert dossier(of, mine).due_on == slip_of(of, mine)[-1].due_on, "together as long as was promised"


def test_the_slip_begins_with_the_processing_and_names_every_agency(of: Lesson) -> None:
    attempt, mine = sent(of)
    assert slip_of(of, mine) == []
    pass_days(of, attempt)
    rows = slip_of(of, mine)
    assert [row.agency for row in rows] == [
        "Sở Giáo dục và Đào tạo tỉnh Bình Định",
        "Sở Tư pháp tỉnh Bình Định",
        "Sở Giáo dục và Đào tạo tỉnh Bình Định",
    ]
    assert [row.here for row in rows] == [True, False, False]
    assert told(rows)[1:] == ["taken -, due -, done -: "] * 2


def test_a_supplement_stops_the_clock_of_the_agency_that_asks(of: Lesson) -> None:
    attempt, mine = sent(of)
    pass_days(of, attempt, 2)  # Monday 22 April, 08:00: a day of the three is gone
    demanded(of, mine, fields=("owner_address",))
    pass_days(of, attempt, 3)
    assert told(slip_of(of, mine))[0] == "taken 08:00 19/04, due 08:00 24/04, done -: ", "nobody is late"
    answer(of, attempt, mine, owner_address=dossier(of, mine).fields["owner_address"])
    first, second, _ = told(slip_of(of, mine))
    assert first == "taken 08:00 19/04, due 08:00 02/05, done -: "
    assert second == "taken -, due -, done -: "
    pass_days(of, attempt, 9)
    assert [row.result for row in slip_of(of, mine)] == ["on_time"] * 3
    assert dossier(of, mine).finished_on == dossier(of, mine).due_on


def test_an_ordered_apology_shows_who_was_late(of: Lesson, app: Flask) -> None:
    ordering(app, {"on": "dossier.received", "do": "late", "reason": "Chờ đối chiếu.", "days": 2})
    attempt, mine = filed(of, of.students[1], fields=BY_DESK)
    pass_days(of, attempt, 14)
    assert [row.result for row in slip_of(of, mine)] == ["on_time", "on_time", "late"]
    found = dossier(of, mine)
    assert found.first_due_on is not None
    assert found.due_on is not None
    assert found.due_on > found.first_due_on


def test_an_ordered_result_takes_the_dossier_past_everybody(of: Lesson, app: Flask) -> None:
    ordering(app, {"on": "dossier.processed", "after": "1 working_day", "do": "finish"})
    attempt, mine = filed(of, of.students[1], fields=BY_DESK)
    pass_days(of, attempt, 2)
    assert [row.result for row in slip_of(of, mine)] == ["early", "early", "early"]
    assert history(of, mine)[-3:] == [
        "08:00 22/04 forwarded",
        "08:00 22/04 forwarded",
        "08:00 22/04 finished",
    ]


def test_an_order_that_comes_later_lets_the_dossier_travel_meanwhile(of: Lesson, app: Flask) -> None:
    ordering(app, {"on": "dossier.processed", "after": "4 working_day", **STOP})
    attempt, mine = filed(of, of.students[1], fields=BY_DESK)
    pass_days(of, attempt, 6)
    assert dossier(of, mine).state == "stopped"
    first, second, third = slip_of(of, mine)
    assert (first.result, second.note) == ("on_time", "Dừng xử lý tại đây.")
    assert second.done_on is not None
    assert third.taken_on is None


def test_what_is_not_answered_ends_where_it_lay(of: Lesson) -> None:
    attempt, mine = sent(of)
    pass_days(of, attempt)
    demanded(of, mine, fields=("owner_address",))
    pass_days(of, attempt, 10)
    assert dossier(of, mine).state == "stopped"
    assert slip_of(of, mine)[0].note == "Dừng xử lý tại đây."
    assert slip_of(of, mine)[0].result != "late"


def test_what_is_withdrawn_or_refused_before_has_no_way(of: Lesson) -> None:
    attempt, mine = sent(of)
    withdrawn(of, attempt, mine)
    assert slip_of(of, mine) == []


def test_a_name_nobody_knows_is_looked_after_by_who_received_it(of: Lesson, app: Flask) -> None:
    first, second, third = THREE_DAYS_EACH
    routing(app, first, second.model_copy(update={"named_by": "owner_address"}), third)
    attempt, mine = filed(of, of.students[1], fields=BY_DESK)
    change(of, mine, owner_address="Sao Hoả")
    pass_days(of, attempt)
    row = slip_of(of, mine)[1]
    assert row.agency == "Sở Giáo dục và Đào tạo tỉnh Bình Định"
    assert "“Sao Hoả” không có trong danh mục" in row.note


def at_work(of: Lesson) -> tuple[int, int]:
    """(officer's attempt, a dossier of the desk that is being processed)."""
    officer = at_the_desk(of, of.students[2])
    mine = dossiers_of(of, officer)["right"]
    for action in ("receive", "process"):
        decide(of, officer, mine, action)
    return officer, mine


def test_an_officer_forwards_to_each_agency_in_turn_and_then_ends_it(of: Lesson) -> None:
    officer, mine = at_work(of)
    with pytest.raises(NotAllowed, match="còn phải qua cơ quan khác"):
        decide(of, officer, mine, "finish")
    for _ in range(2):
        decide(of, officer, mine, "forward")
    with pytest.raises(NotAllowed, match="không còn cơ quan nào"):
        decide(of, officer, mine, "forward")
    decide(of, officer, mine, "finish")
    assert [row.result for row in slip_of(of, mine)] == ["early"] * 3


def test_a_forward_pressed_twice_goes_one_agency_only(of: Lesson) -> None:
    officer, mine = at_work(of)
    seen = dossier(of, mine).revision
    decide(of, officer, mine, "forward", revision=seen)
    decide(of, officer, mine, "forward", revision=seen)
    assert [row.here for row in slip_of(of, mine)] == [False, True, False]


def test_two_officers_who_forward_at_once_are_told_apart(of: Lesson) -> None:
    officer, mine = at_work(of)
    seen = dossier(of, mine).revision
    decide(of, officer, mine, "forward", revision=seen)
    with pytest.raises(Changed):
        decide(of, officer, mine, "extend", revision=seen)
    assert [row.here for row in slip_of(of, mine)] == [False, True, False]


def test_a_forward_that_fails_half_way_leaves_the_dossier_where_it_was(
    of: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, mine = at_work(of)
    monkeypatch.setattr(hops.hops, "pass_on", lambda *_: (_ for _ in ()).throw(RuntimeError("power cut")))
    with pytest.raises(RuntimeError):
        decide(of, officer, mine, "forward")
    assert [row.here for row in slip_of(of, mine)] == [True, False, False]
    assert "forwarded" not in " ".join(history(of, mine))


def test_the_last_agency_has_its_own_time_where_those_before_used_up_the_whole(of: Lesson) -> None:
    officer, mine = at_work(of)
    for days in (12, 0):
        with of.parts.database.writing() as session:
            me = session.get_one(Attempt, officer)
            me.clock = me.clock.replace(month=5, day=13, hour=9) if days else me.clock
            hops.forward(Desk(session, of.parts.content, me, of.now), session.get_one(Dossier, mine))
            session.commit()
    rows = told(slip_of(of, mine))
    assert rows[0].endswith("late")
    assert rows[1].endswith("early")
    assert rows[2] == "taken 09:00 13/05, due 09:00 16/05, done -: "


def test_a_procedure_without_a_route_writes_no_hops(app: Flask) -> None:
    ordering(app)
    plain = lesson(app)
    attempt, mine = filed(plain, plain.students[0], fields=BY_DESK)
    pass_days(plain, attempt, 3)
    with plain.parts.database.reading() as session:
        assert session.query(Hop).count() == 0
    assert slip_of(plain, mine) == []
