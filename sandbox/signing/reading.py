"""Reading one signature: who made it, and whether it is ours and over these bytes."""

import asyncio
import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import generic_cms
from pyhanko_certvalidator import ValidationContext

from sandbox.signing.apart import apart
from sandbox.signing.certificates import VIETNAM
from sandbox.signing.ranges import Ranges

DIGESTS = ("sha256", "sha384", "sha512")
SHOWN = 120  # letters of a name


@dataclass(frozen=True)
class Signer:
    """A certificate as it calls itself, and from when to when it says that it is in force."""

    name: str
    issuer: str
    begins: datetime.datetime
    ends: datetime.datetime


@dataclass(frozen=True)
class Signature:
    """`ours`: the practice authority vouches for the signer; `intact`: the bytes are the ones signed, None
    where that cannot be told. Only of a signature that is ours and intact: what it is of, and when."""

    signer: Signer
    ours: bool
    intact: bool | None
    document: str = ""
    signed_on: datetime.datetime | None = None


def read(data: bytes, ranges: Ranges, authority: x509.Certificate) -> Signature | None:
    """None for what is no signature; a stranger's key is never worked with."""
    try:
        signed = _signed_data(ranges.signature)
        certificate = generic_cms.extract_certs_for_validation(signed).signer_cert
        signer = _signer(certificate)
        if not _issued(certificate, authority):
            return Signature(signer, False, _same_digest(data, ranges, signed))
        intact = _holds(data, ranges, signed, authority, certificate)
        told = _told(data[: ranges.end]) if intact else ("", None)
        return Signature(signer, True, intact, *told)
    except Exception:  # the libraries have many words for a structure that is none
        return None


def _signed_data(text: bytes) -> Any:
    """Raises ValueError for what is none, or has something behind it."""
    whole = core.Sequence.load(text).dump()
    if text[len(whole) :].strip(b"\0"):
        raise ValueError("something stands behind the signature")
    return cms.ContentInfo.load(whole, strict=True)["content"]


def _signer(certificate: Any) -> Signer:
    validity = certificate["tbs_certificate"]["validity"]
    begins, ends = (validity[name].native.astimezone(VIETNAM) for name in ("not_before", "not_after"))
    return Signer(_named(certificate.subject), _named(certificate.issuer), begins, ends)


def _named(name: Any) -> str:
    parts = name.native
    found = parts.get("common_name") or parts.get("organization_name") or ""
    return "".join(letter for letter in str(found)[: 4 * SHOWN] if letter.isprintable())[:SHOWN]


def _issued(certificate: Any, authority: x509.Certificate) -> bool:
    try:
        x509.load_der_x509_certificate(certificate.dump()).verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _same_digest(data: bytes, ranges: Ranges, signed: Any) -> bool | None:
    about = signed["signer_infos"][0]
    algorithm = about["digest_algorithm"]["algorithm"].native
    if algorithm not in DIGESTS:
        return None
    said = [
        one["values"][0].native for one in about["signed_attrs"] if one["type"].native == "message_digest"
    ]
    return said == [_digest(algorithm, ranges.over(data))]


def _holds(data: bytes, ranges: Ranges, signed: Any, authority: x509.Certificate, certificate: Any) -> bool:
    """By pyHanko: digest, signature, the way to the authority and what the key is for. Whether the
    certificate was in force is another question, so it is asked about its first moment."""
    anchor = asn1_x509.Certificate.load(authority.public_bytes(serialization.Encoding.DER))
    begins = certificate["tbs_certificate"]["validity"]["not_before"].native
    context = ValidationContext(
        trust_roots=[anchor], moment=begins + datetime.timedelta(seconds=1), allow_fetching=False
    )
    algorithm = signed["signer_infos"][0]["digest_algorithm"]["algorithm"].native
    digest = _digest(algorithm, ranges.over(data)) if algorithm in DIGESTS else b""
    judge = partial(
        generic_cms.async_validate_cms_signature, signed, raw_digest=digest, validation_context=context
    )
    status = apart(lambda: asyncio.run(judge()))
    return bool(status.intact and status.valid and status.trusted)


def _digest(algorithm: str, pieces: Iterable[memoryview]) -> bytes:
    found = hashlib.new(algorithm)
    for piece in pieces:
        found.update(piece)
    return found.digest()


def _told(revision: bytes) -> tuple[str, datetime.datetime | None]:
    """What our own signed file says of itself; these bytes come from nobody else."""
    signature = PdfFileReader(BytesIO(revision)).embedded_signatures[-1]
    moment = signature.self_reported_timestamp
    return str(signature.sig_object.get("/Reason", "")), moment.astimezone(VIETNAM) if moment else None
