"""The signed file of a result: drawn from its facts, signed by the agency that made it."""

from collections.abc import Mapping
from datetime import datetime

from exercises.engine.received import ReceivedFile
from fixtures.papers import draw
from fixtures.papers.kinds.result_document import place_of_signature
from sandbox.signing.certificates import Credential, look_alike, of_agency
from sandbox.signing.sealing import Deed, seal
from sandbox.signing.tampering import redrawn

KIND = "result_document"
BEFORE, AFTER = 1, 3  # years that a certificate is in force around the one it signs in


def signed(facts: Mapping[str, str], code: str, when: datetime, authority: Credential) -> bytes:
    """`when`: the local time it says. Raises SigningFailed."""
    return _sealed(facts, code, when, authority, (when.year - BEFORE, when.year + AFTER))


def as_received(file: ReceivedFile, authority: Credential) -> bytes:
    """The file in the condition it came in. Raises SigningFailed."""
    if file.condition == "unsigned":
        return draw(KIND, file.facts, file.code, "pdf")
    if file.condition == "untrusted":
        return signed(file.facts, file.code, file.when, look_alike(authority))
    if file.condition == "expired":
        ended = (file.when.year - AFTER - 2, file.when.year - BEFORE)
        return _sealed(file.facts, file.code, file.when, authority, ended)
    right = signed(file.facts, file.code, file.when, authority)
    if file.condition == "altered":
        return redrawn(right, _drawn(file.forged, file.code))
    return right


def _sealed(
    facts: Mapping[str, str], code: str, when: datetime, authority: Credential, years: tuple[int, int]
) -> bytes:
    agency, document = facts["issuer"], f"{facts['title']}, số {facts['number']}"
    deed = Deed(agency, document, when, place_of_signature(facts))
    return seal(_drawn(facts, code), deed, of_agency(authority, agency, years), authority)


def _drawn(facts: Mapping[str, str], code: str) -> bytes:
    """Without the pen stroke in whose place the signature shows."""
    return draw(KIND, facts, code, "pdf", "unsigned")
