"""The practice website of the Department: articles, addresses, published results, the way to the portal."""

from flask import Blueprint

blueprint = Blueprint("website", __name__, url_prefix="/so-gddt")

from sandbox.web.website import articles, leaving, results  # noqa: E402

__all__ = ["articles", "blueprint", "leaving", "results"]
