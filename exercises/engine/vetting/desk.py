"""The one-stop desk of an exercise: every dossier of the stack can be laid there, found out and decided."""

from collections.abc import Iterator

from exercises.engine.acting import parted
from exercises.engine.checks.desk import faults_named, promised_right
from exercises.engine.checks.desk_work import desk_share
from exercises.engine.exercise import Criterion, Exercise, Stacked
from exercises.engine.stack import Laid, laid, opinion_of
from exercises.engine.standing import Standing, officers_move
from exercises.engine.variants import make_variant, seed_for
from exercises.engine.vetting.cases import vet_change
from exercises.engine.vetting.known import Found, Known
from fixtures.catalogue import load_catalogue
from fixtures.content import nearest
from fixtures.desk import load_desk
from fixtures.lifecycle import load_lifecycle
from fixtures.world import World

SEEDS = ("vetting-0", "vetting-1")
LIVE = (desk_share.__name__,)
OF_A_STACK = (
    "decided", "faults_named", "form_right", "reason_says", "promised_right", "days_given",
    "looked_first", "in_time", "order",
)  # fmt: skip


def vet_desk(exercise: Exercise, world: World) -> Found:
    if exercise.desk.stack and exercise.side != "officer":
        yield "side", "chồng hồ sơ (desk.stack) chỉ dành cho bài của cán bộ, side: officer"
    for item in exercise.desk.stack:
        place = f"desk.stack.{item.id}"
        wrong = [*_like(exercise, item, place, world), *_times(exercise, item, place)]
        yield from wrong or _decidable(exercise, item, place)
    yield from _rows(exercise)


def _like(exercise: Exercise, item: Stacked, place: str, world: World) -> Found:
    """It files a dossier of the same time, and differs from it as a citizen could."""
    source = exercise.sources[item.like]
    if not source.cases.reference.procedure or item.change.nothing_filed:
        yield f"{place}.like", f"bài “{item.like}” không nộp hồ sơ nào"
    elif source.era != exercise.era:
        yield f"{place}.like", f"bài “{item.like}” ở năm {source.era}, bàn này ở năm {exercise.era}"
    elif item.change.drop_events or item.change.first_events or item.change.add_events or item.change.acts:
        yield f"{place}.change", "hồ sơ trên bàn chỉ khác ở tờ khai và giấy tờ, không ghi sự kiện ở đây"
    else:
        values = make_variant(source, seed_for(SEEDS[0], item.id)).values
        known = Known.of(source, world, values, item.change.procedure)
        yield from vet_change(item.change, f"{place}.change", known)
    grounds = load_desk().grounds
    if item.ground and item.ground not in grounds:
        yield f"{place}.ground", f"không có lý do từ chối “{item.ground}”" + nearest(item.ground, grounds)
    if item.ground and item.classmate:
        yield f"{place}.ground", "hồ sơ của bạn cùng lớp không thể có lý do định trước"


def _times(exercise: Exercise, item: Stacked, place: str) -> Found:
    """What was done with it was allowed, one after the other, before the officer sat down."""
    moments = [("filed", item.filed), *((f"moves.{n}.at", one.at) for n, one in enumerate(item.moves))]
    before, start = moments[0][1], exercise.start.replace(tzinfo=None)
    for name, moment in moments:
        if moment.tzinfo is not None:
            yield f"{place}.{name}", "giờ mô phỏng không ghi múi giờ, ví dụ 2024-04-17T14:10"
            return
        if not before <= moment < start:
            yield f"{place}.{name}", "việc này phải sau việc trước nó và trước lúc bắt đầu (start)"
        before = moment
    standing = Standing("registered", item.filed)
    for number, one in enumerate(item.moves):
        if officers_move(standing.state, one.action) is None:
            label = load_lifecycle().state(standing.state).label
            yield f"{place}.moves.{number}.do", f"hồ sơ ở trạng thái “{label}” không làm được “{one.do}”"
            return
        standing = standing.after(one.action, one.at)


def _decidable(exercise: Exercise, item: Stacked, place: str) -> Found:
    """Each problem once, whichever dossier shows it."""
    problems: dict[str, str] = {}
    for seed in SEEDS:
        try:
            one = laid(exercise, item, seed)
        except (KeyError, ValueError) as error:
            problems.setdefault(place, f"không dựng được hồ sơ này: {error}")
            continue
        for name, said in _faults(item, one):
            problems.setdefault(f"{place}.{name}".rstrip("."), said)
    yield from problems.items()


def _faults(item: Stacked, one: Laid) -> Iterator[tuple[str, str]]:
    said = opinion_of(one)
    if item.ground and said.faults:
        yield "ground", f"hồ sơ này đã có lỗi giấy tờ ({said.found}), không cần lý do định trước"
    if said.faults and item.change == type(item.change)():
        yield "change", f"không cài lỗi nào mà hồ sơ vẫn bị bắt lỗi: {said.found}"
    route = load_catalogue().procedure(one.procedure).route
    if sum(move.do == "forward" for move in item.moves) >= max(1, len(route)):
        yield "moves", f"hồ sơ qua {max(1, len(route))} cơ quan, không chuyển tiếp được nhiều lần như vậy"
    if officers_move(one.state, parted(one.found)[0]) is None:
        label = load_lifecycle().state(one.state).label
        yield "moves", f"hồ sơ ở trạng thái “{label}” không có việc gì cho cán bộ làm"


def _rows(exercise: Exercise) -> Found:
    """Rows that look at what is there, and an item that no row looks at."""
    about = set[str]()
    for row in exercise.rubric:
        place = f"rubric.{row.id}"
        if row.check in LIVE and exercise.desk.stack:
            yield f"{place}.check", "phép kiểm này dành cho bàn chung của cả lớp, không có chồng hồ sơ"
        if row.check in OF_A_STACK and not exercise.desk.stack:
            yield f"{place}.check", "bài này không có hồ sơ nào trên bàn (desk.stack)"
        named = _named(row)
        about |= set(named)
        yield from _of_items(exercise, row, place, named)
    for item in exercise.desk.stack if exercise.rubric else ():
        if item.id not in about:
            yield f"desk.stack.{item.id}", "hồ sơ này không có tiêu chí nào chấm"


def _of_items(exercise: Exercise, row: Criterion, place: str, named: tuple[str, ...]) -> Found:
    """Whether there is something to name or to promise; of a classmate's dossier nobody knows yet."""
    if row.check == promised_right.__name__ and not exercise.desk.ask_due:
        yield f"{place}.check", "phép kiểm này cần desk.ask_due, để cán bộ tự ghi ngày hẹn"
    for item in exercise.desk.stack:
        if item.id not in named or item.classmate:
            continue
        action, faults = _wanted(exercise, item)
        if row.check == faults_named.__name__ and action and not faults:
            yield f"{place}.dossier", f"hồ sơ “{item.id}” không có lỗi nào để nêu; hãy dùng decided"
        if row.check == promised_right.__name__ and action not in ("", "receive"):
            yield f"{place}.dossier", f"hồ sơ “{item.id}” không được tiếp nhận nên không có ngày hẹn"


def _wanted(exercise: Exercise, item: Stacked) -> tuple[str, frozenset[str]]:
    """Nothing for an item that cannot be laid, which is told there."""
    try:
        return parted(laid(exercise, item, SEEDS[0]).found)
    except (KeyError, ValueError):
        return parted("")


def _named(row: Criterion) -> tuple[str, ...]:
    """The items a row names."""
    args = row.args
    one = (args["dossier"],) if "dossier" in args else ()
    return (*one, *args.get("dossiers", ()), *args.get("first", ()), *args.get("then", ()))
