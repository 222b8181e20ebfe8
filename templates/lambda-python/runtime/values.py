"""Values as JSON has them, and their texts."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timezone
from typing import Any, Final, TypeAlias, TypeGuard

JsonValue: TypeAlias = (
    "Mapping[str, JsonValue] | Sequence[JsonValue] | str | int | float | bool | None"
)
"""Any value of JSON. `isinstance(value, dict)` and `isinstance(value, list)` tell what it is."""

ABSENT: Final[Any] = object()
"""What is not there at all: `None` is JSON's `null`."""

_SAFE = 2**53
_EXPONENT = re.compile(r"e([+-])0*(\d)")


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def whole(number: float) -> int | float:
    """JSON has one kind of number: `1.0` is the whole number 1. Beyond 2^53 a float has been rounded already."""
    return int(number) if number.is_integer() and abs(number) < _SAFE else number


def parse_json(text: str) -> Any:
    """Raises `ValueError` for a text that is no JSON; `NaN` and `Infinity` are none."""
    try:
        return json.loads(text, parse_float=_float, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _float(text: str) -> int | float:
    return whole(float(text))


def _refuse(text: str) -> Any:
    raise ValueError(f"{text} is no JSON")


def write_json(value: Any) -> str:
    """Compact JSON. Raises `TypeError` or `ValueError` for what has no form in it."""
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
    )
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair has no form in UTF-8.
        return json.dumps(value, allow_nan=False, separators=(",", ":"), default=_plain)
    return text


def _plain(value: Any) -> Any:
    """What databases and the standard library give for numbers, moments and ids."""
    # Loaded here: most answers have none of them, and every cold start would wait for them.
    from decimal import Decimal
    from uuid import UUID

    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (date, time)):
        return iso_text(value)
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"a value of type {type(value).__name__} has no form in JSON")


def iso_text(value: date | time) -> str:
    """RFC 3339: a time without a zone is local time, and is written in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    return value.isoformat()


def text_of(value: Any) -> str:
    """A plain value as text: `true`, `1.5`, and the text itself."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, (date, time)):
        return iso_text(value)
    return str(value)


def number_text(value: float) -> str:
    """A number as JavaScript writes it, so that both ends of a call agree: `1`, `1e-7`, `1e+21`."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    text = repr(value)
    # Python writes small numbers with an exponent from 1e-5 on, JavaScript from 1e-7 on.
    if "e-0" in text and abs(value) >= 1e-6:
        from decimal import Decimal

        return format(Decimal(text), "f")
    return _EXPONENT.sub(r"e\1\2", text)


def canonical(value: Any, depth: int = 0) -> str:
    """Text that is the same for equal JSON values, whatever the order of their keys."""
    if depth > 200:
        return "..."
    if is_object(value):
        inner = (f"{json.dumps(key)}:{canonical(value[key], depth + 1)}" for key in sorted(value))
        return "{" + ",".join(inner) + "}"
    if is_list(value):
        return "[" + ",".join(canonical(item, depth + 1) for item in value) + "]"
    if isinstance(value, bytes):
        return f"bytes {value.hex()}"
    return json.dumps(value) if isinstance(value, str) else text_of(value)
