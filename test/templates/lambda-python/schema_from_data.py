"""Schemas as the runtime of TypeScript writes them, in the classes of Python's."""

from __future__ import annotations

from typing import Any

from runtime import rules
from runtime import schema as s
from runtime.pattern import Pattern

_BOUNDS = {
    "format": "format",
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
}
_UNION = {"members": "members", "discriminator": "discriminator"}
_TEXT = {"format": "format", "pattern": "pattern", "minLength": "min_length", "maxLength": "max_length"}
_LIST = {
    "items": "items",
    "prefix": "prefix",
    "minItems": "min_items",
    "maxItems": "max_items",
    "uniqueItems": "unique_items",
}
_MEMBERS = {
    "properties": "properties",
    "required": "required",
    "readOnly": "read_only",
    "additional": "additional",
    "patterns": "patterns",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
}
_CLASSES: dict[str, tuple[Any, dict[str, str]]] = {
    "any": (s.Anything, {}),
    "never": (s.Never, {}),
    "null": (s.Null, {}),
    "boolean": (s.Boolean, {}),
    "string": (s.String, _TEXT),
    "number": (s.Number, _BOUNDS),
    "integer": (s.Number, _BOUNDS),
    "enum": (s.Enum, {"values": "values"}),
    "array": (s.Array, _LIST),
    "object": (s.Object, _MEMBERS),
    "oneOf": (s.OneOf, _UNION),
    "anyOf": (s.AnyOf, _UNION),
    "allOf": (s.AllOf, {"members": "members"}),
    "not": (s.Not, {"schema": "schema"}),
    "when": (rules.When, {"condition": "condition", "met": "met", "unmet": "unmet"}),
    "contains": (rules.Contains, {"schema": "schema", "minimum": "minimum", "maximum": "maximum"}),
    "names": (rules.Names, {"schema": "schema"}),
    "unevaluated": (rules.Unevaluated, {"of": "of", "members": "members", "items": "items"}),
}


_SCHEMAS = ("items", "additional", "schema", "condition", "met", "unmet", "of")


def schema_from_data(data: dict[str, Any]) -> s.Schema:
    made, keywords = _CLASSES[data["kind"]]
    given = {keyword: _argument(name, data[name]) for name, keyword in keywords.items() if name in data}
    if data["kind"] == "unevaluated" and "members" in data:
        given["members"] = _argument("additional", data["members"])
    if data["kind"] == "integer":
        given["whole"] = True
    return made(nullable=data.get("nullable", False), **given)


def _argument(name: str, value: Any) -> Any:
    if name in _SCHEMAS:
        return value if value is False else schema_from_data(value)
    if name in ("prefix", "members") and isinstance(value, list):
        return tuple(schema_from_data(each) for each in value)
    if name == "properties":
        return {key: schema_from_data(each) for key, each in value.items()}
    if name == "pattern":
        return Pattern(value)
    if name == "patterns":
        return tuple((Pattern(pattern), schema_from_data(each)) for pattern, each in value)
    if name == "discriminator":
        return s.Discriminator(value["property"], value["mapping"])
    return tuple(value) if isinstance(value, list) else value
