"""Forms of the one-stop desk: issued by the office itself and by officers, numbered, frozen."""

import pytest
from flask import Flask

from fixtures.desk_forms import FORMS
from sandbox.operations.onestop import forms
from sandbox.operations.onestop.desk import Desk
from sandbox.operations.refusals import Refused
from sandbox.store import NotFound
from sandbox.store.attempts import Attempt
from sandbox.store.desk import DeskForm
from sandbox.store.dossiers import Dossier
from tests.support.desk import ASKED, MISSING, answer, change, ordering, pass_days
from tests.support.lesson import Lesson, filed, lesson
from tests.support.officers import WHY, at_the_desk, decide, dossiers_of


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app)


def given(of: Lesson, dossier_id: int) -> list[DeskForm]:
    with of.parts.database.reading() as session:
        return forms.of_dossier(session, session.get_one(Dossier, dossier_id))


def kinds(of: Lesson, dossier_id: int) -> list[str]:
    return [one.kind for one in given(of, dossier_id)]


def test_the_office_gives_a_receipt_with_what_it_promised(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[0])
    pass_days(of, attempt)
    (receipt,) = given(of, dossier)
    with of.parts.database.reading() as session:
        found = session.get_one(Dossier, dossier)
    assert (receipt.kind, receipt.officer_id) == ("receipt", None)
    assert receipt.facts["code"] == found.code
    assert found.received_on is not None
    assert found.due_on is not None
    assert f"ngày {found.due_on:%d} tháng {found.due_on:%m}" in receipt.facts["due"]
    assert receipt.issued_on == found.received_on
    assert [row[0].split()[0] for row in receipt.facts["papers"]] == ["Đơn", "Chứng"]


@pytest.mark.parametrize(
    ("order", "kind", "reason"),
    [
        (ASKED, "supplement", "Ảnh mờ."),
        (MISSING | {"do": "refuse", "reason": "Không có tên trong sổ gốc."}, "refusal", "Không có tên"),
    ],
)
def test_what_the_office_asks_or_refuses_comes_in_writing(
    of: Lesson, order: dict[str, object], kind: str, reason: str
) -> None:
    ordering(of.app, order)
    attempt, dossier = filed(of, of.students[0])
    pass_days(of, attempt)
    (paper,) = given(of, dossier)
    assert paper.kind == kind
    assert paper.facts["reason"].startswith(reason)


def test_a_demand_lists_what_to_mend_and_the_receipt_follows_the_answer(of: Lesson) -> None:
    ordering(of.app, ASKED)
    attempt, dossier = filed(of, of.students[0])
    pass_days(of, attempt)
    wanted = [row[0] for row in given(of, dossier)[0].facts["wanted"]]
    assert len(wanted) == 2
    assert wanted[1].startswith("Tờ khai: ")
    answer(of, attempt, dossier)
    pass_days(of, attempt)
    assert kinds(of, dossier) == ["supplement", "receipt"]


def test_a_late_office_apologises_in_writing_with_both_dates(of: Lesson) -> None:
    ordering(of.app, {"on": "dossier.received", "do": "late", "reason": "Sổ gốc đang được số hoá."})
    attempt, dossier = filed(of, of.students[0])
    pass_days(of, attempt, 2)
    apology = next(one for one in given(of, dossier) if one.kind == "apology")
    assert apology.facts["due"] != apology.facts["first_due"] != ""


def test_an_era_without_the_notice_of_stopping_gives_none(of: Lesson) -> None:
    ordering(of.app, {"on": "dossier.received", "do": "stop", "reason": "Sổ gốc đang được kiểm tra."})
    attempt, dossier = filed(of, of.students[0])
    pass_days(of, attempt, 2)
    assert kinds(of, dossier) == ["receipt"]


def test_what_changes_later_changes_no_form(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[0])
    pass_days(of, attempt)
    before = given(of, dossier)[0].facts
    change(of, dossier, owner_name="Người Khác", applicant_address="Nơi khác")
    assert given(of, dossier)[0].facts == before


def test_numbers_run_on_for_one_agency_and_year(of: Lesson) -> None:
    for student in of.students:
        pass_days(of, filed(of, student)[0])
    with of.parts.database.reading() as session:
        numbers = [one.number for one in session.query(DeskForm).order_by(DeskForm.id)]
    assert numbers == ["0001/TNHS", "0002/TNHS", "0003/TNHS"]


def test_an_officers_form_bears_their_name_and_their_reason(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    blurred = dossiers_of(of, mine)["blurred"]
    decide(of, mine, blurred, "request_supplement", faults=("identity:blurred",))
    (paper,) = given(of, blurred)
    with of.parts.database.reading() as session:
        me = session.get_one(Attempt, mine)
    assert paper.officer_id == mine
    assert paper.facts["officer"] == me.variant["values"]["me.full_name"]
    assert paper.facts["reason"] == WHY
    assert len(paper.facts["wanted"]) == 1


def test_a_form_that_does_not_suit_is_issued_as_it_was_chosen(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    right = dossiers_of(of, mine)["right"]
    decide(of, mine, right, "receive", form="refusal")
    assert kinds(of, right) == ["refusal"]


@pytest.mark.parametrize("kind", [kind for kind in FORMS if "2024" in FORMS[kind].number])
def test_every_kind_can_be_filled_from_any_dossier(of: Lesson, kind: str) -> None:
    attempt, dossier = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        desk = Desk(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
        form = forms.issue(desk, session.get_one(Dossier, dossier), kind)
        assert form.facts["kind"] == kind
        assert form.facts["code"] in form.facts["rows"][0] if kind == "register" else not form.facts["rows"]


def test_a_form_of_another_time_is_refused_and_nothing_is_numbered(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[0])
    with of.parts.database.writing() as session:
        desk = Desk(session, of.parts.content, session.get_one(Attempt, attempt), of.now)
        with pytest.raises(Refused, match="mẫu phiếu"):
            forms.issue(desk, session.get_one(Dossier, dossier), "stop")
    assert given(of, dossier) == []


def test_a_form_of_another_dossier_is_not_there(of: Lesson) -> None:
    mine = at_the_desk(of, of.students[0])
    right, blurred = (dossiers_of(of, mine)[name] for name in ("right", "blurred"))
    decide(of, mine, right, "receive")
    with of.parts.database.reading() as session, pytest.raises(NotFound):
        forms.find(session, session.get_one(Dossier, blurred), given(of, right)[0].id)
