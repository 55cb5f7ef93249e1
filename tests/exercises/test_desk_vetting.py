"""A broken desk is refused with file, item and key; a desk that is whole proves itself."""

import shutil
from pathlib import Path

import pytest
import yaml

from exercises.engine.loader import LIBRARY, load_exercise, load_library
from exercises.engine.proof import check_exercise, trial_of
from exercises.engine.proof.examples import writing
from exercises.engine.proof.shown import shown
from exercises.engine.proof.trial import Trial, refused
from exercises.engine.proof.wrong_ideas import misconception
from exercises.engine.vetting.desk import vet_desk
from exercises.engine.writings import STYLES
from fixtures.content import ContentError
from fixtures.world import World
from tests.exercises.desk import CLASS_DESK, DUE, FIRST_DAY, GROUNDS, officers, sitting

MATES = "ho-so-cua-lop-em"
BROKEN = yaml.safe_load((Path(__file__).parent / "broken_desk.yml").read_text("utf-8"))["broken"]


def copy_of(slug: str, where: Path) -> Path:
    return Path(shutil.copytree(LIBRARY / slug, where / slug))


@pytest.mark.parametrize("row", BROKEN, ids=lambda one: one["new"][:40])
def test_a_broken_desk_is_refused_at_its_place(tmp_path: Path, world: World, row: dict[str, str]) -> None:
    others = {one: officers(one) for one in ("tin-nhan-lua-dao", "xin-hoc-lai")}
    sources = {**officers(row["exercise"]).sources, **others}
    folder = copy_of(row["exercise"], tmp_path)
    text = (folder / row["file"]).read_text("utf-8")
    assert row["old"] in text
    (folder / row["file"]).write_text(text.replace(row["old"], row["new"], 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load_exercise(folder, world, 2, sources)
    problems = caught.value.problems
    assert any(row["says"] in one.message for one in problems if one.place == row["place"]), problems
    assert {Path(one.file).name for one in problems} == {row["file"]}


def test_what_a_stack_is_made_like_is_read_beside_it(tmp_path: Path, world: World) -> None:
    folder = copy_of(FIRST_DAY, tmp_path)
    copy_of("cap-ban-sao-bang-tot-nghiep", tmp_path)
    alone = load_exercise(folder, world, 1)
    assert list(alone.sources) == ["cap-ban-sao-bang-tot-nghiep"]
    assert load_library(world, tmp_path, 1)[FIRST_DAY].hash == alone.hash
    brief = tmp_path / "cap-ban-sao-bang-tot-nghiep" / "brief.md"
    brief.write_text(brief.read_text("utf-8") + "\nThêm một dòng.", "utf-8")
    assert load_exercise(folder, world, 1).hash != alone.hash, "what it is like is a part of it"


def test_an_item_nobody_looks_at_is_found(world: World) -> None:
    exercise = officers(FIRST_DAY)
    rows = tuple(row for row in exercise.rubric if "sister" not in row.id)
    found = dict(vet_desk(exercise.model_copy(update={"rubric": rows}), world))
    assert found == {"desk.stack.sister": "hồ sơ này không có tiêu chí nào chấm"}
    free = exercise.model_copy(update={"rubric": ()})
    assert list(vet_desk(free, world)) == []


def test_a_source_that_nobody_would_receive_is_found(world: World) -> None:
    exercise = officers(FIRST_DAY)
    (slug, source), *_ = exercise.sources.items()
    work = source.cases.reference.model_copy(update={"attach": {"application_form": ("application_form",)}})
    poor = source.model_copy(update={"cases": source.cases.model_copy(update={"reference": work})})
    found = dict(vet_desk(exercise.model_copy(update={"sources": {slug: poor}}), world))
    assert "không cài lỗi nào mà hồ sơ vẫn bị bắt lỗi" in found["desk.stack.right.change"]


def test_a_dossier_that_cannot_be_made_is_found_once(world: World) -> None:
    exercise = officers(FIRST_DAY)
    (slug, source), *_ = exercise.sources.items()
    nobody = source.model_copy(update={"derive": {}, "numbers": {}})
    found = [place for place, _ in vet_desk(exercise.model_copy(update={"sources": {slug: nobody}}), world)]
    assert found == [f"desk.stack.{item.id}" for item in exercise.desk.stack]


def test_a_classmates_dossier_may_turn_out_either_way(world: World) -> None:
    assert list(vet_desk(officers(MATES), world)) == []


@pytest.mark.parametrize("slug", [FIRST_DAY, DUE, CLASS_DESK])
def test_it_proves_itself(world: World, slug: str) -> None:
    assert check_exercise(officers(slug), world, ["lan"]) == ()


def with_row(trial: Trial, id: str, **update: object) -> Trial:
    rows = (row.model_copy(update=update) if row.id == id else row for row in trial.exercise.rubric)
    return Trial(trial.exercise.model_copy(update={"rubric": tuple(rows)}), trial.variant, trial.evidence)


@pytest.mark.parametrize(
    ("slug", "row", "advice"),
    [
        (FIRST_DAY, "blurred", "Ở mục {}, em chọn “Mờ, không đọc được”."),
        (GROUNDS, "old_code", "Căn cứ là “Thủ tục đã hết hiệu lực”."),
        (FIRST_DAY, "blurred_reason", "Em ghi là ảnh căn cước bị mờ."),
        (DUE, "stay_due", "Ngày đúng là 23/04/2024."),
    ],
)
def test_a_text_that_gives_the_decision_away_is_found(slug: str, row: str, advice: str) -> None:
    name = "Chứng minh nhân dân, thẻ căn cước công dân hoặc hộ chiếu còn giá trị của người yêu cầu"
    trial = trial_of(officers(slug), "lan")
    assert list(shown(trial)) == []
    told = with_row(trial, row, advice=advice.format(name))
    assert (f"rubric.{row}.advice", f"đoạn này cho biết đáp án của tiêu chí {row}") in list(shown(told))


def test_the_title_of_the_one_form_asked_for_gives_it_away() -> None:
    trial = trial_of(officers(FIRST_DAY), "lan")
    title = "Em kèm Giấy tiếp nhận hồ sơ và hẹn trả kết quả."
    assert list(shown(with_row(trial, "forms", advice=title))) == [], "of a whole desk it says nothing"
    one = with_row(trial, "forms", advice=title, args={"dossiers": ("right",)})
    assert [place for place, _ in shown(one)] == ["rubric.forms.advice"]


def test_who_has_not_acted_gives_no_day_away() -> None:
    trial = trial_of(officers(DUE), "lan")
    idle = sitting(DUE).worked(drop_events=["desk.acted"])
    assert list(shown(Trial(trial.exercise, trial.variant, idle))) == []
    assert list(writing(Trial(trial.exercise, trial.variant, idle), next(iter(STYLES))))


def test_an_act_the_lifecycle_forbids_is_found(world: World) -> None:
    sat = sitting()
    again = {"event": "desk.acted", "dossier": "right", "action": "receive"}
    mute = sat.worked(acts={"blurred": {"reason": ""}}, add_events=[again])
    found = dict(refused("x", mute, world, sat.variant))
    assert set(found) == {"x.desk.right", "x.desk.blurred"}
    assert "lý do" in found["x.desk.blurred"]
    assert list(refused("x", sat.worked(), world, sat.variant)) == []
    shared = sitting(CLASS_DESK)
    assert list(refused("x", shared.worked(), world, shared.variant)) == []


def test_a_wrong_decision_is_known_by_its_action() -> None:
    trial = trial_of(officers(FIRST_DAY), "lan")
    row = next(row for row in trial.rows if row.id == "blurred_act")
    for wrong in row.misconceptions:
        assert list(misconception(trial, row, wrong)) == []
    right = row.misconceptions[0].model_copy(update={"when": ("request_supplement",)})
    assert list(misconception(trial, row, right)) == [], "the right one is no wrong idea"
    always = row.misconceptions[0].model_copy(update={"when": ("always",)})
    blind = with_row(trial, "blurred_act", misconceptions=(always,))
    own = next(row for row in blind.rows if row.id == "blurred_act")
    assert list(misconception(blind, own, always)) == []
    idle = Trial(trial.exercise, trial.variant, sitting().worked(drop_events=["desk.acted"]))
    assert list(misconception(idle, row, row.misconceptions[0])) == []
