"""Where an event of the journal happened: the page, in words."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.store.journal import JournalEntry

STEPS = {
    "thong-tin": _l("Thông tin"),
    "to-khai": _l("Tờ khai"),
    "giay-to": _l("Giấy tờ"),
    "nhan-ket-qua": _l("Nhận kết quả"),
    "kiem-tra": _l("Kiểm tra"),
}
SHELF, DESK = _l("Kệ bài của em"), _l("Bộ phận Một cửa")
SIGN_IN, PHONE = _l("Cổng: trang đăng nhập"), _l("Điện thoại của em")
PAPERS, SEND = _l("Cổng: giấy tờ của hồ sơ"), _l("Cổng: trang kiểm tra và gửi hồ sơ")
PAY, SHEET = _l("Cổng: trang thanh toán"), _l("Phiếu trả lời")
COUNTER = _l("Bàn một cửa của em")
HELPER, HELPED = _l("Trang của Tổ hỗ trợ"), _l("Cổng, bên bạn Tổ hỗ trợ")
PLACES = {
    "attempt.started": SHELF,
    "attempt.finished": SHELF,
    "attempt.time_up": _l("Máy, khi hết giờ"),
    "attempt.handed_in": SHEET,
    "answers.saved": SHEET,
    "hint.used": _l("Trang gợi ý"),
    "calendar.advanced": _l("Lịch của bài"),
    "procedure.searched": _l("Cổng: trang tìm thủ tục"),
    "procedure.viewed": _l("Cổng: trang của thủ tục"),
    "agency.chosen": _l("Cổng: trang chọn cơ quan"),
    "otp.sent": SIGN_IN,
    "otp.failed": SIGN_IN,
    "account.signed_in": SIGN_IN,
    "account.signed_out": _l("Cổng: nút Đăng xuất"),
    "otp.shared": PHONE,
    "message.refused": PHONE,
    "dossier.started": _l("Cổng: trang nộp hồ sơ"),
    "draft.saved": _l("Cổng: trang nộp hồ sơ"),
    "form.refused": _l("Cổng: trang nộp hồ sơ"),
    "paper.attached": PAPERS,
    "paper.removed": PAPERS,
    "paper.refused": PAPERS,
    "paper.reused": PAPERS,
    "template.downloaded": PAPERS,
    "component.removed": PAPERS,
    "component.restored": PAPERS,
    "dossier.reviewed": SEND,
    "submit.refused": SEND,
    "dossier.submitted": SEND,
    "captcha.failed": _l("Cổng: ô nhập mã bảo mật"),
    "dossier.received": DESK,
    "dossier.refused": DESK,
    "dossier.processed": DESK,
    "dossier.supplement_requested": DESK,
    "dossier.payment_requested": DESK,
    "dossier.stopped": DESK,
    "dossier.extended": DESK,
    "dossier.expired": DESK,
    "dossier.finished": DESK,
    "dossier.returned": DESK,
    "desk.opened": COUNTER,
    "desk.paper_seen": COUNTER,
    "desk.taken": COUNTER,
    "desk.acted": COUNTER,
    "desk.refused": COUNTER,
    "desk.cleared": COUNTER,
    "desk.answered": COUNTER,
    "signature.checked": _l("Trang kiểm tra kết quả"),
    "support.advised": HELPER,
    "support.secret_asked": HELPER,
    "support.overstepped": HELPER,
    "support.acted": HELPER,
    "support.ended": HELPER,
    "help.received": HELPED,
    "help.authorised": HELPED,
    "help.withdrawn": HELPED,
    "help.filed": HELPED,
    "dossier.forwarded": DESK,
    "petition.answered": DESK,
    "petition.returned": DESK,
    "dossier.supplemented": _l("Cổng: trang bổ sung hồ sơ"),
    "dossier.paid": PAY,
    "payment.refused": PAY,
    "dossier.withdrawn": _l("Cổng: trang thu hồi hồ sơ"),
    "dossier.rated": _l("Cổng: trang đánh giá"),
    "dossier.tracked": _l("Cổng: trang tra cứu hồ sơ"),
    "result.downloaded": _l("Cổng: trang kết quả"),
    "petition.sent": _l("Cổng: trang phản ánh, kiến nghị"),
    "website.read": _l("Trang thông tin của Sở"),
    "link.followed": _l("Trang thông tin của Sở"),
    "incident.met": _l("Cổng: trang em đang mở"),
}


def place_of(entry: JournalEntry) -> str:
    """The page of the wizard by its name, where the event says which."""
    step = STEPS.get(str(entry.data.get("step", "")))
    if step is not None:
        return _("Cổng: nộp hồ sơ, trang %(page)s", page=step)
    return str(PLACES.get(entry.kind, ""))
