"""A student's journey step by step, as the journal tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from exercises.engine.schema import Exercise
from exercises.engine.variants import Variant
from fixtures.world import World
from sandbox.reports.student_work import AttemptWork, student_work
from sandbox.store.journal import JournalEntry
from sandbox.web.access import staff
from sandbox.web.context import content, reading
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.filed import FiledDossier, filed_dossier
from sandbox.web.teacher.known import Situation, situation
from sandbox.web.teacher.lookup import collected_assignment
from sandbox.web.teacher.timeline import Moment, names_of, own_steps, timeline

BEGINS = "attempt.started"
AT_ONCE = 50  # steps in the table
BARS = 60


@dataclass(frozen=True)
class Step:
    """`since` the start; `number` from 1."""

    number: int
    since: timedelta
    moment: Moment


@dataclass(frozen=True)
class Bar:
    """A slice of the time: how many steps in it, how many of them trouble."""

    steps: int
    troubles: int


@dataclass(frozen=True)
class Replay:
    """`steps`: those of the table; `pause`: the longest, and the step that ended it; `trouble`: the next."""

    count: int
    now: Step
    steps: tuple[Step, ...]
    trouble: int | None
    total: timedelta
    pause: tuple[timedelta, int]
    bars: tuple[Bar, ...]
    known: Situation


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/hoc-sinh/<{ID}:student_id>/luot/<{ID}:number>/xem-lai")
@staff
def replay(assignment_id: int, student_id: int, number: int) -> str:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    work = student_work(reading(), assignment, student_id, number)
    one, world = work.attempts[0], content().world
    steps = replace(one, journal=own_steps(exercise, one.journal))
    shown = replayed(world, steps, request.args.get("buoc", 1, type=int))
    return render_template(
        "teacher/replay.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        work=work,
        attempt=one.attempt,
        replay=shown,
        dossiers=_at_the_end(world, exercise, one) if shown and shown.now.number == shown.count else [],
        span=span,
        watch=watch,
    )


def replayed(world: World, work: AttemptWork, number: int) -> Replay | None:
    """At step `number`, or the nearest there is; what a given dossier went through before is no step."""
    journal = _since_the_start(work.journal)
    if not journal:
        return None
    at = min(max(number, 1), len(journal))
    first = (at - 1) // AT_ONCE * AT_ONCE
    procedures = {one.procedure for one in work.dossiers}
    moments = timeline(world, journal[first : first + AT_ONCE], procedures)
    steps = tuple(
        Step(first + place + 1, moment.at - journal[0].at, moment) for place, moment in enumerate(moments)
    )
    troubles = [place for place, entry in enumerate(journal, 1) if _is_trouble(world, entry)]
    return Replay(
        count=len(journal),
        now=steps[at - 1 - first],
        steps=steps,
        trouble=next((place for place in troubles if place > at), None),
        total=journal[-1].at - journal[0].at,
        pause=_pause(journal),
        bars=_bars(journal, set(troubles)),
        known=situation(world, journal[:at], names_of(world, procedures)),
    )


def span(length: timedelta) -> str:
    minutes, seconds = divmod(max(int(length.total_seconds()), 0), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("%(h)d giờ %(m)d phút", h=hours, m=minutes)
    if minutes:
        return _("%(m)d phút %(s)d giây", m=minutes, s=seconds)
    return _("%(s)d giây", s=seconds)


def watch(length: timedelta) -> str:
    """As on a stopwatch: minutes, however many, and seconds."""
    minutes, seconds = divmod(max(int(length.total_seconds()), 0), 60)
    return f"{minutes}:{seconds:02}"


def _since_the_start(journal: Sequence[JournalEntry]) -> Sequence[JournalEntry]:
    begins = next((place for place, entry in enumerate(journal) if entry.kind == BEGINS), 0)
    return journal[begins:]


def _is_trouble(world: World, entry: JournalEntry) -> bool:
    kind = world.events.get(entry.kind)
    return kind is not None and kind.trouble


def _pause(journal: Sequence[JournalEntry]) -> tuple[timedelta, int]:
    pauses = [(entry.at - before.at, place) for place, (before, entry) in enumerate(pairwise(journal), 2)]
    return max(pauses, key=lambda one: one[0], default=(timedelta(), 1))


def _bars(journal: Sequence[JournalEntry], troubles: set[int]) -> tuple[Bar, ...]:
    whole = (journal[-1].at - journal[0].at) / BARS or timedelta(seconds=1)
    counts: list[list[Any]] = [[0, 0] for _place in range(BARS)]
    for number, entry in enumerate(journal, 1):
        bar = counts[min(int((entry.at - journal[0].at) / whole), BARS - 1)]
        bar[0], bar[1] = bar[0] + 1, bar[1] + (number in troubles)
    return tuple(Bar(steps, bad) for steps, bad in counts)


def _at_the_end(world: World, exercise: Exercise, work: AttemptWork) -> list[FiledDossier]:
    variant = Variant.from_json(work.attempt.variant)
    return [
        filed_dossier(world, exercise, variant, one, work.files_of(one), None)
        for one in work.dossiers
        if one.code
    ]
