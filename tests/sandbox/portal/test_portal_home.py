"""The front page of the portal."""


def test_a_citizen_finds_search_procedures_and_the_way_on_the_front_page(visitor):
    page = visitor.read("/cong")
    assert 'name="q"' in page
    assert "Cấp bản sao văn bằng, chứng chỉ từ sổ gốc" in page
    assert "Nộp hồ sơ trực tuyến qua năm bước" in page
    assert "Số liệu giả định" in page


def test_the_portal_greets_who_is_signed_in_and_nobody_else(visitor):
    assert "Xin chào" not in visitor.read("/cong")


def test_the_portal_greets_the_persona_by_name(holder):
    assert holder.variant.values["me.full_name"] in holder.read("/cong")


def test_a_student_without_an_attempt_is_sent_to_the_shelf(of):
    from tests.support.lesson import come_in

    client = come_in(of.app.test_client(), "student", of.students[0])
    assert client.get("/cong").headers["Location"].endswith("/ke-bai")


def test_the_portal_never_speaks_of_lessons(holder):
    page = holder.read("/cong").split("<header", 1)[1].lower()
    assert not [word for word in ("điểm số", "học sinh", "bài tập", "chấm") if word in page.split("<main")[0]]
