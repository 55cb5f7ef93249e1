"""How pages write numbers, dates and moments: the Vietnamese way."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import lazy_gettext

from fixtures.bills import dong

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = (
    lazy_gettext("Thứ Hai"),
    lazy_gettext("Thứ Ba"),
    lazy_gettext("Thứ Tư"),
    lazy_gettext("Thứ Năm"),
    lazy_gettext("Thứ Sáu"),
    lazy_gettext("Thứ Bảy"),
    lazy_gettext("Chủ nhật"),
)


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        day=day,
        moment=moment,
        clock=clock,
        weekday=weekday,
        mark=mark,
        points=points,
        megabytes=megabytes,
        dong=dong,
    )


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """A simulated time stays as it is; a real one is shown in Vietnam's zone."""
    local = value if value.tzinfo is None else value.astimezone(VIETNAM)
    return f"{local:%H:%M %d/%m/%Y}"


def clock(value: datetime) -> str:
    return f"{value if value.tzinfo is None else value.astimezone(VIETNAM):%H:%M:%S}"


def weekday(value: date) -> str:
    return f"{WEEKDAYS[value.weekday()]} {value.day}/{value.month}/{value.year}"


def mark(value: str | None) -> str:
    """ "8.3" as "8,3"."""
    return "" if value is None else value.replace(".", ",")


def points(hundredths: int) -> str:
    """50 as "0,5", 100 as "1"."""
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def megabytes(size: int) -> str:
    for unit, bytes_in_it in (("GB", 1024**3), ("MB", 1024**2)):
        if size >= bytes_in_it:
            return f"{size / bytes_in_it:.1f} {unit}".replace(".", ",")
    return f"{max(size // 1024, 1)} KB"
