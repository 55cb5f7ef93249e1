"""What a chart of progress shows, in one sentence."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from sandbox.reports.term_progress import Given, SkillRow
from sandbox.web.words import SKILLS

NOTICED = 0.3  # of a mark: less than that is no change
NOTHING = 0.05


def trend_of_class(averages: Sequence[float]) -> str:
    if not averages:
        return _("Chưa có bài nào có điểm.")
    first, last = averages[0], averages[-1]
    said = {"first": _mark(first), "last": _mark(last)}
    if len(averages) == 1:
        return _("Mới có một bài có điểm, trung bình %(first)s.", **said)
    if last - first >= NOTICED:
        return _("Điểm trung bình tăng từ %(first)s ở bài đầu lên %(last)s ở bài gần nhất.", **said)
    if first - last >= NOTICED:
        return _("Điểm trung bình giảm từ %(first)s ở bài đầu xuống %(last)s ở bài gần nhất.", **said)
    return _("Điểm trung bình giữ vững: bài đầu %(first)s, bài gần nhất %(last)s.", **said)


def skills_of_class(shares: Mapping[str, float]) -> str:
    if len(shares) < 2:
        return _("Chưa có đủ kĩ năng được chấm để so.")
    best, least = max(shares, key=shares.__getitem__), min(shares, key=shares.__getitem__)
    return _(
        "Vững nhất: %(best)s (%(most)d\u00a0%%). Cần luyện thêm: %(least)s (%(few)d\u00a0%%).",
        best=SKILLS[best],
        most=_percent(shares[best]),
        least=SKILLS[least],
        few=_percent(shares[least]),
    )


def trend_of_student(marked: Sequence[tuple[Given, float]]) -> str:
    if not marked:
        return _("Em chưa có điểm bài nào.")
    first, last = marked[0][1], marked[-1][1]
    said = {"first": _mark(first), "last": _mark(last)}
    if len(marked) == 1:
        return _("Em mới có điểm một bài: %(first)s.", **said)
    if last - first >= NOTICED:
        change = _("Điểm của em tăng từ %(first)s lên %(last)s.", **said)
    elif first - last >= NOTICED:
        change = _("Điểm của em giảm từ %(first)s xuống %(last)s.", **said)
    else:
        change = _("Điểm của em giữ vững: bài đầu %(first)s, bài gần nhất %(last)s.", **said)
    good = sum(mark >= (given.median or 0) for given, mark in marked)
    beside = _("%(n)d trong %(of)d bài bằng hoặc hơn điểm giữa của lớp.", n=good, of=len(marked))
    return f"{change} {beside}"


def skills_of_student(rows: Sequence[SkillRow]) -> str:
    both = {row.skill: row.now - row.first for row in rows if row.now is not None and row.first is not None}
    if not both:
        return _("Cần ít nhất ba bài có điểm để so với đầu kì.")
    risen, fallen = max(both, key=both.__getitem__), min(both, key=both.__getitem__)
    said = []
    if both[risen] >= NOTHING:
        said.append(
            _("Tiến bộ nhất: %(name)s (thêm %(n)d\u00a0%%).", name=SKILLS[risen], n=_percent(both[risen]))
        )
    if both[fallen] <= -NOTHING:
        said.append(
            _("Sút đi: %(name)s (bớt %(n)d\u00a0%%).", name=SKILLS[fallen], n=_percent(-both[fallen]))
        )
    return " ".join(said) or _("Các kĩ năng giữ như đầu kì.")


def _mark(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _percent(share: float) -> int:
    return round(100 * share)
