"""Home, categories, articles, and where people can come or call."""

from sandbox.operations import browsing
from sandbox.store import NotFound
from sandbox.web.access import persona
from sandbox.web.context import attempt, content, now, writing
from sandbox.web.website import blueprint
from sandbox.web.website.frame import page, website
from sandbox.web.website.leaving import doors

NEWEST = 4


@blueprint.get("")
@persona
def home() -> str:
    found = website()
    return page(
        "home.html", newest=found.articles[:NEWEST], guides=found.of("huong-dan-thu-tuc"), doors=doors()
    )


@blueprint.get("/chuyen-muc/<category>")
@persona
def category(category: str) -> str:
    found = website()
    chosen = next((one for one in found.site.categories if one.id == category), None)
    if chosen is None:
        raise NotFound
    return page("category.html", category=chosen, articles=found.of(chosen.id))


@blueprint.get("/bai/<article_id>")
@persona
def article(article_id: str) -> str:
    found = website()
    chosen = found.article(article_id)
    if chosen is None:
        raise NotFound
    with writing() as db:
        browsing.read_website(db, content(), attempt(db), chosen.id, now())
    procedures = [content().world.catalogue.procedures.get(code) for code in chosen.procedures]
    shown = [one for one in procedures if one is not None and found.site.era in one.eras]
    category = next(one for one in found.site.categories if one.id == chosen.category)
    return page("article.html", article=chosen, category=category, procedures=shown, doors=doors())


@blueprint.get("/lien-he")
@persona
def contact() -> str:
    with writing() as db:
        browsing.read_website(db, content(), attempt(db), "lien-he", now())
    return page("contact.html")
