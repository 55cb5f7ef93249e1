"""“Thông báo”: counted in the header, newest first, read when opened."""

import re

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


def test_a_classmates_notice_is_nobodys(of):
    attempt, _ = brought(of, of.students[0], "processing")
    theirs = links(citizen(of, attempt).read("/thong-bao"))[0]
    other = citizen(of, signed_in(of, of.students[1]), student=1)
    assert other.get(theirs).status_code == 404


def test_signed_out_it_asks_to_sign_in(visitor):
    assert visitor.get("/thong-bao").headers["Location"] == "/dang-nhap?tiep=/thong-bao"
