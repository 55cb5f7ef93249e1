"""What gives a decision at the desk away: a text with a paper and its fault, a reason, a day, a form."""

from collections.abc import Callable, Iterator

from exercises.engine.acting import GROUND, first_act, form_for, found_in, said_form
from exercises.engine.exercise import Criterion
from exercises.engine.matching.mentions import mentions
from exercises.engine.proof.trial import Trial
from fixtures.catalogue import load_catalogue
from fixtures.desk import load_desk

Gives = Callable[[str], bool]


def giveaways(trial: Trial) -> Iterator[tuple[str, Gives]]:
    """(row, whether a text gives its answer away) of every row about a decision."""
    for row in trial.rows:
        if row.check in _GIVEN_BY:
            yield from ((row.id, gives) for gives in _GIVEN_BY[row.check](trial, row))


def _by_faults(trial: Trial, row: Criterion) -> Iterator[Gives]:
    """The component together with its fault, or the ground, in the words of the desk."""
    words, item = load_desk(), row.args["dossier"]
    procedure = load_catalogue().procedure(trial.variant.stack[item]["procedure"])
    names = {part.id: part.name for part in procedure.components}
    for fault in found_in(trial.context(row), item)[1]:
        component, _, kind = fault.partition(":")
        if fault.startswith(GROUND):
            yield _all([words.grounds[kind]])
        else:
            yield _all([names[component], words.faults[kind]])


def _by_reason(trial: Trial, row: Criterion) -> Iterator[Gives]:
    """Every word that the reason needs."""
    yield _all([trial.context(row).fill(one) for one in row.args["words"]])


def _by_day(trial: Trial, row: Criterion) -> Iterator[Gives]:
    act = first_act(trial.context(row), row.args["dossier"])
    if act is not None:
        yield _all([act.said("promised")])


def _by_form(trial: Trial, row: Criterion) -> Iterator[Gives]:
    """The title of the form, where the row is about one dossier alone."""
    items = row.args.get("dossiers", ())
    if len(items) == 1:
        kind = row.args.get("form") or form_for(trial.context(row), items[0])
        yield _all([said_form(kind, trial.exercise.era)])


_GIVEN_BY: dict[str, Callable[[Trial, Criterion], Iterator[Gives]]] = {
    "faults_named": _by_faults,
    "reason_says": _by_reason,
    "promised_right": _by_day,
    "form_right": _by_form,
}


def _all(wanted: list[str]) -> Gives:
    return lambda text: all(mentions(text, one) for one in wanted)
