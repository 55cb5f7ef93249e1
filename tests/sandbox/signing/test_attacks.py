"""Whatever is done to a signed file, it is never called valid again."""

import random
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import pdf_name

from sandbox.signing.certificates import Credential
from sandbox.signing.judging import Judgement, judge
from sandbox.signing.sealing import Again
from tests.support.signatures import ranges_of, signed_by_a_stranger

SAMPLES = 240


@pytest.fixture
def judged(authority: Credential, later: datetime) -> Callable[[bytes], Judgement]:
    return lambda data: judge(data, authority.certificate, later)


@pytest.fixture
def valid(files: dict[str, bytes]) -> bytes:
    return files["valid"]


def test_the_file_itself_is_valid(judged: Callable[[bytes], Judgement], valid: bytes) -> None:
    assert judged(valid).verdict == "valid"


def test_a_flipped_bit_is_noticed_wherever_it_is(judged: Callable[[bytes], Judgement], valid: bytes) -> None:
    start, end = ranges_of(valid).gap
    chance = random.Random(7)
    signed = [*range(start), *range(end, len(valid))]
    places = [0, start - 1, end, len(valid) - 1, *chance.sample(signed, SAMPLES)]
    missed = [at for at in places if judged(_flipped(valid, at, chance.randrange(8))).verdict == "valid"]
    assert missed == []


def test_a_file_cut_off_anywhere_is_not_valid(judged: Callable[[bytes], Judgement], valid: bytes) -> None:
    for length in (len(valid) - 1, *range(0, len(valid), 397)):
        assert judged(valid[:length]).verdict != "valid", length


def test_what_is_added_after_signing_is_noticed(judged: Callable[[bytes], Judgement], valid: bytes) -> None:
    for more in (b"\n", b"%", b"\0", b"\n%%EOF\n", _updated(valid)[len(valid) :]):
        found = judged(valid + more)
        assert (found.verdict, found.why, found.added) == ("altered", "added", len(more))


def test_a_page_changed_by_an_update_is_altered(judged: Callable[[bytes], Judgement], valid: bytes) -> None:
    assert judged(_updated(valid)).verdict == "altered"


def test_a_strangers_signature_on_top_does_not_help(
    judged: Callable[[bytes], Judgement], valid: bytes, files: dict[str, bytes]
) -> None:
    for data in (valid, files["altered"]):
        assert judged(signed_by_a_stranger(data, "Hai")).verdict == "altered"


def test_our_signature_moved_into_another_file_is_worth_nothing(
    judged: Callable[[bytes], Judgement], valid: bytes, files: dict[str, bytes]
) -> None:
    """Signature wrapping: the true signature and the true bytes are there, and more is shown."""
    for data in _wrapped(valid, files["unsigned"]):
        assert judged(data).verdict != "valid"


@pytest.mark.parametrize(
    "range_text",
    [
        b"[]",
        b"[0 0 0 0]",
        b"[0 1 1 0]",
        b"[0 5 5 0]",
        b"[0 -1 5 7]",
        b"[1 2 3 4]",
        b"[0 999999999 999999999 999999999]",
        b"[0 9999999999999999999999 1 1]",
        b"[0 10 20]",
        b"[0 10 20 30 40 50]",
        b"[0 10.5 20 30]",
        b"null",
        b"[/A /B /C /D]",
    ],
)
def test_a_signature_over_nothing_or_nonsense_is_not_valid(
    judged: Callable[[bytes], Judgement], valid: bytes, range_text: bytes
) -> None:
    found = judged(re.sub(rb"/ByteRange\s*\[[^\]]*\]", b"/ByteRange " + range_text, valid))
    assert found.verdict == "altered"


@pytest.mark.parametrize("text", [b"", b"00", b"zz", b"3000", b"30" * 40, b"3082ffff" + b"00" * 90])
def test_a_signature_that_is_none_is_not_valid(
    judged: Callable[[bytes], Judgement], valid: bytes, text: bytes
) -> None:
    start, end = ranges_of(valid).gap
    filled = text.ljust(end - start - 2, b"0")[: end - start - 2]
    assert judged(valid[:start] + b"<" + filled + b">" + valid[end:]).verdict == "altered"


def test_nothing_may_hide_behind_the_signature_in_its_own_place(
    judged: Callable[[bytes], Judgement], valid: bytes
) -> None:
    start, end = ranges_of(valid).gap
    for at, byte in ((end - 2, b"1"), (end - 2, b">"), (start + 1, b"<"), (end - 40, b"/Contents")):
        data = valid[:at] + byte + valid[at + len(byte) :]
        assert judged(data).verdict == "altered"


def test_traces_of_a_signature_are_not_called_unsigned(
    judged: Callable[[bytes], Judgement], valid: bytes
) -> None:
    found = judged(valid.replace(b"/ByteRange", b"/ByteRongs"))
    assert (found.verdict, found.why) == ("altered", "broken")


def _flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def _updated(data: bytes) -> bytes:
    writer = Again(BytesIO(data))
    writer.root[pdf_name("/Lang")] = pdf_name("/Other")
    writer.update_root()
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _wrapped(valid: bytes, shown: bytes) -> Iterator[bytes]:
    ranges = ranges_of(valid)
    start, end = ranges.gap
    signature, more = valid[start:end], b"\n" + shown
    yield valid[:end] + more + valid[end:]
    yield more + valid
    yield _pointed(valid, end + len(more), len(valid) - end)[:end] + more + valid[end:]
    second = b"/ByteRange [0 %d %d %d]" % (start, end, len(valid) - end)
    yield valid[:start] + signature + second + valid[end:]
    head = shown + b"\n1 0 obj<</Type/Sig/Contents "
    yield _pointing(head, signature)


def _pointed(data: bytes, after: int, rest: int) -> bytes:
    """With another second part, in as many letters as before."""
    found = re.search(rb"/ByteRange\s*\[([^\]]*)\]", data)
    assert found
    first, length, *_ = found[1].split()
    text = b" ".join([first, length, b"%d" % after, b"%d" % rest]).ljust(len(found[1]))
    return data[: found.start(1)] + text + data[found.end(1) :]


def _pointing(head: bytes, signature: bytes) -> bytes:
    """A file of its own around a signature of ours, which says it is over all of it."""
    start, end = len(head), len(head) + len(signature)
    tail = b"/ByteRange [0 %d %d %09d]>>endobj\n%%%%EOF"
    rest = len(tail % (start, end, 0))
    return head + signature + tail % (start, end, rest)
