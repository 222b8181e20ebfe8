"""Values that callers give and get."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from enum import Enum
from typing import IO, Final, TypeAlias, Union

JsonValue: TypeAlias = (
    "Mapping[str, JsonValue] | Sequence[JsonValue] | str | int | float | bool | None"
)
"""Any value of JSON. `isinstance(value, dict)` and `isinstance(value, list)` tell what it is."""


class Unset(Enum):
    """The type of `UNSET`."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
"""In place of an optional body that may be `None` itself: nothing is sent."""

FileContent: TypeAlias = Union[bytes, "IO[bytes]", "os.PathLike[str]"]
"""Bytes, a binary file that is open, or the path of a file. It is read as a whole: the gateway takes 10 MB at most."""


@dataclass(frozen=True)
class File:
    """A part of a form with a name and a content type of its own."""

    content: FileContent
    name: str | None = None
    content_type: str | None = None


FileInput: TypeAlias = Union[FileContent, File]
"""What a part of a form that holds bytes can be given."""

PlainValue: TypeAlias = Union[str, int, float, bool, date, datetime, time]


def read_content(content: FileContent) -> bytes:
    """The bytes of a file. An open file is read from where it stands."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, os.PathLike):
        with open(content, "rb") as file:
            return file.read()
    return content.read()


def iso_text(value: datetime | date | time) -> str:
    """RFC 3339: a time without a zone is local time, and is sent in UTC."""
    if isinstance(value, datetime):
        text = value.astimezone(timezone.utc).isoformat()
        return text.replace("+00:00", "Z")
    return value.isoformat()
