"""Bodies of requests."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from .media_type import body_kind, is_json
from .operation import Operation, Parameter
from .parameters import entries, json_text, value_text, write_query
from .values import File, FileContent, read_content


@dataclass(frozen=True)
class EncodedBody:
    content: bytes
    content_type: str


def encode_body(operation: Operation[object], value: object, chosen: str | None) -> EncodedBody:
    """A body in a content type that the caller chose, or the operation's first."""
    content_type = chosen or operation.content_types[0]
    kind = body_kind(content_type)
    if kind != "multipart" and _is_file(value):
        return _file_body(value, content_type)
    if isinstance(value, str) and "*" in content_type:
        return EncodedBody(value.encode(), "text/plain; charset=utf-8")
    if kind == "json":
        sent = "application/json" if "*" in content_type else content_type
        return EncodedBody(json_text(value).encode(), sent)
    if kind == "form":
        return EncodedBody(_form(value, operation.form_parts).encode(), content_type)
    if kind == "multipart":
        return _multipart(value, operation.form_parts)
    return EncodedBody(value_text(value).encode(), content_type)


def _is_file(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, File, os.PathLike)) or hasattr(value, "read")


def _file_body(value: object, content_type: str) -> EncodedBody:
    file = value if isinstance(value, File) else File(_content(value))
    own = file.content_type or "application/octet-stream"
    return EncodedBody(read_content(file.content), own if "*" in content_type else content_type)


def _content(value: object) -> FileContent:
    return bytes(value) if isinstance(value, bytearray) else cast("FileContent", value)


def _form(value: object, parts: Mapping[str, Parameter]) -> str:
    """Members without a style of their own are written as in a query, objects inside them as JSON."""
    if isinstance(value, str):
        return value
    members = dict(entries(value) or [])
    objects = {
        name: Parameter(content_type="application/json")
        for name, member in members.items()
        if isinstance(member, Mapping) and name not in parts
    }
    return write_query(members, {**parts, **objects})


def _multipart(value: object, parts: Mapping[str, Parameter]) -> EncodedBody:
    boundary = uuid.uuid4().hex
    pieces: list[bytes] = []
    for name, member in entries(value) or []:
        content_type = parts[name].content_type if name in parts else None
        # A list is a part for each of its items (OpenAPI 3.1, section 4.8.15.1.1), unless it is said to be JSON.
        is_whole = not isinstance(member, (list, tuple)) or (
            content_type is not None and is_json(content_type)
        )
        items = [cast("object", member)] if is_whole else cast("list[object]", member)
        for item in items:
            pieces += _part(boundary, name, item, content_type)
    pieces.append(f"--{boundary}--\r\n".encode())
    return EncodedBody(b"".join(pieces), f"multipart/form-data; boundary={boundary}")


def _part(boundary: str, name: str, value: object, declared: str | None) -> list[bytes]:
    if value is None:
        return []
    wanted = declared.split(",")[0].strip() if declared is not None else None
    content_type = None if wanted is None or "*" in wanted else wanted
    file_name: str | None = None
    if _is_file(value):
        file = value if isinstance(value, File) else File(_content(value))
        content = read_content(file.content)
        content_type = file.content_type or content_type or "application/octet-stream"
        file_name = file.name or _own_name(file.content)
    elif isinstance(value, (Mapping, list, tuple)) or (content_type and is_json(content_type)):
        content = json_text(cast("object", value)).encode()
        content_type = content_type or "application/json"
    else:
        content = value_text(value).encode()
    disposition = f'form-data; name="{_quoted(name)}"'
    if file_name is not None:
        disposition += f'; filename="{_quoted(file_name)}"'
    head = f"--{boundary}\r\nContent-Disposition: {disposition}\r\n"
    if content_type is not None:
        head += f"Content-Type: {_one_line(content_type)}\r\n"
    return [head.encode(), b"\r\n", content, b"\r\n"]


def _own_name(content: FileContent) -> str:
    name: object = content if isinstance(content, os.PathLike) else getattr(content, "name", None)
    return os.path.basename(os.fspath(cast("str", name))) if isinstance(name, (str, os.PathLike)) else "blob"


def _quoted(text: str) -> str:
    """As browsers do it (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")
