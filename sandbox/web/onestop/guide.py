"""What a one-stop desk is: the way of a dossier and its states, which form when, how to sort feedback."""

from collections.abc import Mapping
from typing import NamedTuple

from fixtures.desk_forms import FORMS
from fixtures.petition_sorts import load_sorts
from fixtures.procedure import Era
from sandbox.web.context import attempt, content, exercise, reading
from sandbox.web.onestop.frame import blueprint, officer, page
from sandbox.web.portal.words import TONES


class Rules(NamedTuple):
    """What differs between the eras. decree: on the one-stop mechanism; circular: on the forms."""

    decree: str
    circular: str
    desk: str
    where: str


RULES: Mapping[Era, Rules] = {
    "2024": Rules(
        "Nghị định 61/2018/NĐ-CP và 107/2021/NĐ-CP",
        "Thông tư 01/2018/TT-VPCP",
        "Bộ phận Một cửa ở tỉnh, huyện và xã",
        "Người dân nộp ở nơi có thẩm quyền giải quyết.",
    ),
    "2026": Rules(
        "Nghị định 118/2025/NĐ-CP, áp dụng từ ngày 1/7/2025",
        "Thông tư 03/2025/TT-VPCP",
        "Trung tâm Phục vụ hành chính công ở tỉnh và xã, không còn cấp huyện",
        "Người dân nộp ở bất kỳ Trung tâm nào trong tỉnh, không phụ thuộc địa giới.",
    ),
}
STATES: Mapping[str, str] = {
    "registered": "Hồ sơ vừa đến. Cán bộ có 08 giờ làm việc để trả lời.",
    "received": "Hồ sơ đủ và đúng. Từ lúc này mới tính thời hạn.",
    "refused": "Hồ sơ không giải quyết được ở đây. Phải nói rõ lý do.",
    "processing": "Phòng chuyên môn đang giải quyết.",
    "supplement": "Thiếu hoặc sai giấy tờ. Thời hạn dừng lại, chờ người dân gửi bổ sung.",
    "payment": "Chờ người dân nộp phí, lệ phí.",
    "withdrawn": "Người dân xin lấy lại hồ sơ.",
    "stopped": "Đang làm thì phải dừng. Phải nói rõ lý do.",
    "done": "Có kết quả rồi, chờ trả cho người dân.",
    "returned": "Người dân đã cầm kết quả. Hết việc.",
}
WHEN: Mapping[str, str] = {
    "receipt": "Khi tiếp nhận. Ghi giấy tờ đã nhận và ngày hẹn trả.",
    "supplement": "Khi yêu cầu bổ sung. Ghi thiếu gì, sai gì, sửa thế nào.",
    "refusal": "Khi từ chối. Ghi lý do cụ thể.",
    "apology": "Khi trễ hẹn. Xin lỗi và hẹn ngày mới.",
    "stop": "Khi dừng giải quyết. Ghi lý do.",
    "control": "Đi cùng hồ sơ. Mỗi nơi ghi lúc giao, lúc nhận.",
    "register": "Một dòng cho mỗi hồ sơ. Nhìn sổ là biết hồ sơ ở đâu.",
}


@blueprint.get("/huong-dan")
@officer
def guide() -> str:
    era = exercise(attempt(reading())).era
    forms = [one for one in FORMS.values() if era in one.number]
    states = content().world.lifecycle.states
    return page(
        "guide.html",
        era=era,
        rules=RULES[era],
        forms=[(one.number[era], one.title[era], WHEN[one.kind]) for one in forms],
        states=[(states[name], words) for name, words in STATES.items()],
        tones=TONES,
        sorts=load_sorts().values(),
    )
