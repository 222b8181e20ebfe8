"""A schema of the API as data: what `validate` interprets.

Named schemas refer to each other through functions, so that recursive ones need no order, and none is made before a
request needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union

if TYPE_CHECKING:
    from .pattern import Pattern
    from .validate import Place, Run


@dataclass(frozen=True, eq=False)
class Anything:
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Never:
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Null:
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Boolean:
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class String:
    format: str | None = None
    pattern: Pattern | None = None
    """ECMA-262, `u` flag."""
    min_length: int | None = None
    """In code points."""
    max_length: int | None = None
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Number:
    whole: bool = False
    """`type: integer`."""
    format: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Enum:
    values: tuple[Any, ...]
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Array:
    items: Schema | Literal[False] | None = None
    """Behind the prefix; `None`: anything, `False`: nothing."""
    prefix: tuple[Schema, ...] = ()
    min_items: int = 0
    max_items: int | None = None
    unique_items: bool = False
    nullable: bool = False


def _nothing() -> Mapping[str, Schema]:
    return {}


@dataclass(frozen=True, eq=False)
class Object:
    properties: Mapping[str, Schema] = field(default_factory=_nothing)
    required: tuple[str, ...] = ()
    read_only: tuple[str, ...] = ()
    """Properties that only the server sets: taken out of what callers send."""
    additional: Schema | Literal[False] | None = None
    """Members that nothing else names; `None`: anything, `False`: nothing."""
    patterns: tuple[tuple[Pattern, Schema], ...] = ()
    min_properties: int = 0
    max_properties: int | None = None
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Discriminator:
    property: str
    mapping: Mapping[str, int]
    """Value of the property → index of the member."""


@dataclass(frozen=True, eq=False)
class OneOf:
    members: tuple[Schema, ...]
    discriminator: Discriminator | None = None
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class AnyOf:
    members: tuple[Schema, ...]
    discriminator: Discriminator | None = None
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class AllOf:
    members: tuple[Schema, ...]
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Not:
    schema: Schema
    nullable: bool = False


@dataclass(frozen=True, eq=False)
class Ref:
    to: Callable[[], Schema]
    nullable: bool = False


class Rule:
    """What no type can say. Rules have a module of their own, which functions have that need it."""

    nullable: bool = False
    told: Schema | None = None
    """The schema that says what the value is."""

    def check(self, value: Any, at: Place, run: Run) -> None:
        raise NotImplementedError


Schema: TypeAlias = Union[
    Anything, Never, Null, Boolean, String, Number, Enum, Array, Object, OneOf, AnyOf, AllOf, Not, Ref, Rule
]
