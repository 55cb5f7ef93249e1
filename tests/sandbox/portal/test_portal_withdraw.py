"""“Thu hồi hồ sơ”: asked once more, and only while it is still possible."""

from tests.sandbox.portal.citizen import citizen
from tests.support.desk import brought, dossier

WHY_NOT = "“Đang xử lý” nên không thể “Thu hồi hồ sơ”"


def path(mine):
    return f"/ho-so/{mine}/thu-hoi"


def test_it_asks_first_and_can_be_left(sent):
    person, mine = sent
    assert f'href="{path(mine)}"' in person.read(f"/ho-so/{mine}")
    page = person.read(path(mine))
    assert person.dossier(mine).code in page
    assert "Không, giữ hồ sơ" in page
    assert person.dossier(mine).state == "registered"


def test_taken_back_it_says_so_and_offers_it_no_more(of, sent):
    person, mine = sent
    answer = person.send(path(mine), {"reason": "Nộp nhầm cơ quan"}, page=path(mine))
    assert answer.headers["Location"] == f"/ho-so/{mine}"
    page = person.read(f"/ho-so/{mine}")
    assert "Hồ sơ đã được thu hồi" in page
    assert "Công dân yêu cầu rút hồ sơ" in page
    assert "Lý do: Nộp nhầm cơ quan" in page
    assert path(mine) not in page
    assert person.get(path(mine)).headers["Location"] == f"/ho-so/{mine}"
    assert person.send(path(mine), page="/ho-so").status_code == 303, "pressed twice"


def test_once_received_it_says_why_not(of):
    attempt, mine = brought(of, of.students[0], "processing")
    person = citizen(of, attempt)
    assert person.get(path(mine)).headers["Location"] == f"/ho-so/{mine}"
    assert WHY_NOT in person.read(f"/ho-so/{mine}"), "said beside the bar that moves the days"
    answer = person.send(path(mine), page="/ho-so")
    assert answer.status_code == 409
    assert WHY_NOT in answer.text
    assert dossier(of, mine).state == "processing"
    assert path(mine) not in person.read(f"/ho-so/{mine}")


def test_a_draft_is_thrown_away_not_taken_back(blank):
    person, mine = blank
    assert person.get(path(mine)).status_code == 302
    assert person.send(path(mine), page="/ho-so").status_code == 409
