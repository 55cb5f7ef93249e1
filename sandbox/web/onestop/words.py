"""The words of the desk: groups of the inbox, deadlines, what an empty shelf will hold."""

from collections.abc import Mapping
from typing import NamedTuple


class Group(NamedTuple):
    """A shelf of the inbox; `empty`: what it says while nothing lies on it."""

    name: str
    icon: str
    empty: str


class Mark(NamedTuple):
    name: str
    tone: str
    icon: str


GROUPS: Mapping[str, Group] = {
    "tiep-nhan": Group(
        "Chờ tiếp nhận", "inbox", "Hồ sơ mới nộp sẽ vào đây. Em có 08 giờ làm việc để trả lời mỗi hồ sơ."
    ),
    "xu-ly": Group(
        "Đang xử lý",
        "arrow-repeat",
        "Hồ sơ em đã tiếp nhận sẽ vào đây, chờ em xử lý tiếp cho đến khi có kết quả.",
    ),
    "bo-sung": Group(
        "Chờ bổ sung", "pencil-square", "Hồ sơ em yêu cầu bổ sung sẽ nằm đây cho đến khi người dân gửi lại."
    ),
    "nop-phi": Group(
        "Chờ nộp phí", "credit-card", "Hồ sơ em yêu cầu nộp phí sẽ nằm đây cho đến khi người dân nộp."
    ),
    "tra": Group("Chờ trả kết quả", "award", "Hồ sơ có kết quả sẽ vào đây, chờ em trả cho người dân."),
    "xong": Group(
        "Đã xong", "check-circle", "Hồ sơ đã trả kết quả, bị từ chối, dừng hay rút sẽ được cất ở đây."
    ),
}
STANDINGS: Mapping[str, Mark] = {
    "early": Mark("Trước hạn", "done", "calendar-check"),
    "on_time": Mark("Đúng hạn", "doing", "clock"),
    "late": Mark("Quá hạn", "stop", "exclamation-triangle-fill"),
    "resting": Mark("Tạm dừng tính hạn", "idle", "pause-fill"),
    "none": Mark("Không tính hạn", "idle", "dash-lg"),
}
BY_DEADLINE = ("late", "on_time", "early")
"""Those one may ask for, the most urgent first."""
COPIES = {True: "Bắt buộc", False: "Nếu có"}
