"""The feedback desk in an exercise: petitions sorted, answered, published; what an author may write down."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from exercises.engine.checking import BREAKS, Context
from exercises.engine.evidence import Event, Evidence
from exercises.engine.exercise import Criterion, Exercise
from exercises.engine.grading import grade
from exercises.engine.loader import LIBRARY, load_exercise
from exercises.engine.proof import check_exercise, named, trial_of
from exercises.engine.report import CriterionResult, Report
from fixtures.content import ContentError
from fixtures.petition_sorts import drafted, load_sorts
from fixtures.world import World

SLUG = "ban-tiep-nhan-phan-anh"
IDS = ("late", "idea", "child", "decision", "official", "other")
IDEA = [{"when": "always", "tag": "idea", "say": "Vì thế này."}]
Judge = Callable[..., CriterionResult]


@pytest.fixture(scope="module")
def desk(world: World) -> Exercise:
    return load_exercise(LIBRARY / SLUG, world, 1)


def answered(petition: str, **data: str) -> Event:
    return Event("desk.answered", "2024-04-17T01:00:00+00:00", {"petition": petition, **data})


@pytest.fixture
def judge(desk: Exercise) -> Judge:
    """The result of one criterion on exactly these acts of the desk."""

    def run(acts: tuple[Event, ...], check: str, **args: Any) -> CriterionResult:
        row = Criterion.model_validate(
            {
                "id": "it",
                "group": "outcome",
                "skill": "deciding",
                "points": 1,
                "title": "Việc này",
                "ask": "Em cần làm việc này.",
                "check": check,
                "args": args,
                "advice": "Em thử lại nhé.",
                "misconceptions": IDEA,
            }
        )
        trial = trial_of(desk, "lan")
        did = replace(trial.evidence, journal=(Event("attempt.started", "", {}), *acts))
        alone = desk.model_copy(update={"rubric": (row,)})
        return grade(alone, trial.variant, did).criteria[0]

    return run


@pytest.mark.parametrize(
    ("petition", "action", "verdict"),
    [
        ("late", "answered", "pass"),
        ("late", "complaint", "fail"),
        ("late", "unclear", "fail"),
        ("official", "complaint", "pass"),
        ("official", "answered", "fail"),
        ("other", "elsewhere", "pass"),
    ],
)
def test_a_petition_is_taken_for_what_it_is(judge: Judge, petition: str, action: str, verdict: str) -> None:
    row = judge((answered(petition, action=action),), "petition_sorted", petition=petition)
    assert (row.verdict, row.misconception) == (verdict, None if verdict == "pass" else "idea")


@pytest.mark.parametrize("check", ["petition_sorted", "answer_says", "published_right"])
def test_what_nobody_answered_is_said_to_be_left(judge: Judge, check: str) -> None:
    args = {"petition": "late"} | ({"words": ("xin lỗi",)} if check == "answer_says" else {})
    row = judge((answered("idea", action="answered"),), check, **args)
    assert (row.verdict, row.misconception) == ("fail", None)
    assert "chưa xử lý" in row.message


def test_where_two_sorts_may_be_right_either_is(desk: Exercise) -> None:
    items = [one.model_copy(update={"found": "answered|unclear"}) for one in desk.desk.petitions]
    either = desk.model_copy(update={"desk": desk.desk.model_copy(update={"petitions": tuple(items)})})
    row = next(one for one in either.rubric if one.id == "sort_late")
    trial = trial_of(either, "lan")
    for action, verdict in (("answered", "pass"), ("unclear", "pass"), ("complaint", "fail")):
        did = replace(trial.evidence, journal=(answered("late", action=action),))
        report = grade(either.model_copy(update={"rubric": (row,)}), trial.variant, did)
        assert report.criteria[0].verdict == verdict


@pytest.mark.parametrize(
    ("said", "earned"),
    [
        ("Chúng tôi xin lỗi. Đến thứ Hai thì xong.", 100),
        ("CHÚNG TÔI XIN LỖI, đến thứ hai thì xong", 100),
        ("Chúng tôi cáo lỗi – thứ  Hai sửa xong ạ!", 100),
        ("Chúng tôi xin lo\u0302\u0303i. Thứ hai xong.", 100),
        ("Chúng tôi xin lỗi.", 50),
        ("Cảm ơn ông bà.", 0),
        ("", 0),
    ],
)
def test_each_thing_to_say_takes_its_share_and_no_writing_costs(judge: Judge, said: str, earned: int) -> None:
    words = ("xin lỗi|cáo lỗi", "thứ Hai")
    row = judge((answered("late", answer=said),), "answer_says", petition="late", words=words)
    assert (row.earned, row.misconception) == (earned, None if earned == 100 else "idea")
    assert earned == 100 or f"thiếu {2 - earned // 50} trong 2" in row.message


@pytest.mark.parametrize(
    ("petition", "published", "verdict"),
    [("idea", "yes", "pass"), ("idea", "no", "fail"), ("child", "no", "pass"), ("child", "yes", "fail")],
)
def test_what_tells_of_somebody_stays_private(
    judge: Judge, petition: str, published: str, verdict: str
) -> None:
    row = judge((answered(petition, published=published),), "published_right", petition=petition)
    assert (row.verdict, row.misconception) == (verdict, None if verdict == "pass" else "idea")
    assert verdict == "pass" or ("chuyện riêng" in row.message) is (petition == "child")


def test_damage_to_one_row_is_seen_by_that_row_alone(desk: Exercise) -> None:
    trial = trial_of(desk, "lan")
    for row in desk.rubric:
        context = Context(desk, trial.variant, trial.evidence, row)
        report = grade(desk, trial.variant, BREAKS[row.check](context, **row.args))
        assert [one.id for one in report.criteria if one.earned < one.points] == [row.id]


def test_it_proves_itself(desk: Exercise, world: World) -> None:
    assert not check_exercise(desk, world, 3)


def blind(desk: Exercise, seed: str, action: str, answer: str, published: str) -> Report:
    acts = [answered(one, action=action, answer=answer, published=published) for one in IDS]
    trial = trial_of(desk, seed)
    journal = (Event("attempt.started", "", {}), *acts)
    return grade(desk, trial.variant, Evidence(None, journal, 0))


@pytest.mark.parametrize("published", ["yes", "no"])
@pytest.mark.parametrize("action", load_sorts())
def test_who_does_the_same_with_all_of_them_gets_four_at_most(
    desk: Exercise, action: str, published: str
) -> None:
    """Even with every letter to begin with put one after the other, its gaps left out."""
    letters = (draft for sort in load_sorts().values() for draft in sort.drafts)
    answer = " ".join(drafted(one, name="ông bà", kind="phản ánh", subject="việc này") for one in letters)
    marks = [float(blind(desk, seed, action, answer, published).mark) for seed in named(12)]
    assert max(marks) <= 4.0


WRONG: Mapping[str, tuple[dict[str, Any], str]] = {
    "desk.petitions.late.found": ({"found": "complain"}, "không có loại “complain”"),
    "desk.petitions.late.note": ({"note": "{late.notes}"}, "không có giá trị"),
    "desk.petitions.late.fields.subjects": ({"fields": {"subjects": "Một việc"}}, "không có mục này"),
    "desk.petitions.late.fields.email": ({"fields": {}}, "cần mục này"),
    "desk.petitions.late.fields.phone": ({"phone": "0905123456"}, "người thật"),
    "desk.petitions.late.fields.subject": ({"subject": "a" * 201}, "200"),
    "rubric.sort_late.petition": ({"id": "latest"}, "không có phản ánh “late”"),
}


@pytest.mark.parametrize("place", WRONG)
def test_an_author_is_told_what_is_wrong_with_a_petition(place: str, world: World, tmp_path: Path) -> None:
    change, said = WRONG[place]
    folder = tmp_path / "mot-bai"
    folder.mkdir()
    for path in (LIBRARY / SLUG).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    data = yaml.safe_load((LIBRARY / SLUG / "exercise.yml").read_text("utf-8"))
    first = data["desk"]["petitions"][0]
    own = {key: value for key, value in change.items() if key in ("found", "note", "fields", "id")}
    first["fields"] |= {key: value for key, value in change.items() if key not in own}
    first |= own
    (folder / "exercise.yml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(ContentError) as found:
        load_exercise(folder, world, 2)
    assert any(one.place == place and said in one.message for one in found.value.problems)
