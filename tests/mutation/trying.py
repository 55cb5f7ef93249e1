"""Running the tests of the engine against one mutant after another, each in a process of its own.

The tests are collected once; a child takes the place of the changed functions' code and runs those tests that
pass through the changed line, the quickest first. What is changed on import is imported anew instead.
"""

import gc
import importlib.util
import json
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import TypeVar

import pytest
from coverage import Coverage

from tests.mutation.mutants import Mutant

ENGINE = Path("exercises/engine")
TESTS = Path("tests/exercises")
LEFT_OUT = ("test_content_commands.py", "test_determinism.py", "test_matching_properties.py")
"""Slow, or not the same each time: what only these notice counts as not noticed."""
PATIENCE = 6.0  # seconds of processor time for one mutant
STUCK = 8.0  # for one test: it would never end
MEMORY = 3 << 30

T = TypeVar("T")
SURVIVED, KILLED, RELOAD, BROKEN = 0, 1, 7, 9


class Watch:
    """Which test runs which lines, and how long it takes."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.took: dict[str, float] = {}
        self.bad: list[str] = []
        self.coverage = Coverage(data_file=None, source=[str(ENGINE)], config_file=False)
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        began = time.process_time()
        result = yield
        self.took[item.nodeid] = time.process_time() - began
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.bad.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {os.path.relpath(name): dict(data.contexts_by_lineno(name)) for name in data.measured_files()}
        self.out.write_text(json.dumps({"lines": lines, "took": self.took, "bad": self.bad}))


class Once:
    """Runs these tests in a mutated engine and ends the process at the first that fails."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self.wanted = wanted

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            os._exit(KILLED)  # a file of tests could not be imported
        items = {item.nodeid: item for item in session.items}
        run_quickly([items[name] for name in self.wanted if name in items])
        os._exit(SURVIVED)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os._exit(KILLED)


class Server(Once):
    """Tries every mutant in a child of this process, in which the tests are collected already."""

    def __init__(self, jobs: Sequence[tuple[Mutant | None, Sequence[str]]], workers: int, out: Path) -> None:
        self.jobs, self.workers, self.out = jobs, workers, out

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}

        first = next(item for item in session.items if "variant" in getattr(item, "fixturenames", ()))
        first.config.hook.pytest_runtest_protocol(item=first, nextitem=first)  # the exercise is loaded once
        living = functions_by_file()
        forget_results()
        gc.collect()
        gc.freeze()  # a child that looks at every object would copy all of them
        gc.disable()

        def attempt(job: tuple[Mutant | None, Sequence[str]]) -> None:
            mutant, wanted = job
            if mutant is not None and not put_in_place(mutant, living):
                os._exit(RELOAD)
            chosen = [items[name] for name in wanted if name in items]
            session._setupstate.teardown_exact(chosen[0] if chosen else first)
            run_quickly(chosen)
            os._exit(SURVIVED)

        self.out.write_text(json.dumps(in_children(self.jobs, attempt, self.workers)))
        os._exit(0)


def run_quickly(items: Sequence[pytest.Item]) -> None:
    began = time.process_time()
    for item, following in zip(items, [*items[1:], None], strict=True):
        signal.setitimer(signal.ITIMER_VIRTUAL, STUCK)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if time.process_time() - began > PATIENCE:
            return


def in_children(jobs: Sequence[T], attempt: Callable[[T], None], workers: int) -> list[int]:
    """How each job ended, in a child each; whatever stops a child by force has noticed the change."""
    ended: dict[int, int] = {}
    running: dict[int, int] = {}
    for place, job in enumerate(jobs):
        while len(running) >= workers:
            _await(running, ended)
        child = os.fork()
        if not child:
            _alone()
            try:
                attempt(job)
            finally:
                os._exit(BROKEN)
        running[child] = place
    while running:
        _await(running, ended)
    return [ended[place] for place in range(len(jobs))]


def _await(running: dict[int, int], ended: dict[int, int]) -> None:
    child, status = os.wait()
    if child in running:
        code = os.waitstatus_to_exitcode(status)
        place = running.pop(child)
        ended[place] = code if code in (SURVIVED, RELOAD, BROKEN) else KILLED
        if len(ended) % 50 == 0 or code == SURVIVED:
            sys.stderr.write(f"{len(ended)}: {place} {code}\n")


def _alone() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def put_in_place(mutant: Mutant, living: Mapping[str, Sequence[FunctionType]]) -> bool:
    """Give the living functions of the file their changed code; False where only a new import will do."""
    name = str(mutant.file.resolve())
    source = mutant.file.read_text("utf-8")
    old, new = _codes(compile(source, name, "exec")), _codes(compile(mutant.tree(), name, "exec"))
    if [key for key, _ in old] != [key for key, _ in new]:
        return False
    changed = {one: other for (_, one), (_, other) in zip(old, new, strict=True) if one != other}
    found = False
    for function in living[name]:
        if function.__code__ in changed:
            instead = changed[function.__code__]
            if instead.co_freevars != function.__code__.co_freevars:
                return False
            function.__code__ = instead
            found = True
    return found


def _codes(code: CodeType) -> list[tuple[str, CodeType]]:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    return [(code.co_qualname, code), *(pair for one in inner for pair in _codes(one))]


def functions_by_file() -> Mapping[str, list[FunctionType]]:
    found: dict[str, list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            found[one.__code__.co_filename].append(one)
    return found


def forget_results() -> None:
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and str(one.__module__).startswith("exercises."):
            one.cache_clear()


def import_instead(mutant: Mutant) -> None:
    """From now on the file is imported as the mutant has it."""
    name = str(mutant.file.resolve())
    code = compile(mutant.tree(), name, "exec")

    class Loader(SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType | None:
            return code

    parts = mutant.file.with_suffix("").parts
    module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    class Finder:
        @staticmethod
        def find_spec(fullname: str, path: object = None, target: object = None) -> object:
            if fullname != module:
                return None
            folder = [str(mutant.file.resolve().parent)] if parts[-1] == "__init__" else None
            loader = Loader(fullname, name)
            return importlib.util.spec_from_file_location(
                fullname, name, loader=loader, submodule_search_locations=folder
            )

    sys.meta_path.insert(0, Finder)  # type: ignore[arg-type]


def run_pytest(plugin: object, tests: Sequence[str]) -> int:
    left_out = [f"--ignore={TESTS / name}" for name in LEFT_OUT]
    return int(
        pytest.main(
            [
                "-p",
                "no:cacheprovider",
                "-p",
                "no:xdist",
                "-p",
                "no:terminal",
                "-o",
                "addopts=--import-mode=importlib",
                *left_out,
                *tests,
            ],
            plugins=[plugin],
        )
    )
