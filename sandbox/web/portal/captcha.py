"""The letters of a picture that a page asks for, and the same question in words."""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any

from flask import Response, request, session, url_for

from fixtures.portals import Guarded
from sandbox.operations import browsing
from sandbox.web.access import persona
from sandbox.web.context import content, now, playing, writing
from sandbox.web.links import portal_here
from sandbox.web.portal.captcha_picture import picture
from sandbox.web.portal.frame import blueprint

LENGTH = 5
DIGITS = {"2": "hai", "3": "ba", "4": "bốn", "6": "sáu", "7": "bảy", "8": "tám", "9": "chín"}
LETTERS = "ACEHKMNPRTXY"  # no two of these and the digits look or sound alike
PLACES: dict[str, Guarded] = {"tra-cuu": "tracking", "nop": "submit"}
NAME, AGAIN = "captcha", "captcha_moi"
MISSING = "Hãy gõ các chữ và số trong hình"
WRONG = "Mã chưa đúng. Cổng đã đổi hình mới, hãy gõ lại theo hình này."


@dataclass(frozen=True)
class Captcha:
    """What the field shows; `words` is the question for those who cannot see the picture."""

    address: str
    words: str
    error: str = ""
    typed: str = ""
    focus: bool = False


def is_asked(page: Guarded) -> bool:
    """Whether this portal asks on that page; nothing is looked up for it."""
    portal = content().world.portals.get(portal_here())
    return portal is not None and page in portal.captcha


def field(page: Guarded, error: str = "") -> Captcha | None:
    """The field of this page with what was typed in it, unless it was wrong; None if it asks nothing."""
    if not is_asked(page):
        return None
    place = next(name for name, one in PLACES.items() if one == page)
    address = url_for("portal.captcha_picture", place=place)
    typed = "" if error or asked_again() else plain(request.values.get(NAME, ""))
    return Captcha(address, in_words(expected(session, page)), error, typed, asked_again())


def refused(page: Guarded) -> str:
    """Why what was sent with this page is not enough, or ""; a wrong one brings a new picture.

    What has just been right stays right, so that a form sent twice is answered twice alike.
    """
    if not is_asked(page):
        return ""
    typed = plain(request.values.get(NAME, ""))
    if not typed:
        return MISSING
    if typed in _known(session, page):
        return ""
    renew(page)
    with writing() as db:
        browsing.captcha_failed(db, content(), playing(db), page, now())
    return WRONG


def asked_again() -> bool:
    """Whether the person wants another picture, and nothing else of this form."""
    return AGAIN in request.values


def renew(page: Guarded) -> None:
    session[NAME] = {**session.get(NAME, {}), page: [_new(), ""]}


def used(page: Guarded) -> None:
    """It did its work: the next time there is another."""
    if is_asked(page):
        session[NAME] = {**session.get(NAME, {}), page: [_new(), expected(session, page)]}


def expected(held: Any, page: Guarded) -> str:
    """What the picture of this page says; `held` is the session of that browser."""
    if page not in held.get(NAME, {}):
        held[NAME] = {**held.get(NAME, {}), page: [_new(), ""]}
    return str(held[NAME][page][0])


def in_words(code: str) -> str:
    """ "7KM" is "bảy, chữ K, chữ M"."""
    return ", ".join(DIGITS.get(sign, f"chữ {sign}") for sign in code)


def plain(raw: str) -> str:
    """Case and spaces do not matter."""
    return "".join(unicodedata.normalize("NFKC", raw[:60]).split()).upper()[:20]


@blueprint.get("/ma-bao-mat/<any('tra-cuu', 'nop'):place>.png")
@persona
def captcha_picture(place: str) -> Response:
    answer = Response(picture(expected(session, PLACES[place])), mimetype="image/png")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _known(held: Any, page: Guarded) -> list[str]:
    return [code for code in held.get(NAME, {}).get(page, ()) if code]


def _new() -> str:
    """At least two digits and a letter, so that nobody takes it for a word."""
    signs = [secrets.choice(LETTERS) if at % 2 else secrets.choice([*DIGITS]) for at in range(LENGTH)]
    return "".join(signs)
