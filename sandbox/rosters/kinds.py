"""Tells by its bytes, never by its name, whether a file may hold a class list."""

import io
import re
import zipfile

from sandbox.rosters.grid import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
UNPACKED_MAX = 16 * 1024 * 1024
PARTS_MAX = 500
MARKUP_MAX = 3 * 1024 * 1024  # 2,000 rows of 20 columns; parsing it stays under two seconds
STYLES_MAX = 1024 * 1024
DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T")  # also as UTF-16
DOCTYPE_LONGEST = 11
SAVE_AS = "Hãy mở bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) rồi gửi lại"


def kind_of(data: bytes) -> str:
    """ "workbook" or "text"; raises Unreadable for everything else."""
    if not data.strip():
        raise Unreadable("Tệp rỗng. Hãy chọn tệp có danh sách lớp.")
    if data.startswith(b"PK"):
        _check_package(data)
        return "workbook"
    _refuse_other_kinds(data)
    return "text"


def _refuse_other_kinds(data: bytes) -> None:
    start = data[:512].lstrip().lower()
    if data.startswith(OLE):
        raise Unreadable(_about_ole(data))
    if start.startswith(b"%pdf") or data.startswith(PICTURES):
        raise Unreadable(
            "Đây là tệp PDF hoặc ảnh, không phải bảng tính. Hãy dùng tệp Excel (.xlsx) hoặc dán danh sách."
        )
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise Unreadable(f"Đây là trang web được đặt tên giống tệp Excel. {SAVE_AS}.")


def _about_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp › Thông tin › Bảo vệ) rồi gửi lại."
    return f"Đây là tệp kiểu cũ (.xls hoặc .doc). {SAVE_AS}."


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable("Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.")
            _check_names({part.filename.replace("\\", "/").lower() for part in parts})
            _check_sizes(package, parts)
    except Unreadable:
        raise
    except Exception:  # whatever a damaged package trips over, the teacher needs one sentence
        raise Unreadable(f"Tệp bị hỏng nên không đọc được. {SAVE_AS}.") from None


def _check_names(names: set[str]) -> None:
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable(f"Tệp có chứa macro (.xlsm) nên không nhận, để an toàn cho máy. {SAVE_AS}.")
    if "xl/workbook.xml" not in names:
        raise Unreadable(f"Tệp này không phải bảng tính Excel (.xlsx). {SAVE_AS}.")


def _check_sizes(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """What the package says it unpacks to, then what it really does; markup may not define entities."""
    if len(parts) > PARTS_MAX or sum(part.file_size for part in parts) > UNPACKED_MAX:
        _too_large()
    total = markup = 0
    for part in parts:
        size, is_picture = _unpack(package, part, UNPACKED_MAX - total)
        total += size
        markup += 0 if is_picture else size
        if markup > MARKUP_MAX or ("styles" in part.filename and size > STYLES_MAX):
            _too_large()


def _unpack(package: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> tuple[int, bool]:
    """The real size, and whether it is a picture; whatever is none might be parsed, whatever its name."""
    size, is_picture, before = 0, False, b""
    with package.open(part) as stream:
        while chunk := stream.read(65536):
            is_picture = is_picture or (size == 0 and chunk.startswith(PICTURES))
            size += len(chunk)
            if size > limit:
                _too_large()
            if not is_picture and DOCTYPE.search(before + chunk):
                raise Unreadable(f"Tệp có phần lạ nên không nhận. {SAVE_AS}.")
            before = chunk[-DOCTYPE_LONGEST:]
    return size, is_picture


def _too_large() -> None:
    raise Unreadable("Tệp bung ra quá lớn cho một danh sách lớp. Hãy chép riêng danh sách sang một tệp mới.")
