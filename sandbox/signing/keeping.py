"""Making the files of the practice authority, once whoever begins together, and reading them again."""

import os
import shutil
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sandbox.signing.certificates import Credential, root
from sandbox.signing.failure import SigningFailed
from sandbox.store.files import fsync_folder

KEY, CERTIFICATE = "ca.key", "ca.crt"


def make(folder: Path) -> None:
    """All at once: of several that begin together one folder gets the name, and all use that one."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = root(ec.generate_private_key(ec.SECP256R1()))
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".signing-"))
    try:
        _write(aside / KEY, _pem(made.key))
        _write(aside / CERTIFICATE, made.certificate.public_bytes(serialization.Encoding.PEM))
        fsync_folder(aside)
        os.rename(aside, folder)
        fsync_folder(folder.parent)
    except OSError:
        if not (folder / CERTIFICATE).exists():  # else somebody was quicker
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def load(folder: Path) -> Credential:
    try:
        key = serialization.load_pem_private_key((folder / KEY).read_bytes(), None)
        certificate = x509.load_pem_x509_certificate((folder / CERTIFICATE).read_bytes())
    except (ValueError, TypeError, FileNotFoundError) as error:
        raise SigningFailed(f"{folder}: {error}") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise SigningFailed(f"{folder}: {KEY} does not belong to {CERTIFICATE}")
    return Credential(key, certificate)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
