"""Pages travel compressed: a lab on a slow line waits a third as long."""

import gzip

from flask import Flask, Response, request

LEAST = 2_000  # bytes below which a page fits one packet or two anyway
LEVEL = 1  # costs a fifth of a millisecond, and the higher ones save little more


def init_app(app: Flask) -> None:
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    """Pages only: pictures and PDFs are compressed in themselves, static files once and for all."""
    if response.mimetype != "text/html" or response.is_streamed or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") and len(response.get_data()) >= LEAST:
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
