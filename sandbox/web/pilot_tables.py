"""The pilot report as tables: the same on the page, in the workbook and on paper."""

from collections.abc import Iterator
from datetime import datetime

from flask_babel import gettext as _

from exercises.engine.describing import TOPICS
from sandbox.content import Content
from sandbox.exports import Cell, Column, Row, Table, Word
from sandbox.reports.pilot_rows import ExerciseRow, PilotReport, Size
from sandbox.web.formats import moment as said_moment
from sandbox.web.words import SKILLS


def pilot_tables(
    report: PilotReport, content: Content, whose: str, period: str, made_at: datetime
) -> list[Table]:
    """The figures first; then by school, procedure and exercise, topic, skill; then wrong ideas."""
    tables = [
        _figures(report, whose, period, made_at),
        _schools(report),
        _exercises(report, content),
        _topics(report),
        _skills(report),
        _ideas(report, content),
    ]
    return [table for table in tables if table.rows]


def _figures(report: PilotReport, whose: str, period: str, made_at: datetime) -> Table:
    facts: list[tuple[str, Cell]] = [
        (_("Trường"), report.schools),
        (_("Lớp"), report.classes),
        (_("Học sinh trong danh sách"), _size(report.students)),
        (_("Học sinh đã thực hành"), _size(report.practised)),
        (_("Bài thực hành khác nhau đã giao"), report.exercises),
        (_("Lần giao bài"), report.given),
        (_("Lượt làm bài"), _told(report.attempts)),
        (_("Giờ thực hành (mỗi lượt tính nhiều nhất 90 phút)"), _told(report.hours)),
    ]
    return Table(
        name=_("Tổng hợp"),
        title=_("BÁO CÁO THÍ ĐIỂM BÀI THỰC HÀNH DỊCH VỤ CÔNG TRỰC TUYẾN"),
        columns=(Column(_("Nội dung"), width=52), Column(_("Số lượng"), "whole", width=14)),
        rows=tuple(Row(fact) for fact in facts),
        above=whose,
        about=" · ".join(
            filter(
                None,
                (
                    _("Thực hiện Kế hoạch 978/KH-SGDĐT, mục II.1.i"),
                    period,
                    _("Lập lúc %(t)s", t=said_moment(made_at)),
                ),
            )
        ),
    )


def _schools(report: PilotReport) -> Table:
    columns = (
        Column(_("Trường"), width=52),
        Column(_("Lớp"), "whole", width=10),
        Column(_("Học sinh"), "whole", width=12),
    )
    rows = [Row((one.school, one.classes, _size(one.students))) for one in report.by_school]
    return Table(_("Theo trường"), _("Theo trường"), columns, tuple(rows) if len(rows) > 1 else ())


def _exercises(report: PilotReport, content: Content) -> Table:
    columns = (
        Column(_("Thủ tục"), width=46),
        Column(_("Bài thực hành"), width=42),
        Column(_("Học sinh có điểm"), "whole", width=14),
        Column(_("Đạt từ 5"), "share", width=12),
        Column(_("Đạt từ 8"), "share", width=12),
    )
    rows = tuple(Row(tuple(_exercise(one, content))) for one in report.by_exercise)
    return Table(_("Theo thủ tục"), _("Theo thủ tục và bài thực hành"), columns, rows)


def _exercise(one: ExerciseRow, content: Content) -> Iterator[Cell]:
    yield _procedure(one.slug, content)
    yield _title(one.slug, content)
    yield _size(one.students)
    for count in (one.reached, one.good):
        people = one.students.people
        yield Word("…") if count is None or not people else (count * 200 + people) // (2 * people)


def _procedure(slug: str, content: Content) -> str:
    exercise = content.library.get(slug)
    code = exercise.cases.reference.procedure if exercise else ""
    return f"{code} {content.world.catalogue.procedure(code).name}" if code else _("(không nộp hồ sơ)")


def _title(slug: str, content: Content) -> str:
    return content.library[slug].title.vi if slug in content.library else slug


def _topics(report: PilotReport) -> Table:
    columns = (
        Column(_("Chủ đề"), width=46),
        Column(_("Bài"), "whole", width=10),
        Column(_("Học sinh có điểm"), "whole", width=14),
        Column(_("Điểm trung bình"), "mark", width=14),
    )
    rows = [
        Row((TOPICS.get(one.topic, _("Khác")), one.exercises, _size(one.students), _told(one.average)))
        for one in report.by_topic
    ]
    return Table(_("Theo chủ đề"), _("Theo chủ đề"), columns, tuple(rows))


def _skills(report: PilotReport) -> Table:
    columns = (
        Column(_("Kĩ năng"), width=46),
        Column(_("Học sinh"), "whole", width=14),
        Column(_("Tỉ lệ điểm đạt được"), "share", width=16),
    )
    rows = [
        Row((str(SKILLS.get(one.skill, one.skill)), _size(one.students), _told(one.share)))
        for one in report.by_skill
    ]
    return Table(_("Theo kĩ năng"), _("Theo kĩ năng"), columns, tuple(rows))


def _ideas(report: PilotReport, content: Content) -> Table:
    columns = (
        Column(_("Bài thực hành"), width=42),
        Column(_("Lỗi hay gặp"), width=96),
        Column(_("Số học sinh mắc"), "whole", width=14),
    )
    rows = [Row((_title(one.slug, content), one.words, one.students)) for one in report.ideas]
    return Table(_("Lỗi hay gặp"), _("Lỗi hay gặp"), columns, tuple(rows))


def _size(size: Size) -> Cell:
    if size.people is not None:
        return size.people
    if size.over is not None:
        return Word(f"> {size.over}")
    return Word("< 5") if size.small else Word("…")


def _told(value: Cell) -> Cell:
    return Word("…") if value is None else value
