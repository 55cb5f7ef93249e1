"""What a helper, a citizen and their teacher see of each other."""

import re

import pytest

from sandbox.operations import attempts, dossiers
from sandbox.store.assignments import Assignment
from sandbox.store.attempts import Attempt
from sandbox.store.classrooms import GroupMember
from sandbox.store.dossiers import Attachment
from sandbox.store.support import Helping
from tests.sandbox.learn.pupil import Pupil, pupil, statements
from tests.sandbox.teacher.desk import Desk, desk, words
from tests.support.helping import advice_of, authorise, helper_begins, pairs, say, told
from tests.support.lesson import NAMES, Lesson, drafted, started

TEAM = {"exercise": "cap-ban-sao-bang-tot-nghiep", "attempts_allowed": "1", "opens_at": "2026-10-05T08:00"}
TEAM |= {
    "closes_at": "",
    "hints": "yes",
    "policy": "best",
    "rounding": "0.1",
    "weight": "1",
    "feedback": "full",
}


@pytest.fixture
def pair(of: Lesson) -> tuple[int, int, int]:
    """(citizen, dossier, helper) of the first two students."""
    citizen, dossier = drafted(of, of.students[0])
    return citizen, dossier, helper_begins(of, of.students[1])


def helper_of(of: Lesson, attempt: int) -> Pupil:
    return pupil(of, 1, attempt)


def citizen_of(of: Lesson, attempt: int) -> Pupil:
    return pupil(of, 0, attempt)


def screen(of: Lesson) -> dict[str, object]:
    with of.parts.database.reading() as session:
        return session.query(Helping).one().screen


def tell(of: Lesson, citizen: int, page: str, field: str = "", seen: int = 0) -> int:
    data = {"page": page, "field": field, "seen": str(seen)}
    return citizen_of(of, citizen).send(f"/luot/{citizen}/to-ho-tro/dang-xem", data, page="/cong").status_code


def version(of: Lesson, helper: Pupil) -> str:
    answer = helper.client.get("/to-ho-tro/man-hinh")
    return answer.headers["ETag"].strip('"')


def test_a_helper_sees_the_invented_person_and_never_the_classmate(
    of: Lesson, pair: tuple[int, int, int]
) -> None:
    citizen, _, helper = pair
    page = helper_of(of, helper).read("/to-ho-tro")
    assert citizen_of(of, citizen).variant(citizen).values["me.full_name"] in page
    assert NAMES[0] not in page
    assert "Đề bài của người dân" in page


def test_no_code_of_the_citizens_reaches_the_helper(of: Lesson) -> None:
    citizen = started(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    mine = citizen_of(of, citizen)
    door = "/dang-nhap"
    mine.send(door, {"id_number": mine.variant(citizen).values["me.id_number"]}, page=door)
    code = mine.attempt(citizen).otp.rpartition(":")[2]
    assert re.fullmatch("[0-9]{6}", code)
    tell(of, citizen, "/dang-nhap/otp", field=code)
    assert code not in helper_of(of, helper).read("/to-ho-tro")
    assert screen(of) == {"page": "dang-nhap", "field": ""}


def test_the_screen_says_what_is_filled_empty_and_refused(of: Lesson, pair: tuple[int, int, int]) -> None:
    citizen, dossier, helper = pair
    with of.parts.database.writing() as session:
        me = session.get_one(Attempt, citizen)
        values = {"copies": "ba", "reason": ""}
        dossiers.fill(session, of.parts.content, me, dossier, "to-khai", values, ["copies", "reason"], of.now)
    tell(of, citizen, f"/ho-so/{dossier}/to-khai", "copies")
    page = words(helper_of(of, helper).read("/to-ho-tro"))
    assert "Người dân đang ở: Bước tờ khai" in page
    assert "ba Chỉ nhập chữ số bị báo lỗi" in page
    assert "Vui lòng nhập thông tin bị báo lỗi" in page
    assert "đang ở ô này" in page


def test_a_right_value_and_a_wrong_one_look_the_same(of: Lesson, pair: tuple[int, int, int]) -> None:
    citizen, dossier, helper = pair
    shown = []
    for value in ("2", "7"):
        with of.parts.database.writing() as session:
            me = session.get_one(Attempt, citizen)
            dossiers.save(session, of.parts.content, me, dossier, {"copies": value}, of.now)
        part = helper_of(of, helper).read("/to-ho-tro/man-hinh")
        shown.append(part.replace(f'"support-value">{value}<', '"support-value">?<'))
    assert shown[0] == shown[1]


def test_looking_on_writes_nothing_and_hears_only_what_is_new(of: Lesson, pair: tuple[int, int, int]) -> None:
    citizen, dossier, helper = pair
    mine = helper_of(of, helper)
    known = version(of, mine)
    with statements(of) as seen:
        assert mine.client.get(f"/to-ho-tro/man-hinh?v={known}").status_code == 204
    assert not [one for one in seen if one.startswith(("UPDATE", "INSERT", "DELETE"))]
    tell(of, citizen, f"/ho-so/{dossier}/giay-to")
    assert mine.client.get(f"/to-ho-tro/man-hinh?v={known}").status_code == 200


def test_a_helper_opens_the_papers_of_their_own_citizen_alone(of: Lesson, pair: tuple[int, int, int]) -> None:
    _, dossier, helper = pair
    _, foreign = drafted(of, of.students[2])
    with of.parts.database.reading() as session:
        own, other = (
            session.query(Attachment.id).filter_by(dossier_id=one).first() for one in (dossier, foreign)
        )
    assert own is not None
    assert other is not None
    mine = helper_of(of, helper)
    assert mine.client.get(f"/to-ho-tro/giay-to/{own[0]}").status_code == 200
    gone = [mine.client.get(f"/to-ho-tro/giay-to/{id}") for id in (other[0], 987_654)]
    assert [one.status_code for one in gone] == [404, 404]
    assert gone[0].data == gone[1].data


@pytest.mark.parametrize("how", ["finished", "closed", "unseated"])
def test_sight_is_lost_when_the_pairing_ends(of: Lesson, pair: tuple[int, int, int], how: str) -> None:
    citizen, dossier, helper = pair
    with of.parts.database.writing() as session:
        paper = session.query(Attachment.id).filter_by(dossier_id=dossier).first()
        if how == "finished":
            attempts.finish(session, of.parts.content, session.get_one(Attempt, citizen), of.now)
        elif how == "closed":
            session.get_one(Assignment, of.assignment).closes_at = of.now
        else:
            session.delete(session.query(Helping).one())
        session.commit()
    assert paper is not None
    mine = helper_of(of, helper)
    page = mine.read("/to-ho-tro")
    name = mine.variant(citizen).values["me.full_name"]
    assert name not in page
    assert name not in mine.read("/to-ho-tro/man-hinh")
    assert mine.client.get(f"/to-ho-tro/giay-to/{paper[0]}").status_code == 404


def test_who_plays_a_citizen_is_sent_to_their_portal(of: Lesson, pair: tuple[int, int, int]) -> None:
    answer = citizen_of(of, pair[0]).client.get("/to-ho-tro")
    assert answer.headers["Location"] == "/cong"


def test_advice_that_is_refused_is_shown_again_as_it_was_typed(
    of: Lesson, pair: tuple[int, int, int]
) -> None:
    mine = helper_of(of, pair[2])
    data = {"kind": "look_at_field", "points_to": "field:copies", "text": "Đọc mã OTP cho cháu ạ"}
    answer = mine.send("/to-ho-tro/nhan", data, page="/to-ho-tro")
    assert answer.status_code == 422
    assert "Đọc mã OTP cho cháu ạ</textarea>" in answer.text
    assert '<option value="field:copies" selected>' in answer.text
    assert 'value="look_at_field"' in answer.text
    assert "hỏi “mã otp” nên máy không gửi" in answer.text


def test_what_is_said_comes_with_the_pulse_and_stays_until_it_is_answered(
    of: Lesson, pair: tuple[int, int, int]
) -> None:
    citizen, dossier, helper = pair
    mine = citizen_of(of, citizen)
    address = f"/nhip?luot={citizen}"
    assert "Một bạn Tổ hỗ trợ đang xem" in mine.read(address)
    id = say(of, helper, "Cô chú xem <b>số bản</b> ạ.", points_to="field:copies")
    shown = mine.client.get(address).text
    assert "Cô chú xem &lt;b&gt;số bản&lt;/b&gt; ạ." in shown
    assert f'href="/ho-so/{dossier}/to-khai#copies"' in shown
    assert NAMES[1] not in shown
    tell(of, citizen, "/cong", seen=id)
    assert advice_of(of, id).seen_at is not None
    data = {"advice": str(id), "said": "more"}
    mine.send(f"/luot/{citizen}/to-ho-tro/tra-loi", data, page="/cong")
    assert advice_of(of, id).answer == "more"
    assert "số bản" not in mine.read(address)
    assert "Em cần giúp thêm" in helper_of(of, helper).read("/to-ho-tro")


def test_the_page_itself_carries_nothing_of_it(of: Lesson, pair: tuple[int, int, int]) -> None:
    citizen, dossier, helper = pair
    mine = citizen_of(of, citizen)
    before = mine.client.get(f"/ho-so/{dossier}/to-khai").text
    say(of, helper)
    assert len(mine.client.get(f"/ho-so/{dossier}/to-khai").text) == len(before)


def test_who_has_no_helper_hears_of_none(of: Lesson, pair: tuple[int, int, int]) -> None:
    other = started(of, of.students[2])
    mine = pupil(of, 2, other)
    assert "Tổ hỗ trợ" not in mine.read(f"/nhip?luot={other}")
    assert "Không có bạn Tổ hỗ trợ nào" in mine.read(f"/luot/{other}/to-ho-tro")
    data = {"page": "/cong", "field": "", "seen": "0"}
    assert mine.send(f"/luot/{other}/to-ho-tro/dang-xem", data, page="/cong").status_code == 204
    assert mine.send(f"/luot/{other}/to-ho-tro/uy-quyen", {"on": "1"}, page="/cong").status_code == 409


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/thu-tuc/1.005092", "thu-tuc"),
        ("/dang-nhap", "dang-nhap"),
        ("/ho-so/1/to-khai", "to-khai"),
        ("/ho-so/1/kiem-tra", "kiem-tra"),
        ("/ho-so", "ho-so"),
        ("/ke-bai", ""),
        ("/khong-co", ""),
        ("https://khac.example/thu-tuc", ""),
        ("/" + "x" * 5000, ""),
    ],
)
def test_only_the_name_of_a_page_is_kept(
    of: Lesson, pair: tuple[int, int, int], path: str, page: str
) -> None:
    assert tell(of, pair[0], path, field="khong_co") == 204
    assert screen(of) == {"page": page, "field": ""}


def test_a_citizen_authorises_and_withdraws_on_a_page_of_its_own(
    of: Lesson, pair: tuple[int, int, int]
) -> None:
    citizen, _, helper = pair
    mine, path = citizen_of(of, citizen), f"/luot/{citizen}/to-ho-tro"
    assert "Em vẫn là người cam đoan" in mine.read(path)
    mine.send(f"{path}/uy-quyen", {"on": "1"}, page=path)
    assert "Người dân đã ủy quyền nộp hồ sơ" in helper_of(of, helper).read("/to-ho-tro")
    mine.send(f"{path}/uy-quyen", {"on": "0"}, page=path)
    assert "Người dân chưa ủy quyền" in helper_of(of, helper).read("/to-ho-tro")
    assert [kind for kind, _ in told(of, citizen, "help.")] == ["help.authorised", "help.withdrawn"]


def test_filing_from_the_helpers_page(of: Lesson, pair: tuple[int, int, int]) -> None:
    mine = helper_of(of, pair[2])
    early = mine.send("/to-ho-tro/lam-thay", {"action": "submit"}, page="/to-ho-tro")
    assert early.status_code == 409
    assert "Người dân chưa ủy quyền nên em không nộp thay được" in early.text
    authorise(of, pair[0])
    done = mine.send("/to-ho-tro/lam-thay", {"action": "submit"}, page="/to-ho-tro")
    assert done.headers["Location"] == "/to-ho-tro"
    assert "Được trả kết quả" not in mine.read("/to-ho-tro")
    assert mine.send("/to-ho-tro/lam-thay", {"action": "x"}, page="/to-ho-tro").status_code == 404


# the teacher


@pytest.fixture
def teacher(of: Lesson) -> Desk:
    return desk(of)


def test_a_teacher_gives_both_sides_at_once_and_only_once(of: Lesson, teacher: Desk) -> None:
    path = f"/lop/{of.classroom}/to-ho-tro"
    chosen = {**TEAM, "citizen": [str(one) for one in of.students[:2]]}
    for _ in range(2):
        answer = teacher.send(path, idempotency_key="mot-lan-thoi", **chosen)
        assert answer.headers["Location"] == f"{path}#cac-cap"
    with of.parts.database.reading() as session:
        citizens, helpers = session.query(Assignment).order_by(Assignment.id.desc()).limit(2).all()[::-1]
        assert helpers.serves_id == citizens.id
        assert session.query(Assignment).count() == 3
        sides = [
            {row.student_id for row in session.query(GroupMember).filter_by(group_id=one.group_id)}
            for one in (citizens, helpers)
        ]
    assert sides == [set(of.students[:2]), set(of.students[2:])]
    assert "Chưa em nào bắt đầu" in teacher.open(path)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"citizen": []}, "Mỗi bên cần ít nhất một em"),
        ({"exercise": "khong-co"}, "chọn một mục trong danh sách"),
        ({"exercise": "to-ho-tro-ngoi-cung"}, "chọn một mục trong danh sách"),
        ({"attempts_allowed": "0"}, "Số lượt từ 1 đến 20"),
    ],
)
def test_what_cannot_be_given_is_said(
    of: Lesson, teacher: Desk, changed: dict[str, object], why: str
) -> None:
    answer = teacher.send(
        f"/lop/{of.classroom}/to-ho-tro", **{**TEAM, "citizen": str(of.students[0]), **changed}
    )
    assert answer.status_code == 422
    assert why in answer.text


def test_a_teacher_seats_a_pair_by_hand(of: Lesson, teacher: Desk, pair: tuple[int, int, int]) -> None:
    citizen, _, helper = pair
    other = started(of, of.students[2])
    page = f"/lop/{of.classroom}/to-ho-tro"
    shown = words(teacher.open(page))
    assert f"2. {NAMES[1]}" in shown
    assert "chưa có bạn giúp" in shown
    with of.parts.database.reading() as session:
        given = session.get_one(Attempt, helper).assignment_id
    path = f"/bai-giao/{given}/ghep-cap"
    teacher.send(path, page=page, helper=str(helper), citizen=str(other))
    assert pairs(of) == {(helper, other)}
    assert teacher.send(path, page=page, helper="x", citizen="9" * 30).status_code == 404
    assert teacher.send(path, page=page, helper=str(citizen), citizen="0").status_code == 404
    assert pairs(of) == {(helper, other)}
