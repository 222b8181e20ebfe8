"""Schemas of an API's responses as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypedDict, Union


class PatternSchema(TypedDict):
    """Members whose names match."""

    pattern: str
    schema: Schema


class Schema(TypedDict, total=False):
    """A schema of the API's responses as data; members that do not belong to its kind are absent."""

    kind: str
    nullable: bool
    pattern: str
    minLength: int
    maxLength: int
    minimum: float
    maximum: float
    exclusiveMinimum: float
    exclusiveMaximum: float
    multipleOf: float
    values: list[object]
    items: Union[Schema, Literal["forbidden"]]
    prefix: list[Schema]
    minItems: int
    maxItems: int
    uniqueItems: bool
    properties: dict[str, Schema]
    required: list[str]
    additional: Union[Schema, Literal["forbidden"]]
    patterns: list[PatternSchema]
    minProperties: int
    maxProperties: int
    members: list[Schema]
    schema: Schema
    target: str


NamedSchemas: TypeAlias = Mapping[str, Schema]

ResponseSchemas: TypeAlias = Mapping[str, Mapping[str, Schema]]
"""Schemas of JSON bodies by operation, and by status as the document has it: `200`, `4XX`, `default`."""
