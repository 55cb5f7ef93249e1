"""What a helper does in the citizen's place: filing, with their authorisation, and nothing else."""

from datetime import datetime

from sqlalchemy.orm import Session

from fixtures.eform import dossier_errors
from fixtures.support import load_support
from sandbox.content import Content
from sandbox.operations import attempts, submission
from sandbox.operations.attachments import of_dossier
from sandbox.operations.journal import note
from sandbox.operations.refusals import Refused
from sandbox.operations.support import beside
from sandbox.reports.helping import current
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.store.dossiers import Dossier

NEVER = (
    "Việc này chỉ người dân tự làm, kể cả khi đã ủy quyền nộp hồ sơ. Máy đã ghi lại lần bấm này. "
    "Em nhắn để họ tự làm nhé."
)
NOT_YET = (
    "Người dân chưa ủy quyền nên em không nộp thay được. Máy đã ghi lại lần bấm này. "
    "Cần nộp thay thì người dân bấm Ủy quyền trên màn hình của họ."
)
NOTHING = "Người dân chưa có hồ sơ nào chờ nộp."
UNFINISHED = "Hồ sơ còn chỗ chưa xong nên chưa nộp được. Em chỉ cho người dân chỗ còn thiếu."
SIGNED_OUT = "Người dân đã thoát khỏi tài khoản trên cổng. Em nhắc họ đăng nhập lại."


def act(session: Session, content: Content, helper: Attempt, action: str, now: datetime) -> Dossier:
    """File the citizen's finished draft as it is. Raises Refused; pressing without a right to it is written
    down, and NotFound for what nobody offered.
    """
    wanted = load_support().acts.get(action)
    if wanted is None:
        raise NotFound
    helping, sitting = beside(session, helper, now)
    session.refresh(sitting, with_for_update=True)  # they may take the authorisation back at this moment
    session.refresh(helping)
    if wanted.allowed == "never" or helping.authorised_at is None:
        note(session, content, helper, "support.overstepped", now, action=action)
        session.commit()
        raise Refused(NEVER if wanted.allowed == "never" else NOT_YET)
    citizen = attempts.under_way(session, content, sitting.id, sitting.student_id, now)
    dossier = _finished(session, content, citizen)
    note(session, content, helper, "support.acted", now, action=action)
    note(session, content, citizen, "help.filed", now, dossier.id)
    return submission.submit(session, content, citizen, dossier.id, f"uy-quyen-{dossier.id}", now)


def _finished(session: Session, content: Content, citizen: Attempt) -> Dossier:
    """The draft that only waits to be sent; raises Refused."""
    dossier, portal = current(session, citizen.id), content.portal_of(citizen.exercise)
    if dossier is None or dossier.state != "draft":
        raise Refused(NOTHING)
    procedure = content.world.catalogue.procedure(dossier.procedure)
    attached = {one.component for one in of_dossier(session, dossier)}
    filled = (dossier.fields, attached, dossier.removed)
    wrong = dossier_errors(procedure, *filled, portal.era, portal.step_ids)
    if wrong or dossier.reached != portal.step_ids[-1]:
        raise Refused(UNFINISHED)
    if not citizen.signed_in:
        raise Refused(SIGNED_OUT)
    return dossier
