"""Tools that know nothing of this application come to the same finding: poppler's pdfsig, and openssl."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from asn1crypto import core
from cryptography.hazmat.primitives.serialization import Encoding

from exercises.engine.received import ReceivedFile
from sandbox.signing.certificates import Credential, look_alike
from tests.sandbox.signing.test_attacks import _flipped
from tests.support.signatures import ranges_of

pdfsig = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="no pdfsig here (poppler-utils)")
openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
WHEN = "1715311800"  # 10 May 2024, 10:30 in Vietnam


@pdfsig
def test_pdfsig_reads_the_signature_and_finds_it_valid(
    files: dict[str, bytes], tmp_path: Path, file: ReceivedFile
) -> None:
    said = _pdfsig(files["valid"], tmp_path)
    assert said["Signature Validation"] == "Signature is Valid."
    assert said["Signer Certificate Common Name"] == file.agency
    assert said["Signature Type"] == "ETSI.CAdES.detached"
    assert said["Signing Hash Algorithm"] == "SHA-256"
    assert said["Total document signed"] == "yes"


@pdfsig
def test_pdfsig_sees_what_was_changed_added_and_ended(files: dict[str, bytes], tmp_path: Path) -> None:
    changed = _flipped(files["valid"], files["valid"].index(b"/MediaBox") + 14, 0)
    assert _pdfsig(changed, tmp_path)["Signature Validation"] != "Signature is Valid."
    assert _pdfsig(files["altered"], tmp_path)["Total document signed"] == "no"
    assert "Expired" in _pdfsig(files["expired"], tmp_path)["Certificate Validation"]
    assert "does not contain any signatures" in _pdfsig(files["unsigned"], tmp_path)["all"]


@openssl
def test_openssl_follows_the_signature_to_the_authority(
    files: dict[str, bytes], tmp_path: Path, authority: Credential
) -> None:
    strange = look_alike(authority)
    assert _openssl(files["valid"], authority, tmp_path)
    assert _openssl(files["untrusted"], strange, tmp_path)
    assert not _openssl(files["untrusted"], authority, tmp_path)
    assert not _openssl(files["expired"], authority, tmp_path)
    assert not _openssl(_flipped(files["valid"], 5000, 1), authority, tmp_path)


def _pdfsig(data: bytes, folder: Path) -> dict[str, str]:
    (folder / "file.pdf").write_bytes(data)
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    command = [str(shutil.which("pdfsig")), str(folder / "file.pdf")]
    text = subprocess.run(command, capture_output=True, text=True, env=environment).stdout
    said = dict(re.findall(r"- ([^:\n]+): (.*)", text))
    whole = {"Total document signed": "yes" if "- Total document signed" in text else "no"}
    return {**said, **whole, "all": text}


def _openssl(data: bytes, authority: Credential, folder: Path) -> bool:
    """Whether openssl believes it at the time of signing, with that authority as the only one."""
    ranges = ranges_of(data)
    signature = core.Sequence.load(ranges.signature).dump()
    for name, content in (
        ("signature.der", signature),
        ("signed.bin", b"".join(ranges.over(data))),
        ("ca.pem", authority.certificate.public_bytes(Encoding.PEM)),
    ):
        (folder / name).write_bytes(content)
    command = ["openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "signature.der"]
    command += ["-content", "signed.bin", "-CAfile", "ca.pem", "-attime", WHEN, "-out", "out.bin"]
    return subprocess.run(command, capture_output=True, cwd=folder).returncode == 0
