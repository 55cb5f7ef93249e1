"""“Hồ sơ của tôi”, one dossier, and tracking it by its code."""

from sandbox.operations import attempts


def track(person, code, number):
    """The page of tracking, with the letters of its picture typed in."""
    person.read("/tra-cuu")
    return person.read("/tra-cuu", ma=code, so=number, captcha=person.captcha("tracking"))


def test_without_the_account_it_asks_to_sign_in(visitor):
    assert visitor.get("/ho-so").headers["Location"] == "/dang-nhap?tiep=/ho-so"


def test_an_empty_list_says_what_will_be_here(holder):
    page = holder.read("/ho-so")
    assert "Chưa có hồ sơ nào được gửi" in page
    assert "Tìm thủ tục để nộp" in page


def test_a_draft_can_be_taken_up_or_thrown_away(blank):
    person, dossier = blank
    page = person.read("/ho-so")
    assert f'href="/ho-so/{dossier}/thong-tin"' in page
    assert "1/5" in page
    assert person.send(f"/ho-so/{dossier}/xoa", page="/ho-so").status_code == 303
    assert "Đã xoá hồ sơ chưa gửi" in person.read("/ho-so")


def test_a_page_of_a_draft_thrown_away_does_nothing_to_the_next(blank):
    """Left open in another tab: its “Xoá” and its typing meant the old one."""
    person, old = blank
    person.send(f"/ho-so/{old}/xoa", page="/ho-so")
    where = "/thu-tuc/1.005092/co-quan"
    new = int(person.send(where, {"agency": "so-gddt"}, page=where).headers["Location"].split("/")[2])
    assert person.send(f"/ho-so/{old}/xoa", page="/ho-so").status_code == 404
    typed = {"intent": "autosave", "owner_name": "Tên Cũ"}
    assert person.send(f"/ho-so/{old}/thong-tin", typed, page="/ho-so").status_code == 404
    assert person.dossier(new).fields["owner_name"] == ""


def test_a_draft_says_when_it_was_saved_by_hour_and_minute(blank):
    person, _ = blank
    assert '<td data-label="Lưu lúc">08:00</td>' in person.read("/ho-so")


def test_a_filed_dossier_shows_its_state_and_is_not_thrown_away(sent):
    person, dossier = sent
    page = person.read("/ho-so")
    assert "Mới đăng ký" in page
    assert person.dossier(dossier).code in page
    assert person.send(f"/ho-so/{dossier}/xoa", page="/ho-so").status_code == 409


def test_the_dossier_page_tells_what_was_filed_and_what_happened(sent):
    person, dossier = sent
    page = person.read(f"/ho-so/{dossier}")
    assert person.variant.values["me.diploma.number"] in page
    assert "Gửi hồ sơ" in page
    assert "Chưa tiếp nhận" in page


def test_the_next_working_day_the_desk_has_received_it(sent):
    person, dossier = sent
    of = person.of
    with of.parts.database.writing() as session:
        from sandbox.store.attempts import Attempt

        mine = session.get(Attempt, person.attempt_id)
        for _ in range(2):
            attempts.next_day(session, of.parts.content, mine, of.now)
    page = person.read(f"/ho-so/{dossier}")
    assert "Được tiếp nhận" in page
    assert "Tiếp nhận hồ sơ" in page
    assert "Có sau khi tiếp nhận" not in page


def test_opening_a_draft_goes_on_where_it_was_left(blank):
    person, dossier = blank
    assert person.get(f"/ho-so/{dossier}").headers["Location"] == f"/ho-so/{dossier}/thong-tin"


def test_code_and_number_find_the_dossier(sent):
    person, dossier = sent
    code, number = person.dossier(dossier).code, person.variant.values["me.id_number"]
    page = track(person, f" {code.lower()} ", f"{number[:3]} {number[3:]}")
    assert "Kết quả tra cứu" in page
    assert person.journal()[-1] == ("dossier.tracked", {"code": code})


def test_a_wrong_number_finds_nothing(sent):
    person, dossier = sent
    page = track(person, person.dossier(dossier).code, "099345678901")
    assert "Không có thông tin dữ liệu!" in page


def test_an_empty_tracking_form_says_what_is_missing(visitor):
    assert visitor.read("/tra-cuu", ma="", so="").count("Vui lòng nhập thông tin") == 4


def test_nobody_tracks_a_classmates_dossier(of, sent):
    from tests.sandbox.portal.citizen import citizen
    from tests.support.lesson import signed_in

    person, dossier = sent
    other = citizen(of, signed_in(of, of.students[1]), student=1)
    number = person.variant.values["me.id_number"]
    assert "Không có thông tin dữ liệu!" in track(other, person.dossier(dossier).code, number)


def test_tracking_shows_who_did_what_when(sent):
    person, dossier = sent
    mine = person.variant.values
    page = track(person, person.dossier(dossier).code, mine["me.id_number"])
    table = page.split("Người gửi</th>")[1].split("</table>")[0]
    assert (
        table.index(mine["me.full_name"]) < table.index("Gửi hồ sơ") < table.index("Sở Giáo dục và Đào tạo")
    )


def test_without_the_letters_of_the_picture_nothing_is_found(sent):
    person, dossier = sent
    code, number = person.dossier(dossier).code, person.variant.values["me.id_number"]
    person.read("/tra-cuu")
    for typed in ("", "00000"):
        page = person.read("/tra-cuu", ma=code, so=number, captcha=typed)
        assert "Kết quả tra cứu" not in page
        assert 'id="captcha-error"' in page
        assert f'value="{code}"' in page


def test_another_picture_loses_nothing_that_was_typed(visitor):
    before = visitor.captcha("tracking")
    page = visitor.read("/tra-cuu", ma="ABC", so="", captcha_moi="1")
    assert 'value="ABC"' in page
    assert "Vui lòng nhập thông tin" not in page
    assert visitor.captcha("tracking") != before


def test_an_agency_tells_what_it_has_of_a_number(sent):
    person, dossier = sent
    number, code = person.variant.values["me.id_number"], person.dossier(dossier).code
    person.read("/tra-cuu/co-quan")

    def ask(agency, of):
        return person.read("/tra-cuu/co-quan", noi=agency, so=of, captcha=person.captcha("tracking"))

    assert code in ask("Sở Giáo dục và Đào tạo tỉnh Bình Định", number)
    assert code not in ask("Công an cấp xã", number)
    assert code not in ask("Sở Giáo dục và Đào tạo tỉnh Bình Định", "099000000000")
    assert "Không có thông tin dữ liệu!" in ask("Không có nơi này", number)


def test_tabs_count_what_is_under_them(sent):
    person, dossier = sent
    page = person.read("/ho-so")
    assert 'Tất cả <span class="count">1</span>' in page
    assert 'Bổ sung hồ sơ <span class="count">0</span>' in page
    assert person.dossier(dossier).code in page
    assert "Không có thông tin dữ liệu!" in person.read("/ho-so", muc="da-tra")


def test_a_dossier_is_found_by_its_name_code_and_state(sent):
    person, dossier = sent
    code = person.dossier(dossier).code
    for query in ({"ten": "ban sao van bang"}, {"ma": code[-4:]}, {"trang-thai": "registered"}):
        assert code in person.read("/ho-so", **query), query
    for query in ({"ten": "khai sinh"}, {"ma": "X99-000000"}, {"trang-thai": "done"}):
        assert code not in person.read("/ho-so", **query), query


def test_a_row_offers_what_may_be_done_now(sent):
    person, _ = sent
    assert "Thu hồi hồ sơ" in person.read("/ho-so")
    assert "Đánh giá hài lòng" not in person.read("/ho-so")
