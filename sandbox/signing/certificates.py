"""Keys and certificates of the practice world; the same authority always gives the same ones."""

import datetime
import hashlib
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.x509.oid import NameOID

NAME = "CA THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
LOOK_ALIKE = "CA THƯC HÀNH – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
"""One letter away, as anybody may call themselves; made by another key."""
WORTHLESS = "Thực hành – không có giá trị pháp lý"
YEARS = (2015, 2049)
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
LONGEST = 64  # bytes of a common name
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Credential:
    """A certificate and the key it is for."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def root(key: ec.EllipticCurvePrivateKey, name: str = NAME) -> Credential:
    """A certificate authority that vouches for itself."""
    signs = _use(key_cert_sign=True, crl_sign=True)
    named = _name(name, WORTHLESS)
    built = _begun(named, named, key.public_key(), YEARS).add_extension(signs, critical=True)
    built = built.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Credential(key, built.sign(key, hashes.SHA256(), ecdsa_deterministic=True))


def look_alike(authority: Credential) -> Credential:
    """Who calls itself nearly the same, with a key of its own."""
    return root(derived(authority.key, "look-alike"), LOOK_ALIKE)


def of_agency(authority: Credential, agency: str, years: tuple[int, int]) -> Credential:
    """The certificate of an agency from the first of these years to the end of the last."""
    key = derived(authority.key, f"{agency}\0{years}")
    signs = _use(digital_signature=True, content_commitment=True)
    subject = _name(_shortened(agency), WORTHLESS, agency)
    built = _begun(subject, authority.certificate.subject, key.public_key(), years)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    built = built.add_extension(signs, critical=True).add_extension(issuer, critical=False)
    built = built.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return Credential(key, built.sign(authority.key, hashes.SHA256(), ecdsa_deterministic=True))


def derived(key: ec.EllipticCurvePrivateKey, purpose: str) -> ec.EllipticCurvePrivateKey:
    """Another key for this purpose, which only who has the first can work out."""
    secret = key.private_numbers().private_value.to_bytes(32, "big")
    wide = HKDF(hashes.SHA256(), 48, None, purpose.encode()).derive(secret)
    return ec.derive_private_key(int.from_bytes(wide, "big") % (ORDER - 1) + 1, ec.SECP256R1())


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, years: tuple[int, int]
) -> x509.CertificateBuilder:
    known = x509.SubjectKeyIdentifier.from_public_key(key)
    serial = int.from_bytes(hashlib.sha256(known.digest + repr(years).encode()).digest()[:15], "big") + 1
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(serial)
        .not_valid_before(datetime.datetime(years[0], 1, 1, tzinfo=VIETNAM))
        .not_valid_after(datetime.datetime(years[1], 12, 31, 23, 59, 59, tzinfo=VIETNAM))
        .add_extension(known, critical=False)
    )


def _name(common: str, organisation: str, unit: str = "") -> x509.Name:
    parts = [
        (NameOID.COUNTRY_NAME, "VN"),
        (NameOID.ORGANIZATION_NAME, organisation),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
        (NameOID.COMMON_NAME, common),
    ]
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts if value])


def _shortened(name: str) -> str:
    """Whole words only; the whole name stands in the unit."""
    words = name.split()
    while len(" ".join(words).encode()) > LONGEST:
        words = [*words[:-2], "…"]
    return " ".join(words)


def _use(
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )
