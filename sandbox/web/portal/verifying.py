"""Checking a file that somebody received: read, judged and forgotten; for the portal and for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from flask import request
from sqlalchemy.orm import Session

from fixtures.signatures import Found, load_words
from sandbox import received
from sandbox.extensions import parts
from sandbox.operations import signing
from sandbox.operations.refusals import Refused
from sandbox.signing import Authority
from sandbox.store.attempts import Attempt
from sandbox.web.context import attempt, content, exercise, now, playing, reading, variant, writing

if TYPE_CHECKING:  # the libraries behind it are loaded when the first file comes
    from sandbox.web.portal.verdict_rows import Row

LIMIT = 5 * 1024 * 1024
NO_FILE = "Chưa có tệp nào được chọn. Hãy chọn tệp PDF rồi bấm Kiểm tra."
EMPTY = "Tệp này trống, không có gì để kiểm tra. Hãy tải lại tệp gốc."
TOO_LARGE = "Tệp lớn hơn 5 MB nên trang này không kiểm tra được. Hãy chọn đúng tệp kết quả đã nhận."
NOT_A_PDF = "Đây không phải tệp PDF. Kết quả điện tử có ký số là tệp PDF; hãy chọn lại đúng tệp ấy."


@dataclass(frozen=True)
class Checked:
    verdict: str
    found: Found
    why: str
    rows: tuple[Row, ...]
    filename: str


def checked() -> Checked:
    """The file that this request brought. Raises Refused for what is no file to be judged, SigningFailed."""
    from sandbox.signing.judging import judge
    from sandbox.web.portal.verdict_rows import rows

    data, name = _uploaded()
    me, held = attempt(reading()), parts()
    judged = judge(data, held.authority.credential.certificate, me.clock)
    file = _known(reading(), me, data, held.authority)
    with writing() as db:
        signing.note_check(db, content(), playing(db), file, judged.verdict, now())
    words = load_words()
    found, why = words.found(judged.verdict, judged.why), words.whys.get(judged.why, "")
    return Checked(judged.verdict, found, why, tuple(rows(judged)), name)


def _uploaded() -> tuple[bytes, str]:
    from sandbox.signing.judging import is_pdf

    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise Refused(NO_FILE)
    data = upload.read(LIMIT + 1)
    problems = [(not data, EMPTY), (len(data) > LIMIT, TOO_LARGE), (not is_pdf(data), NOT_A_PDF)]
    for is_so, words in problems:
        if is_so:
            raise Refused(words)
    return data, "".join(letter for letter in upload.filename if letter.isprintable())[:120]


def _known(db: Session, me: Attempt, data: bytes, authority: Authority) -> str:
    """Which of the files this student was given, or the code of the dossier whose result it is."""
    held = parts()
    file = received.recognised(data, exercise(me), variant(me), held.drawings, authority)
    return file or signing.own_result(db, me, sha256(data).hexdigest())
