"""The rubric and the hints: names, order, points, misconceptions."""

from exercises.engine.binding import references
from exercises.engine.checking import CHECKS, FOREIGN
from exercises.engine.exercise import FULL, Criterion, Exercise, Misconception
from exercises.engine.messages import DETAILS, points_said
from exercises.engine.vetting.known import Found, Known, refuse_twins
from fixtures.content import nearest

_ALWAYS = "always"


def vet_rubric(exercise: Exercise, known: Known) -> Found:
    yield from refuse_twins("rubric", (row.id for row in exercise.rubric))
    counted = (row for row in exercise.rubric if row.applies(known.values))
    total = sum(row.points for row in counted)
    if total != FULL:
        yield "rubric", f"tổng điểm là {points_said(total)}, phải là {points_said(FULL)}"
    for number, row in enumerate(exercise.rubric):
        place = f"rubric.{row.id}"
        earlier = [before.id for before in exercise.rubric[:number]]
        yield from _row(row, place, earlier, known)
        for wrong in row.misconceptions:
            yield from _misconception(row, wrong, f"{place}.misconceptions.{wrong.tag}", known)
    yield from _hints(exercise, known)


def _row(row: Criterion, place: str, earlier: list[str], known: Known) -> Found:
    if row.points == 0:
        yield f"{place}.points", "điểm phải lớn hơn 0"
    for name in row.depends_on:
        if name not in earlier:
            yield f"{place}.depends_on", f"không có tiêu chí “{name}” đứng trước" + nearest(name, earlier)
    yield from known.refuse(f"{place}.when", "value", row.when)
    for key, kind, text in references(row.check, row.args):
        if kind == "template":
            yield from known.refuse_values(f"{place}.{key}", text)
        elif kind == "agency":
            yield from known.refuse_agency(f"{place}.{key}", text)
        else:
            yield from known.refuse(f"{place}.{key}", kind, [text])


def _misconception(row: Criterion, wrong: Misconception, place: str, known: Known) -> Found:
    kind = CHECKS[row.check].when
    if wrong.detail:
        if kind != "template":
            yield f"{place}.detail", f"phép kiểm {row.check} không dùng khoá này"
        elif wrong.detail not in DETAILS:
            yield f"{place}.detail", f"không có lỗi “{wrong.detail}”" + nearest(wrong.detail, DETAILS)
    for when in wrong.when:
        yield from _when(row.check, kind, when, f"{place}.when", known)


def _when(check: str, kind: str, when: str, place: str, known: Known) -> Found:
    if kind == "template":
        yield from known.refuse_values(place, when)
    elif kind in (_ALWAYS, ""):
        if when != kind:
            yield place, f"phép kiểm {check} " + (f"chỉ nhận “{kind}”" if kind else "không nhận khoá này")
    elif kind == "agency":
        yield from known.refuse_agency(place, when)
    elif kind == "action":
        yield from known.refuse(place, kind, [when] if when != _ALWAYS else [])
    elif not (kind == "paper" and when == FOREIGN):
        yield from known.refuse(place, kind, [when])


def _hints(exercise: Exercise, known: Known) -> Found:
    yield from refuse_twins("hints", (hint.id for hint in exercise.hints))
    points = {row.id: row.points for row in exercise.rubric}
    for hint in exercise.hints:
        yield from known.refuse(f"hints.{hint.id}.for", "criterion", [hint.for_])
        if hint.cost > points.get(hint.for_, hint.cost):
            yield f"hints.{hint.id}.cost", "gợi ý không được đắt hơn tiêu chí của nó"
