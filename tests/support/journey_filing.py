"""From the search to the receipt: finding a procedure, signing in, the e-form, its papers, sending it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from fixtures.eform_fields import FormField
from fixtures.procedure import Agency, Procedure
from sandbox.web.portal.captcha import DIGITS
from tests.support.journey import answer
from tests.support.journey_citizen import Sitting

SPOKEN = {words: digit for digit, words in DIGITS.items()}
Answers = Mapping[str, str]
Row = Sequence[str]


@dataclass
class Filing(Sitting):
    def go_home(self) -> None:
        """By the sign of the portal."""
        self.press(self.page.locator(".portal-brand"))
        self.arrive("/(cong|trang-chu)$")

    def find(self, words: str, code: str) -> None:
        """By everyday words, to the page of the procedure."""
        self.hands.write(self.page.get_by_role("searchbox"), words)
        self.press(self.button(self.portal.labels["search_button"], exact=True))
        self.arrive("/thu-tuc$|/thu-tuc-hanh-chinh$", "list")
        self.press(self.link(self.catalogue.procedure(code).name, exact=True).first)
        self.arrive(f"/{code}$", "detail")

    def apply(self) -> None:
        self.press(self.link(self.portal.labels["apply"], exact=True))
        self.arrive("/dang-nhap|/co-quan|/nop-ho-so")

    def sign_in(self, account: int = 0) -> None:
        """With the code that comes to the phone."""
        if len(self.portal.accounts) > 1:
            self.look("accounts")
            self.press(self.link(self.portal.accounts[account].label))
        self.look("sign in")
        self.hands.write(self.main.get_by_label("Số định danh cá nhân"), self.variant.values["me.id_number"])
        self.press(self.button("Nhận mã xác thực"))
        self.arrive("/otp|/sso", "otp")
        code = self.code_on_phone("đăng nhập")
        self.hands.write(self.main.get_by_label("Mã xác thực (OTP)"), code)
        self.press(self.button("Xác nhận"))
        self.arrive("/co-quan|/nop-ho-so")

    def choose_agency(self, agency: Agency) -> None:
        """Province, level and district first, where the portal asks for them; then the one body."""
        self.look("agency")
        for control, value in (("#tinh", agency.province), ("#khu-vuc", agency.area.partition(", ")[2])):
            self._choose_level(agency)
            box = self.main.locator(f"select{control}")
            if box.count() and box.is_visible() and value:
                self.hands.pick(box, value)
                self._show()
        self._choose_level(agency)
        one = self.main.locator(f"input[name=agency][value='{agency.id}']")
        if not one.count() and not self.main.locator("select#agency").count():
            self._show()
        self.look("agencies")
        if one.count():
            self.hands.choose(one)
        else:
            self.hands.pick(self.main.locator("select#agency"), agency.id)
        self.press(self.button(self.portal.labels["agree_and_continue"], exact=True))
        self.arrive("/thong-tin$", "step thong-tin")

    def _choose_level(self, agency: Agency) -> None:
        level = self.main.locator(f"#cap-{agency.level}")
        if level.count() and not level.is_checked():
            self.hands.choose(level)

    def _show(self) -> None:
        with self.page.expect_navigation():
            self.press(self.button("Xem cơ quan"))

    # the e-form

    def fill_step(self, procedure: Procedure, step: str, **otherwise: str | Sequence[Row]) -> None:
        """What the card and the papers say, into every field of one step, but for `otherwise`."""
        variant = self.variant
        for one in procedure.form:
            if one.step == step and not one.readonly:
                value = otherwise.get(one.name, answer(one.value, procedure, variant))
                self._answer(one, value)

    def _answer(self, about: FormField, value: str | Sequence[Row]) -> None:
        control = self.main.locator(f"#{about.name}")
        if about.type == "table":
            self._rows(control, about, [] if isinstance(value, str) else value)
        elif not isinstance(value, str) or not control.is_visible():
            return
        elif about.type == "checkbox":
            if value:
                self.hands.tick(control)
        elif about.type == "place":
            self._place(about.name, value)
        elif control.input_value() == value:
            return
        elif about.type == "select":
            self.hands.pick(control, value)
        else:
            self.hands.write(control, value)

    def _place(self, name: str, value: str) -> None:
        """Level by level, from the top."""
        for level, part in enumerate(reversed(value.split(", "))):
            box = self.main.locator(f"#{name}-{level}" if level else f"#{name}")
            expect(box.locator("option", has_text=re.compile(f"^{re.escape(part)}$"))).to_have_count(1)
            if box.input_value() != part:
                self.hands.pick(box, part)

    def _rows(self, table: Locator, about: FormField, rows: Sequence[Row]) -> None:
        for number, row in enumerate(rows):
            line = table.locator(".rows-row").nth(number)
            if not line.is_visible():
                self.press(table.get_by_role("button", name="Thêm dòng"))
            for column, value in zip(about.columns, row, strict=True):
                cell = line.locator(f"[name='{about.name}.{column.name}']")
                (self.hands.pick if column.type == "select" else self.hands.write)(cell, value)

    def go_on(self, to: str) -> None:
        self.press(self.button("Tiếp tục", exact=True))
        self.arrive(f"/{to}$", f"step {to}")

    def go_on_too_soon(self, *said: str) -> None:
        """What is missing is said, and nothing else happens."""
        self.press(self.button("Tiếp tục", exact=True))
        alert = self.main.get_by_role("alert")
        for words in said:
            expect(alert).to_contain_text(words)
        self.look("step with errors")

    # the papers

    def attach(self, component: str, paper: str) -> None:
        part = self.part(component)
        file = self.paper(paper)
        self.hands.put(self.page.locator(f"#tep-{component}"), file)
        expect(part.get_by_role("link", name=file.name)).to_be_visible()

    def take_from_store(self, component: str, paper: str) -> None:
        """Out of the account's own store of papers."""
        code = self.variant.papers[paper].code
        self.press(self.part(component).get_by_role("link", name=f"Lấy từ {self.portal.labels['store']}"))
        self.arrive("/kho$", "choice from the store")
        self.hands.choose(self.main.locator(f"input[name=code][value='{code}']"))
        self.press(self.button("Dùng giấy tờ này"))
        self.arrive("/giay-to")
        expect(self.part(component).locator(".file")).to_have_count(1)

    def strike(self, component: str) -> None:
        self.press(self.part(component).get_by_role("button", name=self.portal.labels["remove_component"]))
        expect(self.part(component)).to_contain_text("Đã xoá khỏi hồ sơ")

    def part(self, component: str) -> Locator:
        return self.page.locator(f"#tp-{component}")

    # sending it

    def send(self) -> str:
        """Promise, and if the portal asks for letters read the question in words; the code on the receipt."""
        self.hands.tick(self.main.locator("#commit"))
        self.answer_captcha()
        self.press(self.button(self.portal.labels["submit"], exact=True))
        self.arrive("/bien-nhan$", "receipt")
        return self.main.locator(".receipt-code strong").inner_text()

    def answer_captcha(self) -> None:
        """As somebody does who sees no picture."""
        question = self.main.locator(".captcha-words")
        if not question.count():
            return
        self.press(question.locator("summary"))
        said = question.locator("strong").inner_text()
        signs = [SPOKEN.get(words) or words.removeprefix("chữ ") for words in said.split(", ")]
        self.hands.write(self.main.locator("#captcha"), "".join(signs))
