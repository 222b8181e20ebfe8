"""`multipart/form-data` (RFC 7578, RFC 2046 section 5.1). Transfer encodings are not used on HTTP."""

from __future__ import annotations

import re
from typing import Any

from .body import json_body
from .errors import malformed
from .media_type import essence, header_parameter, is_json
from .operation import FieldEncoding, FormBody, Media, Part
from .schema import Schema
from .shape import shape_of
from .text_value import first_valid, text_value

_MOST_PARTS = 1000
"""Form bodies with more parts than this are refused."""
_MOST_HEADER_BYTES = 8192
"""Of one part; browsers need some 200."""


def read_multipart(media: Media, body: bytes, content_type: str) -> FormBody:
    """Takes a form apart and reads its fields as their schemas mean them. Raises `HttpError` 400 when it is malformed."""
    parts = read_parts(body, header_parameter(content_type, "boundary"))
    if parts is None:
        raise malformed("is not well-formed multipart/form-data")
    shape = shape_of(media.schema)
    by_name: dict[str, list[Part]] = {}
    for part in parts:
        by_name.setdefault(part.name, []).append(part)
    values = {
        name: _parts_value(shape.member(name), same, media.encoding.get(name)) for name, same in by_name.items()
    }
    return FormBody(values, parts)


def _parts_value(schema: Schema, parts: list[Part], encoding: FieldEncoding | None) -> Any:
    """Several parts of one name are a list; a single one is a list too where only that is possible, unless it is JSON."""
    shape = shape_of(schema)
    if not shape.arrays:
        return _part_value(schema, parts[0], encoding)
    items = [_part_value(shape.item(index), part, encoding) for index, part in enumerate(parts)]
    if len(parts) > 1:
        return items
    whole = _part_value(schema, parts[0], encoding)
    return first_valid(schema, [whole, items] if isinstance(whole, list) else [items, whole])


def _part_value(schema: Schema, part: Part, encoding: FieldEncoding | None) -> Any:
    shape = shape_of(schema)
    if shape.bytes:
        return part.content
    try:
        text = part.content.decode("utf-8")
    except UnicodeDecodeError:
        return part.content
    described = None if encoding is None else encoding.content_type
    type = essence(part.content_type or described or "")
    if is_json(type) or (type == "" and shape.objects):
        return json_body(text)
    return text_value(schema, text)


def read_parts(body: bytes, boundary: str | None) -> list[Part] | None:
    """`None` when the body is malformed: no boundary, no closing boundary, a part without a name."""
    if not boundary:
        return None
    delimiter = b"--" + boundary.encode("utf-8", "surrogatepass")
    parts: list[Part] = []
    start = 0 if body.startswith(delimiter) else body.find(b"\r\n" + delimiter) + 2
    if start == 1:
        return None
    while len(parts) < _MOST_PARTS:
        start += len(delimiter)
        if body.startswith(b"--", start):
            return parts
        head = body.find(b"\r\n", start) + 2
        end = body.find(b"\r\n" + delimiter, head - 2)
        if head < 2 or end < 0:
            return None
        part = _read_part(body, head, max(head, end))
        if part is None:
            return None
        parts.append(part)
        start = end + 2
    return None


def _read_part(body: bytes, head: int, end: int) -> Part | None:
    blank = head - 2 if body.startswith(b"\r\n", head) else body.find(b"\r\n\r\n", head)
    if blank < 0 or blank > end or blank - head > _MOST_HEADER_BYTES:
        return None
    headers: dict[str, str] = {}
    for line in _text(body[head : max(head, blank)]).split("\r\n"):
        name, colon, value = line.partition(":")
        if colon and name:
            headers[name.strip().lower()] = value.strip()
    disposition = headers.get("content-disposition", "")
    name = header_parameter(disposition, "name")
    if name is None:
        return None
    filename = header_parameter(disposition, "filename")
    content_type = headers.get("content-type")
    return Part(
        name=_unescape(name),
        filename=None if filename is None else _unescape(filename),
        content_type=None if content_type is None else content_type.lower(),
        content=body[min(blank + 4, end) : end],
    )


def _unescape(text: str) -> str:
    """Browsers write a quotation mark and line breaks in names as `%22`, `%0D` and `%0A`."""
    return re.sub("%(22|0D|0A)", lambda found: chr(int(found[1], 16)), text, flags=re.IGNORECASE)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
