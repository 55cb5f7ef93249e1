"""Choosing the agency begins the dossier."""

WHERE = "/thu-tuc/1.005092/co-quan"


def test_it_needs_the_portals_account_first(visitor):
    answer = visitor.get(WHERE)
    assert answer.headers["Location"] == f"/dang-nhap?tiep={WHERE}"


def test_choosing_begins_a_draft_with_the_accounts_data(holder):
    answer = holder.send(WHERE, {"agency": "so-gddt"}, page=WHERE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/ho-so/1/thong-tin")
    dossier = holder.dossier(1)
    assert (dossier.agency, dossier.fields["applicant_name"]) == (
        "so-gddt",
        holder.variant.values["me.full_name"],
    )


def test_pressing_twice_begins_one_draft(holder):
    page = holder.get(WHERE, cap="province").text
    from tests.sandbox.portal.citizen import HIDDEN

    form = {**dict(HIDDEN.findall(page)), "agency": "so-gddt"}
    places = {holder.client.post(WHERE, data=form).headers["Location"] for _ in range(2)}
    assert places == {"/ho-so/1/thong-tin"}


def test_nothing_chosen_is_said_beside_the_choice(holder):
    answer = holder.send(WHERE, {}, page=WHERE)
    assert answer.status_code == 422
    assert "Bạn chưa chọn đủ thông tin!" in answer.text


def test_an_agency_that_does_not_do_this_is_refused(holder):
    answer = holder.send(WHERE, {"agency": "thcs-canh-dieu"}, page=WHERE)
    assert answer.status_code == 422
    assert "không tiếp nhận thủ tục" in answer.text


def test_a_counter_procedure_leads_back_to_its_page(holder):
    catalogue = holder.of.parts.content.world.catalogue
    counter = next(one for one in catalogue.of_era("2024") if not one.online)
    assert holder.get(f"/thu-tuc/{counter.code}/co-quan").headers["Location"] == f"/thu-tuc/{counter.code}"


def test_the_sixth_draft_is_refused_with_the_reason_among_the_five(holder):
    for _ in range(5):
        assert holder.send(WHERE, {"agency": "so-gddt"}, page=WHERE).status_code == 303
    answer = holder.send(WHERE, {"agency": "so-gddt"}, page=WHERE)
    assert answer.headers["Location"].endswith("?muc=chua-gui")
    drafts = holder.read(answer.headers["Location"])
    assert "05 hồ sơ" in drafts
    assert drafts.count("Xoá hồ sơ chưa gửi") + drafts.count("/xoa") >= 5
    assert [kind for kind, _ in holder.journal()].count("dossier.started") == 5
