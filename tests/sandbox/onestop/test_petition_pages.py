"""The pages of the feedback desk: read, sort, begin from a letter, send; what was typed is never lost."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from fixtures.petition_sorts import load_sorts
from sandbox.operations.onestop import petition_inbox
from sandbox.store.attempts import Attempt
from tests.sandbox.teacher.desk import counted
from tests.support.aftermath import petition_of
from tests.support.feedback import (
    FEEDBACK,
    LETTER,
    ClassDesk,
    answer,
    class_desk,
    petitions_of,
    stored,
)
from tests.support.lesson import Lesson, come_in, lesson
from tests.support.officers import FIRST_DAY, at_the_desk, officer_client

LIST = "/mot-cua/phan-anh"
TYPED = "Kính gửi ông/bà. Thư em đang viết dở."


@pytest.fixture
def of(app: Flask) -> Lesson:
    return lesson(app)


@pytest.fixture
def client(of: Lesson) -> FlaskClient:
    return officer_client(of, of.students[0], FEEDBACK)


@pytest.fixture
def lying(of: Lesson, client: FlaskClient) -> dict[str, int]:
    return petitions_of(of, at_the_desk(of, of.students[0], FEEDBACK))


def send(client: FlaskClient, petition: int, **changed: str) -> TestResponse:
    form = {"sort": "answered", "answer": LETTER, "publish": "no", "revision": "0"} | changed
    page = client.get(f"{LIST}/{petition}").text
    token = re.search('name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    return client.post(f"{LIST}/{petition}", data={**form, "csrf_token": token[1]})


def colleague(desks: ClassDesk, place: int) -> FlaskClient:
    student = desks.of.students[1 + place]
    return come_in(desks.of.app.test_client(), "student", student, desks.officers[place])


def test_the_list_parts_what_waits_from_what_is_answered(
    of: Lesson, client: FlaskClient, lying: dict[str, int]
) -> None:
    attempt = at_the_desk(of, of.students[0], FEEDBACK)
    answer(of, attempt, lying["idea"])
    answer(of, attempt, lying["other"], "elsewhere")
    for state, expected in (("", 6), ("sent", 4), ("answered", 1), ("returned", 1), ("nonsense", 6)):
        page = client.get(LIST, query_string={"muc": state}).text
        assert page.count('<th scope="row"') == expected, state
    assert "Hạn trả lời" in page


def test_a_desk_with_feedback_alone_begins_there(client: FlaskClient) -> None:
    answer = client.get("/mot-cua")
    assert (answer.status_code, answer.headers["Location"]) == (302, LIST)
    page = client.get(LIST).text
    assert "Sổ theo dõi" not in page


def test_a_desk_with_dossiers_alone_has_no_feedback(of: Lesson) -> None:
    client = officer_client(of, of.students[0], FIRST_DAY)
    assert LIST not in client.get("/mot-cua").text
    assert "Bài này không có phản ánh" in client.get(LIST).text
    assert "Không có ý kiến nào" in client.get(f"{LIST}?muc=sent").text


def test_the_page_tells_what_was_found_out_and_never_what_it_is(
    of: Lesson, client: FlaskClient, lying: dict[str, int]
) -> None:
    page = client.get(f"{LIST}/{lying['official']}").text
    assert "Nơi này đã tìm hiểu" in page
    assert "Bàn này không có quyền xác minh" in page
    assert 'value="complaint" autocomplete="off" aria-describedby="sort-complaint-hint">' in page
    assert "checked" not in page


@pytest.mark.parametrize(
    "name", [f"{one.id}.{n}" for one in load_sorts().values() for n in range(len(one.drafts))]
)
def test_a_letter_to_begin_with_is_put_below_what_was_typed(
    of: Lesson, client: FlaskClient, lying: dict[str, int], name: str
) -> None:
    answer = send(client, lying["late"], answer=TYPED, draft=name, sort="")
    sender = stored(of, lying["late"]).fields["name"]
    assert answer.status_code == 200
    assert f"{TYPED}\n\nKính gửi ông/bà {sender}." in answer.text
    assert f'id="sort-{name.partition(".")[0]}" value="{name.partition(".")[0]}"' in answer.text
    assert stored(of, lying["late"]).state == "sent"


def test_an_unknown_letter_to_begin_with_changes_nothing(client: FlaskClient, lying: dict[str, int]) -> None:
    answer = send(client, lying["late"], answer=TYPED, draft="answered.99")
    assert answer.status_code == 200
    assert f">\r\n{TYPED}</textarea>" in answer.text or f">\n{TYPED}</textarea>" in answer.text


def test_what_was_sent_is_answered_and_told(of: Lesson, client: FlaskClient, lying: dict[str, int]) -> None:
    sent = send(client, lying["idea"], publish="yes")
    assert (sent.status_code, sent.headers["Location"]) == (303, LIST)
    page = client.get(LIST).text
    assert "Đã gửi thư trả lời" in page
    assert "Công khai" in page
    page = client.get(f"{LIST}/{lying['idea']}").text
    assert LETTER in page
    assert "Thư đã gửi" in page
    assert 'name="answer"' not in page


def test_a_slip_of_the_stack_is_not_told_before_the_report(
    of: Lesson, client: FlaskClient, lying: dict[str, int]
) -> None:
    """Whoever makes a private matter public reads of it where all that is judged stands."""
    send(client, lying["child"], publish="yes")
    page = client.get(LIST).text
    assert "chưa đưa lên trang công khai" not in page
    assert stored(of, lying["child"]).published


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"sort": ""}, "chưa xếp loại"),
        ({"sort": "gossip"}, "chưa xếp loại"),
        ({"answer": " "}, "chưa viết trả lời"),
        ({"answer": "a" * 2001}, "2000"),
        ({"answer": f"{TYPED} [Nơi này sẽ làm gì.]"}, "ngoặc vuông"),
        ({"answer": f"{TYPED}\x07"}, "Lỗi:"),
        ({"answer": f"{TYPED} Số em là 0912345678."}, "Đừng dùng thông tin thật"),
        ({"publish": ""}, "Em chọn công khai hoặc không"),
        ({"publish": "perhaps"}, "Em chọn công khai hoặc không"),
    ],
)
def test_what_is_not_ready_is_said_and_kept(
    of: Lesson, client: FlaskClient, lying: dict[str, int], changed: dict[str, str], said: str
) -> None:
    answer = send(client, lying["late"], **{"answer": TYPED} | changed)
    assert answer.status_code == 422
    assert said in answer.text
    assert "answer" in changed or TYPED in answer.text
    assert "0912345678" not in answer.text
    assert "Thư em đang viết dở" in answer.text or TYPED not in changed.get("answer", TYPED)
    assert stored(of, lying["late"]).state == "sent"


def test_no_choice_of_publishing_is_asked_for_what_is_sent_back(
    of: Lesson, client: FlaskClient, lying: dict[str, int]
) -> None:
    assert send(client, lying["other"], sort="elsewhere", publish="").status_code == 303
    assert stored(of, lying["other"]).state == "returned"


@pytest.mark.parametrize("revision", ["", "x", "-1", "99999999999999999999"])
def test_a_strange_revision_is_as_good_as_an_old_one(
    client: FlaskClient, lying: dict[str, int], revision: str
) -> None:
    answer = send(client, lying["late"], revision=revision)
    assert answer.status_code == 409
    assert LETTER in answer.text


def test_the_colleague_who_was_slower_keeps_their_letter(app: Flask) -> None:
    desks = class_desk(app)
    client = colleague(desks, 1)
    page = client.get(f"{LIST}/{desks.petition}").text
    token = re.search('name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    answer(desks.of, desks.officers[0], desks.petition)
    form = {"sort": "answered", "answer": TYPED, "publish": "no", "revision": "0", "csrf_token": token[1]}
    told = client.post(f"{LIST}/{desks.petition}", data=form)
    assert told.status_code == 409
    assert "đã trả lời ý kiến này trước em" in told.text
    assert TYPED in told.text
    assert LETTER in told.text


def test_one_sees_who_holds_it_and_may_take_it_over(app: Flask) -> None:
    desks = class_desk(app)
    first, second = (colleague(desks, place) for place in (0, 1))
    assert "Chưa ai giữ" in first.get(LIST).text
    assert "Nhận ý kiến này về bàn" in first.get(f"{LIST}/{desks.petition}").text
    with desks.of.parts.database.writing() as session:
        petition_inbox.take(session, session.get_one(Attempt, desks.officers[0]), desks.petition)
    assert "Trần Quốc Bảo" in second.get(LIST).text
    page = second.get(f"{LIST}/{desks.petition}").text
    assert "đang giữ ý kiến này" in page
    token = re.search('name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    taken = second.post(f"{LIST}/{desks.petition}/nhan", data={"csrf_token": token[1]})
    assert taken.status_code == 303
    assert stored(desks.of, desks.petition).officer_id == desks.officers[1]
    assert "Nhận thay" not in second.get(f"{LIST}/{desks.petition}").text


def test_an_officer_of_a_class_is_told_why_it_does_not_stand_there(app: Flask) -> None:
    desks = class_desk(app, content="Tôi tên {me.full_name}. Quầy đóng sớm.")
    client = colleague(desks, 0)
    send(client, desks.petition, publish="yes")
    assert "chưa đưa lên trang công khai" in client.get(LIST).text
    assert not stored(desks.of, desks.petition).published


@pytest.mark.parametrize("exercise", [FEEDBACK, FIRST_DAY])
def test_the_guide_says_what_a_desk_is_and_which_form_when(of: Lesson, exercise: str) -> None:
    page = officer_client(of, of.students[1], exercise).get("/mot-cua/huong-dan").text
    for words in ("Cơ chế một cửa", "Một cửa liên thông", "6 mẫu của Thông tư 01/2018/TT-VPCP", "huyện"):
        assert words in page


def test_the_guide_of_the_later_era_has_its_seven_forms(of: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = of.parts.content.library[FEEDBACK].model_copy(
        update={"era": "2026", "portal": "national-2026"}
    )
    client = officer_client(of, of.students[0], FEEDBACK)
    monkeypatch.setitem(of.parts.content.library, FEEDBACK, exercise)  # type: ignore[arg-type]  # a dict
    page = client.get("/mot-cua/huong-dan").text
    for words in ("7 mẫu của Thông tư 03/2025/TT-VPCP", "Thông báo dừng", "không còn cấp huyện"):
        assert words in page


def test_the_list_asks_as_little_for_many_as_for_one(app: Flask) -> None:
    desks = class_desk(app)
    client = colleague(desks, 0)
    client.get(LIST)
    few = len(counted(app, lambda: client.get(LIST)))
    for number in range(5):
        more = petition_of(desks.of, desks.citizen, subject=f"Việc thứ {number}")
        with desks.of.parts.database.writing() as session:
            petition_inbox.take(session, session.get_one(Attempt, desks.officers[number % 2]), more)
    assert len(counted(app, lambda: client.get(LIST))) == few


@pytest.mark.parametrize(("days", "standing"), [(-1, "Trước hạn"), (0, "Đúng hạn"), (1, "Quá hạn")])
def test_the_deadline_is_the_end_of_the_next_working_day(
    of: Lesson, client: FlaskClient, lying: dict[str, int], days: int, standing: str
) -> None:
    attempt = at_the_desk(of, of.students[0], FEEDBACK)
    with of.parts.database.writing() as session:
        session.get_one(Attempt, attempt).clock += timedelta(days=days)
        session.commit()
    page = client.get(LIST).text
    assert page.count(standing) == 6
    assert "17:00 17/04/2024" in page
