"""dvc-sandbox: every module of sandbox/commands is a word of it, with its own one-line help."""

import ast
import sys
from importlib import import_module
from pathlib import Path

from fixtures.content import ContentError
from sandbox.config import SettingsError
from sandbox.operations.refusals import Refused
from sandbox.store.database import DatabaseUnusable

COMMANDS = Path(__file__).resolve().parent / "commands"


def main(args: list[str] | None = None) -> int:
    """Exit status: 0 done, 1 refused or something found wrong, 2 not understood."""
    words = sys.argv[1:] if args is None else args
    if words[:1] and words[0] in ("-h", "--help", "help"):
        return _help()
    name, rest = (words[0], words[1:]) if words and not words[0].startswith("-") else ("serve", words)
    if name not in _names():
        print(f"Không có lệnh “{name}”. Các lệnh: {', '.join(_names())}.", file=sys.stderr)
        return 2
    try:
        return int(import_module(f"sandbox.commands.{name.replace('-', '_')}").run(rest))
    except (ContentError, DatabaseUnusable, SettingsError, Refused, OSError) as error:
        print(f"Không làm được: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _names() -> list[str]:
    return sorted(path.stem.replace("_", "-") for path in COMMANDS.glob("*.py") if path.stem != "__init__")


def _help() -> int:
    print("dvc-sandbox LỆNH [tham số]\n")
    for name in _names():
        source = (COMMANDS / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8")
        print(f"  {name:16}{(ast.get_docstring(ast.parse(source)) or '').splitlines()[0]}")
    return 0
