"""The mock portal: what a citizen sees. It knows a persona and nothing of lessons."""

from sandbox.web.portal import (  # noqa: F401  each registers its pages
    agency,
    bank,
    captcha,
    detours,
    directory,
    dossiers,
    home,
    incidents,
    information,
    life_events,
    notices,
    papers,
    payment,
    petition,
    places,
    procedure,
    procedures,
    profile,
    published,
    rating,
    receipt_of_payment,
    result,
    review,
    sign_in,
    statistics,
    store_of_papers,
    supplement,
    survey,
    templates_of_papers,
    tracking,
    withdraw,
    wizard,
)
from sandbox.web.portal.frame import blueprint

__all__ = ["blueprint"]
