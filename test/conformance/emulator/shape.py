"""CloudFormation properties as parameters of an API call, guided by the call's input shape.

Most resource types have the properties of their service's `Create` operation in PascalCase. Whatever the operation has
no member for is an error, unless the type says why it may be left out: nothing of a template is dropped in silence.
"""

import json
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape


class UnknownProperty(Exception):
    """A property that the resource type has and the emulator does not read."""

    def __init__(self, path: str):
        super().__init__(f"the emulator does not read the property {path}")


def shaped(value: Any, shape: Shape, path: str = "") -> Any:
    """A property value as the shape wants it: members found by name whatever its case, texts turned into numbers and
    booleans where the shape says so, objects turned into JSON text where it wants text."""
    if isinstance(shape, StructureShape) and isinstance(value, list) and "Quantity" in shape.members:
        # CloudFront counts its lists.
        return {"Quantity": len(value), "Items": shaped(value, shape.members["Items"], path)} if value else {"Quantity": 0}
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        return _structure(value, shape, path)
    if isinstance(shape, ListShape):
        items = value if isinstance(value, list) else str(value).split(",")
        return [shaped(item, shape.member, f"{path}[{index}]") for index, item in enumerate(items)]
    if isinstance(shape, MapShape):
        return _map(value, shape, path)
    return _scalar(value, shape.type_name)


def _structure(value: dict[str, Any], shape: StructureShape, path: str) -> dict[str, Any]:
    members = {name.lower(): name for name in shape.members}
    result: dict[str, Any] = {}
    for key, item in value.items():
        where = f"{path}.{key}" if path else key
        name = members.get(key.lower())
        if name is None:
            raise UnknownProperty(where)
        result[name] = shaped(item, shape.members[name], where)
    return result


def _map(value: Any, shape: MapShape, path: str) -> dict[str, Any]:
    # Tags are a list of keys and values in some resource types and a map in every API Gateway call.
    pairs = {item["Key"]: item["Value"] for item in value} if isinstance(value, list) else value
    return {str(key): shaped(item, shape.value, f"{path}.{key}") for key, item in pairs.items()}


def _scalar(value: Any, kind: str) -> Any:
    if kind == "boolean":
        return value if isinstance(value, bool) else str(value).lower() == "true"
    if kind in ("integer", "long"):
        return int(value)
    if kind in ("double", "float"):
        return float(value)
    if kind == "string":
        return text_of(value)
    if kind == "blob":
        return text_of(value).encode()
    return value


def text_of(value: Any) -> str:
    """A value as text: JSON for objects and lists, `true` and `false` for booleans."""
    if isinstance(value, str):
        return value
    return json.dumps(value)
