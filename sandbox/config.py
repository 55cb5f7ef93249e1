"""Settings: a working default, instance/config.toml, then DVC_<NAME> in the environment."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
FILE = "config.toml"


def load_settings(given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Defaults, then the instance's file, then the environment, then what the caller gives."""
    own = _from_environment() | dict(given or {})
    folder = Path(own.get("INSTANCE", DEFAULTS["INSTANCE"]))
    settings: dict[str, Any] = DEFAULTS | _from_file(folder / FILE) | own
    settings["INSTANCE"] = str(folder)
    settings["DATABASE"] = settings["DATABASE"] or f"sqlite:///{folder / 'practice.db'}"
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
    return values


def _from_environment() -> dict[str, Any]:
    found = {name: os.environ[f"DVC_{name}"] for name in DEFAULTS if f"DVC_{name}" in os.environ}
    return {name: _like(DEFAULTS[name], value, name) for name, value in found.items()}


def _like(default: Any, value: str, name: str) -> Any:
    if isinstance(default, bool):
        return value.strip().lower() not in ("", "0", "false", "no")
    if isinstance(default, int):
        if not value.strip().isdecimal():
            raise SettingsError(f"DVC_{name}: cần một số nguyên, không phải “{value}”.")
        return int(value)
    return value


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what to write."""
