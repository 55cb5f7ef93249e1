"""The persona's account on the portal: a one-time code on the phone, signing in and out."""

import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from exercises.engine.variants import Variant
from sandbox.content import Content
from sandbox.operations import notices
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt, PhoneMessage
from sandbox.store.base import NotFound

OTP_LIFE = timedelta(minutes=3)
OTP_TRIES = 3
OTP_SENT = (
    "Mã OTP đăng nhập của ông/bà là {code}, dùng trong 3 phút. "
    "Tuyệt đối không đọc mã này cho bất kỳ ai, kể cả cán bộ."
)
OTP_USED_UP = "Mã OTP đã bị nhập sai 3 lần nên không dùng được nữa. Hãy bấm “Gửi lại mã” để nhận mã mới."


def request_otp(session: Session, content: Content, attempt: Attempt, id_number: str, now: datetime) -> None:
    """Send a six-digit code when the identity number is the persona's; raises Refused otherwise."""
    if id_number != Variant.from_json(attempt.variant).values["me.id_number"]:
        note(session, content, attempt, "otp.failed", now)
        session.commit()
        raise Refused("Không tìm thấy tài khoản có số định danh này. Hãy dùng số trên thẻ của nhân vật.")
    notices.send(session, attempt, OTP_SENT.format(code=new_otp(attempt, now)), message="otp")
    note(session, content, attempt, "otp.sent", now)
    session.commit()


def confirm_otp(session: Session, content: Content, attempt: Attempt, code: str, now: datetime) -> None:
    """Sign the persona in; raises Refused with the reason when the code is wrong, old or used up."""
    reason = otp_reason(attempt, code, now)
    if reason:
        attempt.otp_tries += 1
        note(session, content, attempt, "otp.failed", now)
        session.commit()
        raise Refused(reason)
    attempt.signed_in, attempt.otp = True, ""
    note(session, content, attempt, "account.signed_in", now)
    session.commit()


def sign_out(session: Session, content: Content, attempt: Attempt, now: datetime) -> None:
    if attempt.signed_in:
        attempt.signed_in = False
        note(session, content, attempt, "account.signed_out", now)
        session.commit()


def answer(
    session: Session, content: Content, attempt: Attempt, message_id: int, choice: int, now: datetime
) -> None:
    """Choose one of a message's replies, once; raises NotFound for a foreign message or choice."""
    mine = select(PhoneMessage).where(PhoneMessage.id == message_id, PhoneMessage.attempt_id == attempt.id)
    message = session.scalars(mine.with_for_update()).one_or_none()
    if message is None or not 0 <= choice < len(message.replies):
        raise NotFound
    if message.answer:
        return
    reply = message.replies[choice]
    message.answer = reply["label"]
    note(session, content, attempt, reply["event"], now, **reply["data"])
    session.commit()


def new_otp(attempt: Attempt, now: datetime, bound_to: str = "") -> str:
    """Six digits, in the place of the code before; `bound_to` is kept before them and never sent."""
    code = f"{secrets.randbelow(10**6):06}"
    attempt.otp, attempt.otp_sent_at, attempt.otp_tries = bound_to + code, now, 0
    return code


def otp_reason(attempt: Attempt, code: str, now: datetime) -> str:
    """Why this is not the code under way, or nothing when it is."""
    if not attempt.otp or attempt.otp_sent_at is None:
        return "Chưa có mã OTP nào đang chờ. Hãy bấm “Gửi lại mã”."
    if attempt.otp_tries >= OTP_TRIES:
        return OTP_USED_UP
    if now - attempt.otp_sent_at > OTP_LIFE:
        return "Mã OTP đã hết hạn sau 3 phút. Hãy bấm “Gửi lại mã” để nhận mã mới."
    if not hmac.compare_digest(attempt.otp.encode(), code.encode()):
        last = attempt.otp_tries + 1 >= OTP_TRIES
        return OTP_USED_UP if last else "Mã OTP không đúng. Hãy xem lại tin nhắn mới nhất trên điện thoại."
    return ""
