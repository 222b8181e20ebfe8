"""Media types and their parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

_PARAMETER = re.compile(r';\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))')


class _Typed(Protocol):
    @property
    def type(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Typed)


def essence(content_type: str) -> str:
    """The type without parameters, in lower case: `Application/JSON; charset=utf-8` → `application/json`."""
    return content_type.split(";", 1)[0].strip().lower()


def is_json(type: str) -> bool:
    return type in ("application/json", "text/json") or type.endswith("+json")


def header_parameter(value: str, name: str) -> str | None:
    """A parameter of a header's value, `boundary` or `filename`; RFC 2045's tokens and quoted strings."""
    for key, quoted, token in _PARAMETER.findall(value):
        if key.lower() == name:
            return re.sub(r'\\(["\\])', r"\1", quoted) or token
    return None


def match_media_type(content: Iterable[_Entry], type: str) -> _Entry | None:
    """The entry of a document's `content` that a type belongs to: the type itself before `image/*` before `*/*`.

    A type with a suffix (`application/merge-patch+json`) is only itself.
    """
    entries = list(content)
    for wanted in (type, f"{type.split('/', 1)[0]}/*", "*/*", "*"):
        for entry in entries:
            if entry.type == wanted:
                return entry
    return None
