"""“Đánh giá chất lượng phục vụ”: what the account may still rate, and what it has said so far."""

from fixtures.ratings import MOST, load_ratings
from sandbox.reports.ratings import ratings_of
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, reading
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import blueprint, page

TONES = {"very": "done", "content": "doing", "unhappy": "help"}


@blueprint.get("/danh-gia-chat-luong-phuc-vu")
@persona
@with_account
def survey() -> str:
    return page(
        "survey.html",
        ratings=ratings_of(reading(), attempt(reading()).id),
        scheme=load_ratings(),
        most=MOST,
        tones=TONES,
        procedures=content().world.catalogue.procedures,
    )
