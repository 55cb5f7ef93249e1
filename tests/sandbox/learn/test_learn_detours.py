"""The address of a form, opened like a page."""

import pytest

from tests.sandbox.learn.pupil import pupil
from tests.support.lesson import Lesson, started


@pytest.mark.parametrize(("form", "page"), [("goi-y/search_words", "goi-y"), ("dien-thoai/1", "dien-thoai")])
def test_a_reloaded_answer_leads_to_its_tool(of: Lesson, form: str, page: str) -> None:
    attempt = started(of, of.students[0])
    answer = pupil(of).client.get(f"/luot/{attempt}/{form}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/luot/{attempt}/{page}")
    assert pupil(of, 1).client.get(f"/luot/{attempt}/{form}").status_code == 404
