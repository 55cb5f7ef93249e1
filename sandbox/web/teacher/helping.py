"""Why somebody needs help, in a teacher's words."""

from collections.abc import Callable, Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from exercises.engine.schema import Exercise
from fixtures.world import World
from sandbox.reports.help import Reason
from sandbox.web.teacher.timeline import REASONS

REFUSED = {
    "form.refused": _l("tờ khai"),
    "paper.refused": _l("tệp"),
    "submit.refused": _l("gửi hồ sơ"),
    "otp.failed": _l("mã OTP"),
    "otp.shared": _l("đưa mã OTP"),
    "payment.refused": _l("mã thanh toán"),
}
SHOWN = 2


def said(reason: Reason, names: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """`names` of fields and components, `labels` of events."""
    about = _about(reason, names, labels)
    sayings: dict[str, Callable[[], str]] = {
        "same": lambda: _("cùng lỗi %(n)d lần: %(about)s", n=reason.number, about=about),
        "stuck": lambda: _("bị báo lỗi %(n)d lần: %(about)s", n=reason.number, about=about),
        "otp": lambda: _("xin mã OTP %(n)d lần", n=reason.number),
        "left": lambda: _("đã thoát, chưa nộp"),
        "still": lambda: _("%(n)d phút không tiến thêm", n=reason.number),
        "spent": lambda: _("hết lượt, điểm còn thấp"),
    }
    return sayings[reason.kind]()


def names_of(world: World, exercise: Exercise) -> dict[str, str]:
    """What fields and components of this exercise's procedures are called."""
    codes = {row.args.get("code") for row in exercise.rubric} | {exercise.cases.reference.procedure}
    known = [one for code, one in world.catalogue.procedures.items() if code in codes]
    names = {part.id: part.name for one in known for part in one.components}
    return names | {field.name: field.label for one in known for field in one.form}


def _about(reason: Reason, names: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """The fields or papers, or else what kind of thing was refused."""
    told = [names.get(name) or str(REASONS.get(name, "")) for name in reason.names]
    where = str(REFUSED.get(reason.event) or labels.get(reason.event, ""))
    return ", ".join([one for one in told if one][:SHOWN]) or where
