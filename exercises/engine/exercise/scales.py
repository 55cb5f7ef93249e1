"""The words and numbers every record of an exercise is made of."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator

Group = Literal["outcome", "process", "safety"]
Skill = Literal[
    "search", "reading", "account", "data_entry", "files", "checking", "tracking", "deciding", "safety",
]  # fmt: skip
Link = Literal["", "de-bai", "nhan-vat", "giay-to", "dien-thoai", "thu-tuc", "ho-so", "tra-loi"]
Verdict = Literal["pass", "partial", "fail", "not_reached", "not_applicable", "pending", "error"]
Stage = Literal["filing", "supplement", "given"]
Topic = Literal[
    "look_up", "file_self", "file_other", "papers", "after_filing", "speak_up", "organisation",
    "not_eligible", "mismatch", "places", "one_stop", "safety", "explore",
]  # fmt: skip
Rounding = Literal["0.1", "0.25", "0.5"]
FULL = 1000  # hundredths of a point in every exercise


def hundredths(value: object) -> int:
    """Points of a YAML file, 0.75, as whole hundredths, 75."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("điểm phải là một số, ví dụ 0.75")
    try:
        exact = Decimal(str(value)) * 100
    except ArithmeticError:
        raise ValueError("điểm phải là một số, ví dụ 0.75") from None
    if exact != exact.to_integral_value(ROUND_HALF_UP) or exact < 0:
        raise ValueError("điểm không được âm và chỉ lẻ đến 0.01")
    return int(exact)


def one_or_more(value: object) -> object:
    """`x` in YAML stands for `[x]`."""
    return (value,) if isinstance(value, str) else value


Points = Annotated[int, BeforeValidator(hundredths)]
Names = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]
