"""What the tools of the practice bar share: whose attempt it is, and sheet or page."""

from typing import Any

from flask import Response, make_response, render_template, request
from flask_login import current_user
from sqlalchemy.orm import Session

from sandbox.operations import attempts
from sandbox.store.attempts import Attempt
from sandbox.web.context import content, now, own_attempt, reading


def mine(attempt_id: int) -> Attempt:
    """The student's attempt, to be looked at. Raises NotFound, also when its exercise is no longer there."""
    return own_attempt(reading(), attempt_id)


def under_way(db: Session, attempt_id: int, while_paused: bool = False) -> Attempt:
    """The same, to be changed; raises Refused when it is over or its assignment has closed, Paused while the
    class is held up. `while_paused`: to keep a draft."""
    return attempts.under_way(db, content(), attempt_id, current_user.id, now(), while_paused)


def in_sheet() -> bool:
    """Asked for by the side sheet; otherwise by an address, which gets a whole page."""
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers


def tool(template: str, attempt: Attempt, **values: Any) -> Response:
    """The tool's words, framed as a sheet or as a page."""
    frame = "learn/sheet.html" if in_sheet() else "learn/page.html"
    opens = content().library[attempt.exercise].opens
    values |= {"frame": frame, "sheet": in_sheet(), "attempt": attempt, "opens": opens}
    answer = make_response(render_template(template, **values))
    answer.vary.add("HX-Request")
    return answer
