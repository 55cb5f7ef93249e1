"""The practice authority: one for the whole school, made once, its key for nobody else."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography import x509

from sandbox.signing import Authority, SigningFailed
from sandbox.signing.certificates import NAME, Credential, of_agency
from sandbox.signing.keeping import CERTIFICATE, KEY
from tests.support.imports import ROOT


def _serial(folder: Path) -> int:
    return Authority(folder).credential.certificate.serial_number


def test_it_is_made_at_first_use_and_stays(folder: Path) -> None:
    assert not folder.exists()
    assert _serial(folder) == _serial(folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted([KEY, CERTIFICATE])
    assert [path.name for path in folder.parent.iterdir()] == [folder.name], "nothing is left beside it"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_its_key_is_for_its_owner_only(folder: Path) -> None:
    _serial(folder)
    assert (folder / KEY).stat().st_mode & 0o777 == 0o600


def test_its_name_says_that_it_is_practice(authority: Credential) -> None:
    assert NAME in authority.certificate.subject.rfc4514_string()
    assert "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in NAME


def test_threads_that_begin_together_use_one(folder: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(_serial, [folder] * 32))) == 1


def test_processes_that_begin_together_use_one(folder: Path) -> None:
    imports = "from tests.sandbox.signing.test_authority import _serial, Path"
    code = f"{imports}; print(_serial(Path({str(folder)!r})))"
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(4)
    ]
    assert len({one.communicate()[0] for one in running}) == 1
    assert [one.returncode for one in running] == [0] * 4


def _without_key(folder: Path) -> None:
    (folder / KEY).unlink()


def _spoilt_key(folder: Path) -> None:
    (folder / KEY).write_bytes(b"not a key")


def _key_of_another(folder: Path) -> None:
    other = folder.parent / "other"
    Authority(other).credential  # noqa: B018  made when it is first asked for
    (folder / KEY).write_bytes((other / KEY).read_bytes())


@pytest.mark.parametrize("spoil", [_without_key, _spoilt_key, _key_of_another])
def test_a_damaged_one_is_named_and_never_replaced(folder: Path, spoil: Callable[[Path], None]) -> None:
    _serial(folder)
    kept = (folder / CERTIFICATE).read_bytes()
    spoil(folder)
    with pytest.raises(SigningFailed):
        Authority(folder).credential  # noqa: B018
    assert (folder / CERTIFICATE).read_bytes() == kept


def test_an_agency_has_one_certificate_for_its_years(authority: Credential) -> None:
    one, same, later = (
        of_agency(authority, "Sở Thử", years) for years in [(2023, 2027), (2023, 2027), (2025, 2029)]
    )
    assert one.certificate == same.certificate != later.certificate
    assert one.certificate.not_valid_before_utc.year == 2022, (
        "midnight in Vietnam is the evening before in UTC"
    )
    use = one.certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert use.content_commitment
    assert not use.key_cert_sign


def test_a_long_name_is_shortened_by_words_and_stands_whole_elsewhere(authority: Credential) -> None:
    name = "Trung tâm Phục vụ hành chính công một cửa liên thông phường Thực Hành Rất Dài"
    subject = of_agency(authority, name, (2023, 2027)).certificate.subject.rfc4514_string()
    assert f"OU={name}" in subject
    assert "CN=Trung tâm Phục vụ" in subject
