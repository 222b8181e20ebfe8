"""Parameters are written as RFC 6570 and OpenAPI 3.1, section 4.8.12.4, show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import TypeAlias, cast
from urllib.parse import quote

from .media_type import is_json
from .operation import Parameter
from .values import iso_text

Encode: TypeAlias = Callable[[str], str]
Parameters: TypeAlias = Mapping[str, Parameter]

_PLAIN = Parameter()


def encode(text: str) -> str:
    """Everything but unreserved characters is percent-encoded."""
    return quote(text, safe="")


def encode_reserved(text: str) -> str:
    """Reserved characters stay, but for those that would end the parameter; so do percent-encoded triplets."""

    def part(match: re.Match[str]) -> str:
        return match[0] if re.fullmatch(r"%[0-9A-Fa-f]{2}", match[0]) else encode(match[0])

    return re.sub(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/?\[\]@!$'()*+,;=]+", part, text)


def value_text(value: object) -> str:
    """Text of one value. Objects inside lists have no form of their own in any style: they are written as JSON."""
    if isinstance(value, Enum):
        return value_text(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, date, time)):
        return iso_text(value)
    if isinstance(value, float):
        # As in JSON, and as every other client writes it: 1.0 is 1.
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)
    if isinstance(value, (list, tuple, Mapping)) or value is None:
        return json_text(cast("object", value))
    return str(value)


def json_text(value: object) -> str:
    """A value as JSON. Dates and enums may stand in it; what JSON has no room for is a `TypeError` or `ValueError`."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_json_default
    )


def _json_default(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date, time)):
        return iso_text(value)
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    raise TypeError(f"a {type(value).__name__} cannot be sent as JSON")


def _typed_text(content_type: str, value: object) -> str:
    return json_text(value) if is_json(content_type) else value_text(value)


def _items(value: object) -> list[object] | None:
    """The present items of a list; `None` for anything else."""
    if not isinstance(value, (list, tuple, set, frozenset)):
        return None
    return [item for item in cast("list[object]", value) if item is not None]


def entries(value: object) -> list[tuple[str, object]] | None:
    """The present members of an object; `None` for anything else."""
    if not isinstance(value, Mapping):
        return None
    members = cast("Mapping[str, object]", value)
    return [(str(name), member) for name, member in members.items() if member is not None]


def _flatten(value: object, separator: str, encoded: Encode) -> str | None:
    """A list as `a,b,c`, an object as `key,value` pairs; `None` for anything else."""
    members = _items(value)
    if members is None:
        pairs = entries(value)
        if pairs is None:
            return None
        members = [part for pair in pairs for part in pair]
    return separator.join(encoded(value_text(member)) for member in members)


def _pairs(members: list[tuple[str, object]], encoded: Encode) -> list[str]:
    return [f"{encoded(name)}={encoded(value_text(member))}" for name, member in members]


def write_path(template: str, values: Mapping[str, object], parameters: Parameters) -> str:
    """A path with its variables filled in.

    Raises:
        ValueError: A variable is missing or empty, or the path would lead to another one.
    """

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        value = values.get(name)
        if value is None:
            raise ValueError(f"The path parameter '{name}' is missing.")
        text = _path_value(name, value, parameters.get(name, _PLAIN))
        if text == "":
            raise ValueError(f"The path parameter '{name}' is empty.")
        return text

    path = re.sub(r"\{([^{}]+)\}", fill, re.sub(r"#.*$", "", template, flags=re.DOTALL))
    # Servers take these segments away, percent-encoded or not: the request would go elsewhere.
    if any(re.fullmatch(r"(\.|%2[eE]){1,2}", segment) for segment in re.split(r"[/\\]", path)):
        raise ValueError(f"The path '{path}' leads to another one.")
    return path


def _path_value(name: str, value: object, parameter: Parameter) -> str:
    if parameter.content_type is not None:
        return encode(_typed_text(parameter.content_type, value))
    if parameter.greedy:
        return "/".join(encode(segment) for segment in value_text(value).split("/"))
    encoded = encode_reserved if parameter.allow_reserved else encode
    explode = parameter.explode or False
    if parameter.style == "label":
        return _label(value, explode, encoded)
    if parameter.style == "matrix":
        return _matrix(name, value, explode, encoded)
    return _simple(value, explode, encoded)


def _simple(value: object, explode: bool, encoded: Encode) -> str:
    members = entries(value)
    if members is not None and explode:
        return ",".join(_pairs(members, encoded))
    flat = _flatten(value, ",", encoded)
    return encoded(value_text(value)) if flat is None else flat


def _label(value: object, explode: bool, encoded: Encode) -> str:
    members = entries(value)
    if members is not None and explode:
        return "." + ".".join(_pairs(members, encoded))
    flat = _flatten(value, "." if explode else ",", encoded)
    return "." + (encoded(value_text(value)) if flat is None else flat)


def _matrix(name: str, value: object, explode: bool, encoded: Encode) -> str:
    key = encode(name)

    def named(text: str) -> str:
        return f";{key}" if text == "" else f";{key}={text}"

    items, members = _items(value), entries(value)
    if items is not None and explode:
        return "".join(named(encoded(value_text(item))) for item in items)
    if members is not None and explode:
        return "".join(f";{pair}" for pair in _pairs(members, encoded))
    flat = _flatten(value, ",", encoded)
    return named(encoded(value_text(value)) if flat is None else flat)


def write_query(values: Mapping[str, object], parameters: Parameters) -> str:
    """A query without its question mark; empty when no value is present."""
    return "&".join(_query_parts(values, parameters))


def _query_parts(values: Mapping[str, object], parameters: Parameters) -> list[str]:
    present = [(name, value) for name, value in values.items() if value is not None]
    return [
        part
        for name, value in present
        for part in _query_value(name, value, parameters.get(name, _PLAIN))
    ]


_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def _query_value(name: str, value: object, parameter: Parameter) -> list[str]:
    style = parameter.style or "form"
    explode = style in ("form", "deepObject") if parameter.explode is None else parameter.explode
    encoded = encode_reserved if parameter.allow_reserved else encode
    key = encode(name)
    if parameter.content_type is not None:
        return [f"{key}={encoded(_typed_text(parameter.content_type, value))}"]
    items, members = _items(value), entries(value)
    if style == "deepObject" and (items is not None or members is not None):
        return _deep(name, value, encoded)
    if items is not None and explode:
        return [f"{key}={encoded(value_text(item))}" for item in items]
    if members is not None and explode:
        return _pairs(members, encoded)
    flat = _flatten(value, _DELIMITERS.get(style, ","), encoded)
    if flat is None:
        return [f"{key}={encoded(value_text(value))}"]
    return [] if flat == "" else [f"{key}={flat}"]


def _deep(key: str, value: object, encoded: Encode) -> list[str]:
    """`key[member]=value`, to any depth; OpenAPI defines one level, servers that read more agree on this."""
    items, members = _items(value), entries(value)
    if items is not None:
        members = [(str(index), item) for index, item in enumerate(items)]
    if members is None:
        return [] if value is None else [f"{encode(key)}={encoded(value_text(value))}"]
    return [part for name, member in members for part in _deep(f"{key}[{name}]", member, encoded)]


def write_headers(values: Mapping[str, object], parameters: Parameters) -> list[tuple[str, str]]:
    """Header fields by name."""
    fields: list[tuple[str, str]] = []
    for name, value in values.items():
        if value is None:
            continue
        parameter = parameters.get(name, _PLAIN)
        text = (
            _simple(value, parameter.explode or False, str)
            if parameter.content_type is None
            else _typed_text(parameter.content_type, value)
        )
        fields.append((name, text))
    return fields


def write_cookies(values: Mapping[str, object], parameters: Parameters) -> str:
    """The value of a Cookie header; empty when no value is present."""
    return "; ".join(_query_parts(values, parameters))
