"""The papers folder: look at a paper, take it as a picture or as a PDF."""

from dataclasses import dataclass

from flask import Response, request

from exercises.engine.variants import Paper
from fixtures.papers import KINDS, Format
from sandbox.drawings import TYPES
from sandbox.extensions import parts
from sandbox.store.attempts import Attempt
from sandbox.store.base import NotFound
from sandbox.web import context
from sandbox.web.access import student
from sandbox.web.learn import ATTEMPT, blueprint
from sandbox.web.learn.play import mine, tool

ICONS = {
    "id_card": "person-vcard",
    "diploma": "mortarboard",
    "lower_diploma": "mortarboard",
    "photo": "person-circle",
    "school_record": "journal-text",
    "fee_receipt": "receipt",
}


@dataclass(frozen=True)
class Sheet:
    """A paper as the folder shows it: by its number, because an id may tell what it is there for."""

    number: int
    title: str
    icon: str
    filename: str
    formats: tuple[Format, ...]
    pages: int

    @property
    def format(self) -> Format:
        """The one it is handed out in."""
        return self.formats[0]


@blueprint.get(f"{ATTEMPT}/giay-to")
@student
def papers(attempt_id: int) -> Response:
    attempt = mine(attempt_id)
    received = context.exercise(attempt).received
    return tool("learn/papers.html", attempt, papers=_sheets(attempt), received=received)


@blueprint.get(f"{ATTEMPT}/giay-to/<int(max=99):number>")
@student
def paper(attempt_id: int, number: int) -> Response:
    attempt = mine(attempt_id)
    _nth(attempt, number)
    return tool("learn/paper.html", attempt, paper=_sheets(attempt)[number - 1])


@blueprint.get(f"{ATTEMPT}/giay-to/<int(max=99):number>.<any(png,pdf,tiff,bmp):format>")
@student
def paper_file(attempt_id: int, number: int, format: Format) -> Response:
    """To look at; with ?tai=1 the file itself, which the browser saves under a plain name."""
    attempt = mine(attempt_id)
    paper = _nth(attempt, number)
    sheet, take = _sheet(number, paper), bool(request.args.get("tai"))
    if format not in (sheet.formats if take else ("png", *sheet.formats)):
        raise NotFound
    drawings = parts().drawings
    drawn = (drawings.file if take else drawings.paper)(context.variant(attempt), paper.id, format)
    answer = Response(drawn, mimetype=TYPES[format])
    way = "attachment" if take else "inline"
    answer.headers["Content-Disposition"] = f'{way}; filename="{sheet.filename}.{format}"'
    return answer


def _nth(attempt: Attempt, number: int) -> Paper:
    listed = list(context.variant(attempt).papers.values())
    if not 1 <= number <= len(listed):
        raise NotFound
    return listed[number - 1]


def _sheets(attempt: Attempt) -> list[Sheet]:
    return [_sheet(n, paper) for n, paper in enumerate(context.variant(attempt).papers.values(), 1)]


def _sheet(number: int, paper: Paper) -> Sheet:
    icon = ICONS.get(paper.kind, "file-earmark-text")
    kind = KINDS[paper.kind]
    return Sheet(number, paper.title, icon, paper.filename, kind.formats(paper.defect), kind.pages)
