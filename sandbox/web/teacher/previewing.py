"""An exercise as a student meets it, of an invented citizen, to look at: nothing is begun or kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, render_template, request
from markupsafe import Markup

from exercises.engine.render import brief_html
from exercises.engine.schema import Exercise
from exercises.engine.tour import Station, stations
from exercises.engine.variants import Variant, fill
from sandbox.extensions import parts
from sandbox.store.base import NotFound
from sandbox.web.access import staff
from sandbox.web.context import content
from sandbox.web.learn.answers import in_own_order
from sandbox.web.learn.hints import SKILLS
from sandbox.web.learn.persona import in_threes
from sandbox.web.learn.steps import steps_of
from sandbox.web.teacher import blueprint
from sandbox.web.teacher.preview_people import PEOPLE, exercise_of, variant_of
from sandbox.web.teacher.preview_stack import stack_of

PART = "teacher/preview_part.html"


@dataclass(frozen=True)
class Asked:
    ask: str
    hint: str
    unit: str
    many: bool
    options: tuple[str, ...]


@dataclass(frozen=True)
class Help:
    about: str
    text: str
    cost: int
    after: int


@blueprint.get("/thu-vien/<slug>/xem-thu")
@staff
def preview(slug: str) -> str:
    """`?nhan-vat=2`: as the second of the citizens."""
    exercise, person = exercise_of(slug), _person(request.args.get("nhan-vat", 1, type=int))
    variant = variant_of(exercise, person)
    return render_template(
        "teacher/preview.html",
        exercise=exercise,
        person=person,
        following=person % PEOPLE + 1,
        brief=_brief(exercise, variant),
        persona=_persona(exercise, variant),
        papers=list(enumerate(variant.papers.values(), 1)),
        questions=[_asked(exercise, variant, number) for number in range(len(exercise.questions))],
        hints=_hints(exercise, variant),
        messages=[(one.sender, fill(one.text, variant)) for one in exercise.phone],
        steps=steps_of(exercise, {}),
        way=[_said(exercise, station) for station in stations(exercise)],
        portal=content().portal_of(slug).name,
        stack=stack_of(exercise, variant),
    )


@blueprint.get("/thu-vien/<slug>/xem-thu/<int(max=99):person>/giay-to/<int(max=99):number>.png")
@staff
def preview_paper(slug: str, person: int, number: int) -> Response:
    exercise = exercise_of(slug)
    if not (1 <= person <= PEOPLE and 1 <= number <= len(exercise.papers)):
        raise NotFound
    variant = variant_of(exercise, person)
    drawn = parts().drawings.paper(variant, list(variant.papers)[number - 1], "png")
    answer = Response(drawn, mimetype="image/png")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _person(asked: int) -> int:
    return asked if 1 <= asked <= PEOPLE else 1


def _brief(exercise: Exercise, variant: Variant) -> Markup:
    words = Markup(brief_html(exercise, variant))  # noqa: S704  our library's markdown
    return _as_the_student(template="learn/brief.html", exercise=exercise, words=words)


def _persona(exercise: Exercise, variant: Variant) -> Markup:
    me = {name.removeprefix("me."): value for name, value in variant.values.items() if name.startswith("me.")}
    number = in_threes(me.get("id_number", ""))
    return _as_the_student(template="learn/persona.html", me=me, number=number, opens=exercise.opens)


def _as_the_student(template: str, **values: object) -> Markup:
    """A tool of the practice bar, on our page."""
    return Markup(render_template(template, frame=PART, sheet=True, **values))  # noqa: S704  our own template


def _asked(exercise: Exercise, variant: Variant, number: int) -> Asked:
    one = exercise.questions[number]
    return Asked(
        fill(one.ask, variant),
        fill(one.hint, variant),
        fill(one.unit, variant),
        one.many,
        tuple(fill(choice.label, variant) for choice in in_own_order(one, variant)),
    )


def _hints(exercise: Exercise, variant: Variant) -> list[Help]:
    skills: Mapping[str, str] = {row.id: row.skill for row in exercise.rubric}
    return [
        Help(
            str(SKILLS[skills.get(hint.for_, "reading")]),
            fill(hint.text, variant),
            hint.cost,
            hint.after_fails,
        )
        for hint in exercise.hints
    ]


def _said(exercise: Exercise, station: Station) -> str:
    procedure = content().world.catalogue.procedures.get(exercise.cases.reference.procedure)
    found = procedure.component(station.component) if procedure and station.component else None
    return station.stop.say.replace("{title}", found.name if found else station.component)
