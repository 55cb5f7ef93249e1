"""Which modules a source file imports, read without running it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def imported(source: str, module: str, is_package: bool = False) -> set[str]:
    """Dotted names, also of imports inside functions; `from a import b` gives both a and a.b."""
    here = module if is_package else module.rpartition(".")[0]
    return {name for node in ast.walk(ast.parse(source)) for name in _names(node, here)}


def _names(node: ast.AST, here: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        above = here.split(".")[: len(here.split(".")) - node.level + 1] if node.level else []
        base = ".".join([*above, *filter(None, [node.module])])
        yield base
        yield from (f"{base}.{alias.name}" for alias in node.names)


def modules(package: str) -> Iterator[tuple[str, set[str]]]:
    """Every module below a package (dotted), with what it imports."""
    folder = ROOT / package.replace(".", "/")
    files = (
        [folder.with_suffix(".py")] if folder.with_suffix(".py").exists() else sorted(folder.rglob("*.py"))
    )
    for path in files:
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        name = dotted.removesuffix(".__init__")
        yield name, imported(path.read_text(encoding="utf-8"), name, is_package=path.name == "__init__.py")


def breaches(package: str, forbidden: tuple[str, ...]) -> list[str]:
    return [
        f"{module} imports {name}"
        for module, names in modules(package)
        for name in sorted(names)
        if any(name == root or name.startswith(f"{root}.") for root in forbidden)
    ]
