"""The provincial portal: temporary residence, with a paper nobody can read and a fee on reception."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page, expect

from tests.support.journey import agency_for
from tests.support.journey_after import Citizen
from tests.support.journey_start import sit_down_at

CODE = "1.004194"
FEE = "7.000 đồng"


def test_a_citizen_registers_where_they_stay(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    who = sit_down_at(live_app, sit_down, "provincial-2024", tmp_path)
    who.begin()
    code = file(who)
    asked_to_supplement(who, code)
    who.wait_for(code, "Yêu cầu thực hiện nghĩa vụ tài chính")
    assert any(FEE in text for text in who.texts())
    receipt = who.pay(FEE, "Ngân hàng Thực Hành A")
    who.open_dossier(code, "Đang xử lý")
    assert who.wait_for(code, "Đã trả kết quả") >= 2, "three working days from reception"
    who.take_result(code, who.variant.values["me.full_name"])
    who.open_dossier(code, "Đã trả kết quả")
    who.rate_badly("Phải gửi giấy tờ hai lần.")
    who.open_dossier(code, "Đã trả kết quả")
    who.petition("Ảnh chụp bị chê mờ", "Xin hướng dẫn cách chụp giấy tờ ngay trên trang đính kèm.")
    who.read_notice("Đã trả kết quả", code)
    who.track(code, "Đã trả kết quả")
    who.read_payments(receipt)
    assert len(who.line) > 40
    assert who.line.too_heavy() == []


def file(who: Citizen) -> str:
    procedure, values = who.catalogue.procedure(CODE), who.variant.values
    child = [values[f"child.{fact}"] for fact in ("full_name", "birth_date", "gender", "id_number")]
    who.find("dang ky tam tru", CODE)
    who.apply()
    who.sign_in()
    who.choose_agency(agency_for(who.of, procedure, values["me.place"], "2024"))
    who.fill_step(procedure, "thong-tin")
    who.go_on("to-khai")
    who.go_on_too_soon("1. Họ, chữ đệm và tên khai sinh", "Nơi tạm trú")
    who.fill_step(procedure, "to-khai", members=[[*child, "con"]])
    who.go_on("giay-to")
    who.go_on_too_soon("Vui lòng đính kèm")
    who.attach("residence_form", "residence_form")
    who.attach("housing", "housing_scan")
    for component in ("consent", "list"):
        who.strike(component)
    who.go_on("nhan-ket-qua")
    who.fill_step(procedure, "nhan-ket-qua", receive_method="online")
    who.go_on("kiem-tra")
    expect(who.main).to_contain_text(child[0])
    return who.send()


def asked_to_supplement(who: Citizen, code: str) -> None:
    """Said on the phone, in a notice and on the dossier's page."""
    who.open_dossier(code, "Mới đăng ký")
    who.next_day()
    expect(who.main).to_contain_text("bản chụp mờ, không đọc được chữ và số")
    assert any(code in text and "cần bổ sung" in text for text in who.texts())
    who.read_notice("Hồ sơ cần bổ sung", code, "bản chụp mờ")
    who.open_dossier(code, "Yêu cầu bổ sung giấy tờ")
    who.supplement("housing", "housing", "Tôi gửi bản chụp rõ của hợp đồng thuê nhà.")
