"""Signs that work was copied, for a teacher to look into; they never change a mark.

Every student plays another citizen, so a neighbour's paper or value in a dossier can hardly be chance.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from exercises.engine.checks.answers import answer_is
from exercises.engine.checks.form import field_matches
from exercises.engine.evidence import Evidence, Filed
from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.matching import compare
from exercises.engine.variants import Variant, fill

Kind = Literal["paper", "value", "same_slip", "speed"]
TELLING = frozenset({"name", "text", "address", "id_number", "phone", "date", "code", "email"})
"""Kinds of values that two people do not share by chance."""
SHORTEST = 4
DONE = ("dossier.submitted", "desk.cleared")
"""What ends the work whose speed tells something: a citizen's filing, an officer's empty desk."""
QUICK = 10
"""Per cent of the expected time: quicker than that nobody reads, fills in and attaches."""


@dataclass(frozen=True)
class Piece:
    """What one student left, with the variant it was made for."""

    student: int
    variant: Variant
    evidence: Evidence


@dataclass(frozen=True)
class Sign:
    """`student` shows it, `others` are those it points to; `where` the paper or field, `seen` its value."""

    kind: Kind
    student: int
    others: tuple[int, ...]
    where: str
    seen: str


def signs(exercise: Exercise, pieces: Sequence[Piece]) -> tuple[Sign, ...]:
    """All signs, by student; a pair that merely made the same common mistake is none."""
    found = [*_papers(pieces), *_values(exercise, pieces), *_same_slips(exercise, pieces)]
    found += [sign for piece in pieces for sign in _speed(exercise, piece)]
    return tuple(sorted(found, key=lambda sign: (sign.student, sign.kind, sign.where)))


def _papers(pieces: Sequence[Piece]) -> Iterator[Sign]:
    owners = {
        paper.code: (piece.student, paper.title)
        for piece in pieces
        for paper in piece.variant.papers.values()
    }
    for piece in pieces:
        own = {paper.code for paper in piece.variant.papers.values()}
        for one in {one.code for filed in _dossiers(piece) for one in filed.attachments} - own:
            owner, title = owners.get(one or "", (0, ""))
            yield Sign("paper", piece.student, (owner,) if owner else (), title, "")


def _values(exercise: Exercise, pieces: Sequence[Piece]) -> Iterator[Sign]:
    """A wrong value that is exactly right for somebody else."""
    for row in _rows(exercise):
        right = {piece.student: fill(_rights(row)[0], piece.variant) for piece in pieces}
        for piece, seen in _wrong(row, pieces):
            known = set(piece.variant.values.values())
            others = tuple(
                student
                for student, value in right.items()
                if student != piece.student and value not in known and _same(row, value, seen)
            )
            if others:
                yield Sign("value", piece.student, others, row.title, seen)


def _same_slips(exercise: Exercise, pieces: Sequence[Piece]) -> Iterator[Sign]:
    """The same wrong value in two dossiers, though it is right for nobody and no known wrong idea."""
    for row in _rows(exercise):
        groups: dict[str, list[Piece]] = defaultdict(list)
        for piece, seen in _wrong(row, pieces):
            if len(seen) >= SHORTEST and not _expected(row, seen, pieces):
                groups[" ".join(seen.casefold().split())].append(piece)
        for same in groups.values():
            for piece in same if len(same) > 1 else ():
                others = tuple(one.student for one in same if one is not piece)
                yield Sign("same_slip", piece.student, others, row.title, _written(row, piece))


def _speed(exercise: Exercise, piece: Piece) -> Iterator[Sign]:
    """From the beginning to the filing, or to an empty desk, in a tenth of the time it takes."""
    filed = [event for event in piece.evidence.journal if event.kind in DONE]
    if not filed or not piece.evidence.journal[0].at:
        return
    took = datetime.fromisoformat(filed[0].at) - datetime.fromisoformat(piece.evidence.journal[0].at)
    if timedelta(0) <= took < timedelta(minutes=exercise.minutes) * QUICK / 100:
        yield Sign("speed", piece.student, (), "", str(int(took.total_seconds())))


def _rows(exercise: Exercise) -> list[Criterion]:
    """The rows of e-form and answer sheet whose values tell one citizen from another."""
    typed = (field_matches.__name__, answer_is.__name__)
    return [
        row
        for row in exercise.rubric
        if row.check in typed and row.at == "filing" and row.args.get("as_") in TELLING
    ]


def _wrong(row: Criterion, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Who filed another value than their own right one, and what."""
    for piece in pieces:
        seen = _written(row, piece)
        if seen.strip() and not any(_same(row, fill(one, piece.variant), seen) for one in _rights(row)):
            yield piece, seen


def _rights(row: Criterion) -> tuple[str, ...]:
    """The templates of the right values; an answer sheet's are a tuple already."""
    value = row.args["value"]
    return (*((value,) if isinstance(value, str) else value), *row.args.get("or_", ()))


def _written(row: Criterion, piece: Piece) -> str:
    if row.check == answer_is.__name__:
        return next(iter(piece.evidence.answers.get(row.args["question"], ())), "")
    filed = piece.evidence.dossier
    fields: Mapping[str, str] = filed.fields if filed else {}
    return fields.get(row.args["field"], "")


def _expected(row: Criterion, seen: str, pieces: Sequence[Piece]) -> bool:
    """Whether this is a value somebody was to write, or a wrong idea the exercise knows."""
    known = [_rights(row)[0], *(when for wrong in row.misconceptions for when in wrong.when)]
    return any(_same(row, fill(one, piece.variant), seen) for piece in pieces for one in known)


def _same(row: Criterion, value: str, seen: str) -> bool:
    return compare(row.args["as_"], value, seen).equal


def _dossiers(piece: Piece) -> Iterator[Filed]:
    yield from (one for one in (piece.evidence.dossier, *piece.evidence.repairs) if one is not None)
