"""What holds for every answer: who may ask over this network, and the security headers."""

import ipaddress

from flask import Flask, Response, abort, current_app, request
from flask_login import current_user

from sandbox.web import context

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


def init_app(app: Flask) -> None:
    app.before_request(_stay_in_the_lab)
    app.after_request(_protect)
    context.init_app(app)


def _stay_in_the_lab() -> None:
    """Only private addresses may ask, and only for a host of the lab.

    Proxies and public askers are expected only behind a name that an administrator has written down.
    """
    host = request.host.rsplit(":", 1)[0].strip("[]").lower()
    if host in _names("SHOWN_HOSTS"):
        return
    if host != "localhost" and host not in _names("HOSTS") and not _is_private(host):
        abort(403)
    if not _is_private(request.remote_addr or "") or any(name in request.headers for name in FORWARDED):
        abort(403)


def _names(setting: str) -> set[str]:
    return {name.strip().lower() for name in current_app.config[setting].split(",") if name.strip()}


def _is_private(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return parsed.is_private or parsed.is_loopback or parsed.is_link_local


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers and current_user.is_authenticated:
        response.headers["Cache-Control"] = "no-store"
    return response
