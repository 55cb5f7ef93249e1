"""Real teachers come in by two commands at the server; the demo password is pointed out until it changes."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox import create_app, new_password
from sandbox.cli import main
from sandbox.demo import PASSWORD, SCHOOL, TEACHER, known_to_all, load_demo
from sandbox.extensions import Parts
from sandbox.operations import accounts
from sandbox.passwords import Passwords
from sandbox.store.people import Staff
from sandbox.store.schools import School
from tests.conftest import QUICK

GOOD = "con cò bay lả"
PASSWORDS = Passwords(1, 64)


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DVC_INSTANCE", str(tmp_path))
    monkeypatch.setenv("DVC_ARGON2_TIME", "1")
    monkeypatch.setenv("DVC_ARGON2_KIB", "64")
    return tmp_path


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def types(*words: str) -> None:
        left = iter(words)
        monkeypatch.setattr(new_password, "getpass", lambda _prompt: next(left))

    return types


def person(username: str) -> tuple[str, str, str]:
    """Name, school and password hash."""
    parts: Parts = create_app(QUICK).extensions["dvc-sandbox"]
    with parts.database.reading() as session:
        found = accounts.staff_by_username(session, username)
        assert found is not None
        answer = (found.full_name, session.get_one(School, found.school_id).name, found.password_hash)
    parts.database.close()
    return answer


def demo() -> None:
    app = create_app(QUICK)
    load_demo(app)
    app.extensions["dvc-sandbox"].database.close()


def still_known() -> bool:
    parts: Parts = create_app(QUICK).extensions["dvc-sandbox"]
    known = known_to_all(parts.database, parts.passwords)
    parts.database.close()
    return known


def test_a_teacher_is_added_to_an_empty_machine_with_a_school(
    keyboard: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard(GOOD, GOOD)
    assert main(["add-teacher", "co.lan", "Nguyễn  Thị Lan", "--school", "THPT Lê Lợi"]) == 0
    name, school, secret = person("co.lan")
    assert (name, school) == ("Nguyễn Thị Lan", "THPT Lê Lợi")
    assert PASSWORDS.verify(secret, GOOD)
    assert GOOD not in capsys.readouterr().out


def test_colleagues_share_the_school_and_never_the_demo_school(keyboard: Callable[..., None]) -> None:
    demo()
    keyboard(GOOD, GOOD, GOOD, GOOD, GOOD, GOOD)
    assert main(["add-teacher", "co.lan", "Lan", "--school", "THPT Lê Lợi"]) == 0
    assert main(["add-teacher", "thay.nam", "Nam"]) == 0
    assert main(["add-teacher", "co.mai", "Mai", "--school", "THPT Lê Lợi"]) == 0
    assert {person(name)[1] for name in ("co.lan", "thay.nam", "co.mai")} == {"THPT Lê Lợi"}
    assert person(TEACHER)[1] == SCHOOL


def test_a_choice_of_schools_is_asked_for(
    keyboard: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard(*[GOOD] * 6)
    for username, school in (("co.mot", "Một"), ("co.hai", "Hai")):
        assert main(["add-teacher", username, "Cô", "--school", school]) == 0
    assert main(["add-teacher", "co.ba", "Cô Ba"]) == 1
    assert "--school" in capsys.readouterr().err


def test_a_taken_name_is_refused_and_nothing_is_left(
    keyboard: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard(*[GOOD] * 4)
    main(["add-teacher", "co.lan", "Lan", "--school", "Một"])
    assert main(["add-teacher", "co.lan", "Lan Khác", "--school", "Hai"]) == 1
    assert "đã có người dùng" in capsys.readouterr().err
    parts: Parts = create_app(QUICK).extensions["dvc-sandbox"]
    with parts.database.reading() as session:
        assert (session.query(Staff).count(), session.query(School).count()) == (1, 1)
    parts.database.close()


@pytest.mark.parametrize("username", ["co lan", "", "x", "a" * 65, "co\0lan", "\udcff\udcff", "co\u202elan"])
def test_a_username_nobody_could_type_is_refused(username: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add-teacher", username, "Cô Lan"]) == 1
    assert "2 đến 64" in capsys.readouterr().err


def test_a_password_changes_from_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    demo()
    assert still_known()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\r\nnữa\n"))
    assert main(["set-password", TEACHER, "--password-stdin"]) == 0
    assert PASSWORDS.verify(person(TEACHER)[2], GOOD)
    assert not still_known()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("ngắn", "ngắn"), "ít nhất 8 ký tự"),
        ((GOOD, GOOD + "!"), "chưa giống nhau"),
        ((PASSWORD, PASSWORD), "ai cũng biết"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    typed: tuple[str, str],
    reason: str,
    keyboard: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    demo()
    keyboard(*typed)
    assert main(["set-password", TEACHER]) == 1
    assert reason in capsys.readouterr().err
    assert still_known()


def test_an_unknown_name_is_refused_before_a_password_is_asked_for(
    keyboard: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard()
    assert main(["set-password", "khong.co"]) == 1
    assert "Không có tài khoản “khong.co”" in capsys.readouterr().err


def test_the_doctor_warns_while_the_demo_password_works(
    keyboard: Callable[..., None], capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    main(["doctor"])
    assert list(instance.iterdir()) == []
    demo()
    main(["doctor"])
    assert "set-password giaovien" in capsys.readouterr().out
    keyboard(GOOD, GOOD)
    main(["set-password", TEACHER])
    main(["doctor"])
    assert "LƯU Ý" not in capsys.readouterr().out


@pytest.mark.parametrize("role", ["head", "admin"])
def test_a_head_of_subject_or_an_administrator_is_added(keyboard: Callable[..., None], role: str) -> None:
    keyboard(GOOD, GOOD)
    assert main(["add-teacher", "co.lan", "Lan", "--school", "Một", "--role", role]) == 0
    parts: Parts = create_app(QUICK).extensions["dvc-sandbox"]
    with parts.database.reading() as session:
        found = accounts.staff_by_username(session, "co.lan")
    parts.database.close()
    assert found is not None
    assert found.role == role
