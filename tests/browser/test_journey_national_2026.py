"""The one national portal of 2026: a copy of a diploma, with an unsigned form and a fee on reception."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page

from tests.support.journey_after import Citizen
from tests.support.journey_start import sit_down_at

CODE = "3.000465"
FEE = "10.000 đồng"


def test_a_citizen_asks_for_a_copy_of_their_diploma(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    who = sit_down_at(live_app, sit_down, "national-2026", tmp_path)
    who.begin()
    code = file(who)
    asked_to_supplement(who, code)
    who.wait_for(code, "Yêu cầu thực hiện nghĩa vụ tài chính")
    receipt = who.pay(FEE, "Ví điện tử Thực Hành")
    who.open_dossier(code, "Đang xử lý")
    who.wait_for(code, "Đã trả kết quả")
    values = who.variant.values
    who.take_result(code, values["me.full_name"], values["me.diploma.number"])
    who.open_dossier(code, "Đã trả kết quả")
    who.rate_badly("Phải gửi đơn hai lần.")
    who.open_dossier(code, "Đã trả kết quả")
    who.petition("Mẫu đơn khó tìm", "Xin đặt mẫu đơn ngay cạnh ô đính kèm.")
    who.read_notice("Đã trả kết quả", code)
    who.track(code, "Đã trả kết quả")
    who.read_payments(receipt)
    assert len(who.line) > 40
    assert who.line.too_heavy() == []


def file(who: Citizen) -> str:
    procedure = who.catalogue.procedure(CODE)
    who.find("mat bang tot nghiep", CODE)
    who.apply()
    who.sign_in()
    who.choose_agency(who.catalogue.agency("so-gddt-gia-lai"))
    who.go_on_too_soon("Nơi cư trú")
    who.fill_step(procedure, "thong-tin")
    who.go_on("to-khai")
    who.fill_step(procedure, "to-khai", copies="2")
    who.go_on("giay-to")
    who.attach("application_form", "unsigned_form")
    for component in ("authorisation", "relationship"):
        who.strike(component)
    who.go_on("nhan-ket-qua")
    who.fill_step(procedure, "nhan-ket-qua", receive_method="online")
    who.go_on("kiem-tra")
    return who.send()


def asked_to_supplement(who: Citizen, code: str) -> None:
    """Said on the phone, in a notice and on the dossier's page."""
    who.open_dossier(code, "Mới đăng ký")
    who.next_day()
    assert any(code in text and "cần bổ sung" in text for text in who.texts())
    who.read_notice("Hồ sơ cần bổ sung", code, "chưa có chữ ký")
    who.open_dossier(code, "Yêu cầu bổ sung giấy tờ")
    who.supplement("application_form", "copy_form", "Tôi gửi đơn đã ký.")
