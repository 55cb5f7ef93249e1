"""Beside the straight way: taking a dossier back, and asking for money for a child."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page, expect

from tests.support.journey import agency_for
from tests.support.journey_after import Citizen
from tests.support.journey_start import sit_down_at
from tests.support.journey_stories import fill_both, send

CONFIRMATION, SUPPORT = "1.010041", "1.014336"
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
    """A request that needs no paper and costs nothing."""
    procedure = who.catalogue.procedure(CONFIRMATION)
    who.go_home()
    who.find("giay xac nhan cu tru", CONFIRMATION)
    who.apply()
    if "/dang-nhap" in who.page.url:
        who.sign_in()
    who.choose_agency(agency_for(who.of, procedure, who.variant.values["me.place"], who.portal.era))
    fill_both(who, CONFIRMATION)
    return send(who, CONFIRMATION, strike=("residence_form",), receive="desk")


def test_a_parent_asks_for_money_for_learning(
    live_app: Flask, sit_down: Callable[..., Page], tmp_path: Path
) -> None:
    """A form with a sum of money; for a child, so the box that copies oneself stays empty."""
    who = sit_down_at(live_app, sit_down, "national-2026", tmp_path)
    who.begin()
    procedure = who.catalogue.procedure(SUPPORT)
    assert any(field.type == "money" for field in procedure.form)
    who.find("ho tro chi phi hoc tap mam non", SUPPORT)
    who.apply()
    who.sign_in()
    offered = who.catalogue.agencies_of(procedure, "2026")
    who.choose_agency(next(one for one in offered if one.online))
    fill_both(who, SUPPORT)
    who.attach("support_application", "support_form")
    who.attach("proof", "hardship")
    code = send(who, SUPPORT, strike=(), child=who.variant.values["child.full_name"])
    who.open_dossier(code, "Mới đăng ký")
    who.next_day()
    who.open_dossier(code, "Đang xử lý")
