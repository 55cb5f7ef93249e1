"""Who needs help: cases of evidence, each with the reasons it gives, the heaviest first."""

from decimal import Decimal

import pytest

from sandbox.reports.help import Facts, reasons, urgency
from sandbox.store.trouble import LONGEST, Trouble, read_trouble

FORM = "form.refused"


def kinds(facts: Facts) -> list[str]:
    return [one.kind for one in reasons(facts)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(), []),
        (Facts(minutes=4), []),
        (Facts(minutes=5), ["still"]),
        (Facts(trouble=1, last=Trouble(FORM, ("copies",), 1)), []),
        (Facts(trouble=2, last=Trouble(FORM, ("copies",), 2)), ["same"]),
        (Facts(trouble=2, last=Trouble(FORM, ("copies",), 1)), []),
        (Facts(trouble=3, last=Trouble(FORM, ("copies",), 1)), ["stuck"]),
        (Facts(trouble=3, last=Trouble(FORM, ("copies",), 3)), ["same"]),
        (Facts(trouble=4, last=Trouble(FORM, ("copies",), 2)), ["same", "stuck"]),
        (Facts(trouble=1, last=Trouble("otp.sent", (), 1)), []),
        (Facts(trouble=2, last=Trouble("otp.sent", (), 2)), ["otp"]),
        (Facts(left=True, minutes=9), ["left"]),
        (Facts(trouble=2, last=Trouble(FORM, (), 2), minutes=6), ["same", "still"]),
        (Facts(done=True, minutes=30, trouble=5, last=Trouble(FORM, (), 5)), []),
        (Facts(done=True, spent=True, mark=Decimal("4.9")), ["spent"]),
        (Facts(done=True, spent=True, mark=Decimal(5)), []),
        (Facts(done=True, spent=True), []),
        (Facts(done=True, mark=Decimal(2)), []),
        (Facts(minutes=60, left=True, open_now=False), []),
    ],
)
def test_evidence_gives_these_reasons(facts: Facts, expected: list[str]) -> None:
    assert kinds(facts) == expected


def test_a_reason_says_what_was_refused_and_how_often() -> None:
    (found,) = reasons(Facts(trouble=3, last=Trouble(FORM, ("copies", "receive"), 3)))
    assert (found.number, found.event, found.names) == (3, FORM, ("copies", "receive"))


def test_more_evidence_comes_before_less_then_the_longer_wait() -> None:
    often = reasons(Facts(trouble=4, last=Trouble(FORM, (), 4)))
    twice = reasons(Facts(trouble=2, last=Trouble(FORM, (), 2)))
    stands = reasons(Facts(minutes=20))
    ranked = sorted(
        [(stands, 20), (twice, 1), (stands, 6), (often, 0), (twice, 3)], key=lambda one: urgency(*one)
    )
    assert ranked == [(often, 0), (twice, 3), (twice, 1), (stands, 20), (stands, 6)]


def test_the_same_again_is_counted_and_anything_else_begins_anew() -> None:
    first = Trouble().and_then(FORM, ("copies", "name"))
    again = first.and_then(FORM, ("name", "phone"))
    assert (again.names, again.times) == (("name",), 2)
    assert again.and_then(FORM, ("phone",)).times == 1
    assert again.and_then("paper.refused", ("name",)).times == 1
    assert Trouble().and_then("otp.failed", ()).and_then("otp.failed", ()).times == 2


@pytest.mark.parametrize(
    "trouble", [Trouble(), Trouble("otp.failed", (), 2), Trouble(FORM, ("copies", "name"), 3)]
)
def test_what_the_column_keeps_is_read_again(trouble: Trouble) -> None:
    assert read_trouble(str(trouble) if trouble.kind else "") == trouble


def test_what_was_kept_before_happened_once() -> None:
    assert read_trouble("form.refused") == Trouble(FORM, (), 1)


def test_a_form_of_fifty_fields_fits_its_column() -> None:
    kept = str(Trouble(FORM, tuple(f"field_{n}" for n in range(50)), 7))
    assert len(kept) <= LONGEST
    assert kept.endswith(" ×7")
