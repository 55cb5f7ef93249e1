"""The proof of many exercises, shared out among the processors."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import reduce
from multiprocessing import get_context
from pathlib import Path

from exercises.engine.proof import named
from exercises.engine.schema import load_exercise, load_library
from exercises.engine.vetting.known import SAMPLES
from fixtures.world import load_world
from sandbox.content import Content
from sandbox.replay.proving import Proof, prove

SHARE = 25  # variants of one exercise that one process tries in one go


@dataclass(frozen=True)
class Share:
    slug: str
    first: int
    count: int
    thorough: int
    replays: int


_content: dict[tuple[Path, ...], Content] = {}


def load(folders: tuple[Path, ...], samples: int = SAMPLES) -> Content:
    """The exercises in these folders, or the whole library; read once in a process."""
    if folders not in _content:
        world = load_world()
        library = {one.name: load_exercise(one, world, samples) for one in folders}
        _content[folders] = Content(world, library or load_library(world, samples))
    return _content[folders]


def prove_all(
    folders: tuple[Path, ...], seeds: int, thorough: int, replays: int, jobs: int
) -> Iterator[Proof]:
    """Each exercise that is graded, as soon as it is done."""
    slugs = [slug for slug, exercise in load(folders).library.items() if not exercise.free]
    shares = {slug: list(_shares(slug, seeds, thorough, replays)) for slug in slugs}
    if jobs == 1:
        for mine in shares.values():
            yield _joined([_prove(folders, share) for share in mine])
        return
    # A fork would take locks of other threads along; what has been vetted once need not be again.
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=load, initargs=(folders, 1)) as pool:
        yield from _gathered(pool, folders, shares)


def processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _gathered(
    pool: Executor, folders: tuple[Path, ...], shares: Mapping[str, Sequence[Share]]
) -> Iterator[Proof]:
    asked: dict[Future[Proof], str] = {
        pool.submit(_prove, folders, share): slug for slug, mine in shares.items() for share in mine
    }
    done: dict[str, list[Future[Proof]]] = {slug: [] for slug in shares}
    for one in as_completed(asked):
        slug = asked[one]
        done[slug].append(one)
        if len(done[slug]) == len(shares[slug]):
            yield _joined([other.result() for other, whose in asked.items() if whose == slug])


def _joined(proofs: Sequence[Proof]) -> Proof:
    join: Callable[[Proof, Proof], Proof] = Proof.joined
    return reduce(join, proofs)


def _shares(slug: str, seeds: int, thorough: int, replays: int) -> Iterator[Share]:
    for first in range(0, seeds, SHARE):
        some = (max(0, min(SHARE, count - first)) for count in (thorough, replays))
        yield Share(slug, first, min(SHARE, seeds - first), *some)


def _prove(folders: tuple[Path, ...], share: Share) -> Proof:
    content = load(folders)
    exercise, whole = content.library[share.slug], share.first == 0
    return prove(content, exercise, named(share.count, share.first), share.thorough, share.replays, whole)
