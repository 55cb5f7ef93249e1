"""What all tables share: the declarative base, moments in UTC, the school they belong to."""

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class NotFound(LookupError):
    """What was asked for does not exist, or is not the asker's: the two look the same from outside."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as naive UTC (SQLite knows no zones)."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None else value.replace(tzinfo=UTC)


Key = Annotated[int, mapped_column(primary_key=True)]
School = Annotated[int, mapped_column(ForeignKey("schools.id"), index=True)]
Short = Annotated[str, mapped_column(String(64))]
Line = Annotated[str, mapped_column(String(255))]
Document = Annotated[dict[str, Any], mapped_column(JSON)]


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: Moment()}


class Owned:
    """Every row that belongs to a school carries its school."""

    school_id: Mapped[School]
