"""Answers that nobody can mistake: put in the place of every right answer, and looked for in what is sent."""

import re
import zlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, UnidentifiedImageError
from werkzeug.test import TestResponse

from exercises.engine.exercise import Case, Cases, Criterion, Exercise, Step, Work
from exercises.engine.proof.shown import ANSWERS
from exercises.engine.variants import PLACEHOLDER, Variant

CORE = "qzxkanari"
CANARY = "Ẩn “" + CORE + "” <Ữ&ợ> 7/"
TEMPLATES = ("value", "or_", "words")  # of checks that compare with what is right
NAMES = ("code", "agency")
TOLD = {"brief", "papers", "phone", "questions", "hints", "given", "officer", "lookalikes", "derive"}
PAPERS = ("paper", "or_", "papers")
ITEMS = ("dossier", "dossiers")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def _alignments(text: str) -> Iterator[bytes]:
    """The letters of base64 that hold the text, wherever it begins; without those its neighbours change."""
    for before in range(3):
        whole = b64encode(b"\0" * before + text.encode())
        yield whole[(before * 8 + 5) // 6 : (before + len(text)) * 8 // 6]


ENCODED = tuple(_alignments(CORE)) + tuple(_alignments(CORE.upper()))


def salted(exercise: Exercise) -> Exercise:
    """The exercise with a canary for everything that only its author and the grader may know."""
    papers = {spec.id: f"{CORE}-{number}" for number, spec in enumerate(exercise.papers)}
    items = _items(exercise)
    return exercise.model_copy(
        update={
            "papers": tuple(
                spec.model_copy(
                    update={"id": papers[spec.id], "filename": spec.filename or spec.id.replace("_", "-")}
                )
                for spec in exercise.papers
            ),
            "given": exercise.given
            and exercise.given.model_copy(update={"attach": _attached(exercise.given.attach, papers)}),
            "rubric": tuple(_row(row, papers, items) for row in exercise.rubric),
            "desk": exercise.desk.model_copy(
                update={
                    "petitions": tuple(
                        one.model_copy(update={"found": CANARY}) for one in exercise.desk.petitions
                    ),
                    "stack": tuple(
                        one.model_copy(update={"id": items[one.id]}) for one in exercise.desk.stack
                    ),
                }
            ),
            "cases": _cases(exercise.cases),
            "lesson": exercise.lesson
            and exercise.lesson.model_copy(update={"aim": CANARY, "discuss": (CANARY,) * 3}),
        }
    )


def played(exercise: Exercise) -> Work:
    """The right work itself, to be played by somebody who knows it; its papers bear their new names."""
    papers = {spec.id: f"{CORE}-{number}" for number, spec in enumerate(exercise.papers)}
    work = exercise.cases.reference
    repairs = tuple(one.model_copy(update={"attach": _attached(one.attach, papers)}) for one in work.repairs)
    events = tuple(_step(one, _items(exercise)) for one in work.events)
    changed = {"attach": _attached(work.attach, papers), "repairs": repairs, "events": events}
    return work.model_copy(update=changed)


def blinded(exercise: Exercise, variant: Variant) -> Variant:
    """The variant with a canary for each value that nothing for the student is made with.

    A paper may be drawn from any choice, so choices are hidden only where there are no papers.
    """
    several = () if exercise.papers else {*exercise.choices} - {"me"}
    chosen = {name for name in variant.values if "." in name and name.partition(".")[0] in several}
    names = {*exercise.derive, *chosen} - set(PLACEHOLDER.findall(_for_students(exercise)))
    stack = {item: {**kept, "found": CANARY} for item, kept in variant.stack.items()}
    return replace(variant, values={**variant.values, **dict.fromkeys(names, CANARY)}, stack=stack)


def leaks(answer: TestResponse) -> list[str]:
    """Where a canary is in what was sent: status and headers, the body, what lies packed within it."""
    parts = {"headers": f"{answer.status}\n{answer.headers}".encode(), **_parts(answer)}
    return [f"{name}: …{_around(data)}…" for name, data in parts.items() if holds(data)]


def holds(data: bytes) -> bool:
    """A canary in plain, decomposed, HTML, JSON, URL or base64 form: its core has the same letters in all
    of them but the last."""
    return CORE.encode() in data.lower() or any(one in data for one in ENCODED)


def _parts(answer: TestResponse) -> dict[str, bytes]:
    body = answer.get_data()
    if body.startswith(b"%PDF"):
        return {"pdf": body, **_of_pdf(body)}
    if answer.mimetype.startswith("image/") and answer.mimetype != "image/svg+xml":
        return {"picture": body, "about the picture": _about_picture(body)}
    return {"body": body}


def _about_picture(body: bytes) -> bytes:
    """Nothing of what only stands for a drawing."""
    try:
        with Image.open(BytesIO(body)) as picture:
            return repr(picture.info).encode()
    except UnidentifiedImageError:
        return b""


def _of_pdf(body: bytes) -> dict[str, bytes]:
    unpacked = []
    for stream in _STREAM.findall(body):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    document = pypdfium2.PdfDocument(body)
    try:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        about = repr(document.get_metadata_dict())
    finally:
        document.close()
    return {"streams": b"\n".join(unpacked), "text": text.encode("utf-8", "replace"), "about": about.encode()}


def _around(data: bytes) -> str:
    found = data.lower().find(CORE.encode())
    found = found if found >= 0 else max(data.find(one) for one in ENCODED)
    return data[max(0, found - 60) : found + 60].decode("utf-8", "replace")


def _items(exercise: Exercise) -> dict[str, str]:
    """The names of what lies on an officer's desk: they say what is wrong with it."""
    return {one.id: f"{CORE}-item-{number}" for number, one in enumerate(exercise.desk.stack)}


def _step(step: Step, items: Mapping[str, str]) -> Step:
    named = items.get(step.data.get("dossier", ""))
    return step.model_copy(update={"data": {**step.data, "dossier": named}}) if named else step


def _row(row: Criterion, papers: Mapping[str, str], items: Mapping[str, str]) -> Criterion:
    args = {name: _renamed(value, items) if name in ITEMS else value for name, value in row.args.items()}
    for name in PAPERS if row.check == "paper_attached" else ():
        if name in args:
            args[name] = _renamed(args[name], papers)
    for name in TEMPLATES if row.check in (*ANSWERS, "petition_mentions", "answer_says") else ():
        if name in args:
            args[name] = CANARY if isinstance(args[name], str) else (CANARY,) * len(args[name])
    for name in NAMES if row.check in ("procedure_is", "agency_is") else ():
        if name in args:
            args[name] = CANARY
    known = tuple(
        one.model_copy(update={"tag": CANARY, "when": _renamed(one.when, papers)})
        for one in row.misconceptions
    )
    return row.model_copy(update={"args": args, "misconceptions": known})


def _cases(cases: Cases) -> Cases:
    work = cases.reference
    secret = {
        "fields": dict.fromkeys(work.fields, CANARY),
        "answers": dict.fromkeys(work.answers, (CANARY,)),
        "petitions": tuple(dict.fromkeys(one, CANARY) for one in work.petitions),
    }
    renamed: list[Case] = [one.model_copy(update={"name": CANARY}) for one in cases.cases]
    return cases.model_copy(update={"reference": work.model_copy(update=secret), "cases": tuple(renamed)})


def _attached(attach: Mapping[str, Any], papers: Mapping[str, str]) -> dict[str, Any]:
    return {component: _renamed(all_of_it, papers) for component, all_of_it in attach.items()}


def _renamed(names: Any, papers: Mapping[str, str]) -> Any:
    if isinstance(names, str):
        return papers.get(names, names)
    return tuple(papers.get(name, name) for name in names)


def _for_students(exercise: Exercise) -> str:
    """Every template that may be filled in for a student, and those that others are worked out from."""
    told = exercise.model_dump(include=TOLD)
    rows = [
        (row.title, row.ask, row.advice, [one.say for one in row.misconceptions]) for row in exercise.rubric
    ]
    conditions = ["{" + name + "}" for row in exercise.rubric for name in row.when]
    choices = [one for options in exercise.choices.values() for one in options]
    petitions = [(dict(one.fields), one.note) for one in exercise.desk.petitions]
    return f"{told}{rows}{conditions}{choices}{petitions}"
