"""The simulated phone: messages arrive, some may be answered."""

import re

from flask import Response, redirect, render_template, request, url_for
from markupsafe import Markup, escape
from werkzeug import Response as Redirect

from sandbox.operations import identity
from sandbox.reports import practice
from sandbox.store.attempts import PhoneMessage
from sandbox.store.base import NotFound
from sandbox.web.access import student
from sandbox.web.context import content, now, reading, writing
from sandbox.web.learn import ATTEMPT, ID, blueprint
from sandbox.web.learn.play import mine, tool, under_way
from sandbox.web.learn.seen import last_seen, remember

CODE = re.compile(r"(?<![\w-])([0-9]{6})(?![\w-])")  # not the day within a dossier's code


@blueprint.get(f"{ATTEMPT}/dien-thoai")
@student
def phone(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    listed = practice.messages(reading(), attempt_id)
    answer = tool("learn/phone.html", attempt, **_thread(attempt_id, listed))
    remember(answer, attempt_id, _newest(listed))
    return answer


@blueprint.get(f"{ATTEMPT}/dien-thoai/moi")
@student
def phone_news(attempt_id: int) -> Response:
    """The open phone asks every few seconds; nothing new is the shortest answer there is.

    `trang`: it is open on a page of its own, where a reply is sent as any form is.
    """
    attempt = mine(attempt_id)
    listed = practice.messages(reading(), attempt_id)
    if request.args.get("co") == _mark(listed):
        return Response(status=204)
    values = {"attempt": attempt, "sheet": "trang" not in request.args, **_thread(attempt_id, listed)}
    thread = render_template("learn/phone_thread.html", **values)
    answer = Response(thread)
    remember(answer, attempt_id, _newest(listed))
    return answer


@blueprint.post(f"{ATTEMPT}/dien-thoai/<{ID}:message_id>")
@student
def reply(attempt_id: int, message_id: int) -> Redirect:
    choice = request.form.get("choice", "")
    if choice not in tuple("0123456789"):
        raise NotFound
    with writing() as db:
        identity.answer(db, content(), under_way(db, attempt_id), message_id, int(choice), now())
    return redirect(url_for(".phone", attempt_id=attempt_id), 303)


@blueprint.app_template_filter()
def figures(text: str) -> Markup:
    """A code of six figures stands out, as on a real phone."""
    return Markup(CODE.sub(r"<b>\1</b>", str(escape(text))))  # noqa: S704  escaped first


def _thread(attempt_id: int, listed: list[PhoneMessage]) -> dict[str, object]:
    return {"messages": listed, "mark": _mark(listed), "seen": last_seen(attempt_id)}


def _mark(listed: list[PhoneMessage]) -> str:
    """Changes whenever a message comes or is answered."""
    return f"{_newest(listed)}-{sum(bool(message.answer) for message in listed)}"


def _newest(listed: list[PhoneMessage]) -> int:
    return listed[-1].id if listed else 0
