"""Cổng Dịch vụ công thực hành: the application."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from sandbox.clock import anchored
from sandbox.config import load_settings, secret_key
from sandbox.content import Content, load_content
from sandbox.drawings import Drawings
from sandbox.extensions import Parts, babel, csrf, login_manager
from sandbox.migrations import migrate
from sandbox.passwords import Passwords
from sandbox.signing import Authority
from sandbox.store import Database, FileStore

UPLOAD_LIMIT = 6 * 1024 * 1024  # the portals' own limits are lower, and speak kindlier


def create_app(
    given: Mapping[str, Any] | None = None,
    content: Content | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Flask:
    """The application over its instance folder, the database brought to the newest schema.

    `given` overrides settings (see sandbox.config); `content` and `clock` are for tests; else
    time goes by a clock that never jumps (see sandbox.clock).
    """
    from sandbox import web

    settings = load_settings(given)
    app = web.links.Site(__name__, static_folder=None, template_folder="web/templates")
    app.config.update(settings, **_flask_settings(settings))
    app.extensions["dvc-sandbox"] = _parts(settings, content or load_content(), clock or anchored())
    babel.init_app(
        app,
        default_locale="vi",
        default_timezone="Asia/Ho_Chi_Minh",
        locale_selector=web.languages.locale,
    )
    csrf.init_app(app)
    login_manager.init_app(app)
    web.init_app(app)
    return app


def _flask_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "SECRET_KEY": secret_key(Path(settings["INSTANCE"])),
        "MAX_CONTENT_LENGTH": UPLOAD_LIMIT,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "SESSION_COOKIE_NAME": "dvc_thuc_hanh",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings["SESSION_HOURS"]),
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session itself
        "WTF_CSRF_SSL_STRICT": False,  # a lab has no certificates
    } | {name: value for name, value in settings.items() if name in ("TESTING",)}


def _parts(settings: Mapping[str, Any], content: Content, clock: Callable[[], datetime]) -> Parts:
    database = Database(settings["DATABASE"])
    migrate(database)
    return Parts(
        database=database,
        files=FileStore(Path(settings["INSTANCE"]) / "papers"),
        drawings=Drawings(Path(settings["INSTANCE"]) / "papers-cache"),
        content=content,
        passwords=Passwords(settings["ARGON2_TIME"], settings["ARGON2_KIB"]),
        authority=Authority(Path(settings["INSTANCE"]) / "signing"),
        clock=clock,
    )
