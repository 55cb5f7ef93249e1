"""Every portal of the world has a skin with all it needs, and no sign of the state on it."""

from fixtures.portals import load_portals
from sandbox.web.assets import SKINS
from sandbox.web.portal.skins import load_skin


def test_every_portal_has_its_skin():
    for portal in load_portals().values():
        skin = load_skin(portal.skin)
        assert (SKINS / portal.skin / skin.logo).is_file()
        assert "--accent:" in (SKINS / portal.skin / "tokens.css").read_text(encoding="utf-8")


def test_drawings_are_our_own_and_reach_for_nothing():
    for drawing in SKINS.glob("*/*.svg"):
        words = drawing.read_text(encoding="utf-8").lower()
        assert not [word for word in ("<image", "href", "script", "quoc-huy", "emblem") if word in words]
