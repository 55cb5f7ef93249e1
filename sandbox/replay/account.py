"""The attempt itself and the account on the portal: beginning, codes, days, answers, the end."""

from sandbox.operations import answers, attempts, identity
from sandbox.replay.play import Facts, Play, Stuck
from sandbox.store.assignments import Assignment

DAYS_MOST = 400


def start(play: Play, facts: Facts) -> None:
    with play.stage.database.writing() as session:
        assignment = session.get_one(Assignment, play.seat.assignment)
        student, press = play.seat.student, play.stage.press
        begun = attempts.start(session, play.content, assignment, student, play.now(), press)
        play.attempt = begun.id


def ask_code(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        identity.request_otp(session, play.content, attempt, play.variant.values["me.id_number"], play.now())


def sign_in(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        code = play.texted_code(session, "otp")
        identity.confirm_otp(session, play.content, attempt, code, play.now())


def sign_out(play: Play, facts: Facts) -> None:
    with play.at_portal() as (session, attempt):
        identity.sign_out(session, play.content, attempt, play.now())


def take_hint(play: Play, facts: Facts) -> None:
    with play.doing() as (session, attempt):
        attempts.take_hint(session, play.content, attempt, facts["hint"], play.now())


def pass_days(play: Play, facts: Facts) -> None:
    """Press “Sang ngày làm việc tiếp theo” until that day has come."""
    for _ in range(DAYS_MOST):
        with play.doing() as (session, attempt):
            attempts.next_day(session, play.content, attempt, play.now())
            today = attempt.clock.date().isoformat()
        if today == facts["to"]:
            return
        if today > facts["to"]:
            break
    raise Stuck(f"lịch không dừng ở ngày {facts['to']}: ngày ấy đã qua hoặc không phải ngày làm việc")


def save_answers(play: Play, facts: Facts) -> None:
    with play.doing() as (session, attempt):
        answers.save(session, play.content, attempt, _sheet(play), play.now())


def hand_in(play: Play, facts: Facts) -> None:
    with play.doing() as (session, attempt):
        answers.hand_in(session, play.content, attempt, _sheet(play), play.now())


def finish(play: Play, facts: Facts) -> None:
    with play.doing() as (session, attempt):
        attempts.finish(session, play.content, attempt, play.now())


def _sheet(play: Play) -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(play.fill, all)) for name, all in play.work.answers.items()}
