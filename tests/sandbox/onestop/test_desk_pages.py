"""What an officer sees: the inbox by state and deadline, a dossier beside its checklist, its papers."""

import re

from sqlalchemy import select

from sandbox.store.dossiers import Attachment, Dossier
from sandbox.store.journal import JournalEntry
from tests.sandbox.onestop.clerk import clerk, clerk_of_class
from tests.sandbox.teacher.desk import counted, words
from tests.support.lesson import Lesson, filed
from tests.support.swapping import Swap

INBOX_STATEMENTS, DOSSIER_STATEMENTS = 8, 32


def kinds(of: Lesson, attempt_id: int) -> list[tuple[str, dict[str, object]]]:
    wanted = select(JournalEntry).where(
        JournalEntry.attempt_id == attempt_id, JournalEntry.kind.like("desk.%")
    )
    with of.parts.database.reading() as session:
        return [(one.kind, one.data) for one in session.scalars(wanted.order_by(JournalEntry.id))]


def put(of: Lesson, dossier_id: int, **changed: object) -> None:
    with of.parts.database.writing() as session:
        found = session.get_one(Dossier, dossier_id)
        for name, value in changed.items():
            setattr(found, name, value)
        session.commit()


def test_the_stack_lies_there_with_the_hours_left_to_answer(of: Lesson) -> None:
    page = words(clerk(of, of.students[0]).read())
    assert "Thứ Tư 17/4/2024, 08:00" in page
    assert "Chờ tiếp nhận 4" in page
    assert page.count("Mới đăng ký") == 4
    assert "Trả lời trước 09:12 17/04/2024" in page  # eight working hours after 09:12 of the day before
    assert "Lấy hồ sơ tiếp theo" not in page


def test_a_state_and_a_deadline_may_be_asked_for_and_an_empty_one_says_what_will_come(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    me.decide(me.dossiers["right"], "receive")
    assert "Tất cả hồ sơ (4)" in words(me.read())
    assert "Đang xử lý (1)" in words(me.read("/mot-cua?muc=xu-ly"))
    assert "Hồ sơ em yêu cầu bổ sung sẽ nằm đây" in me.read("/mot-cua?muc=bo-sung")
    assert "Quá hạn (0)" in words(me.read("/mot-cua?han=late"))
    for odd in ("muc=x", "han=none", "ban=em", "muc=&han="):
        assert "(4)" in words(me.read(f"/mot-cua?{odd}"))


def test_what_was_not_answered_in_eight_hours_is_late(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    client_day = me.send(f"/luot/{me.attempt_id}/lich")
    assert client_day.status_code == 302
    page = words(me.read("/mot-cua?han=late"))
    assert "Quá hạn (4)" in page


def test_the_calendar_of_a_stack_brings_no_machine_to_the_desk(of: Lesson) -> None:
    """The next day finds the dossiers as the officer left them."""
    me = clerk(of, of.students[0])
    me.send(f"/luot/{me.attempt_id}/lich")
    me.send(f"/luot/{me.attempt_id}/lich", {"until": "answer"})
    assert words(me.read()).count("Mới đăng ký") == 4


def test_the_inbox_costs_the_same_however_much_lies_there(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    me.read()
    seen = counted(of.app, me.read)
    assert len(seen) <= INBOX_STATEMENTS, "\n".join(seen)
    with of.parts.database.writing() as session:
        for item in list(me.dossiers.values())[1:]:
            session.get_one(Dossier, item).item = ""  # no longer of the stack
        session.commit()
    assert len(counted(of.app, me.read)) == len(seen)


def test_a_dossier_shows_the_form_beside_the_checklist_and_its_faults(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    page = me.open(me.dossiers["blurred"])
    read = words(page)
    for said in ("Tờ khai điện tử", "Họ và tên chủ hồ sơ", "Bắt buộc · bản chính: 1", "Mờ, không đọc được"):
        assert said in read
    assert page.count('form="xu-ly-form"') == 3  # one for each component
    assert "Thiếu giấy tờ này" in read
    assert re.findall(r'name="action"[^>]*value="(\w+)"', page) == [
        "receive", "request_supplement", "refuse", "request_payment",
    ]  # fmt: skip
    assert "selected" not in page  # no form, no ground, no fault is suggested
    assert len(counted(of.app, lambda: me.open(me.dossiers["blurred"]))) <= DOSSIER_STATEMENTS


def test_all_forms_of_the_era_are_offered(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    offered = re.findall(r"Mẫu (\d\d) – ", me.open(me.dossiers["right"]))
    assert offered == ["01", "02", "03", "04", "05", "06"]


def test_opening_a_dossier_and_a_paper_is_written_down_but_a_thumbnail_is_not(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    page = me.open(me.dossiers["blurred"])
    small = re.findall(r'src="([^"]+nho=1)"', page)
    large = re.findall(r'class="desk-paper" href="([^"]+)"', page)
    assert len(small) == len(large) == 2
    for path in (*small, large[1]):
        answer = me.client.get(path)
        assert answer.mimetype == "image/png"
        assert answer.data.startswith(b"\x89PNG")
    assert kinds(of, me.attempt_id) == [
        ("desk.opened", {"dossier": "blurred"}),
        ("desk.paper_seen", {"dossier": "blurred", "component": "identity"}),
    ]


def test_a_paper_of_another_dossier_is_not_there(of: Lesson) -> None:
    me, other = clerk(of, of.students[0]), clerk(of, of.students[1])
    with of.parts.database.reading() as session:
        theirs = session.scalars(
            select(Attachment.id).where(Attachment.dossier_id == other.dossiers["right"])
        ).first()
    for dossier_id in (me.dossiers["right"], other.dossiers["right"]):
        assert me.client.get(f"/mot-cua/ho-so/{dossier_id}/giay-to/{theirs}.png").status_code == 404
    assert me.client.get(f"/mot-cua/ho-so/{other.dossiers['right']}").status_code == 404


def test_what_happened_is_told_with_the_demand_and_its_form(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    blurred = me.dossiers["blurred"]
    me.decide(blurred, "request_supplement", **{"loi.identity": "blurred", "reason": "Ảnh căn cước mờ."})
    page = words(me.open(blurred))
    for said in ("Đã ghi nhận: Yêu cầu bổ sung", "Lý do: Ảnh căn cước mờ.", "Chưa gửi lại"):
        assert said in page
    assert "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ số" in page
    assert "Hồ sơ đang chờ người dân bổ sung" in page


def test_a_classmate_at_the_desk_sees_who_holds_what(swapped: Swap) -> None:
    citizen = swapped.citizens.students[0]
    _, dossier_id = filed(swapped.citizens, citizen)
    one, two = (clerk_of_class(swapped, student) for student in swapped.officers.students)
    assert "Chưa ai giữ" in words(one.read())
    assert one.send(f"/mot-cua/ho-so/{dossier_id}/nhan").status_code == 303
    assert "Bàn của em 1" in words(one.read())
    page = words(two.open(dossier_id))
    assert "đang giữ hồ sơ này" in page
    assert "Nhận thay" in page
    assert "Em chưa giữ hồ sơ nào" in words(two.read("/mot-cua?ban=em"))
    assert "Bạn Lê Hoà Bình" in words(two.read())


def test_the_bar_of_an_officer_has_no_citizens_tools(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    page = words(me.read())
    assert "Thẻ cán bộ" in page
    assert "Điện thoại" not in page
    assert "Ở bàn một cửa, em là cán bộ này" in words(me.read(f"/luot/{me.attempt_id}/nhan-vat"))


def test_handing_in_names_the_dossiers_that_were_forgotten(of: Lesson) -> None:
    me = clerk(of, of.students[0])
    me.decide(me.dossiers["right"], "receive")
    page = words(me.read(f"/luot/{me.attempt_id}/nop-bai"))
    assert page.count("Hồ sơ em chưa xử lý") == 3
    for item in ("no_card", "blurred", "sister"):
        me.decide(me.dossiers[item], "request_supplement")
    assert "Còn việc em chưa làm" not in words(me.read(f"/luot/{me.attempt_id}/nop-bai"))
    assert kinds(of, me.attempt_id)[-1][0] == "desk.cleared"
