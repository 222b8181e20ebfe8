"""Reads text as the value that its schema means: "5" is a number for `integer`, and text for `string`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .schema import Schema
from .shape import shape_of
from .validate import validate
from .values import parse_json, text_of, whole

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_DOCUMENT = re.compile(r"\s*[\[{]")


def text_value(schema: Schema, text: str) -> Any:
    """A plain value, or JSON where the schema describes a list or an object."""
    return first_valid(schema, _candidates(schema, text))


def list_value(schema: Schema, texts: Iterable[str]) -> list[Any]:
    """Reads the texts of a list, each as the schema of its place means it."""
    shape = shape_of(schema)
    return [text_value(shape.item(index), text) for index, text in enumerate(texts)]


def object_value(schema: Schema, members: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Reads the texts of an object's members."""
    shape = shape_of(schema)
    return {name: text_value(shape.member(name), text) for name, text in members}


def first_valid(schema: Schema, candidates: Sequence[Any]) -> Any:
    """The first candidate that is valid; where none is, the first, so that its problems are reported."""
    if len(candidates) > 1:
        for candidate in candidates:
            if not validate(schema, candidate):
                return candidate
    return candidates[0]


def _candidates(schema: Schema, text: str) -> list[Any]:
    shape = shape_of(schema)
    candidates: list[Any] = [value for value in shape.enum_values if text_of(value) == text][:1]
    if shape.number and _NUMBER.fullmatch(text):
        candidates.append(_number(text))
    if shape.boolean and text in ("true", "false"):
        candidates.append(text == "true")
    if shape.objects or shape.arrays:
        candidates.extend(_documents_in(text))
    if shape.null and text in ("", "null"):
        candidates.append(None)
    if shape.text or not candidates:
        candidates.append(text)
    return candidates


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        return whole(float(text))


def _documents_in(text: str) -> list[Any]:
    """No style has a form for lists and objects inside others: clients write them as JSON."""
    if not _DOCUMENT.match(text):
        return []
    try:
        return [parse_json(text)]
    except ValueError:
        return []
