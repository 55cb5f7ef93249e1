"""A dossier from the choice of an agency to “Gửi hồ sơ”, page by page as the portal asks for it."""

from sqlalchemy.orm import Session

from exercises.engine.variants import Paper
from fixtures.eform import clean, component_errors, field_error
from fixtures.papers import OF_THE_FILE, Scan
from fixtures.procedure import Procedure
from sandbox.operations import attachments, dossiers, submission
from sandbox.replay.play import Facts, Play, Stuck
from sandbox.replay.stage import stand_in
from sandbox.store.attempts import Attempt
from sandbox.store.dossiers import Dossier

PAPERS = "giay-to"
DONE = "papers done"


def choose_agency(play: Play, facts: Facts) -> None:
    """Kept for the draft, which begins with it."""
    play.agency = facts["agency"]


def start(play: Play, facts: Facts) -> None:
    procedure = play.content.world.catalogue.procedure(facts["procedure"])
    _check_open_to(play, procedure)
    agency = play.agency or play.fill(play.work.agency)
    with play.at_portal() as (session, attempt):
        begun = dossiers.start(session, play.content, attempt, procedure.code, agency, play.key(), play.now())
        play.dossier = begun.id
    play.told.pop(DONE, None)


def fill_step(play: Play, facts: Facts) -> None:
    """One page of the wizard; the page of papers before it is done where the script does not name it."""
    step = facts["step"]
    if step == PAPERS:
        return finish_papers(play, facts)
    if PAPERS in _before(play, step) and DONE not in play.told:
        finish_papers(play, facts)
    with play.at_portal() as (session, attempt):
        dossier = _draft(play, session, attempt, step)
        form = play.content.world.catalogue.procedure(dossier.procedure).form
        here = [field for field in form if field.step == step]
        values = {
            field.name: clean(field, play.fill(play.work.fields[field.name]))
            for field in here
            if field.name in play.work.fields and not field.readonly
        }
        after = {**dossier.fields, **values}
        wrong = {
            field.name: said
            for field in here
            if (said := field_error(field, after.get(field.name, ""), after, play.portal.era))
        }
        if wrong:
            raise Stuck(f"trang {step} báo lỗi: {_listed(wrong)}")
        if strange := dossiers.somebodys(play.content, attempt, dossier, values):
            raise Stuck(f"trang {step} coi là số của người thật: {', '.join(sorted(strange))}")
        dossiers.fill(session, play.content, attempt, dossier.id, step, values, [], play.now())


def finish_papers(play: Play, facts: Facts) -> None:
    """Strike and attach what is left to strike and to attach, then go on."""
    play.turn(DONE)
    with play.doing() as (session, attempt):
        dossier = _draft(play, session, attempt, PAPERS)
        present = {(one.component, one.paper_code) for one in attachments.of_dossier(session, dossier)}
        struck = set(dossier.removed)
    for component in play.work.removed:
        if component not in struck:
            strike(play, {"component": component})
    for component, papers in play.work.attach.items():
        for paper in papers:
            if (component, _paper(play, paper).code) not in present:
                attach(play, component, paper)
    with play.at_portal() as (session, attempt):
        dossier = _draft(play, session, attempt, PAPERS)
        _check_papers(play, session, dossier)
        dossiers.fill(session, play.content, attempt, dossier.id, PAPERS, {}, [], play.now())


def attach(play: Play, component: str, paper_id: str, reused: bool = False) -> None:
    paper = _paper(play, paper_id)
    if paper.defect in OF_THE_FILE:
        raise Stuck(f"cổng không nhận tệp của “{paper_id}” ({paper.defect})")
    if reused and not paper.stored:
        raise Stuck(f"“{paper_id}” không có trong kho giấy tờ")
    with play.at_portal() as (session, attempt):
        attachments.attach(
            session,
            play.stage.files,
            play.content,
            attempt,
            play.dossier,
            component,
            f"{paper.filename}.png",
            stand_in(paper.code),
            Scan("image/png", paper.code),
            play.now(),
            reused,
        )


def attach_scripted(play: Play, facts: Facts) -> None:
    """The next paper of the component that is not there yet."""
    attach(play, facts["component"], _next_paper(play, facts["component"]))


def reuse(play: Play, facts: Facts) -> None:
    """The same, from the portal's own store; where the script said so before, it has been attached."""
    attach(play, facts["component"], _next_paper(play, facts["component"]), reused=True)


def refuse_paper(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        attachments.refuse(
            session, play.content, attempt, play.dossier, facts["component"], facts["reason"], play.now()
        )


def detach(play: Play, facts: Facts) -> None:
    """The last paper of the component is taken out again."""
    with play.at_portal() as (session, attempt):
        dossier = dossiers.find(session, attempt, play.dossier)
        there = [
            one for one in attachments.of_dossier(session, dossier) if one.component == facts["component"]
        ]
        if not there:
            raise Stuck(f"thành phần {facts['component']} không có tệp nào để gỡ")
        attachments.detach(session, play.content, attempt, dossier.id, there[-1].id, play.now())


def strike(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        attachments.strike(session, play.content, attempt, play.dossier, facts["component"], play.now())


def restore(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        attachments.restore(session, play.content, attempt, play.dossier, facts["component"], play.now())


def submit(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        _draft(play, session, attempt, play.portal.step_ids[-1])
        submission.submit(session, play.content, attempt, play.dossier, play.key(), play.now())


def _next_paper(play: Play, component: str) -> str:
    wanted = play.work.attach.get(component, ())
    with play.doing() as (session, attempt):
        dossier = dossiers.find(session, attempt, play.dossier)
        present = [
            one.paper_code for one in attachments.of_dossier(session, dossier) if one.component == component
        ]
    for paper in wanted:
        if _paper(play, paper).code not in present:
            return paper
    raise Stuck(f"lời giải không có giấy tờ nào nữa cho thành phần {component}")


def _paper(play: Play, paper_id: str) -> Paper:
    if paper_id not in play.variant.papers:
        raise Stuck(f"trong tủ không có giấy tờ “{paper_id}”")
    return play.variant.papers[paper_id]


def _check_open_to(play: Play, procedure: Procedure) -> None:
    organisation = "me.organisation.name" in play.variant.values
    for_them = procedure.applicants != ("citizen",) if organisation else "citizen" in procedure.applicants
    if not for_them:
        raise Stuck(f"thủ tục {procedure.code} không dành cho nhân vật này")
    if not procedure.online:
        raise Stuck(f"thủ tục {procedure.code} không nộp trực tuyến được")


def _before(play: Play, step: str) -> tuple[str, ...]:
    if step not in play.portal.step_ids:
        raise Stuck(f"cổng không có bước “{step}”")
    return play.portal.step_ids[: play.portal.step_ids.index(step)]


def _draft(play: Play, session: Session, attempt: Attempt, step: str) -> Dossier:
    """The draft, if its wizard opens this step."""
    dossier = dossiers.draft(session, attempt, play.dossier)
    steps = play.portal.step_ids
    if steps.index(step) > steps.index(dossier.reached):
        raise Stuck(f"chưa mở được bước {step}: bước {dossier.reached} chưa xong")
    return dossier


def _check_papers(play: Play, session: Session, dossier: Dossier) -> None:
    procedure = play.content.world.catalogue.procedure(dossier.procedure)
    attached = {one.component for one in attachments.of_dossier(session, dossier)}
    errors = component_errors(procedure, attached, dossier.removed)
    if errors:
        raise Stuck(f"trang {PAPERS} báo lỗi: {_listed({one.name: one.message for one in errors})}")


def _listed(wrong: dict[str, str]) -> str:
    return "; ".join(f"{name}: {words}" for name, words in wrong.items())
