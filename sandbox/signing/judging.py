"""What becomes of a file that says it is a result: valid only where every byte of it was signed by an office
of the practice authority while its certificate was in force. A certificate that ended later does no harm."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from cryptography import x509

from fixtures.signatures import Verdict
from sandbox.signing.certificates import VIETNAM
from sandbox.signing.ranges import Ranges, find, has_traces
from sandbox.signing.reading import Signature, read

HEAD = b"%PDF-"
HEAD_WITHIN = 1024
MOST = 8  # signatures looked at


@dataclass(frozen=True)
class Judgement:
    """`why` says more where a verdict can have several reasons; `added`: bytes behind what was signed."""

    verdict: Verdict
    why: str = ""
    signature: Signature | None = None
    added: int = 0

    @property
    def in_force(self) -> bool | None:
        """Whether the certificate was in force when it was signed; None where that cannot be told."""
        found = self.signature
        if found is None or found.signed_on is None:
            return None
        return found.signer.begins <= found.signed_on <= found.signer.ends


def is_pdf(data: bytes) -> bool:
    return HEAD in data[:HEAD_WITHIN]


def judge(data: bytes, authority: x509.Certificate, now: datetime) -> Judgement:
    """`now`: the local time of the exercise, without a zone. Work is bounded by the size of the file."""
    found = list(islice(find(data), MOST + 1))
    if not found:
        return Judgement("altered", "broken") if has_traces(data) else Judgement("unsigned")
    signatures = [(one, read(data, one, authority)) for one in found if one is not None]
    ours = [(one, signature) for one, signature in signatures if signature and signature.ours]
    if not ours:
        return _strange([signature for _, signature in signatures])
    return _ours(data, ours[0], len(found), now.replace(tzinfo=VIETNAM))


def _strange(signatures: list[Signature | None]) -> Judgement:
    strangers = [one for one in signatures if one is not None]
    if not strangers:
        return Judgement("altered", "broken")
    return Judgement("untrusted", "stranger", strangers[-1])


def _ours(data: bytes, ours: tuple[Ranges, Signature | None], many: int, now: datetime) -> Judgement:
    ranges, signature = ours
    judged = Judgement("valid", "", signature, len(data) - ranges.end)
    if signature is None or not signature.intact or signature.signed_on is None:
        return replace(judged, verdict="altered", why="changed")
    if judged.added or many > 1:
        return replace(judged, verdict="altered", why="added" if judged.added else "several")
    if signature.signed_on > now:
        return replace(judged, verdict="untrusted", why="future")
    return judged if judged.in_force else replace(judged, verdict="expired")
