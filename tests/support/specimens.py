"""People and extras enough to draw every kind of paper, in either era."""

import datetime
from collections.abc import Mapping
from functools import cache

import pypdfium2

from fixtures.identifiers import issue_code
from fixtures.papers import KINDS, Defect, Format, draw, told
from fixtures.personas import PersonaSpec, facts, invent

DAYS = {"2024": datetime.date(2024, 4, 17), "2026": datetime.date(2026, 8, 12)}
GRADUATE = PersonaSpec("graduate", (19, 22), ("sibling", "mother"))
PUPIL = PersonaSpec("lower_student", (14, 15), ("mother",))
LEAVER = PersonaSpec("upper_student", (18, 18), ("father",))
PRINCIPAL = PersonaSpec("principal", (40, 55))
YOUNG_PARENT = PersonaSpec("adult", (24, 30), ("newborn", "spouse"))
OWNERS = {
    "birth_notice": YOUNG_PARENT,
    "exam_form": LEAVER,
    "review_application": LEAVER,
    "admission_letter": LEAVER,
    "photo": LEAVER,
    "lower_diploma": LEAVER,
    "parent_consent": PUPIL,
    "residence_form": PUPIL,
}
WHOSE = {"birth_notice": "newborn"}
EXTRA = {
    "copies": "3",
    "reason": "Gia đình chuyển chỗ ở",
    "correction.field": "Chữ đệm",
    "correction.old": "Văn",
    "correction.new": "Vân",
    "title": "Quyết định chỉnh sửa nội dung văn bằng",
    "number": "318/QĐ-SGDĐT",
    "issuer": "Sở Giáo dục và Đào tạo tỉnh Bình Định",
    "issued": "22/04/2024",
    "content": "Chỉnh sửa chữ đệm trên Bằng tốt nghiệp trung học phổ thông.\nCó hiệu lực từ ngày ký.",
    "dossier_code": "000.00.TH.X99-240417-0001",
    "item": "Lệ phí cấp bản sao trích lục khai sinh (03 bản)",
    "amount": "24000",
    "method": "Chuyển khoản (mô phỏng)",
}


def owner_of(kind: str) -> PersonaSpec:
    """Whose paper it is: who has the facts it needs."""
    needs = " ".join(KINDS[kind].needs)
    return OWNERS.get(kind) or (
        PRINCIPAL if "organisation." in needs else PUPIL if "schooling." in needs else GRADUATE
    )


@cache
def sample(kind: str, era: str = "2024", seed: str = "giấy tờ") -> Mapping[str, str]:
    """The facts of somebody who would have such a paper."""
    day = DAYS[era]
    people = facts(invent(seed, owner_of(kind), day))
    return told(people, WHOSE.get(kind, "me")) | EXTRA | {"signed": f"{day:%d/%m/%Y}"}


def code_of(kind: str) -> str:
    return issue_code("mẫu", kind)


@cache
def specimen(kind: str, format: Format | None = None, defect: Defect = "", era: str = "2024") -> bytes:
    return draw(kind, sample(kind, era), code_of(kind), format, defect)


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, as a person would copy them out of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\u00a0", " ") for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))
