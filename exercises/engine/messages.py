"""What a student is told about a value that is not right; the right value itself is never told."""

from exercises.engine.matching import Level, Match

_BY_DETAIL = {
    "missing": "Các chữ đúng rồi nhưng còn thiếu dấu.",
    "wrong": "Các chữ đúng rồi nhưng có dấu chưa đúng.",
    "extra": "Ô này viết không dấu, nhưng bàn phím đã thêm dấu.",
    "telex": "Còn phím gõ Telex chưa thành dấu, em bật bộ gõ rồi gõ lại.",
    "vni": "Còn phím gõ VNI chưa thành dấu, em bật bộ gõ rồi gõ lại.",
    "slip": "Nội dung gần đúng, chỉ lệch một ký tự.",
    "leading_zero": "Số này bị mất chữ số 0 ở đầu.",
    "letter_for_digit": "Em đã gõ chữ cái thay cho chữ số.",
    "separator": "Em đã bỏ hoặc đổi dấu ngăn cách trong mã.",
    "short_year": "Năm cần viết đủ bốn chữ số.",
    "swapped_day_month": "Ngày và tháng có vẻ đã đổi chỗ cho nhau.",
    "no_such_day": "Trong lịch không có ngày này.",
    "no_date": "Đây chưa phải là một ngày tháng năm.",
    "no_number": "Đây chưa phải là một con số.",
    "zeros": "Con số này thừa hoặc thiếu chữ số 0.",
    "order": "Đủ chữ nhưng thứ tự bị đảo.",
    "too_few": "Em chọn còn thiếu mục.",
    "too_many": "Em chọn thừa mục.",
    "length": "Số này thừa hoặc thiếu chữ số.",
    "place_unit": "Tên thì đúng, nhưng từ chỉ đơn vị như xã, phường, huyện chưa đúng.",
    "unit": "Con số đúng nhưng đơn vị chưa đúng.",
    "part_missing": "Phần em ghi thì đúng, nhưng còn thiếu một phần.",
    "part_extra": "Phần cần ghi đã có, nhưng em ghi thừa một phần.",
}
DETAILS = frozenset(_BY_DETAIL)
_BY_LEVEL = {
    Level.DIACRITICS: "Các chữ đúng rồi nhưng có chỗ thiếu dấu hoặc sai dấu.",
    Level.TYPING: "Nội dung gần đúng, chỉ có lỗi gõ phím.",
    Level.DIFFERENT: "Nội dung này không khớp với đề bài và giấy tờ.",
}
NOT_FILED = "Em chưa gửi hồ sơ nên mục này chưa được chấm."
NOT_SUPPLEMENTED = "Em chưa gửi bổ sung nên mục này chưa được chấm."
NOT_WORKED = "Em chưa làm gì trong bài nên mục này chưa được chấm."
PENDING = "Mục này do thầy cô chấm."
CAPPED = "Điểm của bài không vượt quá {mark} vì chưa đạt mục “{title}”."
NOT_REACHED = "Mục này chưa được chấm vì một mục trước đó chưa đúng."
NO_FIELD = "Tờ khai em gửi không có ô này, vì đó không phải tờ khai cần tìm."
BROKEN = "Máy chấm gặp trục trặc ở mục này. Em không bị trừ điểm."
NOT_APPLICABLE = "Mục này không áp dụng cho đề của em."
HINT_COST = "Em đã mở gợi ý nên mục này bớt {points} điểm."

PRAISE = {
    "search": "Em tìm đúng những gì cần tìm.",
    "reading": "Em đọc kỹ và hiểu đúng.",
    "account": "Em đăng nhập và giữ tài khoản đúng cách.",
    "data_entry": "Em ghi đúng mọi thông tin.",
    "files": "Em chọn đúng và đủ giấy tờ.",
    "checking": "Em kiểm tra cẩn thận.",
    "tracking": "Em theo dõi hồ sơ đúng cách.",
    "safety": "Em giữ an toàn cho tài khoản của mình.",
}


def said_of(match: Match, kind: str, seen: str) -> str:
    """What happened in a field: what was written, and how it differs in kind.

    A choice among options is kept as a code that means nothing to a reader, so it is not repeated.
    """
    if kind == "enum" and seen.strip():
        return "Em đã chọn một mục khác."
    if match.detail == "empty":
        return "Em để trống ô này." if not seen.strip() else f"Em đã ghi: “{seen}”."
    return f"Em đã ghi: “{seen}”. {_BY_DETAIL.get(match.detail) or _BY_LEVEL[match.level]}"


def points_said(hundredths: int) -> str:
    """25 as "0,25", as Vietnamese children write it."""
    return f"{hundredths // 100},{hundredths % 100:02d}".rstrip("0").rstrip(",")
