"""Settings: a working default, instance/config.toml, then DVC_<NAME> in the environment."""

import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sandbox.addresses import own_names

ROOT = Path(__file__).resolve().parent.parent

DEFAULTS: dict[str, Any] = {
    "INSTANCE": str(ROOT / "instance"),  # everything this school has made
    "DATABASE": "",  # empty: SQLite in INSTANCE; or postgresql+psycopg://…
    "PORT": 8080,  # the number students type after the address
    "HOSTS": "",  # extra host names students may use, separated by commas
    "THREADS": 8,  # requests worked on at once
    "PIN_TO_CORE": True,  # one interpreter runs steadier on one core
    "ARGON2_TIME": 2,  # rounds of a password hash
    "ARGON2_KIB": 19456,  # memory of a password hash
    "SESSION_HOURS": 4,  # a browser left alone this long is signed out
}
LIMITS = {  # of the numbers among them
    "PORT": (1, 65535),
    "THREADS": (1, 256),
    "ARGON2_TIME": (1, 20),
    "ARGON2_KIB": (8, 1048576),
    "SESSION_HOURS": (1, 24),
}
YES, NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
FILE = "config.toml"


def load_settings(given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Defaults, then the instance's file, then the environment, then what the caller gives.

    HOSTS gains this machine's own names; SHOWN_HOSTS is what was written there. Raises SettingsError.
    """
    own = _from_environment() | dict(given or {})
    folder = Path(own.get("INSTANCE", DEFAULTS["INSTANCE"]))
    settings: dict[str, Any] = DEFAULTS | _from_file(folder / FILE) | own
    settings["INSTANCE"] = str(folder)
    settings["DATABASE"] = settings["DATABASE"] or f"sqlite:///{folder / 'practice.db'}"
    settings["SHOWN_HOSTS"] = settings["HOSTS"]
    settings["HOSTS"] = ",".join(filter(None, [settings["HOSTS"], *own_names()]))
    return settings


def secret_key(folder: Path) -> str:
    """This school's own key, made once, readable by its owner only."""
    path = folder / "secret.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path.name}: không đọc được ({error}). Sửa lại theo mẫu TÊN = giá trị."
        ) from None
    unknown = sorted(set(values) - set(DEFAULTS))
    if unknown:
        raise SettingsError(
            f"{path.name}: không có cài đặt {', '.join(unknown)}. Các tên có thể dùng: {', '.join(DEFAULTS)}."
        )
    return {name: _checked(f"{path.name}: {name}", name, value) for name, value in values.items()}


def _from_environment() -> dict[str, Any]:
    found = {name: os.environ[f"DVC_{name}"] for name in DEFAULTS if f"DVC_{name}" in os.environ}
    return {name: _checked(f"DVC_{name}", name, _read(name, text)) for name, text in found.items()}


def _read(name: str, text: str) -> Any:
    """The environment knows only texts; one that cannot be read is left for _checked to refuse."""
    kind, plain = type(DEFAULTS[name]), text.strip()
    if kind is bool:
        return True if plain.lower() in YES else False if plain.lower() in NO else text
    return int(plain) if kind is int and re.fullmatch("[0-9]{1,9}", plain) else text


def _checked(place: str, name: str, value: Any) -> Any:
    kind = type(DEFAULTS[name])
    lowest, highest = LIMITS.get(name, (1, 1))
    if type(value) is not kind or (kind is int and not lowest <= value <= highest):
        wanted = {
            bool: "true hoặc false",
            int: f"một số nguyên từ {lowest} đến {highest}",
            str: "một chuỗi chữ",
        }
        raise SettingsError(f"{place}: cần {wanted[kind]}, không phải “{str(value)[:40]}”.")
    if name == "DATABASE" and value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingsError(f"{place}: cần để trống (SQLite), hoặc có dạng postgresql+psycopg://…")
    return value


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what to write."""
