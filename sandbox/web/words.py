"""Words that pages of students and teachers share, each said in one place."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext as _l

MODES = {"practice": _l("Luyện tập"), "test": _l("Kiểm tra")}
GROUPS = {"outcome": _l("Kết quả"), "process": _l("Quá trình"), "safety": _l("An toàn")}
STATES = {
    "todo": _l("Chưa làm"),
    "working": _l("Đang làm"),
    "help": _l("Cần giúp"),
    "done": _l("Hoàn thành"),
}
STEPS = {
    "search": _l("Tìm"),
    "read": _l("Đọc"),
    "sign_in": _l("Đăng nhập"),
    "form": _l("Tờ khai"),
    "papers": _l("Giấy tờ"),
    "submit": _l("Nộp"),
    "supplement": _l("Bổ sung"),
}


def init_app(app: Flask) -> None:
    """As filters; a name that nobody knows (yet, or any more) is shown as it is."""
    for kind, words in (("mode", MODES), ("group", GROUPS), ("state", STATES), ("step", STEPS)):
        app.jinja_env.filters[f"{kind}_word"] = partial(_word, words)


def _word(words: Mapping[str, Any], name: str) -> Any:
    return words.get(name, name)
