"""What the sandbox never issued leaves no trace but the reason it was refused for."""

import pytest
from sqlalchemy import func, select

from sandbox.store.dossiers import Attachment
from tests.fixtures.test_papers_known import NEVER_OURS
from tests.support.specimens import specimen

WRONG = {
    "tiff": (lambda: specimen("application_form", None, "wrong_format"), "Tệp này là ảnh TIFF"),
    "bmp": (lambda: specimen("diploma", None, "wrong_format"), "Tệp này là ảnh BMP"),
    "too large": (lambda: specimen("diploma", "png", "too_large"), "nhỏ hơn 5MB"),
    "half a paper": (lambda: specimen("diploma", "png")[:9000], "Tệp bị hỏng"),
    "another school's paper": (lambda: specimen("diploma", "png"), "không phải giấy tờ thực hành"),
}
FOREIGN = WRONG | {what: (make, "không phải giấy tờ thực hành") for what, make in NEVER_OURS.items()}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_file_that_was_never_issued_is_refused_and_not_stored(blank, what):
    person, dossier = blank
    for step in ("thong-tin", "to-khai"):
        path = f"/ho-so/{dossier}/{step}"
        person.send(path, person.right(step), page=path)
    make, reason = FOREIGN[what]
    answer = person.send_file(dossier, "identity", make(), "giay-to.png")
    assert answer.status_code == 422
    assert reason in answer.text
    assert person.journal()[-1][0] == "paper.refused"
    with person.of.parts.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Attachment)) == 0
    stored = person.of.parts.files.folder
    assert not [path for path in stored.rglob("*") if path.is_file()]
