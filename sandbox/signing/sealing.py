"""Putting a signature into a PDF: PAdES B-B, visible, the same bytes for the same file and signer."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sandbox.signing.apart import apart
from sandbox.signing.appearance import style
from sandbox.signing.certificates import VIETNAM, Credential
from sandbox.signing.failure import SigningFailed

FIELD = "ChuKySo"
RESERVED = 8192  # characters for the signature; two certificates and their attributes take about half
POINTS = 72 / 25.4
PAGE_HEIGHT = 297


@dataclass(frozen=True)
class Deed:
    """What is signed: `reason` names the document, `when` is the local time it says, `place` on its only
    page in millimetres: left, top, width, height."""

    agency: str
    reason: str
    when: datetime
    place: tuple[float, float, float, float]


def seal(pdf: bytes, deed: Deed, signer: Credential, authority: Credential) -> bytes:
    """The signed file. Raises SigningFailed; then there is none."""
    when = deed.when.replace(tzinfo=VIETNAM)
    left, top, width, height = deed.place
    try:
        maker = _SignedThen(
            PdfSignatureMetadata(
                field_name=FIELD,
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                reason=deed.reason,
                name=deed.agency,
            ),
            _Signer(signer, authority),
            stamp_style=style(deed.agency, when, width, height),
            new_field_spec=SigFieldSpec(FIELD, 0, box=_box(left, top, width, height)),
        )
        maker.when = when
        signed: BytesIO = apart(lambda: maker.sign_pdf(Again(BytesIO(pdf)), bytes_reserved=RESERVED))
    except Exception as error:  # whatever it stumbles over, there is no file then
        raise SigningFailed(str(error)) from error
    return signed.getvalue()


class Again(IncrementalPdfFileWriter):
    """Adds to a file without a word of chance or of the server's clock."""

    @classmethod
    def _handle_id(cls, prev: Any) -> generic.ArrayObject:
        prev.stream.seek(0)
        digest = sha256(prev.stream.read()).digest()
        return generic.ArrayObject([generic.ByteStringObject(part) for part in (digest[:16], digest[16:])])

    def _update_meta(self) -> None:
        """The file keeps the dates it was drawn with."""


class _SignedThen(PdfSigner):
    """Signs at the moment of the exercise's calendar."""

    when: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.when
        return session


class _Signer(SimpleSigner):
    """ECDSA by RFC 6979, which needs no random numbers."""

    def __init__(self, signer: Credential, authority: Credential) -> None:
        known: Any = SimpleCertificateStore.from_certs([_loaded(authority)])  # type: ignore[no-untyped-call]
        der = signer.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        super().__init__(_loaded(signer), keys.PrivateKeyInfo.load(der), known)
        self._key = signer.key

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def _loaded(one: Credential) -> Any:
    return asn1_x509.Certificate.load(one.certificate.public_bytes(serialization.Encoding.DER))


def _box(left: float, top: float, width: float, height: float) -> tuple[int, int, int, int]:
    """In points from the lower left corner of an A4 page."""
    edges = (left, PAGE_HEIGHT - top - height, left + width, PAGE_HEIGHT - top)
    low_x, low_y, high_x, high_y = (round(edge * POINTS) for edge in edges)
    return low_x, low_y, high_x, high_y
