"""`python -m tests.mutation`: how many small changes of the engine do its tests notice?

Without words every module; with some, only those whose path holds one of them.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fixtures.world import load_world
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.trying import (
    BROKEN,
    ENGINE,
    KILLED,
    RELOAD,
    SURVIVED,
    TESTS,
    Once,
    Server,
    Watch,
    import_instead,
    in_children,
    run_pytest,
)

SLOWEST = 3.0  # seconds of processor time; what only a slower test notices counts as not noticed
ON_IMPORT = ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("words", nargs="*", help="parts of the paths of the modules, e.g. checks/ marking.py")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, help="only one mutant of so many, spread evenly")
    parser.add_argument("--seen", type=Path, help="keeps which test runs which line, for the next run")
    options = parser.parse_args()
    load_world()  # the world is not under test; the children need not read it again
    with TemporaryDirectory() as folder:
        seen = watched(options.seen or Path(folder) / "seen.json")
        files = [file for file in sorted(ENGINE.rglob("*.py")) if _wanted(file, options.words)]
        found = [mutant for file in files for mutant in mutants(file)][:: options.every]
        ended = Trial(found, seen, options.jobs, Path(folder) / "ended.json").run()
    print("\n".join([*table(found, ended), "", *survivors(found, ended)]))
    return 1 if BROKEN in ended else 0


def _wanted(file: Path, words: Sequence[str]) -> bool:
    return not words or any(word in str(file) for word in words)


def watched(out: Path) -> dict[str, Any]:
    """Which tests run which lines, and how long they take; a test that fails by itself is no judge."""
    if not out.exists():
        child = os.fork()
        if not child:
            run_pytest(Watch(out), [str(TESTS)])
            os._exit(0)
        os.waitpid(child, 0)
    seen: dict[str, Any] = json.loads(out.read_text())
    if seen["bad"]:
        print("left out, they fail without any change:", *seen["bad"], sep="\n")
    return seen


class Trial:
    """All mutants of a run, first those of living functions, then those of what happens on import."""

    def __init__(self, found: Sequence[Mutant], seen: Mapping[str, Any], jobs: int, out: Path) -> None:
        self.found, self.lines, self.jobs, self.out = found, seen["lines"], jobs, out
        self.took = {
            name: took for name, took in seen["took"].items() if took < SLOWEST and name not in seen["bad"]
        }

    def run(self) -> list[int]:
        ended = [RELOAD] * len(self.found)
        quick = [place for place, mutant in enumerate(self.found) if not self._on_import(mutant)]
        for place, code in zip(quick, self._in_place([self.found[place] for place in quick]), strict=True):
            ended[place] = code
        slow = [place for place, code in enumerate(ended) if code == RELOAD]
        codes = in_children([self.found[place] for place in slow], self._anew, self.jobs)
        for place, code in zip(slow, codes, strict=True):
            ended[place] = code
        return ended

    def _in_place(self, chosen: Sequence[Mutant]) -> list[int]:
        child = os.fork()
        if not child:
            control = (None, self._by_time(set(self.took)))
            jobs = [(mutant, self._by_time(self._through(mutant.file, mutant.lines))) for mutant in chosen]
            run_pytest(Server([control, *jobs], self.jobs, self.out), [str(TESTS)])
            os._exit(1)
        os.waitpid(child, 0)
        codes: list[int]
        unchanged, *codes = json.loads(self.out.read_text())
        if unchanged != SURVIVED:
            raise SystemExit("the tests fail without any change")
        return codes

    def _anew(self, mutant: Mutant) -> None:
        near = self._through(mutant.file)
        if "exercise/" in str(mutant.file):  # records are proved by what the loader refuses
            near |= self._through(ENGINE / "loader.py")
        names = self._by_time(near) or self._by_time(set(self.took))
        import_instead(mutant)
        run_pytest(Once(names), sorted({name.split("::")[0] for name in names}))
        os._exit(KILLED)

    def _on_import(self, mutant: Mutant) -> bool:
        return not mutant.late or ON_IMPORT in self._through(mutant.file, mutant.lines)

    def _through(self, file: Path, lines: tuple[int, int] = (0, 1 << 30)) -> set[str]:
        known = self.lines.get(str(file), {})
        return {name for line, names in known.items() if lines[0] <= int(line) <= lines[1] for name in names}

    def _by_time(self, names: set[str]) -> list[str]:
        return sorted(names.intersection(self.took), key=self.took.__getitem__)


def table(found: Sequence[Mutant], ended: Sequence[int]) -> list[str]:
    all_ = Counter(str(mutant.file.relative_to(ENGINE)) for mutant in found)
    left = Counter(
        str(mutant.file.relative_to(ENGINE))
        for mutant, code in zip(found, ended, strict=True)
        if code == SURVIVED
    )
    rows = [(name, count, count - left[name]) for name, count in all_.items()]
    rows.append(("**total**", all_.total(), all_.total() - left.total()))
    head = ["| module | mutants | noticed | % |", "|---|---|---|---|"]
    return [
        *head,
        *(f"| {name} | {count} | {dead} | {100 * dead / count:.1f} |" for name, count, dead in rows),
    ]


def survivors(found: Sequence[Mutant], ended: Sequence[int]) -> list[str]:
    return [
        f"{mutant.file.relative_to(ENGINE)}:{mutant.lines[0]}: {mutant.what}"
        for mutant, code in zip(found, ended, strict=True)
        if code in (SURVIVED, BROKEN)
    ]


sys.exit(main())
