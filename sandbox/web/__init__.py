"""The pages: one blueprint for each audience, over what all of them share."""

from importlib import import_module

from flask import Flask

from sandbox.web import access, assets, errors, formats, guards, languages, links, menus, packing, sessions

AUDIENCES = ("auth", "learn", "portal", "website", "onestop", "support", "teacher", "account", "admin")


def init_app(app: Flask) -> None:
    app.session_interface = sessions.StoredSessions()
    app.jinja_env.lstrip_blocks = True  # the indentation of a template's own lines need not travel
    for shared in (packing, guards, access, assets, errors, formats, languages, menus):
        shared.init_app(app)
    for audience in AUDIENCES:
        app.register_blueprint(import_module(f"sandbox.web.{audience}").blueprint)
    links.init_app(app)
