"""The steps of an exercise as its student reads them, in the order of the teacher's board."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from exercises.engine.schema import Exercise
from sandbox.reports.columns import steps
from sandbox.web.context import content

STEPS = {
    "search": (_l("Tìm thủ tục"), _l("Gõ vài từ vào ô tìm kiếm của cổng.")),
    "read": (_l("Đọc hướng dẫn"), _l("Mở trang thủ tục và đọc cần những gì.")),
    "sign_in": (_l("Đăng nhập"), _l("Dùng số định danh của nhân vật và mã trên điện thoại.")),
    "form": (_l("Điền tờ khai"), _l("Chép đúng thông tin của nhân vật.")),
    "papers": (_l("Kèm giấy tờ"), _l("Tải giấy tờ trong tủ về máy rồi đưa lên cổng.")),
    "submit": (_l("Kiểm tra và nộp"), _l("Đọc lại một lượt, cam đoan rồi bấm nộp.")),
    "supplement": (_l("Gửi bổ sung"), _l("Đọc cán bộ cần gì, sửa đúng chỗ ấy rồi gửi lại.")),
    "decide": (_l("Xử lý"), _l("Xem kỹ từng việc trên bàn rồi chọn cách xử lý đúng.")),
    "answer": (_l("Nộp bài"), _l("Làm xong mọi việc trong đề, em bấm Nộp bài.")),
}
HELPING = _l("Giúp người dân"), _l("Xem màn hình của họ, chỉ đúng chỗ, rồi chờ họ làm.")
WITH_QUESTIONS = _l("Trả lời và nộp bài"), _l("Trả lời các câu hỏi trong Phiếu trả lời rồi bấm Nộp bài.")


@dataclass(frozen=True)
class Step:
    """`state`: done | doing | next."""

    id: str
    name: str
    what: str
    state: str


def steps_of(exercise: Exercise, cell: Mapping[str, Any]) -> list[Step]:
    """`cell` as Progress.steps: what has been begun there, and whether it is done."""
    return [
        Step(id, *map(str, _words(exercise, id)), _state(cell.get(id)))
        for id in steps(exercise, content().world.events)
    ]


def _words(exercise: Exercise, step: str) -> tuple[Any, Any]:
    if step == "decide" and exercise.side == "support":
        return HELPING
    return WITH_QUESTIONS if step == "answer" and exercise.questions else STEPS[step]


def _state(kept: object) -> str:
    if kept is None:
        return "next"
    return "done" if kept == "done" else "doing"
