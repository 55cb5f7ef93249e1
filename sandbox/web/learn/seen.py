"""Which messages of the phone were already looked at: a note in the browser, nothing on the server."""

import re

from flask import Response, request

COOKIE = "dien_thoai"


def last_seen(attempt_id: int) -> int:
    """The newest message this browser has shown of this attempt, or 0."""
    kept = re.fullmatch(r"([0-9]{1,9})\.([0-9]{1,9})", request.cookies.get(COOKIE, ""))
    return int(kept[2]) if kept and int(kept[1]) == attempt_id else 0


def remember(answer: Response, attempt_id: int, newest: int) -> None:
    if newest > last_seen(attempt_id):
        answer.set_cookie(COOKIE, f"{attempt_id}.{newest}", httponly=True, samesite="Lax")
