"""What schools call the columns of a class list, folded: without marks, case and punctuation."""

from collections.abc import Iterable

KNOWN = {
    "seat": "stt|tt|so tt|so thu tu|thu tu|no",
    "code": "ma hoc sinh|ma hs|mahs|mshs|ma so hoc sinh|ma so hs|ma so|ma|ma hoc vien",
    "identifier": "ma dinh danh|ma dinh danh hoc sinh|ma dinh danh hs|ma dinh danh csdl nganh|"
    "ma dinh danh bo|ma dinh danh bo gd dt|ma dinh danh bo gddt|ma dinh danh moet|ma moet|"
    "so dinh danh|so dinh danh ca nhan|so bao danh|sbd",
    "full_name": "ho va ten|ho ten|ho va ten hoc sinh|ho ten hoc sinh|ho va ten hs|ho ten hs|ten hoc sinh|"
    "ten hs|hoc sinh|ho va ten khai sinh",
    "family_name": "ho dem|ho va dem|ho va ten dem|ho ten dem|ho lot|ho va chu dem|ho chu dem|ho va ten lot|"
    "ho va chu lot|ho",
    "middle_name": "dem|ten dem|chu dem|ten lot|chu lot",
    "given_name": "ten",
    "birth_date": "ngay sinh|ngay thang nam sinh|ngay thang sinh|sinh ngay|nam sinh|ngay sinh hs|ntns|ns",
    "class_name": "lop|ten lop|lop hoc",
    "other": "gioi tinh|gioi|nu|khoi|noi sinh|dan toc|dia chi|ghi chu",
}
FIELD_OF = {label: field for field, labels in KNOWN.items() for label in labels.split("|")}


def is_heading(fields: Iterable[str | None]) -> bool:
    """Whether these are labels rather than a student: “Nữ” alone is both."""
    return bool(set(fields) - {"other", "class_name", "seat", None})
