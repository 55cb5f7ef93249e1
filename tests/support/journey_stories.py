"""What happens to a citizen on each of the three portals, from the search to the answer of the office."""

from collections.abc import Callable, Mapping, Sequence

from playwright.sync_api import expect

from tests.support.journey import agency_for
from tests.support.journey_after import Citizen

RESIDENCE, DIPLOMA_2024, DIPLOMA_2026, BIRTH = "1.004194", "1.005092", "3.000465", "2.000635"


def register_residence(who: Citizen) -> None:
    """The provincial portal: a paper nobody can read, and a fee on reception."""
    procedure, values = who.catalogue.procedure(RESIDENCE), who.variant.values
    child = [values[f"child.{fact}"] for fact in ("full_name", "birth_date", "gender", "id_number")]
    who.find("dang ky tam tru", RESIDENCE)
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
    code = send(who, RESIDENCE, strike=("consent", "list"), child=child[0])
    answer(who, code, "housing", "housing", "bản chụp mờ, không đọc được chữ và số")

    who.wait_for(code, "Yêu cầu thực hiện nghĩa vụ tài chính")
    assert any("7.000 đồng" in text for text in who.texts())
    receipt = who.pay("7.000 đồng", "Ngân hàng Thực Hành A")
    who.open_dossier(code, "Đang xử lý")
    assert who.wait_for(code, "Đã trả kết quả") >= 2, "three working days from reception"
    finish(who, code, values["me.full_name"])
    who.read_payments(receipt)


def ask_for_two_copies(who: Citizen) -> None:
    """The national portal of 2024: of a diploma, by post; of a birth certificate, which is paid for first."""
    first = ask_for_a_diploma(who)
    answer(who, first, "identity", "id_card", "bản chụp mờ")
    who.wait_for(first, "Đang xử lý")
    second = ask_for_a_birth_certificate(who)
    receipt = who.pay("24.000 đồng", "Ngân hàng Thực Hành B")
    who.open_dossier(second, "Mới đăng ký")
    who.wait_for(second, "Đã trả kết quả")
    finish(who, second, who.variant.values["me.full_name"])
    who.read_payments(receipt)
    who.open_dossier(first, "Đã")
    who.wait_for(first, "Đã trả kết quả")  # the post takes its time
    who.read_notice("Đã trả kết quả", first, "Bưu điện")


def ask_for_a_diploma(who: Citizen) -> str:
    procedure = who.catalogue.procedure(DIPLOMA_2024)
    who.find("sao bang tot nghiep cap 3", DIPLOMA_2024)
    who.apply()
    who.sign_in(account=1)
    who.choose_agency(who.catalogue.agency("so-gddt"))
    who.go_on_too_soon("Ngày sinh")
    fill_both(who, DIPLOMA_2024)
    who.attach("application_form", "copy_form")
    who.attach("identity", "old_scan")
    return send(who, procedure.code, strike=("relationship",), receive="post")


def ask_for_a_birth_certificate(who: Citizen) -> str:
    """The card lies in the store since the first dossier; the money is due before anybody looks."""
    procedure = who.catalogue.procedure(BIRTH)
    who.go_home()
    who.find("xin lai giay khai sinh", BIRTH)
    who.apply()
    who.choose_agency(agency_for(who.of, procedure, who.variant.values["me.place"], "2024"))
    fill_both(who, BIRTH, copies="3")
    who.take_from_store("identity", "id_card")
    code = send(who, BIRTH, strike=("authorisation",))
    expect(who.main).to_contain_text("Hồ sơ đang chờ thanh toán")
    who.look("receipt before payment")
    return code


def ask_for_a_copy(who: Citizen) -> None:
    """The one portal of 2026: a form that nobody signed, and a fee on reception."""
    who.find("mat bang tot nghiep", DIPLOMA_2026)
    who.apply()
    who.sign_in()
    who.choose_agency(who.catalogue.agency("so-gddt-gia-lai"))
    who.go_on_too_soon("Nơi cư trú")
    fill_both(who, DIPLOMA_2026, copies="2")
    who.attach("application_form", "unsigned_form")
    code = send(who, DIPLOMA_2026, strike=("authorisation", "relationship"))
    answer(who, code, "application_form", "copy_form", "chưa có chữ ký")

    who.wait_for(code, "Yêu cầu thực hiện nghĩa vụ tài chính")
    receipt = who.pay("10.000 đồng", "Ví điện tử Thực Hành")
    who.open_dossier(code, "Đang xử lý")
    who.wait_for(code, "Đã trả kết quả")
    values = who.variant.values
    finish(who, code, values["me.full_name"], values["me.diploma.number"])
    who.read_payments(receipt)


STORIES: Mapping[str, Callable[[Citizen], None]] = {
    "provincial-2024": register_residence,
    "national-2024": ask_for_two_copies,
    "national-2026": ask_for_a_copy,
}


def fill_both(who: Citizen, code: str, **otherwise: str) -> None:
    """The two pages of questions."""
    procedure = who.catalogue.procedure(code)
    who.fill_step(procedure, "thong-tin")
    who.go_on("to-khai")
    who.fill_step(procedure, "to-khai", **otherwise)
    who.go_on("giay-to")


def send(who: Citizen, code: str, strike: Sequence[str], receive: str = "online", child: str = "") -> str:
    """From the papers on; the code of the dossier."""
    for component in strike:
        who.strike(component)
    who.look("papers attached")
    who.go_on("nhan-ket-qua")
    who.fill_step(who.catalogue.procedure(code), "nhan-ket-qua", receive_method=receive)
    who.go_on("kiem-tra")
    expect(who.main).to_contain_text(child or who.variant.values["me.full_name"])
    return who.send()


def answer(who: Citizen, code: str, component: str, paper: str, why: str) -> None:
    """Next day the officer asks for another paper: on the phone, in a notice, on the page of the dossier."""
    who.open_dossier(code, "Mới đăng ký")
    who.next_day()
    expect(who.main).to_contain_text(why)
    assert any(code in text and "cần bổ sung" in text for text in who.texts())
    who.read_notice("Hồ sơ cần bổ sung", code, why)
    who.open_dossier(code, "Yêu cầu bổ sung giấy tờ")
    who.supplement(component, paper, "Tôi gửi giấy tờ khác thay cho tờ cũ.")


def finish(who: Citizen, code: str, *said: str) -> None:
    """The result, the rating, a petition and its answer, the letters, tracking."""
    who.take_result(code, *said)
    who.open_dossier(code, "Đã trả kết quả")
    who.rate_badly("Phải gửi giấy tờ hai lần.")
    who.open_dossier(code, "Đã trả kết quả")
    who.petition("Phải gửi giấy tờ hai lần", "Xin hướng dẫn cách chụp giấy tờ ngay cạnh ô đính kèm.")
    who.read_notice("Đã trả kết quả", code)
    who.track(code, "Đã trả kết quả")
