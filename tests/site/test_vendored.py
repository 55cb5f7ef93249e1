"""The front-end files that others wrote: whole, licensed, and silent."""

import re
import shutil
from pathlib import Path

import pytest

from sandbox.commands import vendor
from tests.support.pages import known_icons

PACKAGES = vendor.load(vendor.VENDOR)
TEMPLATES = vendor.VENDOR.parents[1] / "templates"
LOADED = sorted(path for path in vendor.VENDOR.rglob("*") if path.suffix in {".css", ".js", ".svg"})


def test_every_file_is_as_it_was_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert vendor.run(["--check"]) == 0
    assert "nguyên vẹn" in capsys.readouterr().out


def test_a_changed_a_lost_and_a_stray_file_are_each_named(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(vendor.VENDOR, tmp_path / "vendor"))
    (copy / "icons.svg").write_text("<svg/>")
    (copy / "htmx.min.js").unlink()
    (copy / "stray.js").write_text("")
    named = [sentence.split(":")[0] for sentence in vendor.differences(copy, PACKAGES)]
    assert named == ["htmx.min.js", "stray.js", "icons.svg"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_every_package_names_its_licence_and_brings_its_text(package: vendor.Package) -> None:
    assert package.licence in {"MIT", "0BSD", "OFL-1.1"}
    assert any(name.startswith("licences/") for name in package.sha256)


@pytest.mark.parametrize("path", LOADED, ids=lambda path: path.name)
def test_no_file_makes_a_page_ask_another_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(vendor.SVG, "")
    assert re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+", without_comments(text)) == []


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_an_outside_address_outside_a_comment_is_seen() -> None:
    assert without_comments("/* https://a.vn */ b { c: url(//d.vn) }") == " b { c: url(//d.vn) }"


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    calls = re.findall(r"icon\(((?:[^()]|\([^()]*\))*)\)", source)
    direct = {name for call in calls for name in re.findall(r'^"([a-z0-9-]+)"', call)}
    chosen = {name for call in calls for name in re.findall(r': "([a-z0-9-]+)"', call)}
    marks = set(re.findall(r'\bmark="([a-z0-9-]+)"', source))
    assert (direct | chosen | marks) - known_icons() == set()
