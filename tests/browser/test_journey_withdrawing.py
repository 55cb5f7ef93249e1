"""Taking a dossier back: possible until the office has it, and never after."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page, expect

from tests.support.journey import agency_for
from tests.support.journey_after import Citizen
from tests.support.journey_start import sit_down_at

CODE = "1.010041"
WITHDRAW = "Thu hồi hồ sơ"


def test_a_citizen_takes_a_dossier_back_but_not_once_it_is_received(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    who = sit_down_at(live_app, sit_down, "national-2024", tmp_path)
    who.begin()
    first = file(who)
    who.open_dossier(first, "Mới đăng ký")
    who.follow(WITHDRAW, "/thu-hoi$", "withdrawal")
    who.hands.write(who.main.get_by_label("Lý do thu hồi"), "Tôi khai nhầm nơi cư trú.")
    who.press(who.button(WITHDRAW))
    who.arrive("/ho-so/[0-9]+$", "dossier withdrawn")
    expect(who.main.locator(".page-head")).to_contain_text("Công dân yêu cầu rút hồ sơ")
    expect(who.link(WITHDRAW)).to_have_count(0)
    who.read_notice("Đã thu hồi hồ sơ", first)

    second = file(who)
    who.open_dossier(second, "Mới đăng ký")
    who.follow(WITHDRAW, "/thu-hoi$", "withdrawal")
    who.next_day()  # while they hesitate, the office takes it in
    who.arrive("/ho-so/[0-9]+$", "withdrawal refused")
    expect(who.main).to_contain_text("“Đang xử lý” nên không thể “Thu hồi hồ sơ”")
    expect(who.link(WITHDRAW)).to_have_count(0)


def file(who: Citizen) -> str:
    """One that asks for no paper and no money."""
    procedure = who.catalogue.procedure(CODE)
    who.go_home()
    who.find("giay xac nhan cu tru", CODE)
    who.apply()
    if "/dang-nhap" in who.page.url:
        who.sign_in()
    who.choose_agency(agency_for(who.of, procedure, who.variant.values["me.place"], who.portal.era))
    for step, after in (("thong-tin", "to-khai"), ("to-khai", "giay-to")):
        who.fill_step(procedure, step)
        who.go_on(after)
    who.strike("residence_form")
    who.go_on("nhan-ket-qua")
    who.fill_step(procedure, "nhan-ket-qua", receive_method="desk")
    who.go_on("kiem-tra")
    return who.send()
