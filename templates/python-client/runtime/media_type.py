"""What a body is, by its media type. Gatewright's own answer, which a test holds against this one."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

BodyKind: TypeAlias = Literal["json", "form", "multipart", "text", "binary"]

_TEXT_TYPES = frozenset(
    (
        "application/ecmascript application/graphql application/javascript application/json-seq "
        "application/jsonl application/jwt application/ndjson application/sql application/toml "
        "application/x-javascript application/x-json-stream application/x-ndjson application/x-yaml "
        "application/xml application/yaml"
    ).split()
)


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.split(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """`application/json`, `text/json` and whatever is built upon JSON (RFC 6839)."""
    return re.fullmatch(r"[^/]+/([^/]+\+)?json", essence(media_type)) is not None


def body_kind(media_type: str) -> BodyKind:
    """A type that nobody knows holds bytes: they survive where text would not."""
    name = essence(media_type)
    if is_json(name) or name in ("*/*", "application/*"):
        return "json"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name == "multipart/form-data":
        return "multipart"
    is_text = name.startswith("text/") or re.fullmatch(r"[^/]+/[^/]+\+(xml|yaml)", name)
    return "text" if is_text or name in _TEXT_TYPES else "binary"
