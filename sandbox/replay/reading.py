"""Looking around: searching, reading pages of the portal and of the website, following links, the phone."""

from sqlalchemy import select

from fixtures.finder import find
from fixtures.website import Website, load_websites
from sandbox.operations import browsing, identity
from sandbox.replay.play import Facts, Play, Stuck
from sandbox.store.attempts import PhoneMessage


def search(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        found = find(facts["query"], play.portal.era, attempt.clock.date())
        if bool(found.hits) != (facts["results"] != "0"):
            raise Stuck(f"tìm “{facts['query']}” ra {len(found.hits)} thủ tục")
        browsing.searched(session, play.content, attempt, facts["query"], len(found.hits), play.now())


def view(play: Play, facts: Facts) -> None:
    known = play.content.world.catalogue.procedures.get(facts["procedure"])
    if known is None or play.portal.era not in known.eras:
        raise Stuck(f"cổng này không có thủ tục {facts['procedure']}")
    with play.at_portal() as (session, attempt):
        browsing.viewed(session, play.content, attempt, facts["procedure"], play.now())


def track(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        dossier = play.filed(session)
        browsing.tracked(session, play.content, attempt, dossier.id, str(dossier.code), play.now())


def download_template(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        browsing.template_downloaded(session, play.content, attempt, facts["component"], play.now())


def mistype_captcha(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        browsing.captcha_failed(session, play.content, attempt, facts["page"], play.now())


def read_website(play: Play, facts: Facts) -> None:
    page = facts["page"]
    if page != "lien-he" and _website(play).article(page) is None:
        raise Stuck(f"trang của Sở không có bài “{page}”")
    with play.doing() as (session, attempt):
        browsing.read_website(session, play.content, attempt, page, play.now())


def follow(play: Play, facts: Facts) -> None:
    links = {one.id for one in _website(play).site.links if one.portal == play.portal.id}
    if facts["to"] not in links | {one.id for one in play.exercise.lookalikes}:
        raise Stuck(f"trang của Sở không có liên kết “{facts['to']}”")
    with play.doing() as (session, attempt):
        browsing.followed(session, play.content, attempt, facts["to"], play.now())


def reply(play: Play, facts: Facts, kind: str) -> None:
    """Choose the reply of a message on the phone that makes this event."""
    with play.doing() as (session, attempt):
        mine = select(PhoneMessage).where(PhoneMessage.attempt_id == attempt.id, PhoneMessage.answer == "")
        for message in session.scalars(mine.order_by(PhoneMessage.id)):
            for choice, one in enumerate(message.replies):
                if one["event"] == kind and one["data"] == facts:
                    return identity.answer(session, play.content, attempt, message.id, choice, play.now())
    raise Stuck("điện thoại không có tin nhắn nào trả lời được như vậy")


def refuse_message(play: Play, facts: Facts) -> None:
    reply(play, facts, "message.refused")


def share_code(play: Play, facts: Facts) -> None:
    if facts["to"] not in {one.id for one in play.exercise.lookalikes}:
        return reply(play, facts, "otp.shared")
    with play.doing() as (session, attempt):
        browsing.gave_away(session, play.content, attempt, facts["to"], play.now())


def _website(play: Play) -> Website:
    return load_websites()[play.portal.era]
