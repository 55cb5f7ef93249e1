"""What the school installs: pinned by hash, named without addresses, free to use."""

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.imports import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"]
BINDING = re.compile(r"(?<![A-Za-z])A?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)
UNSTATED = {"pysqlite3": "Zlib"}  # its LICENSE file says so, its metadata is silent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def entries(lock: str) -> dict[str, str]:
    """Name → everything the lock says about it."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,]+\])?(==\S+.*)$", text, re.MULTILINE)
    return {canonicalize_name(name): rest for name, rest in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_hash_and_no_address_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    starts = [line for line in text.splitlines() if re.match(r"[^\s#]", line)]
    assert len(starts) == len(entries(lock)) > 0
    assert [name for name, rest in entries(lock).items() if "--hash=sha256:" not in rest] == []
    assert "://" not in text
    assert "index" not in text


def test_what_the_app_needs_is_locked_and_the_tests_use_the_same() -> None:
    app, dev = entries(LOCKS[0]), entries(LOCKS[1])
    wanted = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert wanted <= app.keys()
    assert {name: rest for name, rest in app.items() if dev.get(name) != rest} == {}


def test_few_things_are_needed_at_run_time() -> None:
    assert len(PROJECT["dependencies"]) <= 25


def licences(name: str) -> list[str]:
    """As the installed package states them; none when it is not for this kind of machine."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ["not installed here"]
    classifiers = [line for line in about.get_all("Classifier", []) if line.startswith("License")]
    stated = [about["License-Expression"], (about["License"] or "")[:100], *classifiers]
    return [UNSTATED[name]] if name in UNSTATED else list(filter(None, stated))


def test_no_licence_would_bind_a_school() -> None:
    stated = {name: licences(name) for name in entries(LOCKS[0])}
    assert {name: found for name, found in stated.items() if all(map(BINDING.search, found))} == {}


@pytest.mark.parametrize(
    ("licence", "binds"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0", True),
        ("GNU General Public License v3", True),
        ("LGPL-3.0", False),
    ],
)
def test_a_binding_licence_is_recognised(licence: str, binds: bool) -> None:
    assert bool(BINDING.search(licence)) is binds
