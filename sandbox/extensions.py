"""What the application is made of besides its pages, reachable as `parts()` within a request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from flask import current_app
from flask_babel import Babel
from flask_login import LoginManager
from flask_wtf import CSRFProtect

from sandbox.clock import anchored
from sandbox.content import Content
from sandbox.drawings import Drawings
from sandbox.passwords import Passwords
from sandbox.signing import Authority
from sandbox.store import Database, FileStore

babel = Babel()
csrf = CSRFProtect()
login_manager = LoginManager()


@dataclass(frozen=True)
class Parts:
    database: Database
    files: FileStore
    drawings: Drawings
    content: Content
    passwords: Passwords
    authority: Authority
    clock: Callable[[], datetime] = field(default_factory=anchored)


def parts() -> Parts:
    found: Parts = current_app.extensions["dvc-sandbox"]
    return found
