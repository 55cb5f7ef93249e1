"""Who waits for whom where rows are locked: always in one order, so that nobody waits for each other.

PostgreSQL locks row by row; here the order of the statements is read.
"""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from sandbox.operations import attempts, lessons, submission, support_acting, support_giving
from sandbox.operations.refusals import Refused
from sandbox.store.attempts import Attempt
from sandbox.store.database import LightLocks
from sandbox.store.support import Helping
from tests.sandbox.learn.pupil import statements
from tests.support.helping import act, authorise, helper_begins, helpers_of, pairs
from tests.support.lesson import Lesson, drafted, lesson, started
from tests.support.officers import at_the_desk
from tests.support.swapping import sits_down, swap


@pytest.fixture
def of(app) -> Lesson:
    return lesson(app, students=4)


def order(seen: list[str], *wanted: str) -> list[str]:
    """The first of each of these statements, in the order in which they came."""
    flat = [" ".join(one.split()) for one in seen]
    firsts = {name: next(at for at, one in enumerate(flat) if one.startswith(name)) for name in wanted}
    return sorted(firsts, key=firsts.__getitem__)


def test_who_only_refers_to_a_row_waits_for_nobody() -> None:
    dialect = postgresql.dialect()
    dialect.statement_compiler = LightLocks
    locked = select(Attempt.id).with_for_update(of=Attempt, skip_locked=True)
    assert str(locked.compile(dialect=dialect)).endswith("FOR NO KEY UPDATE OF attempts SKIP LOCKED")


def test_who_begins_beside_others_holds_the_class_then_attempts_then_the_board(of: Lesson) -> None:
    started(of, of.students[0])
    helpers_of(of)
    with statements(of) as seen:
        helper_begins(of, of.students[1])
    begun = seen[next(at for at, one in enumerate(seen) if "serves_id" in one) :]
    way = ["SELECT classrooms.id", "INSERT INTO attempts", "INSERT INTO helpings", "UPDATE assignments"]
    assert order([one for one in begun if "paused_at" not in one], *way) == way
    assert len(pairs(of)) == 1


def test_a_teacher_who_seats_anew_holds_everybody_whose_pair_ends(of: Lesson) -> None:
    citizens = [started(of, one) for one in of.students[:2]]
    helpers = [helper_begins(of, one) for one in of.students[2:]]
    assert pairs(of) == set(zip(helpers, citizens, strict=True))
    held: list[int] = []
    with of.parts.database.writing() as session:
        real = session.get

        def get(kind, key, **options):  # type: ignore[no-untyped-def]
            if kind is Attempt and options.get("with_for_update"):
                held.append(key)
            return real(kind, key, **options)

        session.get = get  # type: ignore[method-assign]
        assignment = helpers_assignment(of, helpers[0])
        support_giving.seat(session, of.teacher, assignment, helpers[0], citizens[1], of.now)
    assert held == [*helpers, *citizens]
    assert pairs(of) == {(helpers[0], citizens[1])}


def helpers_assignment(of: Lesson, helper: int) -> int:
    with of.parts.database.reading() as session:
        return session.get_one(Attempt, helper).assignment_id


def test_who_was_seated_anew_while_the_citizen_waited_to_file_is_no_trouble(of: Lesson) -> None:
    """`under_way` has looked before it waited, as PostgreSQL lets it."""
    citizen, dossier = drafted(of, of.students[0])
    helper_begins(of, of.students[1])
    with of.parts.database.writing() as session:
        me = attempts.under_way(session, of.parts.content, citizen, of.students[0], of.now)
        session.connection().exec_driver_sql("DELETE FROM helpings")
        filed = submission.submit(session, of.parts.content, me, dossier, "once", of.now)
        assert filed.state == "registered"


def test_an_authorisation_taken_back_at_the_last_moment_is_taken_back(
    of: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen, _ = drafted(of, of.students[0])
    helper = helper_begins(of, of.students[1])
    authorise(of, citizen)
    real = support_acting.beside

    def late(session: Session, me: Attempt, now: datetime) -> tuple[Helping, Attempt]:
        found = real(session, me, now)
        session.connection().exec_driver_sql("UPDATE helpings SET authorised_at = NULL")
        return found

    monkeypatch.setattr(support_acting, "beside", late)
    with pytest.raises(Refused):
        act(of, helper)


def test_a_pause_holds_officers_before_their_citizens(of: Lesson) -> None:
    sides = swap(of)
    citizens = [sits_down(sides.citizens, one) for one in sides.citizens.students]
    officers = [sits_down(sides.officers, one) for one in sides.officers.students]
    assert min(officers) > max(citizens)
    with statements(of) as seen, of.parts.database.writing() as session:
        lessons.pause(session, of.teacher, of.classroom, of.now)
    [asked] = [one for one in seen if one.startswith("SELECT attempts.id")]
    assert " ".join(asked.split()).endswith("ORDER BY assignments.serves_id IS NULL, attempts.id")


def test_desks_are_laid_one_after_the_other(of: Lesson) -> None:
    """Whose agencies are others take their numbers in another order."""
    with statements(of) as seen:
        at_the_desk(of, of.students[0])
    assert order(seen, "INSERT INTO dossier_numbers", "INSERT INTO dossiers")[0].endswith("numbers")
    with of.parts.database.reading() as session:
        turn = session.connection().exec_driver_sql("SELECT last FROM dossier_numbers WHERE series = 'stack'")
        assert turn.scalar_one() == 1
