"""People and extras enough to draw every kind of paper."""

import datetime
from collections.abc import Mapping
from functools import cache

from fixtures.identifiers import issue_code
from fixtures.papers import Defect, Format, draw, told
from fixtures.personas import PersonaSpec, facts, invent

DAY = datetime.date(2024, 4, 17)
EXTRA = {"copies": "3", "reason": "Bổ sung hồ sơ xin việc", "signed": f"{DAY:%d/%m/%Y}"}


@cache
def sample(kind: str) -> Mapping[str, str]:
    """The facts of somebody who would have such a paper."""
    cast = invent("giấy tờ", PersonaSpec("graduate", (19, 22), ("sibling",)), DAY)
    lower = {f"lower_diploma.{key}": "Phòng Giáo dục và Đào tạo" for key in ("number", "issuer", "school")}
    return told(facts(cast), "me") | EXTRA | lower


def code_of(kind: str) -> str:
    return issue_code("mẫu", kind)


@cache
def specimen(kind: str, format: Format | None = None, defect: Defect = "") -> bytes:
    return draw(kind, sample(kind), code_of(kind), format, defect)
