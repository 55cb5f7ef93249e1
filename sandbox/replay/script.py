"""What each kind of event means to a student who works by the script."""

from collections.abc import Callable, Mapping

from sandbox.replay import account, afterwards, desk, filing, reading, signatures
from sandbox.replay.play import Facts, Play

Act = Callable[[Play, Facts], None]
ACTS: Mapping[str, Act] = {
    "attempt.started": account.start,
    "attempt.finished": account.finish,
    "attempt.handed_in": account.hand_in,
    "otp.sent": account.ask_code,
    "account.signed_in": account.sign_in,
    "account.signed_out": account.sign_out,
    "hint.used": account.take_hint,
    "calendar.advanced": account.pass_days,
    "answers.saved": account.save_answers,
    "procedure.searched": reading.search,
    "procedure.viewed": reading.view,
    "dossier.tracked": reading.track,
    "template.downloaded": reading.download_template,
    "captcha.failed": reading.mistype_captcha,
    "website.read": reading.read_website,
    "link.followed": reading.follow,
    "message.refused": reading.refuse_message,
    "otp.shared": reading.share_code,
    "incident.met": lambda play, facts: play.meet_trouble(),
    "agency.chosen": filing.choose_agency,
    "dossier.started": filing.start,
    "draft.saved": filing.fill_step,
    "paper.attached": filing.attach_scripted,
    "paper.reused": filing.reuse,
    "paper.refused": filing.refuse_paper,
    "paper.removed": filing.detach,
    "component.removed": filing.strike,
    "component.restored": filing.restore,
    "dossier.submitted": filing.submit,
    "dossier.supplemented": afterwards.supplement,
    "dossier.paid": afterwards.pay,
    "dossier.withdrawn": afterwards.withdraw,
    "dossier.rated": afterwards.rate,
    "result.downloaded": afterwards.download,
    "signature.checked": signatures.check,
    "petition.sent": afterwards.petition,
    "desk.opened": desk.open_dossier,
    "desk.paper_seen": desk.see_paper,
    "desk.taken": desk.take,
    "desk.acted": desk.act,
    "desk.answered": desk.answer,
}
OF_ITSELF = frozenset(
    {
        "dossier.reviewed",
        "dossier.received",
        "dossier.refused",
        "dossier.processed",
        "dossier.supplement_requested",
        "dossier.payment_requested",
        "dossier.stopped",
        "dossier.extended",
        "dossier.expired",
        "dossier.finished",
        "dossier.returned",
        "petition.answered",
        "petition.returned",
        "dossier.forwarded",
        "desk.cleared",
    }
)
"""Follows from what was done before: nobody acts, but it must have happened."""
WITH_OTHERS = ("support.", "help.")
"""Takes somebody beside the student: no script of one student has it."""
