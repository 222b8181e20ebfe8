"""Patch operations of version 1: a path, an operation and a value that is always text.

https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
"""

import json
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from .errors import bad_request
from .store import Document

Operation = dict[str, Any]


def segments(path: str) -> list[str]:
    """The parts of a patch's path, their `~1` and `~0` undone."""
    return [part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:]]


def typed(text: Any, shape: Shape) -> Any:
    """A patch's value as the member that it is for has it."""
    if not isinstance(text, str):
        return text
    if shape.type_name == "boolean":
        return text.lower() == "true"
    if shape.type_name in ("integer", "long"):
        return int(text)
    if shape.type_name in ("double", "float"):
        return float(text)
    if isinstance(shape, (MapShape, StructureShape, ListShape)):
        return json.loads(text) if text else {}
    return text


def apply_operation(document: Document, shape: StructureShape, operation: Operation) -> None:
    """Applies one operation to a document of a shape; raises for a path that the shape does not have."""
    _apply(document, shape, segments(operation["path"]), operation)


def _apply(target: Any, shape: Shape, parts: list[str], operation: Operation) -> None:
    if isinstance(shape, StructureShape):
        name = next((name for name in shape.members if name.lower() == parts[0].lower()), None)
        if name is None:
            raise bad_request(f"Invalid patch path {operation['path']}")
        _member(target, name, shape.members[name], parts[1:], operation)
    elif isinstance(shape, MapShape):
        _member(target, "/".join(parts), shape.value, [], operation)
    else:
        raise bad_request(f"Invalid patch path {operation['path']}")


def _member(target: Any, name: str, shape: Shape, rest: list[str], operation: Operation) -> None:
    if isinstance(shape, ListShape):
        target[name] = _changed_list(list(target.get(name) or []), shape, rest, operation)
    elif rest:
        inner = dict(target.get(name) or {})
        _apply(inner, shape, rest, operation)
        target[name] = inner
    elif operation["op"] == "remove":
        target.pop(name, None)
    elif operation["op"] in ("add", "replace"):
        target[name] = typed(operation.get("value"), shape)
    else:
        raise bad_request(f"Invalid patch operation {operation['op']}")


def _changed_list(items: list[Any], shape: ListShape, rest: list[str], operation: Operation) -> list[Any]:
    """A list is addressed by its items (`/binaryMediaTypes/image~1png`), by an index to replace, or by the value."""
    named = "/".join(rest)
    value = operation.get("value")
    if operation["op"] == "replace" and named:
        position = int(named) if named.isdigit() else items.index(named)
        items[position : position + 1] = [value]
        return items
    item = typed(named or value, shape.member)
    if operation["op"] == "replace":
        return item if isinstance(item, list) else [part for part in str(item).split(",") if part]
    if operation["op"] == "remove":
        return [other for other in items if other != item] if item not in (None, "") else []
    return items if item in items else [*items, item]
