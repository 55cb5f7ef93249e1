"""How a portal looks: one folder of `sandbox/skins` each."""

from functools import cache

from fixtures.content import Record, read_yaml, validate
from sandbox.web.assets import SKINS


class Figure(Record):
    """One of the invented figures on the home page."""

    label: str
    value: str


class Skin(Record):
    name: str
    title: str
    logo: str
    figures: tuple[Figure, ...] = ()
    figures_note: str = ""


@cache
def load_skin(name: str) -> Skin:
    """Raises fixtures.content.ContentError when skin.yml is wrong."""
    path = SKINS / name / "skin.yml"
    return validate(Skin, read_yaml(path), f"sandbox/skins/{name}/skin.yml")
