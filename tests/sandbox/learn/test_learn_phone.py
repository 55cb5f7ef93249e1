"""The simulated phone."""

import re

from sqlalchemy import select

from sandbox.store.attempts import PhoneMessage
from sandbox.store.journal import JournalEntry
from sandbox.web.learn.phone import figures
from tests.sandbox.learn.pupil import Pupil, pupil
from tests.support.lesson import Lesson, signed_in


def scam(ann: Pupil, attempt: int) -> int:
    with ann.of.parts.database.reading() as session:
        wanted = select(PhoneMessage.id).where(
            PhoneMessage.attempt_id == attempt, PhoneMessage.message == "scam"
        )
        return session.execute(wanted).scalar_one()


def events(ann: Pupil) -> list[str]:
    with ann.of.parts.database.reading() as session:
        return list(session.scalars(select(JournalEntry.kind).order_by(JournalEntry.id)))


def test_messages_stand_in_the_phone_the_code_in_bold(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    page = pupil(of).sheet(f"/luot/{attempt}/dien-thoai")
    assert "CONG DVC THUC HANH" in page
    assert re.search("<b>[0-9]{6}</b>", page)
    assert "Không gửi" in page


def test_an_answer_is_given_once(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of)
    path = f"/luot/{attempt}/dien-thoai/{scam(ann, attempt)}"
    for choice in ("1", "0"):
        assert ann.send(path, {"choice": choice}).headers["Location"] == f"/luot/{attempt}/dien-thoai"
    assert "message.refused" in events(ann)
    assert "otp.shared" not in events(ann)
    assert "sms-replies" not in ann.sheet(f"/luot/{attempt}/dien-thoai")


def test_an_answer_that_was_not_offered_is_not_found(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of)
    path = f"/luot/{attempt}/dien-thoai/{scam(ann, attempt)}"
    for odd in ("", "2", "9", "-1", "x", "\0", "٠", "0" * 100_000):
        assert ann.send(path, {"choice": odd}).status_code == 404
    assert ann.send(path).status_code == 404
    assert ann.send(f"/luot/{attempt}/dien-thoai/99999", {"choice": "0"}).status_code == 404


def test_the_open_phone_is_told_only_what_is_new(of: Lesson) -> None:
    attempt = signed_in(of, of.students[0])
    ann = pupil(of)
    asks = re.search(r'hx-get="([^"]*moi[^"]*)"', ann.sheet(f"/luot/{attempt}/dien-thoai"))
    assert asks is not None
    assert ann.client.get(asks[1]).status_code == 204
    ann.send(f"/luot/{attempt}/dien-thoai/{scam(ann, attempt)}", {"choice": "1"})
    assert "phone-thread" in ann.read(asks[1])
    assert "phone-thread" in ann.read(f"/luot/{attempt}/dien-thoai/moi?co=" + "9" * 1000)


def test_a_message_cannot_bring_tags() -> None:
    assert figures("<b>123456</b>") == "&lt;b&gt;<b>123456</b>&lt;/b&gt;"


def test_the_day_in_a_dossiers_code_is_no_secret_code() -> None:
    assert "<b>" not in figures("Hồ sơ 000.00.TH.X99-240417-0001 đã được tiếp nhận.")
