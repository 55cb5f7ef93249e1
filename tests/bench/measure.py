"""make bench: CPU of the server for a submit and for portal pages, as ratios to a bare Flask, in one run."""

import re
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from exercises.engine.evidence import from_snapshot
from exercises.engine.grading import grade
from sandbox.content import load_content
from sandbox.store import Database
from sandbox.store.reports import Report
from tests.bench.floor import floor_app
from tests.bench.practice import Place, practice_app
from tests.bench.servers import Client, serving

ROUNDS, EACH = 5, 20
PAGES = {
    "trang chủ": "/cong",
    "danh sách thủ tục": "/thu-tuc",
    "chi tiết thủ tục": "/thu-tuc/1.005092",
    "tờ khai": "/ho-so/{dossier}/to-khai",
    "kiểm tra": "/ho-so/{dossier}/kiem-tra",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (
            serving(_floor, folder) as (floor_port, _),
            serving(partial(practice_app, places=ROUNDS * EACH + EACH), folder) as (port, places),
        ):
            _report(Client(floor_port), port, places)
        _report_grading(folder)


def _floor(folder: Path) -> tuple[object, None]:
    return floor_app(folder), None


def _report(floor: Client, port: int, places: list[Place]) -> None:
    read = _milliseconds(floor, lambda n: floor.get("/"))
    wrote = _milliseconds(floor, lambda n: floor.post("/", {"name": f"dòng {n}"}))
    print(f"{'nền: trang một SELECT':32}{read:8.2f} ms")
    print(f"{'nền: POST một commit bền':32}{wrote:8.2f} ms")
    client = Client(port, places[0].cookie)
    for title, path in PAGES.items():
        address = path.format(dossier=places[0].dossier)
        cost = _milliseconds(client, lambda n, address=address: _must(200, client.get(address)))
        print(f"{title:32}{cost:8.2f} ms   × {cost / read:.2f}  (F1: ≤ 2.5)")
    cost = _submits(port, places)
    print(f"{'nộp hồ sơ':32}{cost:8.2f} ms   × {cost / wrote:.2f}  (F1: ≤ 3)")


def _submits(port: int, places: list[Place]) -> float:
    """Each place files its own draft; reading the form beforehand is not counted."""
    ready = []
    for place in places:
        client = Client(port, place.cookie)
        _, page = _must(200, client.get(f"/ho-so/{place.dossier}/kiem-tra"))
        ready.append((client, f"/ho-so/{place.dossier}/nop", _hidden(page) | {"commit": "1"}))
    meter = Client(port)
    return _milliseconds(meter, lambda n: _must(303, ready[n][0].post(*ready[n][1:])))


def _hidden(page: str) -> dict[str, str]:
    form = page[page.index('/nop"') :]
    found = {}
    for name in ("csrf_token", "idempotency_key"):
        tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', form)
        value = re.search(r'value="([^"]*)"', tag[0]) if tag else None
        found[name] = value[1] if value else ""
    return found


def _milliseconds(meter: Client, ask: Callable[[int], object]) -> float:
    """Median over ROUNDS of the server's CPU for one request, after a warm round."""
    costs = []
    for round in range(ROUNDS + 1):
        before = meter.cpu()
        for n in range(EACH):
            ask(round * EACH + n)
        costs.append((meter.cpu() - before) / EACH * 1000)
    return statistics.median(costs[1:])


def _must(status: int, answer: tuple[int, str]) -> tuple[int, str]:
    if answer[0] != status:
        raise SystemExit(f"expected {status}, got {answer[0]}: {answer[1][:400]}")
    return answer


def _report_grading(folder: Path) -> None:
    database = Database(f"sqlite:///{folder / 'instance' / 'practice.db'}")
    with database.reading() as session:
        snapshot = session.query(Report.snapshot).first()[0]
    database.close()
    exercise = load_content().library[snapshot["exercise"]]
    variant, evidence = from_snapshot(snapshot)
    costs = []
    for _ in range(500):
        begun = time.perf_counter()
        grade(exercise, variant, evidence)
        costs.append((time.perf_counter() - begun) * 1000)
    print(f"{'grade() một bài đầy đủ':32}{statistics.median(costs):8.3f} ms (F5: ≤ 1 ms)")
