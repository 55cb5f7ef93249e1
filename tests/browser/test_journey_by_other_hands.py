"""The same journey by keyboard alone, and where the browser runs no script."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page

from tests.support.journey import agency_for
from tests.support.journey_after import Citizen
from tests.support.journey_hands import Keys, NoScript
from tests.support.journey_start import sit_down_at

RESIDENCE, COPY = "1.004194", "1.005092"
FEE = "7.000 đồng"


def test_the_whole_journey_by_keyboard_alone(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    who = sit_down_at(live_app, sit_down, "provincial-2024", tmp_path, Keys())
    who.watchful = False
    register_residence(who)


def test_the_whole_journey_without_javascript(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    who = sit_down_at(live_app, sit_down, "provincial-2024", tmp_path, NoScript(), java_script_enabled=False)
    register_residence(who)


def register_residence(who: Citizen) -> None:
    procedure = who.catalogue.procedure(RESIDENCE)
    who.begin()
    values = who.variant.values
    child = [values[f"child.{fact}"] for fact in ("full_name", "birth_date", "gender", "id_number")]
    who.find("dang ky tam tru", RESIDENCE)
    who.apply()
    who.sign_in()
    who.choose_agency(agency_for(who.of, procedure, values["me.place"], "2024"))
    who.fill_step(procedure, "thong-tin")
    who.go_on("to-khai")
    who.fill_step(procedure, "to-khai", members=[[*child, "con"]])
    who.go_on("giay-to")
    who.attach("residence_form", "residence_form")
    who.attach("housing", "housing_scan")
    for component in ("consent", "list"):
        who.strike(component)
    who.go_on("nhan-ket-qua")
    who.fill_step(procedure, "nhan-ket-qua", receive_method="online")
    who.go_on("kiem-tra")
    code = who.send()
    who.open_dossier(code, "Mới đăng ký")
    who.wait_for(code, "Yêu cầu bổ sung giấy tờ")
    who.supplement("housing", "housing", "Tôi gửi bản chụp rõ.")
    who.wait_for(code, "Yêu cầu thực hiện nghĩa vụ tài chính")
    who.pay(FEE, "Ngân hàng Thực Hành A")
    who.open_dossier(code, "Đang xử lý")
    who.wait_for(code, "Đã trả kết quả")
    who.take_result(code)
    who.open_dossier(code, "Đã trả kết quả")
    who.rate_badly("Phải gửi giấy tờ hai lần.")
    who.open_dossier(code, "Đã trả kết quả")
    who.petition("Ảnh chụp bị chê mờ", "Xin hướng dẫn cách chụp giấy tờ.")
    who.read_notice("Đã trả kết quả", code)
    who.track(code, "Đã trả kết quả")
