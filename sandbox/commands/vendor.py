"""Làm mới các tệp giao diện đi kèm từ npm; thêm --check để chỉ so mã băm, không cần mạng."""

import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

VENDOR = Path(__file__).parents[1] / "web" / "static" / "vendor"
SUBSETS = ("vietnamese", "latin")
HEADER = """\
# Third-party files that the pages use. To change a version or add an icon, edit this file and run
# `python3 run.py vendor`, which fetches from npm and rewrites the files and their hashes.
"""
SVG = "http://www.w3.org/2000/svg"

Read = Callable[[str], bytes]  # a file of the npm package
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    licence: str
    recipe: str
    take: tuple[str, ...]
    sha256: Mapping[str, str]


def run(args: list[str]) -> int:
    packages = load(VENDOR)
    if args == ["--check"]:
        return tell(list(differences(VENDOR, packages)))
    if args or not shutil.which("npm"):
        print("Cách dùng: vendor [--check]. Không có --check thì cần npm và Internet.")
        return 2
    refresh(VENDOR, packages)
    return 0


def tell(problems: list[str]) -> int:
    print("\n".join(problems) or "Các tệp giao diện đi kèm còn nguyên vẹn.")
    return 1 if problems else 0


def load(folder: Path) -> list[Package]:
    rows = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))["package"]
    return [Package(**{**row, "take": tuple(row["take"])}) for row in rows]


def differences(folder: Path, packages: list[Package]) -> Iterator[str]:
    """One sentence for each file that is missing, changed, or that vendor.toml does not list."""
    listed = {name: digest for package in packages for name, digest in package.sha256.items()}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name in sorted(listed.keys() - found.keys()):
        yield f"{name}: thiếu tệp. Hãy chạy lệnh vendor để tải lại."
    for name in sorted(found.keys() - listed.keys() - {"vendor.toml"}):
        yield f"{name}: không có trong vendor.toml. Hãy xóa hoặc khai báo tệp này."
    for name in sorted(listed.keys() & found.keys()):
        if sha256(found[name].read_bytes()) != listed[name]:
            yield f"{name}: nội dung đã bị sửa. Hãy chạy lệnh vendor để tải lại."


def refresh(folder: Path, packages: list[Package]) -> None:
    """Fetch everything first, so that a lost connection leaves the old files as they were."""
    made = [(package, make(package)) for package in packages]
    shutil.rmtree(folder)
    for _, files in made:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    text = HEADER + "".join(describe(package, files) for package, files in made)
    (folder / "vendor.toml").write_text(text, encoding="utf-8", newline="\n")


def make(package: Package) -> Files:
    read = fetch(f"{package.name}@{package.version}")
    licence = f"licences/{package.name.split('/')[-1]}.txt"
    return {licence: _licence(read), **RECIPES[package.recipe](read, package.take)}


def _licence(read: Read) -> bytes:
    """Some packages name the file one way, some the other."""
    try:
        return read("LICENSE")
    except KeyError:
        return read("LICENSE.md")


def fetch(spec: str) -> Read:
    npm = shutil.which("npm") or "npm"
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", spec, "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - names come from our own file
        archive = next(Path(folder).glob("*.tgz")).read_bytes()

    def read(path: str) -> bytes:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            member = tar.extractfile(f"package/{path}")
            assert member is not None, path
            return member.read()

    return read


# --- recipes: what is taken from a package


def copy(read: Read, paths: tuple[str, ...]) -> Files:
    return {path.split("/")[-1]: read(path) for path in paths}


def fonts(read: Read, weights: tuple[str, ...]) -> Files:
    """The subsets that Vietnamese needs, with a fonts.css that names nothing else."""
    rules = [rule for weight in weights for rule in font_faces(read(f"{weight}.css").decode())]
    names = [name for rule in rules for name in re.findall(r"[\w-]+\.woff2", rule)]
    files = {f"fonts/{name}": read(f"files/{name}") for name in names}
    return {"fonts/fonts.css": "\n".join(rules).encode(), **files}


def font_faces(css: str) -> Iterator[str]:
    for subset in SUBSETS:
        found = re.search(rf"/\* \S+-{subset}-\d+-normal \*/\n(@font-face \{{.*?\n\}})", css, re.DOTALL)
        assert found, subset
        source = r"src: url\(\./files/([\w-]+\.woff2)\).*?;"
        yield re.sub(source, r'src: url("\1") format("woff2");', found[1]).replace("'", '"') + "\n"


def sprite(read: Read, names: tuple[str, ...]) -> Files:
    symbols = "\n".join(symbol(name, read(f"icons/{name}.svg").decode()) for name in names)
    return {"icons.svg": f'<svg xmlns="{SVG}">\n{symbols}\n</svg>\n'.encode()}


def symbol(name: str, svg: str) -> str:
    box = ElementTree.fromstring(svg).attrib["viewBox"]  # noqa: S314 - an icon of a pinned package
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return f'<symbol id="{name}" viewBox="{box}" fill="currentColor">{" ".join(inside.split())}</symbol>'


RECIPES: Mapping[str, Callable[[Read, tuple[str, ...]], Files]] = {
    "copy": copy,
    "fonts": fonts,
    "sprite": sprite,
}


# --- vendor.toml


def describe(package: Package, files: Files) -> str:
    heads: dict[str, Any] = {key: getattr(package, key) for key in ("name", "version", "licence", "recipe")}
    lines = [f"{key} = {json.dumps(value)}" for key, value in heads.items()]
    taken = [f"    {json.dumps(item)}," for item in package.take]
    hashes = [f"{json.dumps(name)} = {json.dumps(sha256(data))}" for name, data in sorted(files.items())]
    parts = ["", "[[package]]", *lines, "take = [", *taken, "]", "[package.sha256]", *hashes, ""]
    return "\n".join(parts)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
