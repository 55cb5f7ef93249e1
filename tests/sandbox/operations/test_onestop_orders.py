"""What an exercise orders its officer to do, in that order, and the usual course of the desk between."""

from datetime import datetime

import pytest
from pydantic import ValidationError

from exercises.engine.schema import OfficerStep
from sandbox.operations.onestop.timeline import Situation, Turn, next_turn
from tests.support.desk import ASKED, BY_DESK, answer, dossier, history, notices, ordering, pass_days
from tests.support.lesson import attach, filed, lesson

LATER = {"on": "dossier.received", "do": "late", "reason": "Kho sổ gốc đang sửa chữa", "days": 3}


def kinds(of, mine):
    return [line.split()[-1] for line in history(of, mine)]


def sent(app, *steps):
    ordering(app, *steps)
    of = lesson(app)
    return of, *filed(of, of.students[0], fields=BY_DESK)


def test_an_apology_comes_on_the_due_date_with_a_new_one_and_the_old_is_kept(app):
    of, attempt, mine = sent(app, LATER)
    pass_days(of, attempt, 2)
    found = dossier(of, mine)
    assert history(of, mine)[-1] == "17:00 19/04 extended"
    assert (f"{found.first_due_on:%d/%m}", f"{found.due_on:%d/%m %H:%M}") == ("19/04", "24/04 17:00")
    told = notices(of, attempt)[-1]
    assert told.title == "Xin lỗi và hẹn lại ngày trả kết quả"
    assert "chưa xong đúng hẹn 17:00 ngày 19/04/2024. Lý do: Kho sổ gốc đang sửa chữa. " in told.text
    pass_days(of, attempt, 3)
    assert kinds(of, mine)[-2:] == ["extended", "finished"]


def test_a_refusal_ends_it_with_its_reason(app):
    of, attempt, mine = sent(
        app,
        {
            "on": "dossier.submitted",
            "after": "4 working_hour",
            "do": "refuse",
            "reason": "{me.full_name} chưa có tên trong sổ gốc.",
        },
    )
    pass_days(of, attempt, 5)
    assert history(of, mine) == ["14:10 17/04 submitted", "08:10 19/04 refused"], "2 h 50 and 1 h 10"
    assert dossier(of, mine).received_on is None
    assert "chưa có tên trong sổ gốc." in notices(of, attempt)[-1].text
    assert "{" not in notices(of, attempt)[-1].text


def test_a_stop_waits_until_it_is_in_the_departments_hands(app):
    of, attempt, mine = sent(
        app, {"on": "dossier.submitted", "do": "stop", "reason": "Sổ gốc đang được thanh tra."}
    )
    pass_days(of, attempt, 2)
    assert kinds(of, mine) == ["submitted", "received", "processed", "stopped"]
    assert dossier(of, mine).state == "stopped"


def test_an_exercise_may_ask_for_what_the_rules_would_not(app):
    of, attempt, mine = sent(app, ASKED)
    pass_days(of, attempt)
    assert kinds(of, mine)[-1] == "supplement_requested"
    answer(of, attempt, mine, owner_address="12 Lê Lợi, Phường Lê Lợi, Thành phố Quy Nhơn, Tỉnh Bình Định")
    pass_days(of, attempt)
    assert kinds(of, mine)[-2:] == ["received", "processed"], "asked once, then as usual"


def test_asked_while_it_is_decided_the_clock_stands_still(app):
    of, attempt, mine = sent(
        app,
        {**ASKED, "on": "dossier.received", "after": "2 working_hour", "days": 10},
    )
    pass_days(of, attempt, 2)
    assert history(of, mine)[-1] == "10:00 19/04 supplement_requested"
    assert "17:00 ngày 07/05/2024" in notices(of, attempt)[-1].text, "ten working days: Saturday 4 May is one"
    pass_days(of, attempt, 2)
    answer(of, attempt, mine, owner_address="12 Lê Lợi, Phường Lê Lợi, Thành phố Quy Nhơn, Tỉnh Bình Định")
    found = dossier(of, mine)
    assert found.state == "processing"
    assert f"{found.due_on:%H:%M %d/%m}" == "15:00 24/04", "5 hours were left, from 8 o'clock on the 24th"
    pass_days(of, attempt)
    assert history(of, mine)[-1] == "15:00 24/04 finished"


def test_steps_are_taken_in_their_order_and_each_once(app):
    of, attempt, mine = sent(
        app,
        {"on": "dossier.submitted", "after": "1 working_day", "do": "receive"},
        {
            "on": "dossier.received",
            "after": "1 working_hour",
            "do": "late",
            "reason": "Chờ xác minh.",
            "days": 1,
        },
        {"on": "dossier.extended", "after": "1 working_day", "do": "finish"},
    )
    pass_days(of, attempt, 5)
    assert history(of, mine) == [
        "14:10 17/04 submitted",
        "08:00 19/04 received",
        "08:00 19/04 processed",
        "17:00 19/04 extended",
        "08:00 23/04 finished",
        "09:00 24/04 returned",
    ]


def test_a_dossier_received_unseen_is_finished_whatever_is_missing(app):
    ordering(app, {"on": "dossier.submitted", "after": "1 working_day", "do": "receive"})
    of = lesson(app)
    attempt, mine = filed(of, of.students[0], fields=BY_DESK, without=("identity",))
    pass_days(of, attempt)
    assert dossier(of, mine).state == "processing"


def test_still_wrong_after_a_supplement_in_hand_it_is_asked_for_again(app):
    ordering(
        app,
        {"on": "dossier.submitted", "do": "receive"},
        {**ASKED, "on": "dossier.received", "after": "1 working_hour"},
    )
    of = lesson(app)
    attempt, mine = filed(of, of.students[0], fields=BY_DESK, without=("identity",))
    pass_days(of, attempt)
    attach(of, attempt, mine, "identity", "old_scan")
    answer(of, attempt, mine)
    pass_days(of, attempt)
    assert kinds(of, mine)[-2:] == ["supplemented", "supplement_requested"]
    assert "bản chụp mờ" in notices(of, attempt)[-1].text


@pytest.mark.parametrize("do", ["supplement", "refuse", "stop", "late"])
def test_an_officer_who_says_no_must_say_why(do):
    with pytest.raises(ValidationError, match="cần reason"):
        OfficerStep(on="dossier.submitted", do=do)
    assert OfficerStep(on="dossier.submitted", do=do, reason="Vì sao")


def at(hour, day=17, month=4):
    return datetime(2024, month, day, hour)


def test_an_order_whose_event_has_not_come_leaves_the_desk_to_its_course():
    step = OfficerStep(on="dossier.supplemented", do="receive")
    now = Situation("registered", [("dossier.submitted", at(9))], [step], None, None, "", lambda: True)
    assert next_turn(now) == Turn(at(8, 19), "review")


def test_who_files_at_dawn_is_answered_within_eight_hours():
    now = Situation("registered", [("dossier.submitted", at(7, 16))], [], None, None, "", lambda: True)
    assert next_turn(now) == Turn(at(17, 16), "review")


def test_a_dossier_that_waits_for_its_citizen_or_is_over_has_no_turn():
    for state in ("payment", "refused", "returned"):
        now = Situation(state, [("dossier.submitted", at(9))], [], at(17), None, "desk", lambda: True)
        assert next_turn(now) is None
