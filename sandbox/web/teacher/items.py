"""Item analysis: how each criterion works, whether the grader may be wrong, whether variants are fair."""

from collections.abc import Sequence

from flask import render_template, request
from flask_babel import lazy_gettext as _l

from sandbox.reports.fairness import LEAST as LEAST_IN_GROUP
from sandbox.reports.fairness import Difference, fairness
from sandbox.reports.items import item_report, same_exercise
from sandbox.reports.items.figures import LEAST, LEAST_FOR_GROUPS
from sandbox.web.access import actor, staff
from sandbox.web.context import content, now, reading
from sandbox.web.menus import listed
from sandbox.web.teacher import ID, blueprint
from sandbox.web.teacher.lookup import collected_assignment

EASE = {"easy": _l("dễ"), "medium": _l("vừa"), "hard": _l("khó")}
POWER = {
    "good": _l("phân loại tốt"),
    "fair": _l("phân loại vừa"),
    "weak": _l("phân loại yếu"),
    "reversed": _l("ngược"),
}
TONES = {"good": "done", "fair": "idle", "weak": "help", "reversed": "stop"}
SAYS = {  # %(count)d is filled in by the page
    "error": _l("Máy không chấm được câu này ở %(count)d bài; các em không bị trừ điểm."),
    "raised": _l("Thầy cô đã cho %(count)d em nhiều điểm hơn máy ở câu này."),
    "nobody": _l("Không em nào được điểm câu này, kể cả những em làm gần như đúng hết các câu khác."),
    "top": _l("Những em giỏi nhất mất điểm câu này rõ ràng nhiều hơn các em khác."),
    "reversed": _l("Em càng làm tốt các câu khác thì càng mất điểm ở câu này."),
    "same": _l("%(count)d em làm tốt các câu khác cùng cho một câu trả lời, và máy chấm là chưa đúng."),
}


@blueprint.get(f"/bai-giao/<{ID}:assignment_id>/phan-tich")
@listed("assignment", 40, _l("Phân tích câu"), "bar-chart")
@staff
def items(assignment_id: int) -> str:
    assignment, classroom, exercise = collected_assignment(assignment_id)
    offered = same_exercise(reading(), assignment, actor().id, now())
    everybody = request.args.get("pham-vi") == "tat-ca"
    wanted = [row.id for row in offered] if everybody else [assignment.id]
    found = item_report(reading(), wanted, exercise, content().world.events)
    compared = fairness(exercise, found.sittings)
    return render_template(
        "teacher/items.html",
        assignment=assignment,
        classroom=classroom,
        exercise=exercise,
        offered=offered,
        everybody=everybody,
        found=found,
        fair=compared,
        harder=_harder(compared),
        ease=EASE,
        power=POWER,
        tones=TONES,
        says=SAYS,
        least={"items": LEAST, "groups": LEAST_FOR_GROUPS, "variants": LEAST_IN_GROUP},
    )


def _harder(compared: Sequence[Difference]) -> list[tuple[Difference, float, float, bool]]:
    """(difference, lower mean, higher mean, whether those with the value do better) where it is telling."""
    telling = [one for one in compared if one.telling]
    return [(one, *sorted((one.mean, one.others_mean)), one.gap > 0) for one in telling]
