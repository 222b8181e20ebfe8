"""A schema of the API as data: what `validate` interprets.

Named schemas refer to each other through functions, so that recursive ones need no order, and none is made before a
request needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, Union

from .record import Datum

if TYPE_CHECKING:
    from .pattern import Pattern
    from .validate import Place, Run


class _Node(Datum):
    """Two schemas that say the same are still two: what is known of one is kept by the schema itself."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


class Anything(_Node):
    nullable: bool = False


class Never(_Node):
    nullable: bool = False


class Null(_Node):
    nullable: bool = False


class Boolean(_Node):
    nullable: bool = False


class String(_Node):
    format: str | None = None
    pattern: Pattern | None = None
    """ECMA-262, `u` flag."""
    min_length: int | None = None
    """In code points."""
    max_length: int | None = None
    nullable: bool = False


class Number(_Node):
    whole: bool = False
    """`type: integer`."""
    format: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    nullable: bool = False


class Enum(_Node):
    values: tuple[Any, ...]
    nullable: bool = False


class Array(_Node):
    items: Schema | Literal[False] | None = None
    """Behind the prefix; `None`: anything, `False`: nothing."""
    prefix: tuple[Schema, ...] = ()
    min_items: int = 0
    max_items: int | None = None
    unique_items: bool = False
    nullable: bool = False


_NO_MEMBERS: Final[Mapping[str, Schema]] = {}


class Object(_Node):
    properties: Mapping[str, Schema] = _NO_MEMBERS
    required: tuple[str, ...] = ()
    read_only: tuple[str, ...] = ()
    """Properties that only the server sets: taken out of what callers send."""
    additional: Schema | Literal[False] | None = None
    """Members that nothing else names; `None`: anything, `False`: nothing."""
    patterns: tuple[tuple[Pattern, Schema], ...] = ()
    min_properties: int = 0
    max_properties: int | None = None
    nullable: bool = False


class Discriminator(_Node):
    property: str
    mapping: Mapping[str, int]
    """Value of the property → index of the member."""


class OneOf(_Node):
    members: tuple[Schema, ...]
    discriminator: Discriminator | None = None
    nullable: bool = False


class AnyOf(_Node):
    members: tuple[Schema, ...]
    discriminator: Discriminator | None = None
    nullable: bool = False


class AllOf(_Node):
    members: tuple[Schema, ...]
    nullable: bool = False


class Not(_Node):
    schema: Schema
    nullable: bool = False


class Ref(_Node):
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
