"""What a cheat does to a signed file, for students to notice: the page is drawn anew behind the signature."""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from sandbox.signing.sealing import Again


def redrawn(signed: bytes, otherwise: bytes) -> bytes:
    """The signed file showing the only page of another; what was signed stands before it, byte for byte."""
    writer: Any = Again(BytesIO(signed))
    source: Any = PdfFileReader(BytesIO(otherwise))
    shown, _ = source.find_page_for_modification(0)
    changed, _ = writer.find_page_for_modification(0)
    for part in ("/Contents", "/Resources"):
        changed.get_object()[part] = writer.import_object(shown.get_object().raw_get(part))
    writer.mark_update(changed)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
