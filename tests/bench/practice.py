"""The application with a class ready to file: one signed-in student and one finished draft a place."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from sandbox import create_app
from sandbox.extensions import Parts
from sandbox.store.sessions import BrowserSession
from sandbox.web.sessions import fingerprint
from tests.support.lesson import drafted, lesson


@dataclass(frozen=True)
class Place:
    cookie: str
    dossier: int


def practice_app(folder: Path, places: int) -> tuple[Flask, list[Place]]:
    app = create_app({"INSTANCE": str(folder / "instance")})
    of = lesson(app, students=places)
    made = []
    for student in of.students:
        attempt, dossier = drafted(of, student)
        token = f"bench-{student}"
        _remember(of.parts, token, student, attempt)
        made.append(Place(f"{app.config['SESSION_COOKIE_NAME']}={token}", dossier))
    return app, made


def _remember(parts: Parts, token: str, student: int, attempt: int) -> None:
    now = datetime.now(UTC)
    with parts.database.writing() as session:
        session.add(
            BrowserSession(
                id=fingerprint(token),
                student_id=student,
                attempt_id=attempt,
                data={"_user_id": f"student:{student}", "_fresh": True, "attempt": attempt},
                seen_at=now,
                expires_at=now + timedelta(hours=4),
            )
        )
        session.commit()
