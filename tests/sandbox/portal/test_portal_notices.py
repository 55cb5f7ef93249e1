"""“Thông báo”: counted in the header, newest first, read when opened."""

import re

from sandbox.operations import notices
from sandbox.store.attempts import Attempt
from tests.sandbox.portal.citizen import citizen
from tests.support.desk import brought
from tests.support.lesson import signed_in


def links(page):
    return re.findall(r'href="(/thong-bao/[0-9]+)"', page)


def test_nothing_yet_says_what_will_be_here(holder):
    assert "Chưa có thông báo nào" in holder.read("/thong-bao")
    assert "thông báo chưa đọc" not in holder.read("/cong")


def test_the_header_counts_what_is_unread(of):
    attempt, _ = brought(of, of.students[0], "done")
    person = citizen(of, attempt)
    assert 'aria-label="2 thông báo chưa đọc"' in person.read("/cong")
    person.read(links(person.read("/thong-bao"))[0])
    assert 'aria-label="1 thông báo chưa đọc"' in person.read("/cong")


def test_the_newest_stands_first_and_leads_to_its_dossier(of):
    attempt, mine = brought(of, of.students[0], "done")
    person = citizen(of, attempt)
    listed = person.read("/thong-bao")
    assert listed.index("Hồ sơ đã giải quyết xong") < listed.index("Hồ sơ đã được tiếp nhận")
    assert listed.count("Chưa đọc") == 2
    page = person.read(links(listed)[0])
    assert "đã có kết quả" in page
    assert f'href="/ho-so/{mine}"' in page
    assert person.read("/thong-bao").count("Chưa đọc") == 1


def test_a_long_list_comes_at_once_on_a_slow_line(of, holder):
    """Two or three dossiers have gone their whole way."""
    with of.parts.database.writing() as session:
        me, text = session.get_one(Attempt, holder.attempt_id), "Ông/bà mang theo giấy tờ. " * 40
        for number in range(18):
            notices.post(session, me, None, f"Thông báo số {number}", text)
        session.commit()
    page = holder.get("/thong-bao")
    assert page.text.count("Chưa đọc") == 18
    assert len(page.data) <= 25 * 1024
    assert text.strip() in holder.read(links(page.text)[0])


def test_a_classmates_notice_is_nobodys(of):
    attempt, _ = brought(of, of.students[0], "processing")
    theirs = links(citizen(of, attempt).read("/thong-bao"))[0]
    other = citizen(of, signed_in(of, of.students[1]), student=1)
    assert other.get(theirs).status_code == 404


def test_signed_out_it_asks_to_sign_in(visitor):
    assert visitor.get("/thong-bao").headers["Location"] == "/dang-nhap?tiep=/thong-bao"
