"""The portal in trouble, as an exercise asks: once, in words, and nothing that was typed is lost."""

import pytest

from exercises.engine.exercise import Incident
from sandbox.store.attempts import Attempt


@pytest.fixture
def troubled(of, monkeypatch):
    """troubled(do="slow", …): the exercise asks for this after a draft was saved."""

    def ask(*incidents):
        exercise = of.exercise.model_copy(update={"incidents": incidents})
        monkeypatch.setitem(of.parts.content.library, exercise.slug, exercise)

    return ask


def incident(do, on="draft.saved", **keys):
    return Incident(id=do, on=on, do=do, **keys)


def go_on(person, dossier):
    """The first step, filled in right; where it led."""
    path = f"/ho-so/{dossier}/thong-tin"
    return person.send(path, person.right("thong-tin"), page=path).headers["Location"]


def met(person):
    return [data["incident"] for kind, data in person.journal() if kind == "incident.met"]


def test_the_session_runs_out_and_the_draft_is_still_there_after_signing_in(troubled, blank):
    person, dossier = blank
    troubled(incident("expire_session"))
    onward = go_on(person, dossier)
    answer = person.get(onward)
    assert answer.headers["Location"] == f"/dang-nhap?tiep={onward}"
    assert "Phiên đăng nhập đã hết hạn. Vui lòng đăng nhập lại!" in person.read("/dang-nhap")
    assert not person.attempt.signed_in
    assert person.dossier(dossier).fields["owner_name"] == person.right("thong-tin")["owner_name"]
    assert met(person) == ["expire_session"]
    sign_in(person)
    assert person.get(onward).status_code == 200


def sign_in(person):
    with person.of.parts.database.writing() as session:
        session.get(Attempt, person.attempt_id).signed_in = True
        session.commit()


def test_the_portal_is_being_mended_and_trying_again_works(troubled, blank):
    person, dossier = blank
    troubled(incident("maintenance"))
    onward = go_on(person, dossier)
    answer = person.get(onward)
    assert answer.status_code == 503
    assert "Hệ thống đang được bảo trì để nâng cấp. Vui lòng quay lại sau." in answer.text
    assert f'href="{onward}"' in answer.text
    assert person.get(onward).status_code == 200
    assert met(person) == ["maintenance"]


def test_reading_a_page_sets_trouble_off_as_well_as_sending_one(troubled, blank):
    person, _ = blank
    troubled(incident("maintenance", on="procedure.viewed"))
    read = f"/thu-tuc/{person.of.exercise.cases.reference.procedure}"
    assert [person.get(read).status_code for _ in range(3)] == [200, 503, 200]
    assert met(person) == ["maintenance"]


def test_mending_may_take_several_tries_and_is_told_once(troubled, blank):
    person, dossier = blank
    troubled(incident("maintenance", times=2))
    onward = go_on(person, dossier)
    assert [person.get(onward).status_code for _ in range(3)] == [503, 503, 200]
    assert met(person) == ["maintenance"]


def test_a_slow_page_comes_by_itself(troubled, blank):
    person, dossier = blank
    troubled(incident("slow", seconds=2))
    onward = go_on(person, dossier)
    answer = person.get(onward)
    assert (answer.status_code, answer.headers["Refresh"]) == (200, "2")
    assert "Đang tải trang…" in answer.text
    assert "Refresh" not in person.get(onward).headers


def test_each_trouble_comes_once_however_often_its_event(troubled, blank):
    person, dossier = blank
    troubled(incident("slow"), incident("maintenance"))
    onward = go_on(person, dossier)
    assert "Đang tải" in person.get(onward).text
    assert person.get(onward).status_code == 503
    go_on(person, dossier)
    assert person.get(onward).status_code == 200
    assert met(person) == ["slow", "maintenance"]


def test_what_is_sent_never_meets_trouble(troubled, blank):
    person, dossier = blank
    troubled(incident("maintenance"))
    go_on(person, dossier)
    path = f"/ho-so/{dossier}/to-khai"
    sent = {"csrf_token": token_of(person), "school": "Trường đang gõ", "intent": "autosave"}
    assert person.client.post(path, data=sent).status_code == 204
    assert person.dossier(dossier).fields["school"] == "Trường đang gõ"
    assert met(person) == []


def test_pictures_and_what_scripts_ask_for_meet_none(troubled, blank):
    person, dossier = blank
    troubled(incident("maintenance"))
    go_on(person, dossier)
    assert person.get("/ma-bao-mat/tra-cuu.png").status_code == 200
    lists = person.client.get("/dia-danh/2024", headers={"Sec-Fetch-Dest": "empty"})
    assert lists.status_code == 200
    assert person.get("/cong").status_code == 503


def test_the_classroom_meets_none(troubled, blank):
    person, dossier = blank
    troubled(incident("maintenance"), incident("expire_session"))
    go_on(person, dossier)
    for page in ("/ke-bai", f"/luot/{person.attempt_id}/de-bai", f"/luot/{person.attempt_id}/dien-thoai"):
        assert person.get(page).status_code == 200
    assert met(person) == []


def test_a_session_that_is_not_there_does_not_run_out(troubled, blank):
    person, dossier = blank
    troubled(incident("expire_session"))
    onward = go_on(person, dossier)
    person.client.post("/dang-xuat", data={"csrf_token": token_of(person)})
    assert person.get("/cong").status_code == 200
    assert met(person) == []
    sign_in(person)
    assert person.get(onward).headers["Location"] == f"/dang-nhap?tiep={onward}"


def token_of(person):
    return person.client.get("/ke-bai").text.split('csrf_token" value="')[1].split('"')[0]


def test_an_exercise_without_troubles_has_none(blank):
    person, dossier = blank
    assert person.get(go_on(person, dossier)).status_code == 200
    assert person.attempt.incidents == []
