"""The words portals use for levels and channels."""

LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã", "school": "Cơ sở giáo dục"}
CHANNELS = {"full": "Toàn trình", "partial": "Một phần", "counter": "Cung cấp thông tin"}
APPLICANTS = {"citizen": "Công dân", "business": "Doanh nghiệp", "organisation": "Tổ chức, cơ quan nhà nước"}
TONES = {"neutral": "idle", "info": "doing", "warning": "help", "danger": "stop", "success": "done"}
PAYMENTS = {
    "waiting": ("Chờ thanh toán", "help"),
    "paid": ("Đã thanh toán", "done"),
    "cancelled": ("Hủy thanh toán", "idle"),
    "refunded": ("Hoàn phí", "idle"),
}
PAID_AT = {
    "submit": "Thu trước, khi nộp hồ sơ",
    "receive": "Thu khi tiếp nhận hồ sơ",
    "return": "Thu khi trả kết quả",
}
PETITIONS = {
    "sent": ("Đang xử lý", "doing"),
    "answered": ("Đã trả lời", "done"),
    "returned": ("Không tiếp nhận", "stop"),
}
