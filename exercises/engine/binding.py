"""Binding the YAML keys of a criterion to the signature of its check."""

import inspect
from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from exercises.engine.checking import CHECKS, Refers
from exercises.engine.exercise import Criterion, Step
from fixtures.content import Problem, nearest

_KEYS = {field.alias or name for name, field in Criterion.model_fields.items()} - {"args"}


def split_row(row: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The keys of every criterion, and the others, which belong to the check."""
    return (
        {key: value for key, value in row.items() if key in _KEYS},
        {key: value for key, value in row.items() if key not in _KEYS},
    )


def bind(check: str, keys: Mapping[str, Any], file: str, place: str) -> tuple[dict[str, Any], list[Problem]]:
    """The arguments for a check, or every key that does not fit."""
    if check not in CHECKS:
        return {}, [Problem(file, f"{place}.check", f"không có phép kiểm “{check}”" + nearest(check, CHECKS))]
    try:
        bound = _signature(check).model_validate(dict(keys))
    except ValidationError as error:
        return {}, [_problem(check, dict(item), file, place) for item in error.errors(include_url=False)]
    return {name: getattr(bound, name) for name in bound.model_fields_set}, []


def references(check: str, args: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Each (key, what it refers to, value) among the arguments of a check."""
    hints = get_type_hints(CHECKS[check].function, include_extras=True)
    found: list[tuple[str, str, str]] = []
    for name, value in args.items():
        marks = [mark for mark in getattr(hints[name], "__metadata__", ()) if isinstance(mark, Refers)]
        for mark in marks:
            if mark.to == "path":
                found += [
                    (_yaml(name), *named) for path in value for step in path for named in _of_step(step)
                ]
            else:
                found += [(_yaml(name), mark.to, text) for text in _texts(value)]
    return found


def _of_step(step: Step) -> list[tuple[str, str]]:
    return [("event", step.event), *(("template", text) for text in step.data.values())]


@cache
def _signature(check: str) -> type[BaseModel]:
    function = CHECKS[check].function
    hints = get_type_hints(function, include_extras=True)
    parameters = [p for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY]
    fields: dict[str, Any] = {
        p.name: (hints[p.name], ... if p.default is p.empty else p.default) for p in parameters
    }
    config = ConfigDict(extra="forbid", alias_generator=_yaml, strict=False)
    return create_model(check, __config__=config, **fields)


def _yaml(name: str) -> str:
    return name.rstrip("_")


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return list(value.values())
    return [value] if isinstance(value, str) else list(value)


def _problem(check: str, item: dict[str, Any], file: str, place: str) -> Problem:
    key = str(item["loc"][0])
    known = [_yaml(name) for name in _signature(check).model_fields]
    if item["type"] == "extra_forbidden":
        message = f"phép kiểm {check} không có khoá này" + nearest(key, [*known, *_KEYS])
    elif item["type"] == "missing":
        message = f"phép kiểm {check} cần khoá này"
    else:
        message = f"giá trị không hợp với phép kiểm {check}"
    return Problem(file, f"{place}.{key}", message)
