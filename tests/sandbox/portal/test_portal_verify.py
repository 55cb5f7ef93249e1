"""A citizen hands in a file and is told what its signature is worth; an officer may ask the same."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from fixtures.signatures import VERDICTS, load_words
from sandbox.received import all_of, bytes_of
from sandbox.store.aftermath import Result
from sandbox.store.attempts import Attempt
from sandbox.store.journal import JournalEntry
from tests.sandbox.portal.citizen import citizen
from tests.support import lesson as lessons
from tests.support.aftermath import finished
from tests.support.hostile_files import hostile_files
from tests.support.lesson import Lesson, come_in, filed, lesson, started, variant
from tests.support.officers import officer_client
from tests.support.signatures import SECRET, strange_pdf

SLUG = "kiem-tra-ket-qua-dien-tu"
PAGE = "/kiem-tra-ket-qua"


@pytest.fixture
def of(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Lesson:
    """A class that was given the exercise about received files."""
    monkeypatch.setattr(lessons, "SLUG", SLUG)
    return lesson(app, students=2)


@pytest.fixture
def attempt(of: Lesson) -> int:
    return started(of, of.students[0])


@pytest.fixture
def client(of: Lesson, attempt: int) -> FlaskClient:
    return come_in(of.app.test_client(), "student", of.students[0], attempt)


def given(of: Lesson, attempt: int) -> dict[str, tuple[int, str, bytes]]:
    """Number, id and bytes of the student's files by their condition."""
    with of.parts.database.reading() as session:
        own = variant(session.get_one(Attempt, attempt))
    exercise = of.parts.content.library[SLUG]
    return {
        one.condition: (number, one.id, bytes_of(one, exercise, of.parts.drawings, of.parts.authority))
        for number, one in enumerate(all_of(exercise, own), 1)
    }


def check(client: FlaskClient, data: bytes, name: str = "tep.pdf", page: str = PAGE) -> TestResponse:
    """As a form with a file; put together in memory, which leaves no open file behind."""
    fields = {"file": FileStorage(BytesIO(data), name), "csrf_token": token(client, page)}
    boundary, body = encode_multipart(fields)
    return client.post(page, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def token(client: FlaskClient, page: str) -> str:
    return client.get(page).text.split('name="csrf_token" value="')[1].split('"')[0]


def noted(of: Lesson, attempt: int) -> list[dict[str, str]]:
    wanted = select(JournalEntry.data).where(
        JournalEntry.attempt_id == attempt, JournalEntry.kind == "signature.checked"
    )
    with of.parts.database.reading() as session:
        return list(session.scalars(wanted))


@pytest.mark.parametrize("condition", VERDICTS)
def test_each_file_is_told_from_the_others_and_the_journal_says_which(
    of: Lesson, attempt: int, client: FlaskClient, condition: str
) -> None:
    _, name, data = given(of, attempt)[condition]
    answer = check(client, data)
    words = load_words().verdicts[condition]
    assert answer.status_code == 200
    assert words.says in answer.text
    assert words.do in answer.text
    assert noted(of, attempt) == [{"file": name, "verdict": condition}]


def test_the_answer_says_who_when_what_and_who_vouches(of: Lesson, attempt: int, client: FlaskClient) -> None:
    page = check(client, given(of, attempt)["valid"][2]).text
    for words in (
        "Sở Giáo dục và Đào tạo tỉnh Bình Định",
        "10:30 ngày 10/05/2024",
        "Bản sao bằng tốt nghiệp trung học phổ thông, số KQ-000.00.TH.X99-240506-",
        "Không đổi một byte nào",
        "Còn, hạn từ 01/01/2023 đến 31/12/2027",
        "“CA THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ”, có trong danh sách tin cậy",
    ):
        assert words in page


def test_what_a_stranger_signed_is_neither_shown_nor_kept(
    of: Lesson, attempt: int, client: FlaskClient
) -> None:
    instance = Path(of.app.config["INSTANCE"])
    given(of, attempt)
    before = kept(instance)
    answer = check(client, strange_pdf(), "hop-dong.pdf")
    assert load_words().verdicts["untrusted"].label in answer.text
    assert "Công ty Ký Số Lạ &lt;b&gt;" in answer.text, "only what its certificate calls itself"
    assert SECRET not in answer.text
    assert noted(of, attempt) == [{"file": "other", "verdict": "untrusted"}]
    assert kept(instance) == before


def kept(instance: Path) -> set[Path]:
    return {
        path for path in instance.rglob("*") if path.is_file() and not path.name.startswith("practice.db")
    }


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "", "Chưa có tệp nào được chọn"),
        (b"", "tep.pdf", "Tệp này trống"),
        (b"\x89PNG", "anh.png", "không phải tệp PDF"),
        (b"%PDF-1.7" + b" " * 5 * 1024 * 1024, "to.pdf", "lớn hơn 5 MB"),
    ],
)
def test_what_cannot_be_checked_is_said_in_words(
    of: Lesson, attempt: int, client: FlaskClient, data: bytes, name: str, words: str
) -> None:
    answer = check(client, data, name)
    assert answer.status_code == 422
    assert words in answer.text
    assert noted(of, attempt) == []


def test_hostile_files_are_answered_in_words(of: Lesson, attempt: int, client: FlaskClient) -> None:
    files = hostile_files(given(of, attempt)["valid"][2])
    codes = {name: check(client, data).status_code for name, data in files.items()}
    assert len(codes) >= 60
    assert set(codes.values()) <= {200, 422}, codes
    assert "valid" not in {one["verdict"] for one in noted(of, attempt)}


def test_the_officer_checks_at_the_desk(app: Flask) -> None:
    of = lesson(app, students=1)
    client = officer_client(of, of.students[0])
    answer = check(client, strange_pdf(), page="/mot-cua/kiem-tra-ket-qua")
    assert load_words().verdicts["untrusted"].says in answer.text
    assert check(client, b"", "", "/mot-cua/kiem-tra-ket-qua").status_code == 422


def test_the_folder_hands_out_files_whose_names_do_not_tell(
    of: Lesson, attempt: int, client: FlaskClient
) -> None:
    page = client.get(f"/luot/{attempt}/giay-to").text
    for number, _, data in given(of, attempt).values():
        assert f"tep-ket-qua-{number}.pdf" in page
        file = client.get(f"/luot/{attempt}/tep-nhan-duoc/{number}.pdf")
        assert file.headers["Content-Disposition"] == f'attachment; filename="tep-ket-qua-{number}.pdf"'
        assert file.data == data
    assert not any(f'"{condition}"' in page for condition in VERDICTS)
    assert client.get(f"/luot/{attempt}/tep-nhan-duoc/6.pdf").status_code == 404
    assert client.get(f"/luot/{attempt}/tep-nhan-duoc/0.pdf").status_code == 404


def test_a_file_is_recognised_after_its_drawing_was_thrown_away(
    of: Lesson, attempt: int, client: FlaskClient
) -> None:
    _, name, data = given(of, attempt)["expired"]
    of.parts.drawings.empty()
    check(client, data)
    assert noted(of, attempt) == [{"file": name, "verdict": "expired"}]


def test_without_its_authority_the_page_says_whom_to_tell(
    of: Lesson, attempt: int, client: FlaskClient
) -> None:
    given(of, attempt)
    spoil(of)
    answer = check(client, strange_pdf())
    assert answer.status_code == 409
    assert "báo thầy cô" in answer.text
    assert noted(of, attempt) == []


def spoil(of: Lesson) -> None:
    """As after a restart with a damaged folder."""
    (of.parts.authority.folder / "ca.key").write_text("hỏng", encoding="utf-8")
    of.parts.authority.__dict__.pop("credential", None)


@pytest.fixture
def sent(app: Flask) -> Callable[[], tuple[Lesson, int, int]]:
    def one() -> tuple[Lesson, int, int]:
        of = lesson(app, students=1)
        attempt, dossier = filed(of, of.students[0])
        finished(of, dossier, receive="online")
        return of, attempt, dossier

    return one


def test_a_result_is_signed_once_and_found_valid(sent: Callable[[], tuple[Lesson, int, int]]) -> None:
    of, attempt, dossier = sent()
    person = citizen(of, attempt)
    first, again = (person.get(f"/ho-so/{dossier}/ket-qua.pdf").data for _ in range(2))
    assert first == again
    with of.parts.database.reading() as session:
        result = session.scalars(select(Result).where(Result.dossier_id == dossier)).one()
    assert of.parts.files.get(result.signed) == first
    assert result.signed_by == "Sở Giáo dục và Đào tạo tỉnh Bình Định"
    client = come_in(of.app.test_client(), "student", of.students[0], attempt)
    assert load_words().verdicts["valid"].says in check(client, first).text
    assert noted(of, attempt) == [{"file": person.dossier(dossier).code, "verdict": "valid"}]


def test_a_signed_file_that_was_lost_is_made_again(sent: Callable[[], tuple[Lesson, int, int]]) -> None:
    of, attempt, dossier = sent()
    person = citizen(of, attempt)
    first = person.get(f"/ho-so/{dossier}/ket-qua.pdf").data
    shutil.rmtree(of.parts.files.folder)
    assert person.get(f"/ho-so/{dossier}/ket-qua.pdf").data == first


def test_when_it_cannot_be_signed_nothing_is_half_done(sent: Callable[[], tuple[Lesson, int, int]]) -> None:
    of, attempt, dossier = sent()
    of.parts.authority.credential  # noqa: B018  made when it is first asked for
    spoil(of)
    person = citizen(of, attempt)
    answer = person.get(f"/ho-so/{dossier}/ket-qua.pdf")
    assert answer.status_code == 409
    assert "chưa làm được chữ ký số" in answer.text
    assert "result.downloaded" not in dict(person.journal())
    with of.parts.database.reading() as session:
        assert session.scalars(select(Result.signed).where(Result.dossier_id == dossier)).one() == ""


def test_two_who_take_it_at_once_for_the_first_time_get_the_same(
    sent: Callable[[], tuple[Lesson, int, int]],
) -> None:
    of, attempt, dossier = sent()
    people = [citizen(of, attempt) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda person: person.get(f"/ho-so/{dossier}/ket-qua.pdf"), people))
    assert {one.status_code for one in answers} == {200}
    assert len({one.data for one in answers}) == 1
