"""Signed files for tests: a result, and what somebody else signs."""

import datetime
from io import BytesIO
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from fpdf import FPDF
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore

from exercises.engine.received import ReceivedFile
from sandbox.signing.ranges import Ranges, find

FACTS = {
    "title": "Bản sao bằng tốt nghiệp trung học phổ thông",
    "number": "KQ-000.00.TH.X99-240417-0001",
    "issuer": "Sở Giáo dục và Đào tạo tỉnh Bình Định",
    "issued": "10/05/2024",
    "issued_at": "Tỉnh Bình Định",
    "full_name": "Nguyễn Thị Ánh",
    "dossier_code": "000.00.TH.X99-240417-0001",
    "content": "Năm tốt nghiệp: 2020",
}
FILE = ReceivedFile(
    id="first",
    condition="valid",
    agency=FACTS["issuer"],
    when=datetime.datetime(2024, 5, 10, 10, 30),
    code="THABCDEFGHIJ",
    facts=FACTS,
    forged={**FACTS, "full_name": "Lê Văn Bình"},
)
SECRET = "Hop dong rieng cua mot nguoi that"


def ranges_of(data: bytes) -> Ranges:
    """Of the only signature."""
    found = [one for one in find(data) if one is not None]
    assert len(found) == 1
    return found[0]


def strange_pdf(field: str = "Signature1") -> bytes:
    """What a company signs with certificates of its own."""
    paper = FPDF()
    paper.set_compression(False)
    paper.add_page()
    paper.set_font("helvetica")
    paper.cell(text=SECRET)
    return signed_by_a_stranger(bytes(paper.output()), field)


def signed_by_a_stranger(data: bytes, field: str = "Signature1") -> bytes:
    key = rsa.generate_private_key(65537, 2048)
    signer = SimpleSigner(_certificate(key), _private(key), SimpleCertificateStore())  # type: ignore[no-untyped-call]
    signed: BytesIO = sign_pdf(
        IncrementalPdfFileWriter(BytesIO(data)), PdfSignatureMetadata(field_name=field), signer
    )
    return signed.getvalue()


def _certificate(key: rsa.RSAPrivateKey) -> Any:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Công ty Ký Số Lạ <b>")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime.datetime(2020, 1, 1))
        .not_valid_after(datetime.datetime(2040, 1, 1))
        .sign(key, hashes.SHA256())
    )
    return asn1_x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))


def _private(key: rsa.RSAPrivateKey) -> Any:
    der = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return keys.PrivateKeyInfo.load(der)
