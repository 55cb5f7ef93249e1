"""The teacher's board: ten times the events, three times the students, as ratios in one run (F4)."""

import statistics
import tempfile
import time
from pathlib import Path

from sandbox import create_app
from sandbox.operations import journal
from sandbox.store.attempts import Attempt
from tests.support.lesson import Lesson, come_in, lesson, started

ROUNDS, EACH = 7, 10
FEW, MANY, EVENTS = 15, 45, 10


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        app = create_app({"INSTANCE": str(Path(name) / "instance")})
        small, big = lesson(app, FEW, "co.mai"), lesson(app, MANY, "co.lan")
        for of in (small, big):
            _work(of, EVENTS)
        little, base = _milliseconds(small), _milliseconds(big)
        _work(big, 9 * EVENTS)
        busy = _milliseconds(big)
    print(f"{'bảng của 45 em':32}{base:8.2f} ms   × {base / little:.2f} bảng của 15 em  (F4: ≤ 3)")
    print(f"{'gấp mười sự kiện':32}{busy:8.2f} ms   × {busy / base:.2f}  (F4: ≤ 1.1)")


def _work(of: Lesson, events: int) -> None:
    """Every student searches that many times."""
    for student in of.students:
        attempt_id = started(of, student)
        with of.parts.database.writing() as session:
            attempt = session.get_one(Attempt, attempt_id)
            for _ in range(events):
                journal.note(
                    session, of.parts.content, attempt, "procedure.searched", of.now, query="x", results=1
                )
            session.commit()


def _milliseconds(of: Lesson) -> float:
    client, path = come_in(of.app.test_client(), "staff", of.teacher), f"/bai-giao/{of.assignment}/bang"
    client.get(path)
    return statistics.median(_round(client, path) for _ in range(ROUNDS))


def _round(client: object, path: str) -> float:
    began = time.process_time()
    for _ in range(EACH):
        assert client.get(path).status_code == 200  # type: ignore[attr-defined]
    return (time.process_time() - began) / EACH * 1000


if __name__ == "__main__":
    main()
