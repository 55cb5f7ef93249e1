"""Static files and skins: addresses change with the content, text travels compressed."""

import gzip
import hashlib
import mimetypes
import os
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, request, url_for
from werkzeug.security import safe_join

from sandbox.web import links
from sandbox.web.access import public

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
SKINS = HERE.parent / "skins"
TEXT = {".css", ".js", ".svg"}
SHEET = "site.css"
FOREVER = "public, max-age=31536000, immutable"

blueprint = Blueprint("assets", __name__)
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")  # Windows registries often say otherwise


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.add_url_rule("/static/<path:filename>", "static", blueprint_static, methods=["GET"])
    app.url_defaults(_add_version)
    app.jinja_env.globals.update(asset=asset, url_for=address)


@blueprint.get("/giao-dien/<name>/<filename>")
@public
def skin(name: str, filename: str) -> Response:
    return _send(SKINS, f"{name}/{filename}")


@public
def blueprint_static(filename: str) -> Response:
    return _send(STATIC, filename)


def address(endpoint: str, **values: Any) -> str:
    """Flask's url_for for templates, remembered: a page asks for the same thirty addresses every time."""
    full = f"{request.blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
    try:
        return _address(links.portal_here(), full, **values)
    except TypeError:  # a value that cannot be remembered
        return url_for(full, **values)


@lru_cache(4096)
def _address(_portal: str, endpoint: str, /, **values: Any) -> str:
    return url_for(endpoint, **values)


@cache
def asset(filename: str) -> str:
    """The address of a static file; raises FileNotFoundError for one that is not there."""
    found = _load(STATIC, filename)
    if found is None:
        raise FileNotFoundError(filename)
    return f"/static/{filename}?v={found[2]}"


@lru_cache(512)  # bounded: anybody may ask for names that are not there
def _load(folder: Path, filename: str) -> tuple[bytes, bytes | None, str] | None:
    """The bytes, the same compressed where it helps, and a version that changes with them."""
    data = _sheet() if (folder, filename) == (STATIC, SHEET) else _read(folder, filename)
    if data is None:
        return None
    packed = gzip.compress(data, 9, mtime=0) if Path(filename).suffix in TEXT else None
    return data, packed, hashlib.sha256(data).hexdigest()[:8]


def _read(folder: Path, filename: str) -> bytes | None:
    path = safe_join(str(folder), filename)
    if path is None or not os.path.isfile(path) or Path(path).suffix not in TEXT | {".woff2", ".png", ".ico"}:
        return None
    return Path(path).read_bytes()


GENERAL = ("banner", "buttons", "badges", "card", "table", "forms", "notice", "empty")
LAST = ("learn-tools", "print")


def _order(path: Path) -> tuple[int, str]:
    """What every page uses comes first, so that what one page uses may differ from it."""
    name = path.stem
    return (LAST.index(name) + 2 if name in LAST else int(name not in GENERAL), name)


def _sheet() -> bytes:
    """All our own style in one file: a lab of old computers asks once, and pages stay short."""
    parts = sorted((STATIC / "components").glob("*.css"), key=_order)
    return b"\n".join(path.read_bytes() for path in (STATIC / "tokens.css", STATIC / "base.css", *parts))


def _send(folder: Path, filename: str) -> Response:
    found = _load(folder, filename)
    if found is None:
        abort(404)
    data, packed, _ = found
    zipped = packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(packed if zipped else data, mimetype=mimetypes.guess_type(filename)[0])
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOREVER
    return response


def _add_version(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static":
        found = _load(STATIC, values["filename"])
    elif endpoint == "assets.skin":
        found = _load(SKINS, f"{values['name']}/{values['filename']}")
    else:
        return
    if found is not None:
        values["v"] = found[2]
