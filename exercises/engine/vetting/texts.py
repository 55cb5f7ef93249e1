"""Texts with {values}, the messages on the phone, the officer bot and the troubles of the portal."""

from collections.abc import Iterator

from exercises.engine.exercise import Exercise
from exercises.engine.vetting.known import Found, Known, refuse_twins


def vet_texts(exercise: Exercise, known: Known) -> Found:
    for place, text in _texts(exercise):
        yield from known.refuse_values(place, text)
    yield from refuse_twins("phone", (message.id for message in exercise.phone))
    for message in exercise.phone:
        yield from known.refuse(f"phone.{message.id}.on", "event", [message.on])
        for number, reply in enumerate(message.replies):
            yield from known.refuse_event(f"phone.{message.id}.replies.{number}", reply.event, reply.data)
    yield from refuse_twins("incidents", (incident.id for incident in exercise.incidents))
    for incident in exercise.incidents:
        yield from known.refuse(f"incidents.{incident.id}.on", "event", [incident.on])
    for number, step in enumerate(exercise.officer):
        yield from known.refuse(f"officer.{number}.on", "event", [step.on])
        yield from known.refuse(f"officer.{number}.components", "component", step.components)
        yield from known.refuse(f"officer.{number}.fields", "field", step.fields)
        if not step.on.startswith("dossier."):
            yield f"officer.{number}.on", "cán bộ chỉ làm việc sau một sự kiện của hồ sơ (dossier.…)"


def _texts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    yield "brief.md", exercise.brief
    for paper in exercise.papers:
        yield f"papers.{paper.id}.note", paper.note
    for message in exercise.phone:
        yield f"phone.{message.id}.text", message.text
    for number, step in enumerate(exercise.officer):
        yield f"officer.{number}.reason", step.reason
    for hint in exercise.hints:
        yield f"hints.{hint.id}.text", hint.text
    for row in exercise.rubric:
        yield f"rubric.{row.id}.ask", row.ask
        yield f"rubric.{row.id}.advice", row.advice
        for wrong in row.misconceptions:
            yield f"rubric.{row.id}.misconceptions.{wrong.tag}.say", wrong.say
