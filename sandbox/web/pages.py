"""An audience's pages: each module of its folder registers its own views when it is imported."""

from importlib import import_module
from pkgutil import iter_modules


def find_pages(package: str) -> None:
    """Import every module of this package; a new file is found by itself."""
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
