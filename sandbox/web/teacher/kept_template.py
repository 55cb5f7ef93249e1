"""The school's workbook between two pages: one file, for this browser only, gone after use or an hour."""

import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from flask import current_app, session
from flask.blueprints import BlueprintSetupState

from sandbox.web.teacher import blueprint

KEY = "school_template"
FOLDER, PATTERN = "tmp", "mau-*.xlsx"
HOUR = 3600


@dataclass(frozen=True)
class Kept:
    name: str
    data: bytes


def keep(classroom_id: int, name: str, data: bytes) -> None:
    """In place of what this browser had before."""
    drop()
    token = secrets.token_hex(16)
    path = _path(token)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    session[KEY] = {"classroom": classroom_id, "token": token, "name": name}


def kept(classroom_id: int) -> Kept | None:
    """What was given for this class, while it is there."""
    about = session.get(KEY)
    if not about or about["classroom"] != classroom_id:
        return None
    try:
        return Kept(about["name"], _path(about["token"]).read_bytes())
    except FileNotFoundError:
        return None


def drop() -> None:
    about = session.pop(KEY, None)
    if about:
        _path(about["token"]).unlink(missing_ok=True)


def sweep(instance: Path) -> None:
    """Whatever nobody came back for."""
    for path in (instance / FOLDER).glob(PATTERN):
        if time.time() - path.stat().st_mtime > HOUR:
            path.unlink(missing_ok=True)


def _path(token: str) -> Path:
    return Path(current_app.config["INSTANCE"]) / FOLDER / PATTERN.replace("*", token)


@blueprint.record_once
def _sweep_at_start(state: BlueprintSetupState) -> None:
    sweep(Path(state.app.config["INSTANCE"]))
