"""The forms, the register and the slip on the officer's screen and as files; the citizen's side of them."""

import io
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
import zxingcpp
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from fixtures.desk_forms import describe, title_in
from fixtures.desk_forms.form import Grid, Row
from fixtures.desk_forms.register import HEADINGS
from sandbox.operations.onestop import forms
from sandbox.store.desk import DeskForm, Hop
from sandbox.store.dossiers import Dossier
from tests.support.desk import change, pass_days
from tests.support.desk_papers import pictures_of, text_of
from tests.support.lesson import Lesson, come_in, filed, lesson
from tests.support.officers import at_the_desk, decide, dossiers_of
from tests.support.tables import tables_of

RECEIPT = title_in("receipt", "2024")


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app)


@pytest.fixture
def desk(of: Lesson) -> tuple[FlaskClient, int]:
    """An officer who has taken one dossier in and asked for papers of another; the attempt."""
    mine = at_the_desk(of, of.students[0])
    there = dossiers_of(of, mine)
    decide(of, mine, there["right"], "receive")
    decide(of, mine, there["blurred"], "request_supplement", faults=("identity:blurred",))
    return come_in(of.app.test_client(), "student", of.students[0], mine), mine


def only_form(of: Lesson, dossier_id: int) -> DeskForm:
    with of.parts.database.reading() as session:
        (found,) = forms.of_dossier(session, session.get_one(Dossier, dossier_id))
        return found


def agency_with(of: Lesson, start: str) -> str:
    """The first agency of 2024 whose id begins so."""
    agencies = of.parts.content.world.catalogue.agencies.values()
    return next(one.id for one in agencies if one.id.startswith(start) and one.era == "2024")


def plain(html: str) -> str:
    return " ".join(html.split())


def test_page_and_paper_say_the_same(of: Lesson, desk: tuple[FlaskClient, int]) -> None:
    client, mine = desk
    for name in ("right", "blurred"):
        form = only_form(of, dossiers_of(of, mine)[name])
        address = f"/mot-cua/ho-so/{form.dossier_id}/phieu/{form.id}"
        page, paper = client.get(address).text, text_of(client.get(f"{address}.pdf").data)
        described = describe(form.facts, "http://localhost/tra-cuu?ma=x")  # type: ignore[arg-type]
        for part in described.parts:
            if isinstance(part, Row):
                for field in part.fields:
                    assert f"<dt>{field.label}:</dt>" in page
                    assert f"{field.label}: {field.value}".strip() in paper
            elif isinstance(part, Grid):
                assert [list(part.headings), *map(list, part.rows)] == tables_of(page)[""]


def test_the_code_on_the_paper_opens_the_tracking_page_of_this_server(
    of: Lesson, desk: tuple[FlaskClient, int]
) -> None:
    client, mine = desk
    form = only_form(of, dossiers_of(of, mine)["right"])
    address = f"/mot-cua/ho-so/{form.dossier_id}/phieu/{form.id}.pdf"
    answer = client.get(address, base_url="http://localhost:8080")
    (page,) = pictures_of(answer.data)
    (found,) = zxingcpp.read_barcodes(page)
    assert found.text == f"http://localhost:8080/tra-cuu?ma={quote(form.facts['code'])}"


def test_the_tracking_page_takes_the_code_from_the_address(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[1])
    pass_days(of, attempt)
    citizen = come_in(of.app.test_client(), "student", of.students[1], attempt)
    code = only_form(of, dossier).facts["code"]
    assert f'value="{code}"' in citizen.get(f"/tra-cuu?ma={code}").text


def test_the_register_has_a_row_for_every_dossier_of_the_desk(
    of: Lesson, desk: tuple[FlaskClient, int]
) -> None:
    client, mine = desk
    heading, *rows = tables_of(client.get("/mot-cua/so-theo-doi").text)[""]
    assert heading == list(HEADINGS)
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    with of.parts.database.reading() as session:
        found = session.get_one(Dossier, dossiers_of(of, mine)["right"])
    mine_row = next(row for row in rows if row[1] == found.code)
    assert found.received_on is not None
    assert mine_row[7] == f"{found.received_on:%H:%M %d/%m/%Y}"
    assert mine_row[-1] == "Được tiếp nhận"


def test_the_register_in_excel_is_the_register_on_the_page(of: Lesson, desk: tuple[FlaskClient, int]) -> None:
    client, mine = desk
    payload = '=HYPERLINK("http://a.example";"bấm")'
    change(of, dossiers_of(of, mine)["sister"], owner_name=payload, owner_phone="@SUM(1;1)")
    heading, *rows = tables_of(client.get("/mot-cua/so-theo-doi").text)[""]
    sheet = load_workbook(io.BytesIO(client.get("/mot-cua/so-theo-doi.xlsx").data)).active
    assert sheet is not None
    kept = list(sheet.iter_rows(min_row=6))
    assert [cell.value for cell in kept[0]] == heading
    written = [
        [f"{cell.value:%H:%M %d/%m/%Y}" if cell.is_date else str(cell.value or "") for cell in row]
        for row in kept[1:]
    ]
    assert [[plain(value) for value in row] for row in written] == rows
    assert payload in {cell.value for row in kept for cell in row if cell.data_type == "s"}
    assert not [cell for row in kept for cell in row if cell.data_type == "f"]


def test_the_register_and_the_slip_print(of: Lesson, desk: tuple[FlaskClient, int]) -> None:
    client, mine = desk
    book = text_of(client.get("/mot-cua/so-theo-doi.pdf").data)
    assert "SỔ THEO DÕI HỒ SƠ" in book
    right = dossiers_of(of, mine)["right"]
    slip = text_of(client.get(f"/mot-cua/ho-so/{right}/kiem-soat.pdf").data)
    assert "Chưa giao cho cơ quan nào" in slip


def test_the_slip_follows_the_dossier_to_those_who_decide(of: Lesson, desk: tuple[FlaskClient, int]) -> None:
    client, mine = desk
    right = dossiers_of(of, mine)["right"]
    decide(of, mine, right, "process")
    decide(of, mine, right, "finish")
    _, there, back = tables_of(client.get(f"/mot-cua/ho-so/{right}/kiem-soat").text)[""]
    assert there[0].startswith("1. Giao: Bộ phận Tiếp nhận và Trả kết quả 2. Nhận: Bộ phận chuyên môn")
    assert back[2] in ("Trước hạn", "Đúng hạn")


def test_the_slip_of_a_dossier_that_agencies_pass_on_names_each_with_its_promise(
    of: Lesson, desk: tuple[FlaskClient, int]
) -> None:
    client, mine = desk
    right = dossiers_of(of, mine)["right"]
    first, second = (agency_with(of, word) for word in ("thpt", "so-gddt"))
    day = datetime(2024, 4, 17, 8)
    hops = [
        (first, day, day + timedelta(days=1), day + timedelta(hours=3)),
        (second, day + timedelta(hours=3), day + timedelta(days=1), None),
    ]
    with of.parts.database.writing() as session:
        session.add_all(
            Hop(
                school_id=of.school, dossier_id=right, position=place, agency=agency, task="Xem xét", note="",
                given_on=given, taken_on=given, due_on=due, done_on=done,
            )
            for place, (agency, given, due, done) in enumerate(hops)
        )  # fmt: skip
        session.commit()
    page = client.get(f"/mot-cua/ho-so/{right}/kiem-soat").text
    _, out, on = tables_of(page)[""]
    agencies = of.parts.content.world.catalogue.agencies
    assert out[0].endswith(f"2. Nhận: {agencies[first].name}")
    assert (out[1], out[2]) == ("08 giờ 00 phút, ngày 17 tháng 04 năm 2024", "")
    assert on[0].startswith(f"1. Giao: {agencies[first].name}")
    assert on[2] == "Trước hạn"
    assert agencies[first].name in page.partition("Cơ quan phối hợp")[2]


def test_an_officer_does_not_see_the_forms_of_another_desk(of: Lesson, desk: tuple[FlaskClient, int]) -> None:
    client, _ = desk
    other = at_the_desk(of, of.students[1])
    theirs = dossiers_of(of, other)["right"]
    decide(of, other, theirs, "receive")
    form = only_form(of, theirs)
    for address in (f"{theirs}/phieu/{form.id}", f"{theirs}/phieu/{form.id}.pdf", f"{theirs}/kiem-soat"):
        assert client.get(f"/mot-cua/ho-so/{address}").status_code == 404


def test_looking_at_a_form_changes_nothing(of: Lesson, desk: tuple[FlaskClient, int]) -> None:
    client, mine = desk
    form = only_form(of, dossiers_of(of, mine)["right"])
    address = f"/mot-cua/ho-so/{form.dossier_id}/phieu/{form.id}"
    assert client.get(address).data == client.get(address).data
    assert client.get(f"{address}.pdf").data == client.get(f"{address}.pdf").data


def test_a_citizen_finds_what_the_desk_gave_them_with_their_dossier(of: Lesson) -> None:
    attempt, dossier = filed(of, of.students[1])
    client = come_in(of.app.test_client(), "student", of.students[1], attempt)
    assert "Giấy tờ của Bộ phận Một cửa" not in client.get(f"/ho-so/{dossier}").text
    pass_days(of, attempt)
    form = only_form(of, dossier)
    address = f"/ho-so/{dossier}/phieu/{form.id}"
    assert f'<a href="{address}">{RECEIPT}</a>' in client.get(f"/ho-so/{dossier}").text
    assert form.facts["received"] in client.get(address).text
    paper = client.get(f"{address}.pdf")
    assert paper.mimetype == "application/pdf"
    assert f"Mã hồ sơ: {form.facts['code']}" in text_of(paper.data)
