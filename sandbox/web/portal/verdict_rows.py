"""What was looked at in a signed file: question by question, with what each answer is worth."""

from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.signing.judging import Judgement
from sandbox.signing.reading import Signature

NOT_ASKED = "Không xét, vì chưa tin được người ký"
LOST = "Không còn biết được, vì phần đã ký đã đổi"


@dataclass(frozen=True)
class Row:
    """A question about the file, its answer, and whether that is as it should be (None: neither)."""

    question: str
    answer: str
    good: bool | None = None


def rows(judged: Judgement) -> Iterator[Row]:
    """Nothing for a file without a signature."""
    found = judged.signature
    if found is None:
        return
    ours = found.ours
    yield Row("Ai ký?", found.signer.name if ours else f"Tự xưng là “{found.signer.name}”", ours)
    yield _when(judged, found)
    yield Row("Ký cho văn bản nào?", found.document or _unknown(found))
    yield _changes(judged, found)
    yield _term(judged, found)
    listed = "có" if ours else "không có"
    guarantor = f"“{found.signer.issuer}”, {listed} trong danh sách tin cậy của cổng"
    yield Row("Ai bảo đảm cho người ký?", guarantor, ours)


def _unknown(found: Signature) -> str:
    return LOST if found.ours else NOT_ASKED


def _when(judged: Judgement, found: Signature) -> Row:
    question = "Ký lúc nào?"
    if found.signed_on is None:
        return Row(question, _unknown(found))
    said, too_early = f"{found.signed_on:%H:%M ngày %d/%m/%Y}", judged.why == "future"
    return Row(question, f"{said} – lúc này chưa tới", False) if too_early else Row(question, said)


def _changes(judged: Judgement, found: Signature) -> Row:
    question = "Từ lúc ký đến nay tệp có đổi không?"
    if not found.ours:
        return Row(question, NOT_ASKED)
    added = f"{judged.added:,}".replace(",", ".")
    said = {
        "changed": "Có: phần đã ký không còn giống từng byte",
        "added": f"Có: thêm {added} byte ở sau phần đã ký",
        "several": "Có: thêm một chữ ký khác",
    }.get(judged.why)
    return Row(question, said or "Không đổi một byte nào", said is None)


def _term(judged: Judgement, found: Signature) -> Row:
    question = "Lúc ký, chứng thư của người ký còn hạn không?"
    if judged.in_force is None:
        return Row(question, _unknown(found))
    term = f"hạn từ {found.signer.begins:%d/%m/%Y} đến {found.signer.ends:%d/%m/%Y}"
    return Row(question, f"Còn, {term}" if judged.in_force else f"Không còn, {term}", judged.in_force)
