"""Answering what the officer asks: only that, kept as it is typed, sent once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from sandbox.operations import answering, attachments, supplements
from sandbox.operations.refusals import Incomplete, Refused, SignedOut
from sandbox.store.aftermath import Demand, Pause
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Attachment, Dossier
from tests.support.desk import (
    ASKED,
    BY_DESK,
    answer,
    brought,
    dossier,
    everything,
    history,
    notices,
    ordering,
    pass_days,
    withdrawn,
)
from tests.support.lesson import attach, filed, lesson, signed_in

HOME = "12 Lê Lợi, Phường Lê Lợi, Thành phố Quy Nhơn, Tỉnh Bình Định"


@pytest.fixture
def of(app):
    return lesson(app, students=2)


@pytest.fixture
def asked(of):
    """(attempt id, dossier id): a photo of the card and the owner's address are asked for."""
    return brought(of, of.students[0], "supplement")


def rows(of, model):
    with of.parts.database.reading() as session:
        return session.scalars(select(model).order_by(model.id)).all()


def save(of, ids, words="", **values):
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, ids[0])
        answering.save(session, of.parts.content, me, ids[1], values, words, of.now)


def papers(of, ids):
    return [one for one in rows(of, Attachment) if one.component == "identity"]


def detach(of, ids, attachment):
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, ids[0])
        attachments.detach(session, of.parts.content, me, ids[1], attachment, of.now)


def test_only_a_dossier_that_is_asked_about_may_be_changed(of):
    for student, state in ((of.students[0], "registered"), (of.students[1], "supplement")):
        _, mine = brought(of, student, state)
        with of.parts.database.reading() as session:
            open_now = supplements.editable(session, session.get_one(Dossier, mine))
        assert (open_now is not None) is (state == "supplement")


def test_what_was_not_asked_for_stays_as_it_was(of, asked):
    before = dossier(of, asked[1]).fields
    save(of, asked, "Đã sửa", owner_address=HOME, owner_name="Lê Văn Khác", copies="9", applicant_name="x")
    after = dossier(of, asked[1]).fields
    assert {name for name in after if after[name] != before[name]} == {"owner_address"}
    assert rows(of, Demand)[0].answer == "Đã sửa"


def test_kept_is_not_sent(of, asked):
    save(of, asked, "Đang làm", owner_address="")
    assert dossier(of, asked[1]).state == "supplement"
    assert rows(of, Demand)[0].answered_on is None


def test_the_number_of_a_real_person_is_not_kept(of, asked):
    save(of, asked, "Gọi cho tôi số 0912 345 678")
    assert rows(of, Demand)[0].answer == "Gọi cho tôi số •••"


@pytest.mark.parametrize(
    ("words", "values", "missing"),
    [("", {}, ["answer"]), ("Xong", {"owner_address": ""}, ["owner_address"])],
)
def test_an_answer_with_a_hole_is_not_sent_and_what_was_typed_stays(of, asked, words, values, missing):
    with pytest.raises(Incomplete) as refused:
        answer(of, *asked, words=words, **values)
    assert [error.name for error in refused.value.errors] == missing
    assert dossier(of, asked[1]).state == "supplement"
    assert rows(of, Demand)[0].answer == words


def test_a_component_left_empty_is_not_sent(of, asked):
    detach(of, asked, papers(of, asked)[0].id)
    with pytest.raises(Incomplete) as refused:
        answer(of, *asked)
    assert [error.name for error in refused.value.errors] == ["identity"]
    attach(of, *asked, "identity", "id_card")
    answer(of, *asked)
    assert dossier(of, asked[1]).state == "registered"


def test_a_new_paper_is_known_to_answer_the_demand(of, asked):
    detach(of, asked, papers(of, asked)[0].id)
    attach(of, *asked, "identity", "id_card")
    assert [one.demand_id for one in papers(of, asked)] == [rows(of, Demand)[0].id]


def test_a_component_nobody_asked_for_stays_closed(of, asked):
    before = everything(of)
    with pytest.raises(Refused, match="không yêu cầu bổ sung thành phần này"):
        attach(of, *asked, "application_form", "diploma")
    form = next(one for one in rows(of, Attachment) if one.component == "application_form")
    with pytest.raises(Refused, match="không yêu cầu bổ sung thành phần này"):
        detach(of, asked, form.id)
    assert everything(of) == before


def test_sent_twice_it_is_sent_once(of, asked):
    answer(of, *asked)
    before = everything(of)
    answer(of, *asked)
    answer(of, *asked, key="mot-trang-khac")
    assert everything(of) == before


def test_four_tabs_at_once_send_one_answer(of, asked):
    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(lambda number: answer(of, *asked, key=f"trang-{number}"), range(4)))
    assert sum(line.endswith("supplemented") for line in history(of, asked[1])) == 1


def test_an_old_page_does_not_answer_a_new_demand(app, of):
    ordering(app, ASKED, ASKED | {"on": "dossier.supplemented", "reason": "Vẫn còn mờ."})
    ids = filed(of, of.students[0], fields=BY_DESK)
    pass_days(of, ids[0])
    answer(of, *ids, key="trang-cu")
    pass_days(of, ids[0])
    assert dossier(of, ids[1]).state == "supplement"
    answer(of, *ids, key="trang-cu")
    assert dossier(of, ids[1]).state == "supplement"
    answer(of, *ids, key="trang-moi")
    assert dossier(of, ids[1]).state == "registered"


def test_the_citizen_is_told_that_it_came(of, asked):
    answer(of, *asked)
    assert notices(of, asked[0])[-1].title == "Đã nhận phần bổ sung"


def test_before_reception_no_clock_runs_so_none_is_stopped(of, asked):
    assert rows(of, Pause) == []


def test_a_pause_is_kept_with_what_had_been_promised(app, of):
    ordering(app, ASKED | {"on": "dossier.received", "after": "1 working_hour"})
    ids = filed(of, of.students[0], fields=BY_DESK)
    pass_days(of, ids[0], 2)
    answer(of, *ids)
    (pause,) = rows(of, Pause)
    assert (pause.why, pause.due_before) == ("supplement", dossier(of, ids[1]).first_due_on)
    assert pause.began_on < pause.ended_on


def test_signed_out_nothing_is_sent(of, asked):
    with of.parts.database.writing() as session:
        session.get_one(Attempt, asked[0]).signed_in = False
        session.commit()
    with pytest.raises(SignedOut):
        answer(of, *asked)


def test_nobody_answers_for_a_classmate(of, asked):
    other = signed_in(of, of.students[1])
    with pytest.raises(NotFound):
        answer(of, other, asked[1])
    with pytest.raises(NotFound):
        withdrawn(of, other, asked[1])
