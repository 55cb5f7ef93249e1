"""A student at a computer with a real browser, from the class code to leaving; every page is looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant, fill
from sandbox.extensions import Parts
from sandbox.store.attempts import Attempt
from tests.support.accessibility import assert_accessible
from tests.support.lesson import SLUG

PROCEDURE = "Cấp bản sao văn bằng, chứng chỉ từ sổ gốc"
AGENCY = "Sở Giáo dục và Đào tạo tỉnh Bình Định"


@dataclass(frozen=True)
class PupilsComputer:
    page: Page
    parts: Parts
    downloads: Path

    # coming in

    def join(self, code: str, name: str, pin: str) -> None:
        """By the class code and the name in the list; the first time sets the PIN."""
        self.page.goto("/")
        self.look()
        self.page.get_by_label("Mã lớp").fill(code.lower())
        self.page.get_by_role("button", name="Vào lớp").click()
        self.arrive(rf"/vao-lop/{code}$")
        self.page.get_by_label("Tìm tên của em").fill(name)
        self.page.get_by_role("link", name=re.compile(f"{name}$")).click()
        self.arrive(rf"/vao-lop/{code}/[0-9]+$")
        self.page.get_by_label("Mã PIN mới").fill(pin)
        self.page.get_by_label("Gõ lại mã PIN").fill(pin)
        self.page.get_by_role("button", name="Lưu mã").click()
        self.arrive("/ke-bai$")

    def begin(self) -> None:
        """Start the exercise, read what it asks, who one is, and every paper in the folder."""
        self.page.get_by_role("button", name="Bắt đầu").click()
        self.arrive("/de-bai$")
        expect(self.main).to_contain_text(f"{self.variant.values['copies']} bản sao")
        self.tool("Nhân vật").click()
        self.arrive("/nhan-vat$")
        for fact in ("full_name", "birth_date", "address"):
            expect(self.main).to_contain_text(self.variant.values[f"me.{fact}"])
        self.tool("Giấy tờ").click()
        self.arrive("/giay-to$")
        self.page.get_by_role("link", name=self.variant.papers["diploma"].title, exact=True).click()
        self.arrive("/giay-to/4$")
        expect(self.main.get_by_role("img")).to_have_js_property("complete", True)
        self.page.get_by_role("link", name="Vào cổng dịch vụ công").click()
        self.arrive("/cong$")

    def leave(self) -> None:
        """One click."""
        bar = self.page.get_by_role("region", name="Thanh thực hành")
        bar.get_by_role("button", name="Thoát").click()
        self.arrive("/$")

    # as a citizen on the portal

    def find_procedure(self, words: str) -> None:
        self.page.get_by_role("searchbox").fill(words)
        self.page.get_by_role("button", name="Tìm kiếm").click()
        self.arrive(r"/thu-tuc\?")
        self.page.get_by_role("link", name=PROCEDURE, exact=True).click()
        self.arrive("/thu-tuc/1.005092$")

    def sign_in(self) -> None:
        """On the way to the e-form; the code comes to the phone, and a swindler asks for it at once."""
        self.page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
        self.arrive("/dang-nhap")
        self.page.get_by_role("link", name="Tài khoản định danh điện tử").click()
        self.look()
        self.page.get_by_label("Số định danh cá nhân").fill(self.variant.values["me.id_number"])
        self.page.get_by_role("button", name="Nhận mã xác thực").click()
        self.arrive("/dang-nhap/otp")
        code = self.read_code()
        self.page.get_by_label("Mã xác thực (OTP)").fill(code)
        self.page.get_by_role("button", name="Xác nhận").click()
        self.arrive("/co-quan$")

    def read_code(self) -> str:
        """Off the simulated phone, sending the swindler away."""
        self.tool("Điện thoại").click()
        message = self.sheet.locator(".sms", has_text="Mã OTP đăng nhập")
        code = message.locator("b").inner_text()
        self.sheet.get_by_role("button", name="Không gửi").click()
        expect(self.sheet.locator(".sms-mine")).to_contain_text("Không gửi")
        self.look()
        self.sheet.get_by_role("button", name="Đóng").click()
        return code

    def choose_agency(self) -> None:
        self.page.get_by_label("Cấp tỉnh").check()
        self.page.get_by_role("button", name="Xem cơ quan").click()
        self.arrive("cap=province")
        self.page.get_by_label(AGENCY).check()
        self.page.get_by_role("button", name="Đồng ý và tiếp tục").click()
        self.arrive("/thong-tin$")

    def type_in(self, step: str, **otherwise: str) -> None:
        """What the card and the papers say, into the fields of one step, but for `otherwise`."""
        for name, value in self.answers(step):
            control = self.page.locator(f"[name={name}]")
            if control.get_attribute("type") == "checkbox":
                control.check()
            elif control.is_visible():
                _put(control, otherwise.get(name, value))

    def go_on(self) -> None:
        here = self.page.url
        self.main.get_by_role("button", name="Tiếp tục", exact=True).click()
        self.page.wait_for_url(lambda url: url != here)
        self.look()

    def download(self, paper: str) -> Path:
        """From the papers folder to this computer, under the name it comes with."""
        self.tool("Giấy tờ").click()
        link = self.sheet.get_by_role("link", name=f"Tải về {self.variant.papers[paper].title}")
        with self.page.expect_download() as coming:
            link.click()
        kept = self.downloads / coming.value.suggested_filename
        coming.value.save_as(kept)
        self.sheet.get_by_role("button", name="Đóng").click()
        return kept

    def attach(self, component: str, file: Path) -> None:
        self.page.set_input_files(f"#tep-{component}", file)
        expect(self.page.locator(f"#tp-{component}").get_by_role("link", name=file.name)).to_be_visible()

    def strike(self, component: str) -> None:
        part = self.page.locator(f"#tp-{component}")
        part.get_by_role("button", name="Xoá thành phần hồ sơ").click()
        expect(part).to_contain_text("Đã xoá khỏi hồ sơ")

    def promise_and_send(self) -> str:
        """The code on the receipt."""
        self.page.get_by_label("Tôi xin cam đoan").check()
        self.page.get_by_role("button", name="Gửi hồ sơ").click()
        self.arrive("/bien-nhan$")
        return self.page.locator(".receipt-code strong").inner_text()

    def read_report(self) -> None:
        self.page.get_by_role("link", name="Phiếu điểm").click()
        self.arrive("/phieu-diem$")

    # what is on the screen, and what stands behind it

    def look(self) -> None:
        assert_accessible(self.page)

    def arrive(self, address: str) -> None:
        self.page.wait_for_url(re.compile(address))
        self.look()

    def tool(self, name: str) -> Locator:
        return self.page.locator(".practice-tab", has_text=name)

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def sheet(self) -> Locator:
        return self.page.locator("#sheet")

    @property
    def variant(self) -> Variant:
        with self.parts.database.reading() as session:
            return Variant.from_json(session.get_one(Attempt, self.attempt_id).variant)

    @property
    def attempt_id(self) -> int:
        found = re.search(r"/luot/([0-9]+)/", self.tool("Đề bài").get_attribute("href") or "")
        assert found
        return int(found[1])

    @property
    def exercise(self) -> Exercise:
        return self.parts.content.library[SLUG]

    def answers(self, step: str) -> Iterator[tuple[str, str]]:
        work, variant = self.exercise.cases.reference, self.variant
        for field in self.parts.content.world.catalogue.procedure(work.procedure).form:
            if field.step == step and not field.readonly:
                yield field.name, fill(work.fields[field.name], variant)


def _put(control: Locator, value: str) -> None:
    if control.evaluate("it => it.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)
