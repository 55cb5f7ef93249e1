"""Forms of the one-stop desk for tests: a dossier as the desk knows it, a form made of it, drawn and read."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pypdfium2
from PIL import Image

from fixtures.content import read_yaml
from fixtures.desk_forms import Case, DeskFacts, Passage, describe, facts_of, numbered, pdf, register_row
from fixtures.procedure import Era
from fixtures.world import load_world
from tests.support.imports import ROOT

ADDRESS = "http://192.168.1.10:8080/tra-cuu?ma=000.00.TH.X99-240417-0001"
CODE = "000.00.TH.X99-240417-0001"
OFFICER, REASON = "Đặng Thuỳ Ngọc Oanh", "Bản chụp thẻ căn cước bị mờ. Ông/bà chụp lại đủ bốn góc."
WHERE: dict[Era, tuple[str, str]] = {
    "2024": ("1.005092", "so-gddt"),
    "2026": ("3.000465", "so-gddt-gia-lai"),
}
FIELDS = {
    "applicant_name": "Nguyễn Thị Ánh Nguyệt",
    "applicant_id_number": "098304001234",
    "applicant_phone": "0530123456",
    "applicant_email": "anh.nguyet@thuchanh.example",
    "applicant_address": "12 đường Thực Hành, Phường Lê Lợi, Thành phố Quy Nhơn",
    "owner_name": "Nguyễn Hoàng Phước Thiện",
    "receive_method": "desk",
}


@dataclass(frozen=True)
class Listed:
    """A row of desk_form_fields.yml."""

    era: Era
    kind: str
    number: str
    title: str
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    signed: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.era}-{self.kind}"


def listed() -> list[Listed]:
    rows = read_yaml(ROOT / "tests/fixtures/desk_form_fields.yml")["forms"]
    known = {(row["era"], row["kind"]): row for row in rows}
    return [_listed({**known.get((row.get("like"), row["kind"]), {}), **row}) for row in rows]


def _listed(row: dict[str, Any]) -> Listed:
    parts = {name: tuple(row.get(name, ())) for name in ("labels", "columns", "signed")}
    return Listed(row["era"], row["kind"], row["number"], row["title"], **parts)


def top() -> list[str]:
    return list(read_yaml(ROOT / "tests/fixtures/desk_form_fields.yml")["top"])


def case(era: Era, **changes: Any) -> Case:
    code, agency = WHERE[era]
    catalogue = load_world().catalogue
    procedure, day = catalogue.procedure(code), datetime(int(era), 4, 17, 9, 5)
    parts = [part.id for part in procedure.components]
    made = Case(
        procedure=procedure,
        agency=catalogue.agency(agency),
        era=era,
        fields=FIELDS,
        code=CODE,
        receive="Nhận kết quả trực tiếp tại Bộ phận tiếp nhận và trả kết quả",
        submitted=day,
        received=day + timedelta(hours=1),
        due=day + timedelta(days=3),
        first_due=day + timedelta(days=1),
        attached=parts,
        wanted=[parts[0], "applicant_phone"],
        answer_by=day + timedelta(days=7),
    )
    return replace(made, **changes)


def filled(
    kind: str, of: Case, reason: str = REASON, rows: int = 3, passages: Sequence[Passage] | None = None
) -> DeskFacts:
    """The facts of such a form of this dossier."""
    due = of.due or datetime(2024, 4, 18)
    hands = [
        Passage("Bộ phận Một cửa", "Phòng chuyên môn", of.received, "", "Đủ giấy tờ"),
        Passage("Phòng chuyên môn", "Bộ phận Một cửa", due, "Đúng hạn"),
    ]
    return facts_of(
        of,
        kind,
        numbered(kind, 7),
        datetime(int(of.era), 4, 17, 10, 5),
        officer=OFFICER,
        reason=reason,
        passages=hands if passages is None else passages,
        rows=[register_row(of, of.received, None, "Đang xử lý")] * rows,
    )


def drawn(facts: DeskFacts, address: str = ADDRESS) -> bytes:
    return pdf(describe(facts, address), address)


def text_of(data: bytes) -> str:
    """All pages on one line, as a reader would copy them."""
    return " ".join(texts_of(data))


def texts_of(data: bytes) -> list[str]:
    """Each page on one line."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def pictures_of(data: bytes, scale: float = 2.5) -> list[Image.Image]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]


def is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)
