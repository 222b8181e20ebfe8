"""The parts of a schema that decide how a value that arrives as text is read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .record import Datum
from .schema import (
    AllOf,
    AnyOf,
    Anything,
    Array,
    Boolean,
    Enum,
    Null,
    Number,
    Object,
    OneOf,
    Ref,
    Rule,
    Schema,
    String,
)


class Shape(Datum):
    """What a value may be, through references and combinations."""

    text: bool
    bytes: bool
    number: bool
    boolean: bool
    null: bool
    enum_values: tuple[Any, ...]
    arrays: tuple[Array, ...]
    objects: tuple[Object, ...]

    @property
    def is_plain(self) -> bool:
        """Whether a value that is neither list nor object is possible."""
        return self.text or self.number or self.boolean or self.null or len(self.enum_values) > 0

    @property
    def member_names(self) -> list[str]:
        """Names of the members that the schema describes."""
        return [name for each in self.objects for name in each.properties]

    @property
    def is_open(self) -> bool:
        """Whether the object may have members that it does not describe."""
        return any(each.additional is not False for each in self.objects)

    def member(self, name: str) -> Schema:
        """The schema of one member of an object."""
        for each in self.objects:
            if name in each.properties:
                return each.properties[name]
        for each in self.objects:
            if each.additional is not None and each.additional is not False:
                return each.additional
        return _ANYTHING

    def item(self, index: int) -> Schema:
        """The schema of one item of a list."""
        for each in self.arrays:
            found = each.prefix[index] if index < len(each.prefix) else each.items
            if found is not None and found is not False:
                return found
        return _ANYTHING


_ANYTHING = Anything()


@lru_cache(maxsize=None)
def shape_of(schema: Schema) -> Shape:
    """Worked out once per schema."""
    leaves: list[Schema] = []
    nullable = _collect(schema, leaves, set())
    return Shape(
        text=any(isinstance(leaf, (String, Anything)) for leaf in leaves),
        bytes=any(isinstance(leaf, String) and leaf.format == "binary" for leaf in leaves),
        number=any(isinstance(leaf, Number) for leaf in leaves),
        boolean=any(isinstance(leaf, Boolean) for leaf in leaves),
        null=nullable or any(isinstance(leaf, Null) for leaf in leaves),
        enum_values=tuple(value for leaf in leaves if isinstance(leaf, Enum) for value in leaf.values),
        arrays=tuple(leaf for leaf in leaves if isinstance(leaf, Array)),
        objects=tuple(leaf for leaf in leaves if isinstance(leaf, Object)),
    )


def _collect(schema: Schema, leaves: list[Schema], met: set[Schema]) -> bool:
    """Gathers the schemas that say what a value is; true when one on the way allows null."""
    if schema in met:
        return False
    met.add(schema)
    nullable = schema.nullable
    if isinstance(schema, Ref):
        return _collect(schema.to(), leaves, met) or nullable
    if isinstance(schema, Rule):
        return (schema.told is not None and _collect(schema.told, leaves, met)) or nullable
    if not isinstance(schema, (OneOf, AnyOf, AllOf)):
        leaves.append(schema)
        return nullable
    for member in schema.members:
        # Beside other parts of an `allOf`, one that allows everything says nothing.
        if not (isinstance(schema, AllOf) and isinstance(member, Anything)):
            nullable = _collect(member, leaves, met) or nullable
    return nullable
