"""Sixty files that nobody sends with good intentions, by what they are."""

import random
import zlib
from collections.abc import Iterator

PDF = b"%PDF-1.7\n"
RANGE = b"/ByteRange [0 %d %d %d]"
LARGE = 4 * 1024 * 1024


def hostile_files(signed: bytes) -> dict[str, bytes]:
    """`signed`: a file with a signature, to be spoilt."""
    made = [*_empty(), *_huge(), *_ranges(), *_signatures(), *_spoilt(signed)]
    return {f"{number:02} {name}": data for number, (name, data) in enumerate(made)}


def _empty() -> Iterator[tuple[str, bytes]]:
    yield "nothing", b""
    yield "one byte", b"%"
    yield "a head alone", PDF
    yield "a head without a version", b"%PDF-"
    yield "a head far behind", b"x" * 1000 + PDF
    yield "a head too far behind", b"x" * 5000 + PDF
    yield "a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 100
    yield "a zip", b"PK\x03\x04" + b"\0" * 100
    yield "a page", b"<html><script>alert(1)</script>" + PDF
    yield "a program", b"MZ" + b"\0" * 200 + PDF
    yield "UTF-16", PDF.decode().encode("utf-16")


def _huge() -> Iterator[tuple[str, bytes]]:
    bomb = zlib.compress(b"\0" * 50_000_000)
    stream = b"1 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(bomb)
    yield "zeros", PDF + b"\0" * LARGE
    yield "spaces", PDF + b" " * LARGE
    yield "a bomb", PDF + stream + bomb + b"\nendstream endobj"
    yield "bombs in bombs", PDF + stream + zlib.compress(bomb * 50) + b"\nendstream endobj"
    yield "deep arrays", PDF + b"[" * LARGE
    yield "deep dictionaries", PDF + b"<<" * (LARGE // 2)
    yield "deep names", PDF + b"/" * LARGE
    yield (
        "a loop of pages",
        PDF + b"1 0 obj<</Kids[1 0 R]/Parent 1 0 R/Type/Pages>>endobj trailer<</Root 1 0 R>>",
    )
    yield "a loop of tables", PDF + b"xref\n0 1\ntrailer<</Prev 9/Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF"
    yield "a table of millions", PDF + b"xref\n0 99999999\n" + b"0000000000 00000 n \n" * 1000
    yield "noise", PDF + random.Random(1).randbytes(LARGE)


def _ranges() -> Iterator[tuple[str, bytes]]:
    yield "a range after another", PDF + b"/ByteRange" * (LARGE // 10)
    yield "many ranges", PDF + (RANGE % (5, 6, 7)) * 100_000
    yield "many ranges of all", PDF + (RANGE % (1, 2, LARGE)) * 1000 + b" " * LARGE
    yield "an open range", PDF + b"/ByteRange [" + b" " * LARGE
    yield "an endless number", PDF + b"/ByteRange [0 " + b"9" * LARGE + b"]"
    yield "white space between", PDF + (b"/ByteRange" + b" " * 50) * (LARGE // 60)
    yield "numbers without end", PDF + b"/ByteRange [" + b"1 " * (LARGE // 2) + b"]"
    yield "a minus", PDF + b"/ByteRange [0 -5 -7 -9]"
    yield "backwards", PDF + RANGE % (90, 10, 5)
    yield "beyond the end", PDF + RANGE % (10, 20, 10**9)
    yield "itself", PDF + RANGE % (9, 40, 0)
    yield "huge", PDF + b"/ByteRange [0 999999999 999999999 999999999]"


def _signatures() -> Iterator[tuple[str, bytes]]:
    for name, text in (
        ("no signature", b""),
        ("one digit", b"3"),
        ("zeros", b"00" * 5000),
        ("not hexadecimal", b"zz" * 50),
        ("a length that lies", b"30847fffffff" + b"00" * 50),
        ("no length", b"3080" * 5000),
        ("sequences in sequences", b"3082ffff" * 5000),
        ("sets in sets", b"3182ffff" * 5000),
        ("a long tag", b"3f" + b"ff" * 5000 + b"7f00"),
        ("an empty sequence", b"3000"),
        ("another content", b"301006092a864886f70d010701a0030401ff"),
        (
            "no signers",
            b"302306092a864886f70d010702a016301402010131003 00b06092a864886f70d0107013100".replace(b" ", b""),
        ),
        ("much of it", b"30" * 200_000),
        ("more than there may be", b"30" * 600_000),
        ("noise", random.Random(2).randbytes(3000).hex().encode()),
    ):
        yield f"a signature: {name}", _around(b"<" + text + b">")


def _spoilt(signed: bytes) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(3)
    yield "cut in the middle", signed[: len(signed) // 2]
    yield "twice", signed + signed
    yield "turned round", PDF + signed[::-1]
    yield "without ends of lines", signed.replace(b"\n", b"")
    yield "shuffled", PDF + bytes(chance.sample(signed, len(signed)))
    for number in range(6):
        data = bytearray(signed)
        for place in chance.sample(range(20, len(data)), 200):
            data[place] = chance.randrange(256)
        yield f"peppered {number}", bytes(data)


def _around(signature: bytes) -> bytes:
    """A file that says this is the signature of all the rest."""
    head, tail = PDF + b"1 0 obj<</Type/Sig/SubFilter/ETSI.CAdES.detached/Contents ", b">>endobj\n%%EOF"
    start, end = len(head), len(head) + len(signature)
    size = len(RANGE % (start, end, 0)) + 8 + len(tail)
    rest = (b"/ByteRange [0 %d %d %09d]" % (start, end, size)) + tail
    return head + signature + rest.ljust(size)[:size]
