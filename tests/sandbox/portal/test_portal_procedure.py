"""Reading a procedure's page."""

SECTIONS = (
    "Số quyết định",
    "Cấp thực hiện",
    "Lĩnh vực",
    "Đối tượng thực hiện",
    "Cơ quan có thẩm quyền",
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ",
    "Cơ quan thực hiện",
    "Yêu cầu, điều kiện thực hiện",
    "Căn cứ pháp lý",
    "Kết quả thực hiện",
)


def test_the_page_has_every_section_and_the_way_to_apply(visitor):
    page = visitor.read("/thu-tuc/1.005092")
    assert not [section for section in SECTIONS if section not in page]
    assert 'href="/thu-tuc/1.005092/co-quan"' in page


def test_reading_a_procedure_is_remembered(visitor):
    visitor.read("/thu-tuc/1.005092")
    assert visitor.journal()[-1] == ("procedure.viewed", {"procedure": "1.005092"})


def test_every_procedure_of_the_year_has_a_page(visitor):
    for procedure in visitor.of.parts.content.world.catalogue.of_era("2024"):
        assert procedure.name in visitor.read(f"/thu-tuc/{procedure.code}")


def test_what_is_only_taken_at_the_counter_cannot_be_applied_for_here(visitor):
    catalogue = visitor.of.parts.content.world.catalogue
    counter = next(one for one in catalogue.of_era("2024") if not one.online and one.in_force.until is None)
    page = visitor.read(f"/thu-tuc/{counter.code}")
    assert "Thủ tục này không nộp trực tuyến" in page
    assert f"/thu-tuc/{counter.code}/co-quan" not in page


def test_an_unknown_code_is_not_found(visitor):
    assert visitor.get("/thu-tuc/9.999999").status_code == 404
