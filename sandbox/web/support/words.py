"""What the helper's page calls the states it shows."""

from flask_babel import lazy_gettext as _l

from sandbox.web.support import blueprint

STATES = {
    "filled": (_l("đã điền"), "done", "check-circle-fill"),
    "empty": (_l("còn trống"), "idle", "circle"),
    "refused": (_l("bị báo lỗi"), "help", "exclamation-circle-fill"),
    "struck": (_l("đã xoá khỏi hồ sơ"), "idle", "dash-lg"),
}
PAPERS = {
    **STATES,
    "filled": (_l("đã kèm"), "done", "check-circle-fill"),
    "empty": (_l("chưa kèm"), "idle", "circle"),
}
STEPS = {"done": _l("đã mở"), "now": _l("đang ở đây"), "next": _l("chưa tới")}
FACTS = {
    "birth_date": _l("Ngày sinh"),
    "gender": _l("Giới tính"),
    "id_issued": _l("Ngày cấp thẻ"),
    "id_issuer": _l("Nơi cấp thẻ"),
    "phone": _l("Điện thoại"),
    "email": _l("Thư điện tử"),
    "address": _l("Nơi ở"),
}
ANSWERS = {"understood": _l("Em hiểu rồi"), "more": _l("Em cần giúp thêm")}


@blueprint.app_template_global()
def state_of(line: object, paper: bool = False) -> tuple[object, str, str]:
    """(words, tone, icon) of a line of the screen."""
    return (PAPERS if paper else STATES)[line.state]  # type: ignore[attr-defined]
