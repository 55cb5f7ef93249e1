"""The national portal of 2024: a copy of a diploma, then of a birth certificate, which is paid for first."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page, expect

from tests.support.journey import agency_for
from tests.support.journey_after import Citizen
from tests.support.journey_start import sit_down_at

DIPLOMA, BIRTH = "1.005092", "2.000635"
FEE = "24.000 đồng"


def test_a_citizen_asks_for_two_copies(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    who = sit_down_at(live_app, sit_down, "national-2024", tmp_path)
    who.begin()
    first = ask_for_a_diploma(who)
    asked_to_supplement(who, first)
    second = ask_for_a_birth_certificate(who)
    receipt = who.pay(FEE, "Ngân hàng Thực Hành B")
    who.open_dossier(second, "Mới đăng ký")
    who.wait_for(second, "Đã trả kết quả")
    who.take_result(second, who.variant.values["me.full_name"])
    who.open_dossier(second, "Đã trả kết quả")
    who.rate_badly("Phải khai lại những gì cơ quan đã biết.")
    who.open_dossier(first, "Đã xử lý xong")
    who.petition("Hồ sơ phải bổ sung", "Xin cho xem trước ảnh có đủ rõ không, để khỏi gửi hai lần.")
    who.open_dossier(first, "Đã")
    who.wait_for(first, "Đã trả kết quả")  # the post takes its time
    who.read_notice("Đã trả kết quả", first, "Bưu điện")
    who.track(first, "Đã trả kết quả")
    who.read_payments(receipt)
    assert len(who.line) > 40
    assert who.line.too_heavy() == []


def ask_for_a_diploma(who: Citizen) -> str:
    procedure = who.catalogue.procedure(DIPLOMA)
    who.find("sao bang tot nghiep cap 3", DIPLOMA)
    who.apply()
    who.sign_in(account=1)
    who.choose_agency(who.catalogue.agency("so-gddt"))
    who.go_on_too_soon("Ngày sinh")
    who.fill_step(procedure, "thong-tin")
    who.go_on("to-khai")
    who.fill_step(procedure, "to-khai")
    who.go_on("giay-to")
    who.attach("application_form", "copy_form")
    who.attach("identity", "old_scan")
    who.strike("relationship")
    who.go_on("nhan-ket-qua")
    who.fill_step(procedure, "nhan-ket-qua", receive_method="post")
    who.go_on("kiem-tra")
    return who.send()


def asked_to_supplement(who: Citizen, code: str) -> None:
    """Said on the phone, in a notice and on the dossier's page."""
    who.open_dossier(code, "Mới đăng ký")
    who.next_day()
    assert any(code in text and "cần bổ sung" in text for text in who.texts())
    who.read_notice("Hồ sơ cần bổ sung", code, "bản chụp mờ")
    who.open_dossier(code, "Yêu cầu bổ sung giấy tờ")
    who.supplement("identity", "id_card", "Tôi gửi ảnh căn cước chụp lại.")
    who.wait_for(code, "Đang xử lý")


def ask_for_a_birth_certificate(who: Citizen) -> str:
    """The card lies in the store since the first dossier; the money is due before anybody looks."""
    procedure = who.catalogue.procedure(BIRTH)
    who.go_home()
    who.find("xin lai giay khai sinh", BIRTH)
    who.apply()
    who.choose_agency(agency_for(who.of, procedure, who.variant.values["me.place"], "2024"))
    who.fill_step(procedure, "thong-tin")
    who.go_on("to-khai")
    who.fill_step(procedure, "to-khai", copies="3")
    who.go_on("giay-to")
    who.take_from_store("identity", "id_card")
    who.strike("authorisation")
    who.go_on("nhan-ket-qua")
    who.fill_step(procedure, "nhan-ket-qua", receive_method="online")
    who.go_on("kiem-tra")
    code = who.send()
    expect(who.main).to_contain_text("Hồ sơ đang chờ thanh toán")
    who.look("receipt before payment")
    return code
