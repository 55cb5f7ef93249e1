"""What follows filing: days, letters, the supplement, the money, the result, the rating, tracking."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from tests.support.journey_filing import Filing
from tests.support.specimens import text_of

DAYS_MAX = 15


@dataclass
class Citizen(Filing):
    # finding one's way back

    def open_mine(self) -> None:
        """“Hồ sơ của tôi”, by the link in the portal's head."""
        head = self.page.locator(".portal-account")
        self.press(head.get_by_role("link", name=self.portal.labels["my_dossiers"]))
        self.arrive("/ho-so$|/dvc-dich-vu-cong-cua-toi$", "my dossiers")

    def open_dossier(self, code: str, state: str) -> None:
        """Its page, which must say how it stands."""
        self.open_mine()
        self.press(self.link(f"Xem hồ sơ {code}", exact=True))
        self.arrive("/ho-so/[0-9]+$")
        expect(self.main.locator(".page-head")).to_contain_text(state)
        self.look(f"dossier: {state}")

    def read_notice(self, title: str, *said: str) -> None:
        """The newest letter of that title that says the first of this, by the bell in the portal's head."""
        self.press(self.page.locator(".portal-bell"))
        self.arrive("/thong-bao$", "notices")
        named = self.page.locator("strong", has_text=re.compile(f"^{title}$"))
        self.press(self.main.locator(".letter a").filter(has=named, has_text=said[0]).first)
        self.arrive("/thong-bao/[0-9]+$", "notice")
        expect(self.title).to_have_text(title)
        for words in said:
            expect(self.main).to_contain_text(words)

    def wait_for(self, code: str, state: str) -> int:
        """Day after day; how many it took until the dossier came to that state."""
        for day in range(DAYS_MAX):
            if self.main.locator(".page-head", has_text=state).count():
                self.look(f"dossier: {state}")
                return day
            self.next_day()
        raise AssertionError(f"{code} never came to “{state}”")

    # what is asked for

    def supplement(self, component: str, paper: str, words: str) -> None:
        """Another paper in place of the one that could not be used."""
        self.press(self.link("Bổ sung hồ sơ").first)
        self.arrive("/bo-sung$", "supplement")
        self.press(self.button("Gửi bổ sung"))
        expect(self.main.get_by_role("alert")).to_contain_text("Thông tin bổ sung")
        self.look("supplement with errors")
        for file in self.part(component).locator(".file").all():
            self.press(file.get_by_role("button", name="Gỡ"))
        self.attach(component, paper)
        self.hands.write(self.main.locator("#answer"), words)
        self.press(self.button("Gửi bổ sung"))
        self.arrive("/ho-so/[0-9]+$")
        expect(self.page.get_by_role("status").filter(has_text="Đã gửi bổ sung")).to_be_visible()

    def pay(self, amount: str, bank: str) -> str:
        """From a page that says something is due, over the bank and its code, to the receipt's number."""
        self.press(self.link(re.compile("^Thanh toán")).first)
        self.arrive("/thanh-toan$", "payment")
        expect(self.main.locator(".bill-total")).to_contain_text(amount)
        self.hands.choose(self.main.get_by_role("radio", name=re.compile(f"^{bank}")))
        self.press(self.button(f"Thanh toán {amount}"))
        self.arrive("/ngan-hang$", "bank")
        self.press(self.button("Nhận mã OTP"))
        expect(self.button("Xác nhận thanh toán")).to_be_visible()
        self.look("bank with code")
        assert amount in self.texts()[-1]
        self.hands.write(self.main.get_by_label("Mã xác thực (OTP)"), self.code_on_phone(amount))
        self.press(self.button("Xác nhận thanh toán"))
        self.arrive("/thanh-toan/[0-9]+$", "receipt of payment")
        expect(self.title).to_have_text("Thanh toán thành công")
        number = self.main.locator(".receipt-code strong").inner_text()
        said = text_of(self.download("Tải biên lai").read_bytes())
        assert number in said
        assert amount.removesuffix(" đồng") in said
        return number

    # what comes of it

    def take_result(self, *said: str) -> None:
        """Read it on the page and in the file."""
        self.press(self.link("Xem kết quả").first)
        self.arrive("/ket-qua$", "result")
        text = text_of(self.download("Tải kết quả").read_bytes())
        for words in said:
            expect(self.main).to_contain_text(words)
            assert words in text, words
        assert "THỰC HÀNH" in text.upper()

    def rate_badly(self, reason: str) -> None:
        """The third level, first without the reason that it needs."""
        self.press(self.link("Đánh giá hài lòng").first)
        self.arrive("/danh-gia$", "rating")
        self.hands.choose(self.main.get_by_role("radio", name="KHÔNG HÀI LÒNG"))
        self.press(self.button("Gửi đánh giá"))
        expect(self.main.get_by_role("alert")).to_contain_text("Vui lòng điền lý do KHÔNG HÀI LÒNG!")
        self.look("rating with errors")
        self.hands.write(self.main.get_by_label("Lý do"), reason)
        self.press(self.button("Gửi đánh giá"))
        expect(self.main).to_contain_text("Hồ sơ đã được đánh giá!")
        expect(self.main).to_contain_text(reason)
        self.look("rated")

    def track(self, code: str, state: str) -> None:
        """By the code, as anybody can who has it."""
        self.page.goto("/tra-cuu")
        self.look("tracking")
        self.hands.write(self.main.get_by_label(self.portal.labels["code"]), code)
        number = self.main.get_by_label(self.portal.labels["owner_number"])
        if number.count():
            self.hands.write(number, self.variant.values["me.id_number"])
        self.answer_captcha()
        self.press(self.button("Tra cứu"))
        expect(self.main.get_by_role("status")).to_contain_text(state)
        expect(self.main.get_by_role("status")).to_contain_text(code)
        expect(self.main.get_by_role("heading", name="Kết quả tra cứu")).to_be_in_viewport()
        self.look("tracked")

    def petition(self, subject: str, content: str) -> None:
        """Written from the page of a dossier, answered on the next working day."""
        self.press(self.link("Gửi phản ánh kiến nghị").first)
        self.arrive("phan-anh-kien-nghi$", "petition")
        self.press(self.button("Gửi phản ánh, kiến nghị"))
        expect(self.main.get_by_role("alert")).to_contain_text("Nội dung")
        self.look("petition with errors")
        values = self.variant.values
        for name, words in (
            ("email", values["me.email"]),
            ("address", values["me.address"]),
            ("subject", subject),
            ("content", content),
        ):
            self.hands.write(self.main.locator(f"#{name}"), words)
        self.hands.pick(self.main.locator("#kind"), "report")
        self.press(self.button("Gửi phản ánh, kiến nghị"))
        self.arrive("/[0-9]+$", "petition sent")
        expect(self.main).to_contain_text("Đã gửi phản ánh")
        self.next_day()
        expect(self.main).to_contain_text("Trả lời của cơ quan")
        self.look("petition answered")
        assert "đã có trả lời" in self.texts()[-1]
        self.press(self.link("Phản ánh, kiến nghị", exact=True))
        self.arrive("/da-gui$|/tra-cuu-phan-anh-kien-nghi$", "petitions")
        expect(self.link(re.compile("^Xem PAKN-TH-"))).to_have_count(1)

    def download(self, words: str) -> Path:
        with self.page.expect_download() as coming:
            self.press(self.link(words))
        return self.keep(coming.value.suggested_filename, coming.value.save_as)

    def read_payments(self, receipt: str) -> None:
        """The history of payments, from the menu of the citizen's own pages."""
        self.page.goto("/lich-su-thanh-toan")
        self.look("history of payments")
        expect(self.main.get_by_role("link", name=f"Biên lai {receipt}")).to_be_visible()
