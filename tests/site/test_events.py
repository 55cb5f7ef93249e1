"""Every declared kind of event has its writer: a move of a dossier, an operation, an exercise."""

import re
from pathlib import Path

from fixtures.events import load_events
from fixtures.lifecycle import load_lifecycle

ROOT = Path(__file__).parents[2]


def unwritten(kinds: set[str]) -> set[str]:
    moves = {move.event for move in load_lifecycle().transitions}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "sandbox").rglob("*.py"))
    content = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "exercises/library").rglob("exercise.yml")
    )
    made = tuple(re.findall(r'note\([^)]*f"([a-z]+\.)\{', code))  # the end of the name is decided there
    return {
        kind
        for kind in kinds - moves
        if f'"{kind}"' not in code and f"event: {kind}" not in content and not kind.startswith(made)
    }


def test_nothing_is_declared_that_nobody_writes() -> None:
    assert unwritten(set(load_events())) == set()


def test_an_event_nobody_writes_is_noticed() -> None:
    assert unwritten({"dossier.forgotten", "dossier.expired", "draft.saved", "otp.shared"}) == {
        "dossier.forgotten"
    }
