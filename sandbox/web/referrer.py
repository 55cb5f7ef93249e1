"""Where the person asking came from, when it was a page of this site."""

from urllib.parse import urlsplit, urlunsplit

from flask import request


def came_from() -> str:
    """Path and query of that page, or nothing."""
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:
        return ""
    ours = parts.netloc == request.host and parts.path.startswith("/") and not parts.path.startswith("//")
    return urlunsplit(("", "", parts.path, parts.query, "")) if ours else ""
