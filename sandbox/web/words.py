"""Words that pages of students and teachers share, each said in one place."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext as _l

MODES = {"guided": _l("Hướng dẫn"), "practice": _l("Luyện tập"), "test": _l("Kiểm tra")}
POLICIES = {  # what the mark is: beside it, and in a sentence
    "best": _l("điểm cao nhất"),
    "last": _l("điểm lượt cuối"),
    "average": _l("điểm trung bình"),
}
COUNTS = {
    "best": _l("Lấy lượt cao điểm nhất của mỗi em."),
    "last": _l("Lấy lượt cuối cùng của mỗi em."),
    "average": _l("Lấy trung bình các lượt của mỗi em."),
}
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
    "decide": _l("Xử lý"),
    "answer": _l("Nộp bài"),
}
SKILLS = {
    "search": _l("Tìm thủ tục"),
    "reading": _l("Đọc cho kỹ"),
    "account": _l("Đăng nhập"),
    "data_entry": _l("Điền tờ khai"),
    "files": _l("Chọn giấy tờ"),
    "checking": _l("Kiểm tra lại"),
    "tracking": _l("Theo dõi hồ sơ"),
    "deciding": _l("Thẩm định hồ sơ"),
    "safety": _l("Giữ an toàn"),
}
WORDS = {
    "mode": MODES,
    "group": GROUPS,
    "skill": SKILLS,
    "state": STATES,
    "step": STEPS,
    "policy": POLICIES,
    "counts": COUNTS,
}


def init_app(app: Flask) -> None:
    """As filters; a name that nobody knows (yet, or any more) is shown as it is."""
    for kind, words in WORDS.items():
        app.jinja_env.filters[f"{kind}_word"] = partial(_word, words)


def _word(words: Mapping[str, Any], name: str) -> Any:
    return words.get(name, name)
