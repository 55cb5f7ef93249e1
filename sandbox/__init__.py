"""Cổng Dịch vụ công thực hành: the application."""

from typing import Any

from flask import Flask


def create_app(*args: Any, **settings: Any) -> Flask:
    """See sandbox.app.create_app; imported late, so that the tables can be had without the pages."""
    from sandbox import app

    return app.create_app(*args, **settings)
