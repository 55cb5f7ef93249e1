"""The portal in a real browser: filing a dossier, small screens, autosave, no JavaScript."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from exercises.engine.variants import Variant, draw_paper, fill
from sandbox.store.attempts import Attempt
from sandbox.web.portal.captcha import DIGITS
from tests.support.accessibility import assert_accessible
from tests.support.lesson import Lesson, drafted, lesson, signed_in, started

FORM_STEPS = ("thong-tin", "to-khai", "nhan-ket-qua")
COVERED = """note => {
    const a = note.getBoundingClientRect();
    const over = b => b.width && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const parts = document.querySelectorAll("main :is(input, select, textarea, label)");
    return [...parts].some(one => over(one.getBoundingClientRect()));
}"""


@pytest.fixture(scope="module")
def of(live_app: Flask) -> Lesson:
    return lesson(live_app, students=10, username="co.cong")


@pytest.fixture(scope="module")
def papers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("giay-to")


def attempt_of(of: Lesson, attempt_id: int) -> Attempt:
    with of.parts.database.reading() as session:
        found = session.get(Attempt, attempt_id)
        assert found is not None
        return found


def answers(of: Lesson, variant: Variant, step: str) -> Iterator[tuple[str, str]]:
    work = of.exercise.cases.reference
    procedure = of.parts.content.world.catalogue.procedure(work.procedure)
    for field in procedure.form:
        if field.step == step and not field.readonly:
            yield field.name, fill(work.fields[field.name], variant)


def fill_in(page: Page, of: Lesson, variant: Variant, step: str) -> None:
    for name, value in answers(of, variant, step):
        control = page.locator(f"[name={name}]")
        if control.get_attribute("type") == "checkbox":
            control.check()
        elif control.is_visible():
            _put(control, value)


def _put(control: Locator, value: str) -> None:
    if control.evaluate("it => it.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)


def go_on(page: Page, words: str = "Tiếp tục") -> None:
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()
    assert_accessible(page)


def spelt(words: str) -> str:
    """ "bảy, chữ K" is "7K"."""
    digits = {word: digit for digit, word in DIGITS.items()}
    return "".join(digits.get(word, word.removeprefix("chữ ")) for word in words.split(", "))


def paper(of: Lesson, variant: Variant, folder: Path, name: str) -> Path:
    data = draw_paper(variant, name)
    path = folder / f"{name}.{'pdf' if data[:4] == b'%PDF' else 'png'}"
    path.write_bytes(data)
    return path


def test_a_citizen_files_a_dossier_and_every_page_on_the_way_is_accessible(
    of: Lesson, sit_down: Callable[..., Page], papers_folder: Path
) -> None:
    student = of.students[0]
    attempt_id = started(of, student)
    variant = Variant.from_json(attempt_of(of, attempt_id).variant)
    page = sit_down("student", student, attempt_id)

    page.goto("/cong")
    assert_accessible(page)
    page.get_by_role("searchbox").fill("ban sao bang tot nghiep")
    page.get_by_role("button", name="Tìm kiếm").click()
    assert_accessible(page)
    page.get_by_role("link", name="Cấp bản sao văn bằng, chứng chỉ từ sổ gốc", exact=True).click()
    assert_accessible(page)
    page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
    assert_accessible(page)

    page.get_by_role("link", name="Tài khoản định danh điện tử").click()
    page.get_by_label("Số định danh cá nhân").fill(variant.values["me.id_number"])
    go_on(page, "Nhận mã xác thực")
    page.get_by_label("Mã xác thực (OTP)").fill("000000")
    go_on(page, "Xác nhận")
    page.get_by_label("Mã xác thực (OTP)").fill(attempt_of(of, attempt_id).otp)
    go_on(page, "Xác nhận")

    page.get_by_label("Cấp tỉnh").check()
    go_on(page, "Xem cơ quan")
    go_on(page, "Đồng ý và tiếp tục")  # nothing chosen yet
    expect(page.get_by_role("alert")).to_contain_text("Bạn chưa chọn đủ thông tin!")
    page.get_by_label("Sở Giáo dục và Đào tạo tỉnh Bình Định").check()
    go_on(page, "Đồng ý và tiếp tục")

    go_on(page)  # nothing filled in yet
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Ngày sinh").click()
    expect(page.get_by_label("Ngày sinh")).to_be_focused()
    for step in FORM_STEPS[:2]:
        fill_in(page, of, variant, step)
        go_on(page)

    page.set_input_files("#tep-application_form", paper(of, variant, papers_folder, "application_form"))
    expect(page.get_by_role("link", name="application_form.pdf")).to_be_visible()
    page.set_input_files("#tep-identity", paper(of, variant, papers_folder, "id_card"))
    expect(page.get_by_role("link", name="id_card.png")).to_be_visible()
    go_on(page)
    page.locator("#tp-relationship").get_by_role("button", name="Xoá thành phần hồ sơ").click()
    go_on(page)
    fill_in(page, of, variant, "nhan-ket-qua")
    go_on(page)

    go_on(page, "Gửi hồ sơ")  # without the promise
    page.get_by_label("Tôi xin cam đoan").check()
    go_on(page, "Gửi hồ sơ")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký hồ sơ thành công")
    code = page.locator(".receipt-code strong").inner_text()

    for place in ("/ho-so", page.get_by_role("link", name="Xem hồ sơ").get_attribute("href") or ""):
        page.goto(place)
        assert_accessible(page)
        expect(page.get_by_role("main")).to_contain_text(code)
    page.goto("/tra-cuu")
    page.get_by_label("Mã hồ sơ").fill(code)
    page.get_by_label("Số CC/HC/MST của chủ hồ sơ").fill(variant.values["me.id_number"])
    go_on(page, "Tra cứu")  # without the letters of the picture
    page.get_by_text("Đọc câu hỏi bằng lời").click()
    page.get_by_label("Mã xác nhận").fill(spelt(page.locator(".captcha-words strong").inner_text()))
    go_on(page, "Tra cứu")
    expect(page.get_by_role("main")).to_contain_text("Kết quả tra cứu")


def test_every_page_fits_the_smallest_phone(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt_id, dossier = drafted(of, of.students[1])
    page = sit_down("student", of.students[1], attempt_id)
    page.set_viewport_size({"width": 320, "height": 640})
    steps = [f"/ho-so/{dossier}/{step}" for step in (*FORM_STEPS, "giay-to", "kiem-tra")]
    for place in (
        "/cong",
        "/thu-tuc",
        "/thu-tuc/1.005092",
        "/thu-tuc/1.005092/co-quan",
        "/ho-so",
        "/tra-cuu",
        *steps,
    ):
        page.goto(place)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{place} is {wide} px too wide"


def test_what_is_typed_is_there_on_another_computer(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt_id, dossier = drafted(of, of.students[2])
    place = f"/ho-so/{dossier}/to-khai"
    page = sit_down("student", of.students[2], attempt_id)
    page.goto(place)
    page.get_by_label("Học sinh trường").fill("Trường THPT Thử Máy")
    expect(page.locator("[data-saved-note]")).to_contain_text("Đã lưu lúc", timeout=10_000)
    page.close()
    other = sit_down("student", of.students[2], attempt_id)
    other.goto(place)
    expect(other.get_by_label("Học sinh trường")).to_have_value("Trường THPT Thử Máy")


def test_a_reload_in_the_middle_of_a_word_loses_nothing(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt_id, dossier = drafted(of, of.students[5])
    page = sit_down("student", of.students[5], attempt_id)
    page.goto(f"/ho-so/{dossier}/to-khai")
    field = page.get_by_label("Học sinh trường")
    for number in range(4):
        field.fill(f"Trường THPT Thử Máy {number}")
        page.reload()
        expect(field).to_have_value(f"Trường THPT Thử Máy {number}")
    expect(page.locator("[data-saved-note]")).to_contain_text("Đã lưu lúc")
    assert page.evaluate("Object.keys(sessionStorage).filter(it => it.startsWith('draft:'))") == []


def test_what_the_server_did_not_take_waits_in_the_tab(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt_id, dossier = drafted(of, of.students[6])
    page, place = sit_down("student", of.students[6], attempt_id), f"/ho-so/{dossier}/to-khai"
    page.goto(place)
    field = page.get_by_label("Học sinh trường")
    page.route(
        "**" + place, lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    field.fill("Gõ lúc mất mạng")
    field.blur()
    expect(page.locator(".saved-here")).to_contain_text("Chưa lưu được")
    page.unroute_all()
    page.reload()
    expect(field).to_have_value("Gõ lúc mất mạng")
    expect(page.locator("[data-saved-note]")).to_contain_text("Đã lưu lúc")


def test_what_was_saved_elsewhere_is_not_written_over(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt_id, dossier = drafted(of, of.students[7])
    page, place = sit_down("student", of.students[7], attempt_id), f"/ho-so/{dossier}/to-khai"
    other = sit_down("student", of.students[7], attempt_id)
    page.goto(place)
    page.route(
        "**" + place, lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.get_by_label("Học sinh trường").fill("Cũ hơn")
    page.get_by_label("Học sinh trường").blur()
    expect(page.locator(".saved-here")).to_contain_text("Chưa lưu được")
    other.goto(place)
    other.get_by_label("Học sinh trường").fill("Mới hơn")
    other.get_by_label("Học sinh trường").blur()
    expect(other.locator("[data-saved-note]")).to_contain_text("Đã lưu lúc")
    page.unroute_all()
    page.reload()
    expect(page.get_by_label("Học sinh trường")).to_have_value("Mới hơn")


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_the_note_of_saving_is_in_sight_and_over_no_field(
    of: Lesson, sit_down: Callable[..., Page], size: tuple[int, int]
) -> None:
    student = of.students[8 if size[0] > 400 else 9]
    attempt_id, dossier = drafted(of, student)
    page = sit_down("student", student, attempt_id)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/ho-so/{dossier}/thong-tin")
    for label in ("Số điện thoại", "Họ và tên chủ hồ sơ"):
        field = page.get_by_label(label).first
        field.press_sequentially("1")
        field.blur()
        note = page.locator(".saved-here")
        expect(note).to_contain_text("Đã lưu lúc")
        expect(note).to_be_in_viewport(ratio=1)
        covered = note.evaluate(COVERED)
        assert not covered


def test_the_tick_copies_and_the_postal_address_appears(of: Lesson, sit_down: Callable[..., Page]) -> None:
    attempt_id, dossier = drafted(
        of, of.students[3], fields={"owner_name": "Ai Đó", "receive_method": "desk"}
    )
    page = sit_down("student", of.students[3], attempt_id)
    page.goto(f"/ho-so/{dossier}/thong-tin")
    tick = page.get_by_label("Người nộp là chủ hồ sơ")
    tick.uncheck()
    tick.check()
    name = attempt_of(of, attempt_id).variant["values"]["me.full_name"]
    expect(page.get_by_label("Họ và tên chủ hồ sơ")).to_have_value(name)
    page.goto(f"/ho-so/{dossier}/nhan-ket-qua")
    address = page.get_by_label("Địa chỉ nhận kết quả")
    expect(address).to_be_hidden()
    page.get_by_label("Hình thức nhận kết quả").select_option("post")
    expect(address).to_be_visible()


def test_without_javascript_a_paper_still_goes_in(
    of: Lesson, sit_down: Callable[..., Page], papers_folder: Path
) -> None:
    attempt_id = signed_in(of, of.students[4])
    variant = Variant.from_json(attempt_of(of, attempt_id).variant)
    page = sit_down("student", of.students[4], attempt_id, java_script_enabled=False)
    page.goto("/thu-tuc/1.005092/co-quan")
    page.get_by_label("Cấp tỉnh").check()
    page.get_by_role("button", name="Xem cơ quan").click()
    page.get_by_label("Sở Giáo dục và Đào tạo tỉnh Bình Định").check()
    page.get_by_role("button", name="Đồng ý và tiếp tục").click()
    for step in FORM_STEPS[:2]:
        fill_in(page, of, variant, step)
        page.get_by_role("button", name="Tiếp tục").click()
    page.set_input_files("#tep-identity", paper(of, variant, papers_folder, "id_card"))
    page.locator("#tp-identity").get_by_role("button", name="Tải lên").click()
    expect(page.get_by_role("link", name="id_card.png")).to_be_visible()
