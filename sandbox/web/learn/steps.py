"""The six steps of every exercise, in the order of the teacher's board."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

STEPS = (
    ("search", _l("Tìm thủ tục"), _l("Gõ vài từ vào ô tìm kiếm của cổng.")),
    ("read", _l("Đọc hướng dẫn"), _l("Mở trang thủ tục và đọc cần những gì.")),
    ("sign_in", _l("Đăng nhập"), _l("Dùng số định danh của nhân vật và mã trên điện thoại.")),
    ("form", _l("Điền tờ khai"), _l("Chép đúng thông tin của nhân vật.")),
    ("papers", _l("Kèm giấy tờ"), _l("Tải giấy tờ trong tủ về máy rồi đưa lên cổng.")),
    ("submit", _l("Kiểm tra và nộp"), _l("Đọc lại một lượt, cam đoan rồi bấm nộp.")),
)


@dataclass(frozen=True)
class Step:
    """`state`: done | doing | next."""

    id: str
    name: str
    what: str
    state: str


def steps_of(cell: Mapping[str, Any]) -> list[Step]:
    """`cell` as Progress.steps: what has been begun there, and whether it is done."""
    return [Step(id, str(name), str(what), _state(cell.get(id))) for id, name, what in STEPS]


def _state(kept: object) -> str:
    if kept is None:
        return "next"
    return "done" if kept == "done" else "doing"
