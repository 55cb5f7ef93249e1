"""Turns what went wrong into a page that says what happened and what to do."""

import errno
import logging
from typing import Any

from flask import Flask, render_template, request
from flask.globals import request_ctx
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from fixtures.lifecycle import NotAllowed
from sandbox.operations.refusals import Refused, TooManyTries
from sandbox.signing import SigningFailed
from sandbox.store import NotFound
from sandbox.web.languages import said
from sandbox.web.referrer import came_from

PAGES = (400, 403, 404, 405, 413, 429, 500, 503, 507)
Answer = tuple[str, int] | tuple[str, int, dict[str, str]]
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, lambda error: _page(400, reason="csrf"))
    app.register_error_handler(NotFound, lambda error: _page(404))
    app.register_error_handler(TooManyTries, _too_many)
    app.register_error_handler(Refused, lambda error: _page(409, said(error)))
    app.register_error_handler(NotAllowed, lambda error: _page(409, str(error)))
    app.register_error_handler(SigningFailed, _unsigned)
    app.register_error_handler(OSError, _storage)
    app.register_error_handler(OperationalError, _storage)
    app.register_error_handler(IntegrityError, _taken)


def _http(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, InternalServerError) and error.original_exception is not None:
        log.error("unexpected", exc_info=error.original_exception)
    return _page(error.code)


def _too_many(error: TooManyTries) -> Answer:
    return (*_page(429, said(error)), {"Retry-After": str(error.seconds)})


def _storage(error: Exception) -> Answer:
    """A full disk is its own page; the rest is ours to mend."""
    full = getattr(error, "errno", None) == errno.ENOSPC or "full" in str(error).lower()
    log.error("storage", exc_info=error)
    return _page(507 if full else 500)


def _unsigned(error: SigningFailed) -> Answer:
    log.error("signing", exc_info=error)
    return _page(
        409,
        _(
            "Máy chủ chưa làm được chữ ký số, nên chưa có tệp nào được ký. "
            "Hãy báo thầy cô; người quản trị cần xem thư mục signing trong instance."
        ),
    )


def _taken(error: IntegrityError) -> Answer:
    """Two requests wanted the same thing at once, or one used another's key."""
    log.warning("taken", exc_info=error)
    return _page(409, _("Yêu cầu này vừa được gửi từ một trang khác. Hãy tải lại trang để xem kết quả."))


def _page(status: int, message: str = "", reason: str = "") -> tuple[str, int]:
    if request_ctx.url_adapter is None:
        return render_template("errors/bare.html"), status
    template = f"errors/{status}.html" if status in PAGES else "errors/error.html"
    values = {"status": status, "message": message, "reason": reason, "back": _back()}
    return render_template(template, **values), status


def _back() -> str:
    """The page the person came from, unless it is this very one."""
    page = came_from()
    return "" if request.method == "GET" and page.partition("?")[0] == request.path else page
